import type { Day } from '../../shared/domain/calendar/civil-day.ts'
import {
  answersForItself,
  countedFiling,
  FILED_PLANS,
  type FiledPlan,
  filedPlans,
  filingDueDay,
  filingStanding,
  filingYear,
  type FilingVersion,
} from '../../shared/domain/catalogues/plan-filing.ts'
import { maskPersonalFact } from '../../shared/domain/cases/personal-numbers.ts'
import type { Facts } from '../../shared/domain/import/row-parser.ts'
import { staffDay } from '../../shared/domain/staff/in-post.ts'
import { type AgencyFiling, FILING_ORDER } from '../../shared/domain/staff/staff-columns.ts'
import { NO_AGENCY } from '../../shared/domain/staff/staff-group.ts'
import type { ReadDb } from '../database/db.ts'
import { VERSION_SOURCE, versionFacts, type VersionSource } from './catalogue-versions.ts'
import { standingAgencies } from './standing-agencies.ts'
import type { Call } from './types.ts'

const PLANS = Object.keys(FILED_PLANS) as FiledPlan[]

/** A filing of one plan: a record of both is one for each. */
interface Filed {
  recordId: number
  agencyKey: string
  plan: FiledPlan
  facts: Facts
}

/**
 * For every agency and each of the two plans of a year: whether it was filed, and in time (by 31 March, policy paper 004; the day is
 * a setting). Asked is who stood on that day: bodies merged later are judged each for itself, one that came out of the merger is not
 * asked. The first filing that was not given back counts. What is late or missing comes first.
 */
export function planFilings(
  db: ReadDb,
  year: number,
  { today, settings }: Pick<Call, 'today' | 'settings'>,
): { dueOn: Day; filings: AgencyFiling[] } {
  const dueOn = filingDueDay(year, settings.catalogues.planFilingDay)
  const day = staffDay(year, today)
  const { agencies, keyOn, isRegistered, isLater } = standingAgencies(db, day, dueOn < day ? dueOn : day)
  const byBody = Map.groupBy(filedPlansOf(db, year, today), ({ agencyKey }) => keyOn(agencyKey))
  const asked = new Set([...agencies].filter(([, { kind }]) => answersForItself(kind)).map(([key]) => key))
  const filings = [...new Set([...asked, ...byBody.keys()])].flatMap((key) => {
    const all = byBody.get(key) ?? []
    const written = all[0]?.facts['agency']
    const name = agencies.get(key)?.name ?? (written === undefined ? NO_AGENCY : maskPersonalFact('agency', written))
    return PLANS.flatMap((plan): AgencyFiling[] => {
      const own = all.filter((one) => one.plan === plan)
      // who is not asked for a plan is not told to have missed one
      if (own.length === 0 && !asked.has(key) && isRegistered(key)) return []
      return [{ agency: name, plan, ...standingOf(own, isLater(key) ? null : dueOn, today) }]
    })
  })
  return {
    dueOn,
    filings: filings.sort((a, b) => FILING_ORDER.indexOf(a.standing) - FILING_ORDER.indexOf(b.standing)),
  }
}

function standingOf(filed: readonly Filed[], dueOn: Day | null, today: Day): Omit<AgencyFiling, 'agency' | 'plan'> {
  const { standing, filedOn } = filingStanding(
    filed.map(({ facts }) => facts['filed_on'] ?? null),
    dueOn,
    today,
  )
  const first = filed.find(({ facts }) => (facts['filed_on'] ?? null) === filedOn)
  const shown = (field: string): string | null => {
    const text = first?.facts[field]
    return text === undefined ? null : maskPersonalFact(field, text)
  }
  return { standing, filedOn, paper: shown('paper_no'), title: shown('title'), recordId: first?.recordId ?? null }
}

function filedPlansOf(db: ReadDb, year: number, today: Day): Filed[] {
  const factsOf = versionFacts(db)
  return db
    .all<{ id: number; agencyKey: string | null; facts: string; givenBack: string | null }>(
      `SELECT c.id, c.agency_key, c.facts, (SELECT json_object('on', g.on_day, 'madeAt', g.made_at) FROM catalogue_change g
         WHERE g.record_id = c.id AND g.kind = 'return' AND g.on_day <= ? ORDER BY g.on_day DESC, g.made_at DESC LIMIT 1) AS given_back
       FROM catalogue_record c WHERE c.catalogue = 'plan_filing' ORDER BY c.id`,
      today,
    )
    .flatMap(({ id, agencyKey, facts: text, givenBack }) => {
      const newest = JSON.parse(text) as Facts
      if (agencyKey === null || filingYear(newest) !== year) return []
      const back = givenBack === null ? null : (JSON.parse(givenBack) as { on: Day; madeAt: string })
      const facts = countedFiling(versionsOf(db, id, factsOf), back)
      return facts === null ? [] : filedPlans(newest).map((plan) => ({ recordId: id, agencyKey, plan, facts }))
    })
}

const versionsOf = (db: ReadDb, id: number, factsOf: (source: VersionSource) => Facts): FilingVersion[] =>
  db
    .all<{ source: VersionSource; madeAt: string; isTyped: number }>(
      `SELECT ${VERSION_SOURCE} AS source, v.made_at, v.row_id IS NULL AS is_typed FROM catalogue_version v
       WHERE v.record_id = ? ORDER BY v.version`,
      id,
    )
    .map(({ source, madeAt, isTyped }) => ({ facts: factsOf(source), madeAt, isTyped: isTyped === 1 }))
