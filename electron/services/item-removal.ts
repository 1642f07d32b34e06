import { AppError } from '../../shared/contract/error.ts'
import { newDelegates } from '../../shared/domain/catalogues/item-delegation.ts'
import { PROPOSALS } from '../../shared/domain/catalogues/item-proposal.ts'
import { maskPersonalNumbers } from '../../shared/domain/cases/personal-numbers.ts'
import type { Facts } from '../../shared/domain/import/row-parser.ts'
import type { ReadDb } from '../database/db.ts'

/** SQL for what was proposed of `catalogue_record c` last; null where nothing stands. */
export const STANDING_PROPOSAL =
  '(SELECT p.proposal FROM item_proposal p WHERE p.record_id = c.id ORDER BY p.seq DESC LIMIT 1)'
/** SQL for an item that is to go: 拟取消 is proposed, or 取消 recorded, on whatever day it begins. */
export const IS_TO_GO = `(coalesce(${STANDING_PROPOSAL} = 'abolish', 0) OR coalesce((SELECT g.kind FROM catalogue_change g
  WHERE g.record_id = c.id ORDER BY g.on_day DESC, g.made_at DESC LIMIT 1) = 'abolish', 0))`

/** Why an item is to go, in words: the change that was recorded, else the proposal; null where it stays. */
export function removalOf(db: ReadDb, id: number): string | null {
  const change = db.maybe<{ kind: string; onDay: string; reason: string }>(
    'SELECT kind, on_day, reason FROM catalogue_change WHERE record_id = ? ORDER BY on_day DESC, made_at DESC LIMIT 1',
    id,
  )
  if (change?.kind === 'abolish') return `自 ${change.onDay} 起取消：${change.reason}`
  const last = db.maybe<{ proposal: string | null; onDay: string; reason: string }>(
    'SELECT proposal, on_day, reason FROM item_proposal WHERE record_id = ? ORDER BY seq DESC LIMIT 1',
    id,
  )
  return last?.proposal === 'abolish' ? `${last.onDay} ${PROPOSALS.abolish}：${last.reason}` : null
}

/** SQL for whether the bureau has judged `catalogue_record c`: what it said is not to go with the record. */
export const IS_JUDGED = ['item_proposal', 'item_review', 'item_evaluation']
  .map((table) => `EXISTS (SELECT 1 FROM ${table} j WHERE j.record_id = c.id)`)
  .join(' OR ')
export const isJudged = (db: ReadDb, id: number): boolean =>
  db.value(`SELECT 1 FROM catalogue_record c WHERE c.id = ? AND (${IS_JUDGED})`, id) !== undefined

/** Refuses to delegate an item that is to go to a further body: 拟清理事项不再赋权 (policy paper 004). */
export function checkDelegation(db: ReadDb, item: { id: number; name: string }, before: Facts, after: Facts): void {
  const added = newDelegates(before['delegated_to'], after['delegated_to'])
  if (added.length === 0) return
  const why = removalOf(db, item.id)
  if (why !== null)
    throw new AppError(
      'not_allowed',
      { id: item.id, field: 'delegated_to' },
      `“${item.name}”${maskPersonalNumbers(why)}。拟清理的事项不再赋权，没有保存对“${added.join('、')}”的赋权、委托。确需赋权的，先在“事项清理”中改变意见。`,
    )
}

/** The items that are to go by their record keys, each with the bodies to which it is delegated, as text. */
export const delegationsToGo = (db: ReadDb): ReadonlyMap<string, string | null> =>
  new Map(
    db
      .all<{ recordKey: string; delegatedTo: string | null }>(
        `SELECT c.record_key, c.facts ->> 'delegated_to' AS delegated_to FROM catalogue_record c
         WHERE c.catalogue = 'item' AND ${IS_TO_GO}`,
      )
      .map(({ recordKey, delegatedTo }) => [recordKey, delegatedTo]),
  )
