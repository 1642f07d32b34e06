import type { NamedAgency } from '../../shared/domain/import/named-agency.ts'
import type { WriteDb } from '../database/db.ts'
import { type BatchPlace, type BatchRow, ROWS_OF_PLACE } from './import-batch.ts'

/** SQL for the name of the agency that an import row `r` names, as it was written. */
export const AGENCY_NAME = '(SELECT n.name FROM named_agency n WHERE n.batch_no = r.batch_no AND n.no = r.agency_no)'

/** SQL that finds the agency `a` of an import row `r`. */
export const AGENCY_OF_ROW = `LEFT JOIN named_agency n ON n.batch_no = r.batch_no AND n.no = r.agency_no
  LEFT JOIN agency a ON a.name_key = n.name_key`

/** A record of a batch. */
export type RowOfBatch = Readonly<{ id: number; batchNo: number }>

/** The number under which a record names an agency: the one it has in the batch, or the next. */
export function agencyNumber(db: WriteDb, row: RowOfBatch, agency: NamedAgency | null): number | null {
  if (agency === null) return null
  const known = findNumber(db, row.batchNo, agency)
  if (known === undefined) return addNumber(db, row, agency)
  db.run(
    'UPDATE named_agency SET first_row = ? WHERE batch_no = ? AND no = ? AND first_row > ?',
    row.id,
    row.batchNo,
    known,
    row.id,
  )
  return known
}

/** As the index of the table tells them apart: 0 stands where nothing is said. */
const findNumber = (db: WriteDb, batchNo: number, agency: NamedAgency): number | undefined =>
  db.value<number>(
    `SELECT no FROM named_agency
     WHERE batch_no = ? AND name_key = ? AND coalesce(name, 0) = coalesce(?, 0) AND coalesce(uscc, 0) = coalesce(?, 0)`,
    batchNo,
    ...agency,
  )

function addNumber(db: WriteDb, { id, batchNo }: RowOfBatch, agency: NamedAgency): number {
  const no = (db.value<number>('SELECT max(no) FROM named_agency WHERE batch_no = ?', batchNo) ?? 0) + 1
  db.run(
    'INSERT INTO named_agency (batch_no, no, first_row, name_key, name, uscc) VALUES (?, ?, ?, ?, ?, ?)',
    batchNo,
    no,
    id,
    ...agency,
  )
  return no
}

/**
 * Agencies appear from the records that land, in the order of the file; one name in NFKC without white space is one agency. What is
 * needed of each is found first, by its number: rows are many, agencies few. Where the first record that names one does not land, all
 * are looked through for the next. `landing_agency` then says, until the next batch lands, which agency stands for a number.
 */
export function landAgencies(db: WriteDb, batch: BatchRow, place: BatchPlace): void {
  db.run(
    'CREATE TEMP TABLE IF NOT EXISTS landing_agency (no INTEGER PRIMARY KEY, first_row INTEGER NOT NULL, agency_id INTEGER) STRICT',
  )
  db.run('DELETE FROM landing_agency')
  const lands = "r.fate IN ('add','join','update')"
  db.run(
    `INSERT INTO landing_agency (no, first_row) SELECT n.no, r.id FROM named_agency n
     CROSS JOIN import_row r ON r.id = n.first_row AND r.batch_no = n.batch_no AND r.agency_no = n.no WHERE n.batch_no = ? AND ${lands}`,
    batch.no,
  )
  const others = db.values<number>(
    'SELECT no FROM named_agency WHERE batch_no = ? AND no NOT IN (SELECT no FROM landing_agency)',
    batch.no,
  )
  if (others.length > 0)
    db.run(
      `INSERT INTO landing_agency (no, first_row) SELECT r.agency_no, r.id FROM import_row r NOT INDEXED
       WHERE ${ROWS_OF_PLACE} AND ${lands} AND r.agency_no IN (SELECT value FROM json_each(?)) ORDER BY r.id ON CONFLICT (no) DO NOTHING`,
      ...place,
      JSON.stringify(others),
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
