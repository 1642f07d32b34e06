import { Button } from 'antd'
import { useState } from 'react'
import type { Result } from '../../../shared/contract/index.ts'
import { REVIEW_QUESTION_KINDS, REVIEW_QUESTIONS } from '../../../shared/domain/catalogues/item-proposal.ts'
import { sharedText, shortReason } from '../../../shared/domain/catalogues/item-review-words.ts'
import { ErrorNote } from '../../components/error-note.tsx'
import { formatCount, formatInstant } from '../../lib/format.ts'
import { useQuery } from '../../lib/query.ts'
import css from './catalogues.module.css'
import { ItemDelegation } from './item-delegation.tsx'
import { GroupTag, ProposalTag } from './item-review-columns.tsx'
import { ItemReviewDialog } from './item-review-dialog.tsx'
import { ProposeDialog } from './propose-dialog.tsx'

export type ItemDetail = Result<'itemReview.get'>

/** What the bureau says of an item: how often it occurs and what is proposed, its review, its delegates; each with its history. */
export function ItemRecord({ id, today }: { id: number; today: string }) {
  const { data, error } = useQuery('itemReview.get', { id })
  if (!data) return <ErrorNote error={error} />
  return (
    <>
      <Proposals detail={data} today={today} />
      <Reviews id={id} detail={data} today={today} />
      <ItemDelegation id={id} detail={data} today={today} />
    </>
  )
}

function Proposals({ detail: { item, years, few, proposals }, today }: { detail: ItemDetail; today: string }) {
  const [open, setOpen] = useState(false)
  if (item === null && proposals.length === 0) return null
  return (
    <section className={css.part} aria-labelledby="item-proposals">
      <h2 id="item-proposals" className={css.heading}>
        发生次数与清理意见
      </h2>
      {item !== null && (
        <div className={css.states}>
          <GroupTag item={item} counted={{ years, few }} />
          <span>
            {item.group !== 'uncounted' && `近${years}年 ${formatCount(item.uses)} 次`}
            {item.last !== null && `，最近一次 ${item.last}`}
            {item.group === 'short' && `；${shortReason(item, { years })}`}
            {item.sharedTotal > 0 && `；依据与${sharedText(item)}的事项相同`}
          </span>
        </div>
      )}
      {proposals.length > 0 && (
        <ul className={css.list}>
          {proposals.map(({ proposal, reason, on, madeAt, madeBy }) => (
            <li key={madeAt}>
              {on} {proposal === null ? '撤回意见' : <ProposalTag proposal={proposal} />}：{reason}
              <span className={css.second}>{`　${madeBy} ${formatInstant(madeAt)} 登记`}</span>
            </li>
          ))}
        </ul>
      )}
      {item !== null && (
        <div className={css.buttons}>
          <Button size="small" onClick={() => setOpen(true)}>
            {item.proposal === null ? '提出清理意见' : '改变清理意见'}
          </Button>
        </div>
      )}
      {open && item !== null && (
        <ProposeDialog items={[item]} counted={{ years, few }} today={today} onClose={() => setOpen(false)} />
      )}
    </section>
  )
}

function Reviews({ id, detail: { reviews }, today }: { id: number; detail: ItemDetail; today: string }) {
  const [open, setOpen] = useState(false)
  return (
    <section className={css.part} aria-labelledby="item-reviews">
      <h2 id="item-reviews" className={css.heading}>
        合法性、合理性、必要性审查
      </h2>
      {reviews.length === 0 && <p className={css.second}>还没有审查。</p>}
      {reviews.length > 0 && (
        <ul className={css.list}>
          {reviews.map((review) => (
            <li key={review.madeAt}>
              {review.on} {review.reviewer}：
              {REVIEW_QUESTION_KINDS.map((one) => {
                const { yes, reason } = review[one]
                return `${REVIEW_QUESTIONS[one]}${yes ? '是' : '否'}${reason === '' ? '' : `（${reason}）`}`
              }).join('，')}
              <span className={css.second}>{`　${review.madeBy} ${formatInstant(review.madeAt)} 登记`}</span>
            </li>
          ))}
        </ul>
      )}
      <div className={css.buttons}>
        <Button size="small" onClick={() => setOpen(true)}>
          登记审查
        </Button>
      </div>
      {open && <ItemReviewDialog id={id} today={today} onClose={() => setOpen(false)} />}
    </section>
  )
}
