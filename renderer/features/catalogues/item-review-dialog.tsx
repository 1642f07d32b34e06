import { Form, Input, Modal, Radio } from 'antd'
import { useState } from 'react'
import {
  REVIEW_QUESTION_KINDS,
  REVIEW_QUESTIONS,
  type ReviewQuestion,
} from '../../../shared/domain/catalogues/item-proposal.ts'
import { DayItem } from '../../components/day-item.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { useNotice } from '../../lib/notice.ts'
import { useCommand, useQuery } from '../../lib/query.ts'

interface Answer {
  /** undefined: not answered yet */
  yes: boolean | undefined
  reason: string
}

/** The three answers of a review with the reviewer and the day: a No needs a reason. */
export function ItemReviewDialog({ id, today, onClose }: { id: number; today: string; onClose: () => void }) {
  const { data: session } = useQuery('session.info', {})
  const [answers, setAnswers] = useState<Record<ReviewQuestion, Answer>>({
    legal: { yes: undefined, reason: '' },
    reasonable: { yes: undefined, reason: '' },
    necessary: { yes: undefined, reason: '' },
  })
  const [typed, setTyped] = useState<string>()
  const [on, setOn] = useState(today)
  const { run, running, error } = useCommand('itemReview.review')
  const notice = useNotice()
  const reviewer = typed ?? session?.actor ?? ''
  const answer = (question: ReviewQuestion, change: Partial<Answer>): void =>
    setAnswers({ ...answers, [question]: { ...answers[question], ...change } })
  const isWhole = Object.values(answers).every(
    ({ yes, reason }) => yes === true || (yes === false && reason.trim() !== ''),
  )
  const given = (question: ReviewQuestion) => ({
    yes: answers[question].yes === true,
    reason: answers[question].reason,
  })
  const submit = (): void => {
    run({
      id,
      legal: given('legal'),
      reasonable: given('reasonable'),
      necessary: given('necessary'),
      reviewer,
      on,
    }).then(
      () => {
        notice.done('已登记审查。')
        onClose()
      },
      () => undefined, // shown by `error`
    )
  }
  return (
    <Modal
      open
      title="登记合法性、合理性、必要性审查"
      okText="登记审查"
      okButtonProps={{ disabled: !isWhole || reviewer.trim() === '' }}
      cancelText="取消"
      confirmLoading={running}
      onCancel={onClose}
      onOk={submit}
    >
      <ErrorNote error={error} />
      <Form layout="vertical">
        {REVIEW_QUESTION_KINDS.map((question) => (
          <Form.Item key={question} label={REVIEW_QUESTIONS[question]} required>
            <Radio.Group
              aria-label={REVIEW_QUESTIONS[question]}
              value={answers[question].yes}
              onChange={({ target }) => answer(question, { yes: target.value as boolean })}
              options={[
                { value: true, label: '是' },
                { value: false, label: '否' },
              ]}
            />
            {answers[question].yes === false && (
              <Input
                aria-label={`${REVIEW_QUESTIONS[question]}答“否”的理由`}
                placeholder="答“否”的写明理由"
                maxLength={500}
                value={answers[question].reason}
                onChange={({ target }) => answer(question, { reason: target.value })}
              />
            )}
          </Form.Item>
        ))}
        <Form.Item label="审查人" htmlFor="review-reviewer" required>
          <Input
            id="review-reviewer"
            maxLength={80}
            value={reviewer}
            onChange={({ target }) => setTyped(target.value)}
          />
        </Form.Item>
        <DayItem label="审查日期" id="review-on" last={today} value={on} onChange={setOn} />
      </Form>
    </Modal>
  )
}
