import { Form, Input, Modal, Radio } from 'antd'
import { useState } from 'react'
import type { Result } from '../../../shared/contract/index.ts'
import { DayItem } from '../../components/day-item.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { useNotice } from '../../lib/notice.ts'
import { useCommand } from '../../lib/query.ts'

type ReplyKind = Result<'letters.replies'>['replies'][number]['kind']
export const REPLY_WORDS: Record<ReplyKind, string> = { report: '整改情况报告', objection: '书面异议', other: '其他' }

/** What the agency sent back. Nothing is chosen beforehand: a report ends the supervision and is not taken back. */
export function ReplyDialog({ letterId, today, onClose }: { letterId: string; today: string; onClose: () => void }) {
  const { run, running, error } = useCommand('letters.recordReply')
  const notice = useNotice()
  const [kind, setKind] = useState<ReplyKind | null>(null)
  const [receivedOn, setDay] = useState(today)
  const [note, setNote] = useState('')
  const submit = (): void => {
    if (kind === null) return
    run({ letterId, kind, receivedOn, note: note.trim() }).then(
      () => {
        notice.done(`已登记${REPLY_WORDS[kind]}`)
        onClose()
      },
      () => undefined, // shown by `error`
    )
  }
  return (
    <Modal
      open
      title="登记回复"
      okText="登记回复"
      cancelText="取消"
      confirmLoading={running}
      okButtonProps={{ disabled: kind === null }}
      onCancel={onClose}
      onOk={submit}
    >
      <ErrorNote error={error} />
      <Form layout="vertical">
        <Form.Item label="回复种类" extra="收到整改情况报告的，不再列为未回复。登记错了可以写明理由撤回。">
          <Radio.Group aria-label="回复种类" value={kind} onChange={({ target }) => setKind(target.value as ReplyKind)}>
            {(['report', 'objection', 'other'] as const).map((value, i) => (
              <Radio key={value} value={value} autoFocus={i === 0}>
                {REPLY_WORDS[value]}
              </Radio>
            ))}
          </Radio.Group>
        </Form.Item>
        <DayItem label="收到日期" id="reply-day" last={today} value={receivedOn} onChange={setDay} />
        <Form.Item label="内容摘要" htmlFor="reply-note">
          <Input.TextArea
            id="reply-note"
            rows={3}
            maxLength={2000}
            value={note}
            onChange={({ target }) => setNote(target.value)}
          />
        </Form.Item>
      </Form>
    </Modal>
  )
}
