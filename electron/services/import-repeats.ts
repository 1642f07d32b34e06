import type { Output } from '../../shared/contract/index.ts'
import type { ReadDb, WriteDb } from '../database/db.ts'
import { ROWS_OF_CASE } from './case-versions.ts'
import type { BatchRow } from './import-batch.ts'
import { bringsRecords, CASE_HOME, CATALOGUE_HOME } from './import-homes.ts'
import type { Dependence } from './import-undo.ts'

type CaseRepeat = Output<'cases.get'>['repeats'][number]

/** The record that stands of the case and party of `r`: the newest that was imported, else what a person typed. */
const STANDING_ROW = `(SELECT v.row_id FROM ${ROWS_OF_CASE} v CROSS JOIN import_row o ON o.id = v.row_id CROSS JOIN import_batch b ON b.no = o.batch_no
  WHERE o.party_key = r.party_key ORDER BY b.typed, v.version DESC, v.row_id DESC LIMIT 1)`
/** The same of a catalogue; NULL where a person typed it. */
const STANDING_RECORD = `(SELECT v.row_id FROM catalogue_version v WHERE v.record_id = c.id ORDER BY v.version DESC LIMIT 1)`

/**
 * Notes which records, and of a bundle which documents, a batch says again; called before its rows of them go. What repeats another
 * row of the same file is none. CROSS JOIN begins with the batch, as in `columnsDiffer`.
 */
export function keepRepeats(db: WriteDb, batch: BatchRow): void {
  if (batch.kind === 'bundle') {
    db.run(
      `INSERT OR IGNORE INTO document_repeat (case_id, sha256, batch_no) SELECT c.id, d.sha256, ? FROM import_case s
       CROSS JOIN case_file c ON c.case_key = s.case_key
       CROSS JOIN import_document d ON d.batch_id = s.batch_id AND d.case_position = s.position
       JOIN case_document o ON o.case_id = c.id AND o.sha256 = d.sha256
       WHERE s.batch_id = ? AND s.fate IN ('update','unchanged')`,
      batch.no,
      batch.id,
    )
    return
  }
  const standing = `SELECT ${STANDING_ROW} AS row_id FROM import_row r CROSS JOIN case_file c ON c.case_key = r.case_key
    WHERE r.batch_no = ? AND r.fate = 'unchanged' AND ${CASE_HOME.holds}`
  const records = `SELECT ${STANDING_RECORD} FROM import_row r CROSS JOIN catalogue_record c ON c.record_key = r.case_key
    WHERE r.batch_no = ? AND r.fate = 'unchanged' AND ${CATALOGUE_HOME.holds}`
  const parts = bringsRecords(db, batch.id) ? [standing, records] : [standing]
  db.run(
    `INSERT OR IGNORE INTO record_repeat (row_id, batch_no) SELECT o.id, ? FROM (${parts.join(' UNION ALL ')}) s
     CROSS JOIN import_row o ON o.id = s.row_id WHERE o.batch_no <> ?`,
    batch.no,
    ...parts.map(() => batch.no),
    batch.no,
  )
}

/** Forgets what a batch said again; it is being taken back. */
export function dropRepeats(db: WriteDb, batchNo: number): void {
  db.run('DELETE FROM record_repeat WHERE batch_no = ?', batchNo)
  db.run('DELETE FROM document_repeat WHERE batch_no = ?', batchNo)
}

/** The imports that said records of a case again, the newest first. */
export const repeatsOf = (db: ReadDb, caseId: number): CaseRepeat[] =>
  db.all(
    `SELECT DISTINCT b.id AS batch_id, b.source_name, b.committed_at FROM case_version v JOIN record_repeat p ON p.row_id = v.row_id
     JOIN import_batch b ON b.no = p.batch_no WHERE v.case_id = ? ORDER BY b.landed DESC`,
    caseId,
  )

/** Cases and records of which a batch taken in later says again what this one brought; each with the first that does. */
export function repeatedLater(db: ReadDb, batchNo: number): Dependence[] {
  return db
    .all<{ key: string; sourceName: string }>(
      `SELECT s.key, b.source_name, min(b.landed) FROM (
         SELECT r.case_key AS key, p.batch_no FROM import_row r JOIN record_repeat p ON p.row_id = r.id WHERE r.batch_no = ?
         UNION ALL
         SELECT c.case_key, p.batch_no FROM import_batch mine JOIN case_document d ON d.batch_id = mine.id
           JOIN document_repeat p ON p.case_id = d.case_id AND p.sha256 = d.sha256 JOIN case_file c ON c.id = d.case_id
         WHERE mine.no = ?) s
       JOIN import_batch b ON b.no = s.batch_no
       WHERE b.landed > (SELECT landed FROM import_batch WHERE no = ?) GROUP BY s.key ORDER BY s.key`,
      batchNo,
      batchNo,
      batchNo,
    )
    .map(({ key, sourceName }) => ({ reason: `后来的“${sourceName}”又报送了同样的内容`, caseKey: key }))
}
