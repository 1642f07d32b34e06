import type { InspectedObject } from '../../shared/domain/catalogues/inspected-object.ts'
import type { ReadDb } from '../database/db.ts'

/** An inspection (行政检查) of one object; a joint one stands once for each of its objects. */
export interface Inspection extends InspectedObject {
  id: number
  agencyId: number | null
  decidedOn: string
}

/** What inspections rest on, for what is kept of them (`keptResult`); not all that changes a case: a tag is none of theirs. */
export const INSPECTION_TOPICS = ['imports', 'agencies'] as const

const SELECTED = 'c.id, c.agency_id, c.decided_on, p.name, p.uscc'

/**
 * The inspections of a period, both days included, in the order in which they came. Read in the order in which cases are stored: for
 * many it takes a fraction of the time of any index, and no planner may think otherwise.
 */
export const inspectionsBetween = (db: ReadDb, from: string, to: string): Inspection[] =>
  db.all(
    `SELECT ${SELECTED} FROM case_file c NOT INDEXED LEFT JOIN case_party p ON p.case_id = c.id
     WHERE c.kind = 'inspection' AND c.decided_on BETWEEN ? AND ? ORDER BY c.id`,
    from,
    to,
  )

/** One case as an inspection of each of its objects; none where it is of another kind or its day is not known. */
export const inspectionsOfCase = (db: ReadDb, caseId: number): Inspection[] =>
  db.all(
    `SELECT ${SELECTED} FROM case_file c JOIN case_party p ON p.case_id = c.id
     WHERE c.id = ? AND c.kind = 'inspection' AND c.decided_on IS NOT NULL`,
    caseId,
  )
