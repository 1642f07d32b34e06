import type { Day } from '../../shared/domain/calendar/civil-day.ts'
import { item as catalogue, itemKind } from '../../shared/domain/catalogues/item.ts'
import { delegatesOf } from '../../shared/domain/catalogues/item-delegation.ts'
import {
  actOfItem,
  itemNameKey,
  type LookBack,
  lookBack,
  type OccurrenceGroup,
  occurrenceGroup,
  partsOfCell,
} from '../../shared/domain/catalogues/item-occurrence.ts'
import { recordState } from '../../shared/domain/catalogues/record-state.ts'
import { compact } from '../../shared/domain/import/cell-text.ts'
import type { Facts } from '../../shared/domain/import/row-parser.ts'
import { CASE_TABLES, type CaseTable } from '../../shared/domain/import/tables.ts'
import type { ReadDb } from '../database/db.ts'
import { changeOf, STANDING_CHANGE } from './catalogue-list.ts'
import { keptResult } from './id-lists.ts'
import { type LibraryReach, libraryReach, type ToldCases, toldCases } from './told-cases.ts'
import type { Call } from './types.ts'

/** By what occurrences are counted: the day of the call, and what the bureau set. */
export interface CountedBy {
  today: Day
  years: number
  few: number
}
export const countedBy = ({ today, settings: { catalogues } }: Pick<Call, 'today' | 'settings'>): CountedBy => ({
  today,
  years: catalogues.occurrenceYears,
  few: catalogues.fewOccurrences,
})

/** An item that stands, and how often it occurs in the cases of the library. */
export interface CountedItem {
  id: number
  number: string | null
  name: string
  agency: string
  kind: string
  /** cases of the period that name it */
  uses: number
  /** the day of the last one, within the period or before */
  last: Day | null
  /** of how many years of the period there are cases of its agency and kind that name an item */
  yearsTold: number
  /** cases of its agency and kind in the period that name no item of the catalogue */
  untold: number
  group: OccurrenceGroup
  /** the first of the other agencies with an item on the same basis, word for word, and how many there are */
  sharedWith: readonly string[]
  sharedTotal: number
}

export interface Occurrences {
  items: readonly CountedItem[]
  period: LookBack
  reach: LibraryReach & {
    /** cases of the period that name an item */
    told: number
  }
}

/**
 * How often every item occurs: policy paper 004 asks for those that did not occur in five years, hardly occur, or are another
 * agency's too. Items that are over are left out. A case names an item by its code; where it names no code that is known, by its name,
 * for the agency of the item, those to which it is delegated, and those whose place one of them took.
 */
export const itemOccurrences = (db: ReadDb, by: CountedBy): Occurrences =>
  keptResult(db, JSON.stringify(['item occurrences', by]), ['imports', 'agencies', 'catalogues'], () => {
    const period = lookBack(by.today, by.years)
    const told = toldCases(db, period)
    const items = standingItems(db, by.today)
    const naming = namingOf(db, items, by.today)
    const sums = new Map(items.map(({ id }) => [id, { uses: 0, last: null as Day | null, years: 0 }]))
    /** years of the period in which cases of an agency and kind name items, as bits; and cases that name none */
    const places = new Map<string, { years: number; untold: number }>()
    let named = 0
    for (const one of told) {
      const ids = naming.itemsOf(one)
      const bit = one.yearOfPeriod === null ? 0 : 2 ** one.yearOfPeriod
      for (const id of ids) {
        const sum = sums.get(id)
        if (!sum) continue
        if (bit > 0) sum.uses += one.cases
        sum.years |= bit
        if (one.last !== null && (sum.last === null || one.last > sum.last)) sum.last = one.last
      }
      if (bit === 0) continue
      if (ids.size > 0) named += one.cases
      for (const agency of naming.bodiesOf(one.agencyKey)) {
        const key = `${agency}|${one.act}`
        const place = places.get(key) ?? { years: 0, untold: 0 }
        if (ids.size > 0) place.years |= bit
        else place.untold += one.cases
        places.set(key, place)
      }
    }
    const shared = agenciesByBasis(items)
    return {
      period,
      reach: { ...libraryReach(db, told), told: named },
      items: items.map(({ agencyKeys, act, basis, agencyKey, ...one }): CountedItem => {
        const { uses, last, years } = sums.get(one.id) ?? { uses: 0, last: null, years: 0 }
        const own = agencyKeys.flatMap((agency) => places.get(`${agency}|${act}`) ?? [])
        const yearsTold = bits(own.reduce((all, place) => all | place.years, years))
        const isCountable = act !== null && (one.number !== null || agencyKey !== null)
        return {
          ...one,
          uses,
          last,
          yearsTold,
          untold: own.reduce((sum, place) => sum + place.untold, 0),
          group: occurrenceGroup({ uses, yearsTold, isCountable }, by),
          ...othersOf(shared.get(basis ?? ''), agencyKey),
        }
      }),
    }
  })

const bits = (set: number): number => set.toString(2).replaceAll('0', '').length

interface StandingItem extends Pick<CountedItem, 'id' | 'number' | 'name' | 'agency' | 'kind'> {
  act: CaseTable | null
  basis: string | null
  agencyKey: string | null
  /** its agency and those to which it is delegated */
  agencyKeys: string[]
}

/** The items that are not over on a day, in the order of their agencies and names. */
function standingItems(db: ReadDb, today: Day): StandingItem[] {
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
  return rows.flatMap(({ facts: text, change, agencyKey, ...row }): StandingItem[] => {
    const facts = JSON.parse(text) as Facts
    if (recordState(catalogue, facts, changeOf(change), today)?.look === 'ended') return []
    const kind = itemKind(facts)
    return [
      {
        ...row,
        agency: facts['agency'] ?? '',
        kind: kind ?? '',
        act: actOfItem(kind),
        basis: facts['basis'] ?? null,
        agencyKey,
        agencyKeys: [
          ...(agencyKey === null ? [] : [agencyKey]),
          ...delegatesOf(facts['delegated_to'] ?? '').map(compact),
        ],
      },
    ]
  })
}

interface Naming {
  /** the items that cases name */
  itemsOf: (told: Pick<ToldCases, 'agencyKey' | 'act' | 'texts'>) => ReadonlySet<number>
  /** an agency and those that took its place */
  bodiesOf: (agencyKey: string) => readonly string[]
}

function namingOf(db: ReadDb, items: readonly StandingItem[], today: Day): Naming {
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
    const acts = act !== null ? [act] : kind === '' ? CASE_TABLES : []
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
      const places = bodiesOf(agencyKey).flatMap((agency) => byName.get(`${agency}|${act}`) ?? [])
      if (places.length === 0) return NONE
      const namedIn = (text: string): number[] => {
        const nameKey = itemNameKey(text)
        return places.flatMap((names) => names.get(nameKey) ?? [])
      }
      return new Set(texts.flatMap((text) => wholeOrParts(text, namedIn)))
    },
  }
}

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

/** The agencies of every basis, their names by their keys. */
function agenciesByBasis(items: readonly StandingItem[]): Map<string, Map<string, string>> {
  const agencies = new Map<string, Map<string, string>>()
  for (const { basis, agency, agencyKey } of items)
    if (basis !== null && agencyKey !== null)
      agencies.set(basis, (agencies.get(basis) ?? new Map<string, string>()).set(agencyKey, agency))
  return agencies
}

const AGENCIES_SHOWN = 5

function othersOf(
  agencies: ReadonlyMap<string, string> | undefined,
  own: string | null,
): Pick<CountedItem, 'sharedWith' | 'sharedTotal'> {
  if (own === null || agencies === undefined || agencies.size < 2) return { sharedWith: [], sharedTotal: 0 }
  const sharedWith: string[] = []
  for (const [key, name] of agencies) {
    if (sharedWith.length === AGENCIES_SHOWN) break
    if (key !== own) sharedWith.push(name)
  }
  return { sharedWith, sharedTotal: agencies.size - 1 }
}

/** How often a delegated item occurs with each body to which it is delegated, by calendar year; bodies in the order of the item. */
export function occurrencesByDelegate(
  db: ReadDb,
  { today, years }: CountedBy,
  id: number,
  delegates: readonly string[],
): { name: string; years: { year: string; uses: number }[] }[] {
  const naming = namingOf(db, standingItems(db, today), today)
  const own = toldCases(db, lookBack(today, years)).filter((one) => naming.itemsOf(one).has(id))
  return delegates.map((name) => {
    const byYear = new Map<string, number>()
    for (const { agencyKey, year, cases } of own)
      if (naming.bodiesOf(agencyKey).includes(compact(name))) byYear.set(year, (byYear.get(year) ?? 0) + cases)
    return {
      name,
      years: [...byYear].map(([year, uses]) => ({ year, uses })).sort((a, b) => b.year.localeCompare(a.year)),
    }
  })
}
