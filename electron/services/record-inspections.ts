import type { Output } from '../../shared/contract/index.ts'
import type { CaseCondition } from '../../shared/domain/cases/case-filter.ts'
import { maskPersonalNumbers } from '../../shared/domain/cases/personal-numbers.ts'
import { byObject } from '../../shared/domain/catalogues/inspected-object.ts'
import { capInWords } from '../../shared/domain/catalogues/yearly-cap.ts'
import { compact } from '../../shared/domain/import/cell-text.ts'
import type { CatalogueKind } from '../../shared/domain/import/tables.ts'
import type { ReadDb } from '../database/db.ts'
import type { CheckedOn } from './catalogue-checks.ts'
import type { Inspection } from './inspections.ts'
import { exceededPlans } from './plan-inspections.ts'
import { inspectedWhileListed } from './undisturbed-inspections.ts'

type Found = NonNullable<Output<'catalogues.get'>['inspections']>
type Group = Found['groups'][number]

const OBJECTS_SHOWN = 20
const NAMED = 10

/** The inspections that the checks found at a record: beyond the yearly cap of a plan, of an enterprise while it was listed. */
export function inspectionsOf(
  db: ReadDb,
  { id, catalogue }: { id: number; catalogue: CatalogueKind },
  on: CheckedOn,
): Found | null {
  if (catalogue === 'inspection_plan') return beyondCap(db, id, on)
  return catalogue === 'undisturbed' ? whileListed(db, id) : null
}

function beyondCap(db: ReadDb, id: number, on: CheckedOn): Found | null {
  const plan = exceededPlans(db, on).get(id)
  if (!plan) return null
  const { year, times, scope, agencyId, beyond } = plan
  const ofPlan: CaseCondition[] = [
    { field: 'agency', operator: 'in', value: [agencyId] },
    { field: 'decidedOn', operator: 'between', from: `${year}-01-01`, to: `${year}-12-31` },
  ]
  return {
    says: `${capInWords(year, times, scope)}，${scope === 'object' ? '以下对象已超过' : '已超过'}`,
    objects: beyond.length,
    groups: beyond
      .slice(0, OBJECTS_SHOWN)
      .map(({ counted, uncounted }) =>
        scope === 'object'
          ? { ...shown(db, nameOf(counted), counted, [...ofPlan, ...namingObject(counted)]), uncounted }
          : { ...shown(db, null, counted, ofPlan), uncounted },
      ),
  }
}

function whileListed(db: ReadDb, id: number): Found | null {
  const inspections = inspectedWhileListed(db).get(id)
  if (!inspections) return null
  // under one code an enterprise may stand with several names
  const groups = byObject(inspections)
  return {
    says: '列入期间的检查，请核对检查依据',
    objects: groups.length,
    groups: groups.slice(0, OBJECTS_SHOWN).map((group) => {
      const days = group.map(({ decidedOn }) => decidedOn).sort()
      return shown(db, nameOf(group), group, [
        { field: 'decidedOn', operator: 'between', from: days[0], to: days.at(-1) },
        ...namingObject(group),
      ])
    }),
  }
}

function shown(db: ReadDb, object: string | null, group: Inspection[], conditions: CaseCondition[]): Group {
  const inDays = group.toSorted((a, b) => a.decidedOn.localeCompare(b.decidedOn))
  return {
    object,
    total: group.length,
    uncounted: 0,
    named: namedCases(db, inDays.slice(-NAMED)),
    filter: { conditions: [{ field: 'kind', operator: 'in', value: ['inspection'] }, ...conditions] },
  }
}

/** Narrows a list of cases to the object that all of them have in common, by what the index of the library finds. */
function namingObject(group: readonly Inspection[]): CaseCondition[] {
  const [first] = group
  const words = group.every(({ uscc }) => uscc !== null) ? first?.uscc : compact(first?.name ?? '')
  // the number of a person is not found in the index, and belongs into no address
  if (!words || maskPersonalNumbers(words) !== words) return []
  return [{ field: 'party', operator: 'contains', value: words }]
}

const nameOf = ([first]: readonly Inspection[]): string => maskPersonalNumbers(first?.name ?? first?.uscc ?? '')

const namedCases = (db: ReadDb, inspections: readonly Inspection[]): Group['named'] =>
  db.all(
    `SELECT c.id, coalesce(c.decision_no, c.case_no, c.case_name, '无编号') AS name, c.decided_on
     FROM json_each(?) i JOIN case_file c ON c.id = i.value ORDER BY i.key`,
    JSON.stringify(inspections.map(({ id }) => id)),
  )
