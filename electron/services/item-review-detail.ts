import type { Output } from '../../shared/contract/index.ts'
import { delegatesOf } from '../../shared/domain/catalogues/item-delegation.ts'
import { lookBack } from '../../shared/domain/catalogues/item-occurrence.ts'
import { maskPersonalNumbers } from '../../shared/domain/cases/personal-numbers.ts'
import type { Facts } from '../../shared/domain/import/row-parser.ts'
import type { ReadDb } from '../database/db.ts'
import type { RecordRow } from './catalogue-edit.ts'
import { type CountedBy, occurrencesByDelegate } from './item-occurrences.ts'
import { removalOf } from './item-removal.ts'
import { proposalsOf, reviewedItem } from './item-review-list.ts'

type Detail = Output<'itemReview.get'>

/** What the bureau said of an item, all entries with who and when, and how often its delegates use it. */
export function itemReviewDetail(db: ReadDb, record: RecordRow, by: CountedBy): Detail {
  const delegates = delegatesOf((JSON.parse(record.facts) as Facts)['delegated_to'] ?? '')
  const steps = evaluationSteps(db, record.id)
  const [last] = steps
  const dueOn = last?.step === 'due' ? last.on : null
  const removal = removalOf(db, record.id)
  const item = reviewedItem(db, record.id, by)
  const { from, to } = lookBack(by.today, by.years)
  return {
    item,
    years: by.years,
    few: by.few,
    from,
    to,
    proposals: proposalsOf(db, record.id),
    reviews: reviewsOf(db, record.id),
    removal: removal === null ? null : shown(removal.why),
    delegates:
      delegates.length === 0
        ? []
        : occurrencesByDelegate(db, by, record.id, delegates).map(({ name, years }) => ({ name: shown(name), years })),
    evaluation: {
      dueOn,
      isOverdue: item !== null && delegates.length > 0 && dueOn !== null && dueOn < by.today,
      steps,
    },
  }
}

const shown = maskPersonalNumbers

interface ReviewRow {
  legal: number
  legalReason: string
  reasonable: number
  reasonableReason: string
  necessary: number
  necessaryReason: string
  reviewer: string
  onDay: string
  madeAt: string
  madeBy: string
}

const reviewsOf = (db: ReadDb, id: number): Detail['reviews'] =>
  db
    .all<ReviewRow>(
      `SELECT legal, legal_reason, reasonable, reasonable_reason, necessary, necessary_reason, reviewer, on_day, made_at, made_by
       FROM item_review WHERE record_id = ? ORDER BY seq DESC`,
      id,
    )
    .map((row) => ({
      legal: { yes: row.legal === 1, reason: shown(row.legalReason) },
      reasonable: { yes: row.reasonable === 1, reason: shown(row.reasonableReason) },
      necessary: { yes: row.necessary === 1, reason: shown(row.necessaryReason) },
      reviewer: shown(row.reviewer),
      on: row.onDay,
      madeAt: row.madeAt,
      madeBy: row.madeBy,
    }))

const evaluationSteps = (db: ReadDb, id: number): Detail['evaluation']['steps'] =>
  db
    .all<{ step: 'due' | 'done'; onDay: string; note: string; madeAt: string; madeBy: string }>(
      'SELECT step, on_day, note, made_at, made_by FROM item_evaluation WHERE record_id = ? ORDER BY seq DESC',
      id,
    )
    .map(({ onDay, note, ...step }) => ({ ...step, on: onDay, note: shown(note) }))
