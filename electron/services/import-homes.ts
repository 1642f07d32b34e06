import { CATALOGUE_KINDS } from '../../shared/domain/import/tables.ts'
import type { ReadDb } from '../database/db.ts'

/** Where the records of an import land. Constant SQL: names only, never values. */
export interface Home {
  table: 'case_file' | 'catalogue_record'
  key: 'case_key' | 'record_key'
  /** condition on `import_row r`: what lands here */
  holds: string
  /** of one id, every version, oldest first: party, content, and the row it came from, null where a person typed it */
  versions: string
}

const CATALOGUES_LISTED = `(${CATALOGUE_KINDS.map((kind) => `'${kind}'`).join(',')})`

export const CASE_HOME: Home = {
  table: 'case_file',
  key: 'case_key',
  // which kinds of act there are is data: whatever is no catalogue
  holds: `r.kind NOT IN ${CATALOGUES_LISTED}`,
  versions: `SELECT r.party_key, r.content_hash, iif(b.typed = 1, NULL, r.batch_no) AS batch_no, r.sheet, r.id AS row_id
    FROM case_version v JOIN import_row r ON r.id = v.row_id JOIN import_batch b ON b.no = r.batch_no
    WHERE v.case_id = ? ORDER BY v.version, v.row_id`,
}
/** Master data: its records have no parties. */
export const CATALOGUE_HOME: Home = {
  table: 'catalogue_record',
  key: 'record_key',
  holds: `r.kind IN ${CATALOGUES_LISTED}`,
  versions: `SELECT '' AS party_key, v.content_hash, r.batch_no, r.sheet, v.row_id
    FROM catalogue_version v LEFT JOIN import_row r ON r.id = v.row_id WHERE v.record_id = ? ORDER BY v.version`,
}

/** True when a sheet of the batch is a catalogue. */
export const bringsRecords = (db: ReadDb, batchId: string): boolean =>
  db.value(
    'SELECT 1 FROM import_sheet WHERE batch_id = ? AND table_kind IN (SELECT value FROM json_each(?)) LIMIT 1',
    batchId,
    JSON.stringify(CATALOGUE_KINDS),
  ) !== undefined

/** The homes of the records of a batch. */
export const homesOf = (db: ReadDb, batchId: string): Home[] =>
  bringsRecords(db, batchId) ? [CASE_HOME, CATALOGUE_HOME] : [CASE_HOME]
