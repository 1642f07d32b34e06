import type { ActKind } from '../../shared/domain/act-kinds.ts'
import type { Day } from '../../shared/domain/calendar/civil-day.ts'
import { item as catalogue, itemKind } from '../../shared/domain/catalogues/item.ts'
import { delegatesOf } from '../../shared/domain/catalogues/item-delegation.ts'
import { actOfItem, itemNameKey, partsOfCell } from '../../shared/domain/catalogues/item-occurrence.ts'
import { recordState } from '../../shared/domain/catalogues/record-state.ts'
import { compact } from '../../shared/domain/import/cell-text.ts'
import type { Facts } from '../../shared/domain/import/row-parser.ts'
import type { ReadDb } from '../database/db.ts'
import { changeOf, STANDING_CHANGE } from './standing-change.ts'
import { keptResult } from './id-lists.ts'
import type { ToldCases } from './told-cases.ts'

/** An item of the catalogue; one that is over still is what older cases name. */
export interface NamedItem {
  isOver: boolean
  id: number
  number: string | null
  name: string
  agency: string
  kind: string
  act: ActKind | null
  basis: string | null
  agencyKey: string | null
  /** its agency and those to which it is delegated */
  agencyKeys: string[]
}

/** The items of the catalogue as they stand on a day, in the order of their agencies and names. */
export function namedItems(db: ReadDb, today: Day): NamedItem[] {
  const rows = db.all<{
    id: number
    number: string | null
    name: string
    agencyKey: string | null
    facts: string
    change: string | null
  }>(
    `SELECT c.id, c.number, c.name, c.agency_key, c.facts, ${STANDING_CHANGE} AS change FROM catalogue_record c
     WHERE c.catalogue = 'item' ORDER BY c.agency_key NULLS LAST, c.name, c.id`,
    today,
  )
  return rows.map(({ facts: text, change, agencyKey, ...row }): NamedItem => {
    const facts = JSON.parse(text) as Facts
    const kind = itemKind(facts)
    return {
      ...row,
      isOver: recordState(catalogue, facts, changeOf(change), today)?.look === 'ended',
      agency: facts['agency'] ?? '',
      kind: kind ?? '',
      act: actOfItem(kind),
      basis: facts['basis'] ?? null,
      agencyKey,
      agencyKeys: [
        ...new Set([
          ...(agencyKey === null ? [] : [agencyKey]),
          ...delegatesOf(facts['delegated_to'] ?? '').map(compact),
        ]),
      ],
    }
  })
}

/** The ids of the items that are not over on a day; kept, since several checks ask for them. */
export const standingItems = (db: ReadDb, today: Day): readonly number[] =>
  keptResult(db, JSON.stringify(['standing items', today]), ['catalogues', 'agencies', 'imports'], () =>
    namedItems(db, today).flatMap(({ id, isOver }) => (isOver ? [] : [id])),
  )

export interface Naming {
  /** the items that cases name */
  itemsOf: (told: Pick<ToldCases, 'agencyKey' | 'act' | 'texts'>) => ReadonlySet<number>
  /** an agency and those that took its place */
  bodiesOf: (agencyKey: string) => readonly string[]
}

/**
 * How cases name items: by their codes, whatever else they say; where they name no code that is known, by their names, for the agency
 * of the item, those to which it is delegated, and those whose place one of them took by the day.
 */
export function namingOf(db: ReadDb, items: readonly NamedItem[], today: Day): Naming {
  const byCode = new Map<string, number[]>()
  /** by agency and kind of case, then by name */
  const byName = new Map<string, Map<string, number[]>>()
  const put = (map: Map<string, number[]>, key: string, id: number): void => {
    const ids = map.get(key)
    if (ids) ids.push(id)
    else map.set(key, [id])
  }
  for (const { id, number, name, act, kind, agencyKeys } of items) {
    if (number !== null) put(byCode, compact(number), id)
    // an item whose kind nobody wrote down may be of any
    const acts = act !== null ? [act] : kind === '' ? [ANY_ACT] : []
    for (const place of agencyKeys.flatMap((agency) => acts.map((one) => `${agency}|${one}`))) {
      const names = byName.get(place) ?? new Map<string, number[]>()
      byName.set(place, names)
      put(names, itemNameKey(name), id)
    }
  }
  const bodiesOf = successorsReader(db, today)
  const codedIn = (text: string): number[] => byCode.get(compact(text)) ?? []
  return {
    bodiesOf,
    itemsOf: ({ agencyKey, act, texts }) => {
      const codes = texts.flatMap((text) => wholeOrParts(text, codedIn))
      if (codes.length > 0) return new Set(codes)
      const places = bodiesOf(agencyKey).flatMap((agency) =>
        [act, ANY_ACT].flatMap((one) => byName.get(`${agency}|${one}`) ?? []),
      )
      if (places.length === 0) return NONE
      const namedIn = (text: string): number[] => {
        const nameKey = itemNameKey(text)
        return places.flatMap((names) => names.get(nameKey) ?? [])
      }
      return new Set(texts.flatMap((text) => wholeOrParts(text, namedIn)))
    },
  }
}

const ANY_ACT = ''
const NONE: ReadonlySet<number> = new Set()

/** What the whole of a cell names; where it names nothing, what its parts name. */
function wholeOrParts(text: string, named: (text: string) => number[]): number[] {
  const whole = named(text)
  return whole.length > 0 ? whole : partsOfCell(text).flatMap(named)
}

/** An agency's key with those of the bodies that took its place by a day, one after the other. */
function successorsReader(db: ReadDb, today: Day): (agencyKey: string) => readonly string[] {
  const next = new Map(
    db
      .all<{ old: string; new: string }>(
        `SELECT c.answers_to AS old, g.successor_key AS new FROM catalogue_change g JOIN catalogue_record c ON c.id = g.record_id
         WHERE g.successor_key IS NOT NULL AND c.catalogue = 'agency' AND g.on_day <= ? ORDER BY g.on_day, g.made_at`,
        today,
      )
      .map((one) => [one.old, one.new]),
  )
  const prefix = 'agency|'
  const chains = new Map<string, readonly string[]>([['', []]])
  return (agencyKey) => {
    const known = chains.get(agencyKey)
    if (known) return known
    const keys = new Set<string>()
    for (let at: string | undefined = prefix + agencyKey; at !== undefined && !keys.has(at); at = next.get(at))
      keys.add(at)
    const chain = Array.from(keys, (key) => key.slice(prefix.length))
    chains.set(agencyKey, chain)
    return chain
  }
}
