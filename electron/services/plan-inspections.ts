import { byObject } from '../../shared/domain/catalogues/inspected-object.ts'
import { type CapScope, planYear, yearlyCap } from '../../shared/domain/catalogues/yearly-cap.ts'
import { compact } from '../../shared/domain/import/cell-text.ts'
import type { Facts } from '../../shared/domain/import/row-parser.ts'
import type { ReadDb } from '../database/db.ts'
import { VERSIONS_OF_CASES } from './case-versions.ts'
import type { CheckedOn } from './catalogue-checks.ts'
import { keptResult } from './id-lists.ts'
import { type Inspection, INSPECTION_TOPICS, inspectionsBetween } from './inspections.ts'
import { sheetReader } from './sheet-fields.ts'

/** An inspection plan whose yearly cap is exceeded, with the inspections that count. */
export interface ExceededPlan {
  agencyId: number
  year: string
  times: number
  scope: CapScope
  /** of each object beyond the cap, most often inspected first; all together where the cap counts for the agency */
  beyond: Beyond[]
}
interface Beyond {
  counted: Inspection[]
  /** how many more there were that name another plan or are of an exempt kind */
  uncounted: number
}

interface Plan {
  id: number
  name: string
  agencyId: number
  year: string
  times: number
  scope: CapScope
  /** what its 检查对象 says */
  objects: string[]
}

/**
 * The plans whose yearly cap is exceeded by inspections that were imported, by record: the published cap binds an agency for a year
 * (国办发〔2024〕54号). Every inspection of the agency in the year counts, except one that names another plan of the same agency and
 * year and one of a kind that the bureau exempts; where the plan names enterprises, only theirs. Read from the cases, kept until
 * they, the catalogues or what is set change.
 */
export const exceededPlans = (db: ReadDb, on: CheckedOn): ReadonlyMap<number, ExceededPlan> =>
  keptResult(db, JSON.stringify(['exceeded plans', on]), ['catalogues', ...INSPECTION_TOPICS], () => {
    const suspects = suspectsOf(db, on)
    const told = toldBy(
      db,
      suspects.filter(({ others }) => others.size + on.uncounted.length > 0).flatMap(({ beyond }) => beyond.flat()),
    )
    const exempt = new Set(on.uncounted.map(compact))
    const exceeded = new Map<number, ExceededPlan>()
    for (const { plan, others, beyond } of suspects) {
      const counts = ({ id }: Inspection): boolean => {
        const { kind = '', plan: named = '' } = told.get(id) ?? {}
        return !exempt.has(kind) && !others.has(named)
      }
      const left = beyond
        .map((group) => ({ group, counted: group.filter(counts) }))
        .filter(({ counted }) => counted.length > plan.times)
        .sort((a, b) => b.counted.length - a.counted.length)
        .map(({ group, counted }): Beyond => ({ counted, uncounted: group.length - counted.length }))
      if (left.length > 0) exceeded.set(plan.id, { ...plan, beyond: left })
    }
    return exceeded
  })

/** A plan that may be exceeded: what its inspections say of their kind and plan is not looked at yet. */
interface Suspect {
  plan: Plan
  /** names of the other plans of the agency and year */
  others: ReadonlySet<string>
  beyond: Inspection[][]
}

function suspectsOf(db: ReadDb, on: CheckedOn): Suspect[] {
  const plans = plansOf(db, on)
  const years = plans.map(({ year }) => year).sort()
  const [first, last = first] = [years[0], years.at(-1)]
  if (first === undefined) return []
  const inspections = Map.groupBy(inspectionsBetween(db, `${first}-01-01`, `${last}-12-31`), placeOfInspection)
  return [...Map.groupBy(plans, placeOfPlan)].flatMap(([place, group]) =>
    group.flatMap((plan): Suspect[] => {
      const beyond = exceeding(plan, ofNamedObjects(db, plan, inspections.get(place) ?? []))
      const others = new Set(group.map(({ name }) => compact(name)))
      others.delete(compact(plan.name))
      return beyond.length === 0 ? [] : [{ plan, others, beyond }]
    }),
  )
}

/** Agency and year, which a plan and its inspections have in common. */
const placeOfPlan = ({ agencyId, year }: Plan): string => `${agencyId} ${year}`
const placeOfInspection = ({ agencyId, decidedOn }: Inspection): string => `${agencyId} ${decidedOn.slice(0, 4)}`

/** Plans that can be compared: their agency is known from cases, year and cap can be read, and they were not cancelled. */
function plansOf(db: ReadDb, { today, capScope }: CheckedOn): Plan[] {
  const rows = db.all<{ id: number; name: string; agencyId: number; facts: string }>(
    `SELECT c.id, c.name, a.id AS agency_id, c.facts FROM catalogue_record c JOIN agency a ON a.name_key = c.agency_key
     WHERE c.catalogue = 'inspection_plan'
       AND NOT EXISTS (SELECT 1 FROM catalogue_change g WHERE g.record_id = c.id AND g.kind = 'cancel' AND g.on_day <= ?)`,
    today,
  )
  return rows.flatMap(({ facts: text, ...plan }) => {
    const facts = JSON.parse(text) as Facts
    const [year, cap] = [planYear(facts), yearlyCap(facts['cap'] ?? '')]
    if (year === null || cap === null) return []
    const objects = (facts['object'] ?? '')
      .split(/[、，,；;\n]/)
      .map(compact)
      .filter(Boolean)
    return [{ ...plan, year, times: cap.times, scope: cap.scope ?? capScope, objects }]
  })
}

/** Where 检查对象 is, word for word, an enterprise that is known, only its inspections; else it says a kind, which no record tells. */
function ofNamedObjects(db: ReadDb, { objects }: Plan, inspections: readonly Inspection[]): readonly Inspection[] {
  const named = inspections.filter(({ name }) => name !== null && objects.includes(compact(name)))
  if (named.length > 0) return named
  const isKnown = objects.some(
    (name) =>
      db.value("SELECT 1 FROM catalogue_record WHERE catalogue = 'object' AND name = ? LIMIT 1", name) !== undefined,
  )
  return isKnown ? [] : inspections
}

/** A joint inspection of several objects is one of the agency. */
function exceeding({ scope, times }: Plan, inspections: readonly Inspection[]): Inspection[][] {
  const groups =
    scope === 'object' ? byObject(inspections) : [[...new Map(inspections.map((one) => [one.id, one])).values()]]
  return groups.filter((group) => group.length > times)
}

interface Told {
  kind: string
  plan: string
}

/** What inspections say of their kind and plan in their newest record, in NFKC without white space. */
function toldBy(db: ReadDb, inspections: readonly Inspection[]): Map<number, Told> {
  // in the order in which they are stored, in one statement: one by one they take five times as long
  const ids = [...new Set(inspections.map(({ id }) => id))].sort((a, b) => a - b)
  const records = db.all<{ caseId: number; rowId: number; batchNo: number; sheet: number }>(
    `SELECT v.case_id, v.row_id, r.batch_no, r.sheet FROM ${VERSIONS_OF_CASES} ORDER BY v.case_id, v.version`,
    JSON.stringify(ids),
  )
  const { factsIn, textsOf } = sheetReader(db)
  const newest = new Map(records.map((record) => [record.caseId, record]))
  return new Map(
    Array.from(newest, ([id, record]) => {
      const { kind = '', plan = '' } = factsIn({ ...record, ...textsOf(record.rowId) })
      return [id, { kind: compact(kind), plan: compact(plan) }]
    }),
  )
}
