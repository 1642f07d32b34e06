import { AppError } from '../../shared/contract/error.ts'
import { itemKind } from '../../shared/domain/catalogues/item.ts'
import { delegatesSince } from '../../shared/domain/catalogues/item-delegation.ts'
import { actOfItem } from '../../shared/domain/catalogues/item-occurrence.ts'
import { PROPOSALS } from '../../shared/domain/catalogues/item-proposal.ts'
import { maskPersonalNumbers } from '../../shared/domain/cases/personal-numbers.ts'
import { compact } from '../../shared/domain/import/cell-text.ts'
import type { Facts } from '../../shared/domain/import/row-parser.ts'
import type { ReadDb } from '../database/db.ts'

/** SQL for what was proposed of `catalogue_record c` last; null where nothing stands. */
export const STANDING_PROPOSAL =
  '(SELECT p.proposal FROM item_proposal p WHERE p.record_id = c.id ORDER BY p.seq DESC LIMIT 1)'
/** SQL for an item that is to go: 拟取消 is proposed, or 取消 recorded, on whatever day it begins. */
export const IS_TO_GO = `(coalesce(${STANDING_PROPOSAL} = 'abolish', 0) OR coalesce((SELECT g.kind FROM catalogue_change g
  WHERE g.record_id = c.id ORDER BY g.on_day DESC, g.made_at DESC LIMIT 1) = 'abolish', 0))`

/** Why an item is to go. */
export interface Removal {
  /** 取消 is recorded; else it is proposed */
  isRecorded: boolean
  /** in words: the change that was recorded, else the proposal */
  why: string
}

/** Why an item is to go; null where it stays. */
export function removalOf(db: ReadDb, id: number): Removal | null {
  const change = db.maybe<{ kind: string; onDay: string; reason: string }>(
    'SELECT kind, on_day, reason FROM catalogue_change WHERE record_id = ? ORDER BY on_day DESC, made_at DESC LIMIT 1',
    id,
  )
  if (change?.kind === 'abolish') return { isRecorded: true, why: `自 ${change.onDay} 起取消：${change.reason}` }
  const last = db.maybe<{ proposal: string | null; onDay: string; reason: string }>(
    'SELECT proposal, on_day, reason FROM item_proposal WHERE record_id = ? ORDER BY seq DESC LIMIT 1',
    id,
  )
  return last?.proposal === 'abolish'
    ? { isRecorded: false, why: `${last.onDay} ${PROPOSALS.abolish}：${last.reason}` }
    : null
}

/** SQL for whether the bureau has judged `catalogue_record c`: what it said is not to go with the record. */
export const IS_JUDGED = ['item_proposal', 'item_review', 'item_evaluation']
  .map((table) => `EXISTS (SELECT 1 FROM ${table} j WHERE j.record_id = c.id)`)
  .join(' OR ')
export const isJudged = (db: ReadDb, id: number): boolean =>
  db.value(`SELECT 1 FROM catalogue_record c WHERE c.id = ? AND (${IS_JUDGED})`, id) !== undefined

/** A delegation that is not taken, since its item is to go: 拟清理事项不再赋权 (policy paper 004). */
export interface RefusedDelegation extends Removal {
  name: string
  /** the bodies that are not taken, and the text of those that may stay; null = none */
  added: string[]
  taken: string | null
}

interface ItemToGo {
  id: number
  recordKey: string
  number: string | null
  name: string
  facts: Facts
}

/**
 * Tells whether what is said of an item under a record key would delegate one that is to go to a further body. An item is met by its key,
 * else by its agency and name, so that one that is sent without its code is no other; two codes, or two kinds, are two items.
 */
export function refusedDelegations(db: ReadDb): (key: string, said: Facts) => RefusedDelegation | undefined {
  const byKey = new Map<string, ItemToGo>()
  const byName = new Map<string, ItemToGo[]>()
  for (const { facts: text, ...row } of db.all<Omit<ItemToGo, 'facts'> & { facts: string }>(
    `SELECT c.id, c.record_key, c.number, c.name, c.facts FROM catalogue_record c WHERE c.catalogue = 'item' AND ${IS_TO_GO} ORDER BY c.id`,
  )) {
    const one = { ...row, facts: JSON.parse(text) as Facts }
    byKey.set(one.recordKey, one)
    const name = placeAndName(one.facts)
    if (name !== null) byName.set(name, [...(byName.get(name) ?? []), one])
  }
  return (key, said) => {
    const own = byKey.get(key)
    const found = own ?? byName.get(placeAndName(said) ?? '')?.find(({ facts }) => isSameItem(facts, said))
    if (!found) return undefined
    const standing = own
      ? undefined
      : db.value<string>("SELECT facts FROM catalogue_record WHERE catalogue = 'item' AND record_key = ?", key)
    const before = standing === undefined ? found.facts : (JSON.parse(standing) as Facts)
    const { added, kept } = delegatesSince(before['delegated_to'], said['delegated_to'])
    const removal = added.length === 0 ? null : removalOf(db, found.id)
    return removal === null ? undefined : { ...removal, name: found.name, added, taken: kept.join('、') || null }
  }
}

function placeAndName({ agency, name }: Facts): string | null {
  return agency === undefined || name === undefined ? null : `${compact(agency)}|${compact(name)}`
}

const isSameItem = (a: Facts, b: Facts): boolean =>
  areOne(a['item_code'] && compact(a['item_code']), b['item_code'] && compact(b['item_code'])) &&
  areOne(kindOf(a), kindOf(b))
/** What only one of them says does not tell them apart. */
const areOne = (a: string | null | undefined, b: string | null | undefined): boolean => !a || !b || a === b
function kindOf(facts: Facts): string | null {
  const kind = itemKind(facts)
  return actOfItem(kind) ?? kind
}

/** Refuses to delegate an item that is to go to a further body. */
export function checkDelegation(db: ReadDb, key: string, facts: Facts): void {
  const refused = refusedDelegations(db)(key, facts)
  if (!refused) return
  const { isRecorded, name, why, added } = refused
  const says = isRecorded
    ? ['已经登记取消的事项不再赋权', '先撤回“取消”的登记']
    : ['拟清理的事项不再赋权', '先在“事项清理”中改变意见']
  throw new AppError(
    'not_allowed',
    { field: 'delegated_to' },
    maskPersonalNumbers(
      `“${name}”${why}。${says[0]}，没有保存对“${added.join('、')}”的赋权、委托。确需赋权的，${says[1]}。`,
    ),
  )
}
