import type { Day } from '../../shared/domain/calendar/civil-day.ts'
import { answersForItself } from '../../shared/domain/catalogues/plan-filing.ts'
import { maskPersonalNumbers } from '../../shared/domain/cases/personal-numbers.ts'
import { NO_AGENCY } from '../../shared/domain/staff/staff-group.ts'
import type { AgencyTraining } from '../../shared/domain/staff/staff-columns.ts'
import type { ReadDb } from '../database/db.ts'
import { keptResult } from './id-lists.ts'
import { NAMES_BY_FURTHER_NUMBER } from './officer-numbers.ts'
import { spanOf, staffOf, type Staff, type StaffOfficer } from './staff-officers.ts'
import type { Call } from './types.ts'

interface Held {
  /** trainings by agency, each a day and a subject of a body that stood on the day */
  events: Map<string, Set<string>>
  /** names of agencies that are not in the register, as records of training write them */
  written: Map<string, string>
}

interface Asked {
  yearlyHours: number
  yearlyStreetTrainings: number
  isYearOver: boolean
}

/** The training of every agency in a year, and what it comes to. */
export interface YearlyTraining {
  day: Day
  agencies: AgencyTraining[]
  unassigned: number
}

/**
 * By agency: officers in post on the day, those among them who were trained in the year (全员轮训), trainings held for its people
 * (对街道每年不少于 2 次) and hours (policy papers 003 and 004). A training belongs to the agency that its record names, else to that of
 * its officer. An agency of which no training of the year was handed in has no figures: nothing is known of it, and a street lacks all
 * that is asked of it.
 */
export function yearlyTraining(
  db: ReadDb,
  year: number,
  { today, settings }: Pick<Call, 'today' | 'settings'>,
): YearlyTraining {
  const { yearlyHours, yearlyStreetTrainings } = settings.catalogues
  const asked = { yearlyHours, yearlyStreetTrainings, isYearOver: today > `${year}-12-31` }
  return keptResult(
    db,
    JSON.stringify(['training of a year', year, today, asked]),
    ['catalogues', 'agencies', 'settings'],
    () => readTraining(db, year, today, asked),
  )
}

function readTraining(db: ReadDb, year: number, today: Day, asked: Asked): YearlyTraining {
  const staff = staffOf(db, year, today)
  const held = trainingsHeld(db, year, staff)
  const byAgency = Map.groupBy(staff.officers, ({ agencyKey }) => agencyKey)
  const keys = new Set([...staff.agencies.keys(), ...byAgency.keys(), ...held.events.keys()])
  return {
    day: staff.day,
    agencies: [...keys].flatMap((key) => {
      const { name, kind } = staff.agencies.get(key) ?? {
        name: staff.written.get(key) || held.written.get(key) || NO_AGENCY,
        kind: null,
      }
      const officers = byAgency.get(key) ?? []
      const events = held.events.get(key)
      if (officers.length === 0 && events === undefined && !answersForItself(kind)) return []
      return [trainingOf({ agency: name, kind }, officers, events?.size, asked)]
    }),
    unassigned: unassignedRecords(db, year, staff.day),
  }
}

function trainingOf(
  { agency, kind }: Pick<AgencyTraining, 'agency' | 'kind'>,
  officers: readonly StaffOfficer[],
  events: number | undefined,
  { yearlyHours, yearlyStreetTrainings, isYearOver }: Asked,
): AgencyTraining {
  // of a street without officers nothing is expected while the year runs
  const isAsked = kind === 'street' && (events !== undefined || officers.length > 0 || isYearOver)
  const lacking = isAsked ? Math.max(0, yearlyStreetTrainings - (events ?? 0)) : 0
  const base = { agency, kind, inPost: officers.length, missing: [], lacking }
  const untrained = officers.filter(({ tenths }) => tenths === null)
  // somebody may have been trained at another body, which the records name
  if (events === undefined && untrained.length === officers.length)
    return { ...base, trained: null, events: null, averageTenths: null, short: null }
  const sum = officers.reduce((whole, { tenths }) => whole + (tenths ?? 0), 0)
  return {
    ...base,
    trained: officers.length - untrained.length,
    missing: untrained.map(({ name }) => name),
    events: events ?? 0,
    // half a tenth rounds up, in whole numbers
    averageTenths: officers.length === 0 ? null : Math.floor((2 * sum + officers.length) / (2 * officers.length)),
    short: officers.filter(({ tenths }) => (tenths ?? 0) < 10 * yearlyHours).length,
  }
}

/** Trainings of a span, with the agency that they name or else that of their officer `o`. */
const heldOf = (officers: string): string =>
  `SELECT coalesce(t.agency_key, o.agency_key) AS agency_key, t.facts ->> 'held_on' AS held_on,
     coalesce(t.facts ->> 'course', '') AS course, max(coalesce(t.facts ->> 'unit', o.facts ->> 'unit')) AS unit
   FROM ${officers} WHERE t.catalogue = 'training' AND t.facts ->> 'held_on' BETWEEN ? AND ?
     AND coalesce(t.agency_key, o.agency_key) IS NOT NULL GROUP BY 1, 2, 3`
const HELD = `${heldOf(`catalogue_record t LEFT JOIN catalogue_link l ON l.record_id = t.id AND l.field = 'cert_no'
  LEFT JOIN catalogue_record o ON o.answers_to = l.target_key`)}
  UNION ALL ${heldOf(`(${NAMES_BY_FURTHER_NUMBER}) n CROSS JOIN catalogue_record t ON t.id = n.record_id AND t.agency_key IS NULL
  CROSS JOIN catalogue_record o ON o.id = n.officer_id`)}`

function trainingsHeld(db: ReadDb, year: number, { day, agencies, keyOn, bodyOn }: Staff): Held {
  const span = spanOf(year, day)
  const rows = db.all<{ agencyKey: string; heldOn: Day; course: string; unit: string | null }>(HELD, ...span, ...span)
  const events: Held['events'] = new Map()
  const written: Held['written'] = new Map()
  for (const { agencyKey, heldOn, course, unit } of rows) {
    const key = keyOn(agencyKey)
    const event = `${heldOn} ${bodyOn(agencyKey, heldOn)} ${course}`
    events.set(key, (events.get(key) ?? new Set()).add(event))
    if (unit !== null && !agencies.has(key)) written.set(key, maskPersonalNumbers(unit))
  }
  return { events, written }
}

const unassignedRecords = (db: ReadDb, year: number, day: Day): number =>
  db.value<number>(
    `SELECT count(*) FROM catalogue_record t WHERE t.catalogue = 'training' AND t.facts ->> 'held_on' BETWEEN ? AND ?
       AND NOT EXISTS (SELECT 1 FROM catalogue_link l JOIN catalogue_record o ON o.answers_to = l.target_key
         WHERE l.record_id = t.id AND l.field = 'cert_no')
       AND t.id NOT IN (SELECT record_id FROM (${NAMES_BY_FURTHER_NUMBER}))`,
    ...spanOf(year, day),
  ) ?? 0
