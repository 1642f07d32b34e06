import { Form, Input, Modal, Radio } from 'antd'
import { useState } from 'react'
import { PROPOSAL_KINDS, PROPOSALS, type Proposal } from '../../../shared/domain/catalogues/item-proposal.ts'
import { groupLabel, sharedText } from '../../../shared/domain/catalogues/item-review-words.ts'
import { DayItem } from '../../components/day-item.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { useNotice } from '../../lib/notice.ts'
import { useCommand } from '../../lib/query.ts'
import css from './catalogues.module.css'
import type { ReviewedItem } from './item-review-columns.tsx'

interface Props {
  items: readonly ReviewedItem[]
  counted: { years: number; few: number }
  today: string
  onClose: () => void
}

/** What the counts themselves say of an item, as the beginning of a reason. */
function firstReason(item: ReviewedItem, counted: Props['counted']): string {
  const { group } = item
  const parts = [
    ...(group === 'none' || group === 'few' ? [groupLabel(group, counted)] : []),
    ...(item.sharedTotal > 0 ? [`与${sharedText(item)}的事项依据相同`] : []),
  ]
  return parts.join('；')
}

/** What is proposed of one item, or of several at once, and why; what was said before stays in the history. */
export function ProposeDialog({ items, counted, today, onClose }: Props) {
  const [first] = items
  const reasons = new Set(items.map((item) => item.proposal?.reason ?? firstReason(item, counted)))
  const [proposal, setProposal] = useState<Proposal | 'withdraw' | undefined>(
    items.length === 1 ? (first?.proposal?.proposal ?? undefined) : undefined,
  )
  const [reason, setReason] = useState(reasons.size === 1 ? ([...reasons][0] ?? '') : '')
  const [on, setOn] = useState(today)
  const { run, running, error } = useCommand('itemReview.propose')
  const notice = useNotice()
  const isStanding = items.every((item) => item.proposal !== null)
  const submit = (): void => {
    if (proposal === undefined) return
    const ids = items.map(({ id }) => id)
    run({ ids, proposal: proposal === 'withdraw' ? null : proposal, reason, on }).then(
      ({ items: done }) => {
        notice.done(
          proposal === 'withdraw' ? `已撤回 ${done} 项的意见。` : `已对 ${done} 项提出意见：${PROPOSALS[proposal]}。`,
        )
        onClose()
      },
      () => undefined, // shown by `error`
    )
  }
  return (
    <Modal
      open
      title={items.length === 1 ? `对“${first?.name ?? ''}”提出意见` : `对所选 ${items.length} 项提出意见`}
      okText="提出意见"
      okButtonProps={{ disabled: proposal === undefined || reason.trim() === '' }}
      cancelText="取消"
      confirmLoading={running}
      onCancel={onClose}
      onOk={submit}
    >
      <ErrorNote error={error} />
      <Form layout="vertical">
        <Form.Item label="意见" required>
          <Radio.Group
            aria-label="意见"
            className={css.choices ?? ''}
            value={proposal}
            onChange={({ target }) => setProposal(target.value as Proposal | 'withdraw')}
            options={[
              ...PROPOSAL_KINDS.map((value) => ({ value, label: PROPOSALS[value] })),
              ...(isStanding ? [{ value: 'withdraw' as const, label: '撤回意见' }] : []),
            ]}
          />
        </Form.Item>
        <Form.Item label="理由" htmlFor="proposal-reason" required>
          <Input.TextArea
            id="proposal-reason"
            rows={3}
            maxLength={500}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        </Form.Item>
        <DayItem label="提出日期" id="proposal-on" last={today} value={on} onChange={setOn} />
      </Form>
      {proposal === 'abolish' && <p className={css.second}>拟取消的事项不再赋权、委托：新的赋权对象不能保存。</p>}
    </Modal>
  )
}
