import type { NamedAgency } from '../../shared/domain/import/named-agency.ts'
import type { WriteDb } from '../database/db.ts'
import { type BatchPlace, type BatchRow, ROWS_OF_PLACE } from './import-batch.ts'

/** SQL for the name of the agency that an import row `r` names, as it was written. */
export const AGENCY_NAME = '(SELECT n.name FROM named_agency n WHERE n.batch_no = r.batch_no AND n.no = r.agency_no)'

/** SQL that finds the agency `a` of an import row `r`. */
export const AGENCY_OF_ROW = `LEFT JOIN named_agency n ON n.batch_no = r.batch_no AND n.no = r.agency_no
  LEFT JOIN agency a ON a.name_key = n.name_key`

/** The number under which the records of a batch name an agency: the one it has, or the next. */
export function agencyNumber(db: WriteDb, batchNo: number, agency: NamedAgency | null): number | null {
  return agency && (findNumber(db, batchNo, agency) ?? addNumber(db, batchNo, agency))
}

/** As the index of the table tells them apart: 0 stands where nothing is said. */
const findNumber = (db: WriteDb, batchNo: number, agency: NamedAgency): number | undefined =>
  db.value<number>(
    `SELECT no FROM named_agency
     WHERE batch_no = ? AND name_key = ? AND coalesce(name, 0) = coalesce(?, 0) AND coalesce(uscc, 0) = coalesce(?, 0)`,
    batchNo,
    ...agency,
  )

function addNumber(db: WriteDb, batchNo: number, agency: NamedAgency): number {
  const no = (db.value<number>('SELECT max(no) FROM named_agency WHERE batch_no = ?', batchNo) ?? 0) + 1
  db.run('INSERT INTO named_agency (batch_no, no, name_key, name, uscc) VALUES (?, ?, ?, ?, ?)', batchNo, no, ...agency)
  return no
}

/**
 * Agencies appear from the records that land, in the order of the file; one name in NFKC without white space is one agency. What is
 * needed of each is found first, by its number: rows are many, agencies few. `landing_agency` then says, until the next batch lands,
 * which agency stands for a number.
 */
export function landAgencies(db: WriteDb, batch: BatchRow, place: BatchPlace): void {
  db.run(
    'CREATE TEMP TABLE IF NOT EXISTS landing_agency (no INTEGER PRIMARY KEY, first_row INTEGER NOT NULL, agency_id INTEGER) STRICT',
  )
  db.run('DELETE FROM landing_agency')
  db.run(
    `INSERT INTO landing_agency (no, first_row) SELECT r.agency_no, r.id FROM import_row r NOT INDEXED
     WHERE ${ROWS_OF_PLACE} AND r.fate IN ('add','join','update') AND r.agency_no IS NOT NULL ORDER BY r.id ON CONFLICT (no) DO NOTHING`,
    ...place,
  )
  db.run(
    `INSERT INTO agency (name, name_key, uscc, region, first_batch_id)
     SELECT n.name, n.name_key, n.uscc, r.region, ? FROM landing_agency l
     CROSS JOIN named_agency n ON n.batch_no = ? AND n.no = l.no CROSS JOIN import_row r ON r.id = l.first_row
     WHERE n.name_key <> '' ORDER BY l.first_row ON CONFLICT (name_key) DO NOTHING`,
    batch.id,
    batch.no,
  )
  db.run(
    `UPDATE landing_agency SET agency_id =
       (SELECT a.id FROM named_agency n JOIN agency a ON a.name_key = n.name_key WHERE n.batch_no = ? AND n.no = landing_agency.no)`,
    batch.no,
  )
}
