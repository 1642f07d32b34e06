import type { Day } from '../../shared/domain/calendar/civil-day.ts'
import { maskPersonalNumbers } from '../../shared/domain/cases/personal-numbers.ts'
import { compact } from '../../shared/domain/import/cell-text.ts'
import type { Facts } from '../../shared/domain/import/row-parser.ts'
import { isInPost, staffDay } from '../../shared/domain/staff/in-post.ts'
import { NO_AGENCY, type StaffGroup } from '../../shared/domain/staff/staff-group.ts'
import { type Trait, TRAIT_NAMES, traitValues } from '../../shared/domain/staff/structure.ts'
import type { ReadDb } from '../database/db.ts'
import { changeOf, POST_CHANGE } from './standing-change.ts'
import { keptResult } from './id-lists.ts'
import { officerKeys } from './officer-numbers.ts'
import { type StandingAgencies, standingAgencies } from './standing-agencies.ts'

/** An officer in post on the day, with what the training records of the year say. */
export interface StaffOfficer {
  id: number
  name: string
  /** '' where the register names no agency */
  agencyKey: string
  /** hours of the year in tenths; null: not trained */
  tenths: number | null
  traits: Record<Trait, string[]>
}

export interface Staff extends StandingAgencies {
  day: Day
  /** by name */
  officers: readonly StaffOfficer[]
  /** names of agencies that are not in the register, by key, as officers write them */
  written: ReadonlyMap<string, string>
}

/** The first day of the year and the day for which its staff is counted. */
export const spanOf = (year: number, day: Day): [from: Day, to: Day] => [`${year}-01-01`, day]

/** The officers in post on the last day of a year, or today while it runs. Kept until a catalogue changes. */
export function staffOf(db: ReadDb, year: number, today: Day): Staff {
  const day = staffDay(year, today)
  return keptResult(db, JSON.stringify(['staff', year, day]), ['catalogues', 'agencies'], () =>
    readStaff(db, year, day),
  )
}

interface OfficerRow {
  id: number
  name: string
  number: string
  agencyKey: string | null
  facts: string
  change: string | null
}

function readStaff(db: ReadDb, year: number, day: Day): Staff {
  const standing = standingAgencies(db, day)
  const tenths = tenthsByKey(db, year, day)
  const written = new Map<string, string>()
  const rows = db.all<OfficerRow>(
    `SELECT c.id, c.name, c.number, c.agency_key, c.facts, ${POST_CHANGE} AS change
     FROM catalogue_record c WHERE c.catalogue = 'officer' AND c.number IS NOT NULL ORDER BY c.name, c.id`,
    day,
  )
  const officers = rows.flatMap(({ id, name, number, agencyKey, facts: text, change }): StaffOfficer[] => {
    const facts = JSON.parse(text) as Facts
    if (!isInPost(facts, changeOf(change), day)) return []
    const own = agencyKey === null ? '' : standing.keyOn(agencyKey)
    if (!standing.agencies.has(own)) written.set(own, maskPersonalNumbers(facts['unit'] ?? ''))
    return [
      {
        id,
        name: maskPersonalNumbers(name),
        agencyKey: own,
        tenths: sumOfKnown(officerKeys(number).map((key) => tenths.get(key))),
        traits: Object.fromEntries(
          TRAIT_NAMES.map((trait) => [trait, traitValues(facts, trait, day).map(maskPersonalNumbers)]),
        ) as StaffOfficer['traits'],
      },
    ]
  })
  return { ...standing, day, officers, written }
}

const sumOfKnown = (figures: readonly (number | undefined)[]): number | null => {
  const known = figures.filter((one) => one !== undefined)
  return known.length === 0 ? null : known.reduce((sum, one) => sum + one, 0)
}

/** Hours by the key of the certificate's number; a cell of hours that holds no number counts as a training of no hours. */
function tenthsByKey(db: ReadDb, year: number, day: Day): Map<string, number> {
  const sums = db.all<{ key: string; tenths: number }>(
    `SELECT l.target_key AS key, CAST(coalesce(sum(round(10 * (t.facts ->> 'hours'))), 0) AS INTEGER) AS tenths
     FROM catalogue_record t CROSS JOIN catalogue_link l ON l.record_id = t.id AND l.field = 'cert_no'
     WHERE t.catalogue = 'training' AND t.facts ->> 'held_on' BETWEEN ? AND ? GROUP BY 1`,
    ...spanOf(year, day),
  )
  return new Map(sums.map(({ key, tenths }) => [key, tenths]))
}

/** The officers of a group: those behind a figure. `yearlyHours` in whole hours. */
export function officersOfGroup(
  db: ReadDb,
  { year, group, agency, trait, value }: StaffGroup,
  { today, yearlyHours }: { today: Day; yearlyHours: number },
): StaffOfficer[] {
  const { officers, keyOn } = staffOf(db, year, today)
  const own = agency === undefined ? undefined : agency === NO_AGENCY ? '' : keyOn(compact(agency))
  return officers.filter(
    (one) =>
      (own === undefined || one.agencyKey === own) &&
      isOfGroup(one, group, yearlyHours) &&
      (trait === undefined || (value === null ? one.traits[trait].length === 0 : one.traits[trait].includes(value))),
  )
}

function isOfGroup({ tenths }: StaffOfficer, group: StaffGroup['group'], yearlyHours: number): boolean {
  if (group === 'trained') return tenths !== null
  if (group === 'untrained') return tenths === null
  return group === 'inPost' || (tenths ?? 0) < 10 * yearlyHours
}
