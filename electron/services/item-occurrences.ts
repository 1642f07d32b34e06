import type { ActKind } from '../../shared/domain/act-kinds.ts'
import type { Day } from '../../shared/domain/calendar/civil-day.ts'
import {
  type LookBack,
  lookBack,
  type OccurrenceGroup,
  occurrenceGroup,
} from '../../shared/domain/catalogues/item-occurrence.ts'
import { compact } from '../../shared/domain/import/cell-text.ts'
import type { ReadDb } from '../database/db.ts'
import { keptResult } from './id-lists.ts'
import { type NamedItem, namedItems, namingOf } from './item-naming.ts'
import { type LibraryReach, libraryReach, type ToldCases, toldCases } from './told-cases.ts'
import type { Call } from './types.ts'

/** By what occurrences are counted: the day of the call, and what the bureau set. */
export interface CountedBy {
  today: Day
  years: number
  few: number
  toldPercent: number
}
export const countedBy = ({ today, settings: { catalogues } }: Pick<Call, 'today' | 'settings'>): CountedBy => ({
  today,
  years: catalogues.occurrenceYears,
  few: catalogues.fewOccurrences,
  toldPercent: catalogues.toldPercent,
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
  /** cases of its agency and kind in the period, and those that name no item of the catalogue */
  cases: number
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
 * agency's too. Items that are over are left out, but cases that name them tell what they were about.
 */
export const itemOccurrences = (db: ReadDb, by: CountedBy): Occurrences =>
  keptResult(db, JSON.stringify(['item occurrences', by]), ['imports', 'agencies', 'catalogues'], () => {
    const period = lookBack(by.today, by.years)
    const told = toldCases(db, period)
    const all = namedItems(db, by.today)
    const naming = namingOf(db, all, by.today)
    const items = all.filter(({ isOver }) => !isOver)
    const sums = new Map(items.map(({ id }) => [id, { uses: 0, last: null as Day | null, years: 0 }]))
    const places = placesByBody()
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
      const place = places.placeOf(one, naming.bodiesOf(one.agencyKey))
      place.cases += one.cases
      if (ids.size > 0) place.years |= bit
      else place.untold += one.cases
    }
    const shared = agenciesByBasis(items)
    return {
      period,
      reach: { ...libraryReach(db, told), told: named },
      items: items.map(({ id, number, name, agency, kind, act, agencyKey, agencyKeys, basis }): CountedItem => {
        const { uses, last, years } = sums.get(id) ?? { uses: 0, last: null, years: 0 }
        const own = act === null ? [] : places.placesOf(agencyKeys, act)
        const toldOf = {
          yearsTold: bits(own.reduce((all, place) => all | place.years, years)),
          cases: own.reduce((sum, place) => sum + place.cases, 0),
          untold: own.reduce((sum, place) => sum + place.untold, 0),
        }
        const isCountable = act !== null && (number !== null || agencyKey !== null)
        return {
          id,
          number,
          name,
          agency,
          kind,
          uses,
          last,
          ...toldOf,
          group: occurrenceGroup({ uses, isCountable, ...toldOf }, by),
          ...othersOf(shared.get(basis ?? ''), agencyKey),
        }
      }),
    }
  })

/** The cases of one agency, as they name it, and one kind: years of the period in which they name items, as bits; those that name none. */
interface Place {
  years: number
  cases: number
  untold: number
}

/** Places, to be found by the agency itself and by the bodies that took its place; each once, by however many of them it is asked for. */
function placesByBody(): {
  placeOf: (told: Pick<ToldCases, 'agencyKey' | 'act'>, bodies: readonly string[]) => Place
  placesOf: (agencyKeys: readonly string[], act: ActKind) => Place[]
} {
  const places = new Map<string, Place>()
  const byBody = new Map<string, Place[]>()
  return {
    placeOf: ({ agencyKey, act }, bodies) => {
      const key = `${agencyKey}|${act}`
      const known = places.get(key)
      if (known) return known
      const place = { years: 0, cases: 0, untold: 0 }
      places.set(key, place)
      for (const body of bodies) byBody.set(`${body}|${act}`, [...(byBody.get(`${body}|${act}`) ?? []), place])
      return place
    },
    placesOf: (agencyKeys, act) => [...new Set(agencyKeys.flatMap((agency) => byBody.get(`${agency}|${act}`) ?? []))],
  }
}

const bits = (set: number): number => set.toString(2).replaceAll('0', '').length

/** The agencies of every basis, their names by their keys. */
function agenciesByBasis(items: readonly NamedItem[]): Map<string, Map<string, string>> {
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

/**
 * How often a delegated item occurs in the period with each body to which it is delegated, by calendar year; bodies in the order of the
 * item. The first and the last year may be parts of one.
 */
export function occurrencesByDelegate(
  db: ReadDb,
  { today, years }: CountedBy,
  id: number,
  delegates: readonly string[],
): { name: string; years: { year: string; uses: number }[] }[] {
  const naming = namingOf(db, namedItems(db, today), today)
  const own = toldCases(db, lookBack(today, years)).filter(
    (one) => one.yearOfPeriod !== null && naming.itemsOf(one).has(id),
  )
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
