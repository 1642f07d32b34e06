import type { InspectedObject } from '../../shared/domain/catalogues/inspected-object.ts'
import type { ReadDb } from '../database/db.ts'
import { IS_TOLD_ON } from './case-versions.ts'

/** An inspection (行政检查) of one object; a joint one stands once for each of its objects. */
export interface Inspection extends InspectedObject {
  id: number
  agencyId: number | null
  decidedOn: string
}

/** What inspections rest on, for what is kept of them (`keptResult`); not all that changes a case: a tag is none of theirs. */
export const INSPECTION_TOPICS = ['imports', 'agencies'] as const

/** SQL for inspections, one of each of their objects, in the order in which they came. The condition stands there twice. */
const inspectionsWhere = (condition: string, join: 'JOIN' | 'LEFT JOIN'): string =>
  `SELECT c.id, c.agency_id, c.decided_on, p.value ->> 0 AS name, p.value ->> 2 AS uscc
   FROM case_file c NOT INDEXED ${join} import_row r ON r.id = c.id ${join} json_each(r.parties) p
   WHERE c.kind = 'inspection' AND ${condition} AND NOT ${IS_TOLD_ON}
   UNION ALL SELECT c.id, c.agency_id, c.decided_on, p.name, p.uscc FROM case_file c ${join} case_party p ON p.case_id = c.id
   WHERE c.kind = 'inspection' AND ${condition} AND c.id IN (SELECT case_id FROM later_version) ORDER BY 1`

/**
 * The inspections of a period, both days included, in the order in which they came. Read in the order in which cases are stored: for
 * many it takes a fraction of the time of any index, and no planner may think otherwise.
 */
export const inspectionsBetween = (db: ReadDb, from: string, to: string): Inspection[] =>
  db.all(inspectionsWhere('c.decided_on BETWEEN ? AND ?', 'LEFT JOIN'), from, to, from, to)

/** One case as an inspection of each of its objects; none where it is of another kind or its day is not known. */
export const inspectionsOfCase = (db: ReadDb, caseId: number): Inspection[] =>
  db.all(inspectionsWhere('c.id = ? AND c.decided_on IS NOT NULL', 'JOIN'), caseId, caseId)
