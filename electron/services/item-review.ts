import { AppError } from '../../shared/contract/error.ts'
import { delegatesOf } from '../../shared/domain/catalogues/item-delegation.ts'
import { REVIEW_QUESTION_KINDS, REVIEW_QUESTIONS } from '../../shared/domain/catalogues/item-proposal.ts'
import { maskPersonalNumbers } from '../../shared/domain/cases/personal-numbers.ts'
import type { Facts } from '../../shared/domain/import/row-parser.ts'
import type { ReadDb } from '../database/db.ts'
import { findRecord, type RecordRow } from './catalogue-edit.ts'
import { countedBy } from './item-occurrences.ts'
import { itemReviewDetail } from './item-review-detail.ts'
import { exportItemReview } from './item-review-export.ts'
import { proposalsOf, reviewCounts, reviewedItems } from './item-review-list.ts'
import type { Handlers } from './types.ts'

export const itemReviewHandlers = {
  'itemReview.list': (db, { limit, offset, ...filter }, call) => {
    const by = countedBy(call)
    const items = reviewedItems(db, filter, by)
    return { rows: items.slice(offset, offset + limit), total: items.length, ...reviewCounts(db, by) }
  },

  'itemReview.export': exportItemReview,

  'itemReview.get': (db, { id }, call) => itemReviewDetail(db, findItem(db, id), countedBy(call)),

  'itemReview.propose': (db, { ids, proposal, reason, on }, { today, now, actor }) => {
    checkDay(on, today, '提出意见的日期')
    const items = [...new Set(ids)].map((id) => findItem(db, id))
    const bare = proposal === null && items.find(({ id }) => (proposalsOf(db, id)[0]?.proposal ?? null) === null)
    if (bare) throw new AppError('already_done', { id: bare.id }, `“${shown(bare.name)}”没有清理意见可以撤回。`)
    for (const { id } of items)
      db.run(
        'INSERT INTO item_proposal (record_id, proposal, reason, on_day, made_at, made_by) VALUES (?, ?, ?, ?, ?, ?)',
        id,
        proposal,
        reason,
        on,
        now,
        actor.name,
      )
    const [first] = items
    return {
      value: { items: items.length },
      audit: { subject: String(first?.id), detail: { proposal, on, items: items.map(({ id }) => id) } },
    }
  },

  'itemReview.review': (db, { id, reviewer, on, ...answers }, { today, now, actor }) => {
    checkDay(on, today, '审查日期')
    findItem(db, id)
    const mute = REVIEW_QUESTION_KINDS.find((question) => !answers[question].yes && answers[question].reason === '')
    if (mute !== undefined)
      throw new AppError('invalid_input', { field: mute }, `${REVIEW_QUESTIONS[mute]}审查答“否”的，请写明理由。`)
    db.run(
      `INSERT INTO item_review (record_id, ${REVIEW_QUESTION_KINDS.map((one) => `${one}, ${one}_reason`).join(', ')}, reviewer,
         on_day, made_at, made_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      id,
      ...REVIEW_QUESTION_KINDS.flatMap((one) => [answers[one].yes ? 1 : 0, answers[one].reason]),
      reviewer,
      on,
      now,
      actor.name,
    )
    const said = Object.fromEntries(REVIEW_QUESTION_KINDS.map((one) => [one, answers[one].yes]))
    return { value: { id }, audit: { subject: String(id), detail: { on, ...said } } }
  },

  'itemReview.setEvaluation': (db, { id, dueOn, note }, { now, actor }) => {
    checkDelegated(findItem(db, id))
    db.run(
      "INSERT INTO item_evaluation (record_id, step, on_day, note, made_at, made_by) VALUES (?, 'due', ?, ?, ?, ?)",
      id,
      dueOn,
      note,
      now,
      actor.name,
    )
    return { value: { id }, audit: { subject: String(id), detail: { dueOn } } }
  },

  'itemReview.recordEvaluation': (db, { id, on, conclusion }, { today, now, actor }) => {
    checkDay(on, today, '评估日期')
    checkDelegated(findItem(db, id))
    db.run(
      "INSERT INTO item_evaluation (record_id, step, on_day, note, made_at, made_by) VALUES (?, 'done', ?, ?, ?, ?)",
      id,
      on,
      conclusion,
      now,
      actor.name,
    )
    return { value: { id }, audit: { subject: String(id), detail: { on } } }
  },
} satisfies Pick<Handlers, `itemReview.${string}` & keyof Handlers>

const shown = maskPersonalNumbers

function findItem(db: ReadDb, id: number): RecordRow {
  const record = findRecord(db, id)
  if (record.catalogue !== 'item')
    throw new AppError('invalid_input', { id }, `“${shown(record.name)}”不是执法事项，没有清理意见、审查和赋权评估。`)
  return record
}

function checkDay(on: string, today: string, what: string): void {
  if (on > today) throw new AppError('invalid_input', { on }, `${what} ${on} 在今天之后。`)
}

function checkDelegated({ id, name, facts }: RecordRow): void {
  if (delegatesOf((JSON.parse(facts) as Facts)['delegated_to'] ?? '').length === 0)
    throw new AppError('wrong_state', { id }, `“${shown(name)}”没有赋权、委托对象，不需要评估。`)
}
