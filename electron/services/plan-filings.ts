import type { Day } from '../../shared/domain/calendar/civil-day.ts'
import {
  answersForItself,
  FILED_PLANS,
  type FiledPlan,
  filedPlan,
  filingDueDay,
  filingStanding,
  filingYear,
  planFiling,
} from '../../shared/domain/catalogues/plan-filing.ts'
import { maskPersonalFact } from '../../shared/domain/cases/personal-numbers.ts'
import type { Facts } from '../../shared/domain/import/row-parser.ts'
import { staffDay } from '../../shared/domain/staff/in-post.ts'
import { type AgencyFiling, FILING_ORDER } from '../../shared/domain/staff/staff-columns.ts'
import type { ReadDb } from '../database/db.ts'
import { changeOf, STANDING_CHANGE } from './standing-change.ts'
import { standingAgencies } from './standing-agencies.ts'
import type { Call } from './types.ts'

const PLANS = Object.keys(FILED_PLANS) as FiledPlan[]

interface FiledRecord {
  id: number
  agencyKey: string
  plan: FiledPlan
  facts: Facts
}

/**
 * For every agency and each of the two plans of a year: whether it was filed, and in time (by 31 March, policy paper 004; the day is
 * a setting). The first filing that was not given back counts. What is late or missing comes first.
 */
export function planFilings(
  db: ReadDb,
  year: number,
  { today, settings }: Pick<Call, 'today' | 'settings'>,
): { dueOn: Day; filings: AgencyFiling[] } {
  const dueOn = filingDueDay(year, settings.catalogues.planFilingDay)
  const { agencies, keyOn } = standingAgencies(db, staffDay(year, today))
  const records = Map.groupBy(filedRecords(db, year, today), ({ agencyKey, plan }) => `${plan} ${keyOn(agencyKey)}`)
  const asked = [...agencies].filter(([, { kind }]) => answersForItself(kind)).map(([key]) => key)
  const filed = [...records.values()].flatMap((own) => own.map(({ agencyKey }) => keyOn(agencyKey)))
  const filings = [...new Set([...asked, ...filed])].flatMap((key) =>
    PLANS.flatMap((plan): AgencyFiling[] => {
      const own = records.get(`${plan} ${key}`) ?? []
      // who is not asked for a plan is not told to have missed one
      if (own.length === 0 && !asked.includes(key) && agencies.has(key)) return []
      const { standing, filedOn } = filingStanding(
        own.map(({ facts }) => facts['filed_on'] ?? null),
        dueOn,
        today,
      )
      const first = own.find(({ facts }) => (facts['filed_on'] ?? null) === filedOn)
      const shown = (field: string): string | null => {
        const text = first?.facts[field]
        return text === undefined ? null : maskPersonalFact(field, text)
      }
      return [
        {
          agency: agencies.get(key)?.name ?? shown('agency') ?? key,
          plan,
          standing,
          filedOn,
          paper: shown('paper_no'),
          title: shown('title'),
          recordId: first?.id ?? null,
        },
      ]
    }),
  )
  return {
    dueOn,
    filings: filings.sort((a, b) => FILING_ORDER.indexOf(a.standing) - FILING_ORDER.indexOf(b.standing)),
  }
}

function filedRecords(db: ReadDb, year: number, today: Day): FiledRecord[] {
  return db
    .all<{ id: number; agencyKey: string | null; facts: string; change: string | null }>(
      `SELECT c.id, c.agency_key, c.facts, ${STANDING_CHANGE} AS change FROM catalogue_record c
       WHERE c.catalogue = 'plan_filing' ORDER BY c.id`,
      today,
    )
    .flatMap(({ id, agencyKey, facts: text, change }) => {
      const facts = JSON.parse(text) as Facts
      const plan = filedPlan(facts)
      const kind = changeOf(change)?.kind
      const isGivenBack = kind !== undefined && planFiling.changes[kind]?.ends === true
      if (agencyKey === null || plan === null || filingYear(facts) !== year || isGivenBack) return []
      return [{ id, agencyKey, plan, facts }]
    })
}

/** Filings that count nowhere: which plan they are of, or of which year, is not readable. */
export const unreadableFilings = (db: ReadDb): number[] =>
  db
    .all<{ id: number; facts: string }>("SELECT id, facts FROM catalogue_record WHERE catalogue = 'plan_filing'")
    .map(({ id, facts }) => ({ id, facts: JSON.parse(facts) as Facts }))
    .filter(({ facts }) => filedPlan(facts) === null || filingYear(facts) === null)
    .map(({ id }) => id)
