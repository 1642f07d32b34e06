import type { ReadDb, WriteDb } from '../database/db.ts'
import type { Output } from '../../shared/contract/index.ts'
import { type BatchRow, CASES_OF_BATCH } from './import-batch.ts'
import { bringsRecords, CASE_HOME, CATALOGUE_HOME } from './import-homes.ts'
import type { Dependence } from './import-undo.ts'

type CaseRepeat = Output<'cases.get'>['repeats'][number]

/**
 * Notes of which cases and records a batch says again what stands already; called before its rows of them go. A bundle says it of
 * a case that holds one of its documents already.
 */
export function keepRepeats(db: WriteDb, batch: BatchRow): void {
  if (batch.kind === 'bundle')
    db.run(
      `INSERT OR IGNORE INTO case_repeat (case_id, batch_no) SELECT c.id, ? FROM import_case s JOIN case_file c ON c.case_key = s.case_key
       WHERE s.batch_id = ? AND s.fate IN ('update','unchanged') AND EXISTS (SELECT 1 FROM import_document d
         JOIN case_document o ON o.case_id = c.id AND o.sha256 = d.sha256 WHERE d.batch_id = s.batch_id AND d.case_position = s.position)`,
      batch.no,
      batch.id,
    )
  else
    db.run(
      `INSERT OR IGNORE INTO case_repeat (case_id, batch_no) SELECT c.id, r.batch_no FROM import_row r JOIN case_file c ON c.case_key = r.case_key
       WHERE r.batch_no = ? AND r.fate = 'unchanged' AND ${CASE_HOME.holds}`,
      batch.no,
    )
  if (bringsRecords(db, batch.id))
    db.run(
      `INSERT OR IGNORE INTO catalogue_repeat (record_id, batch_no) SELECT c.id, r.batch_no FROM import_row r
       JOIN catalogue_record c ON c.record_key = r.case_key WHERE r.batch_no = ? AND r.fate = 'unchanged' AND ${CATALOGUE_HOME.holds}`,
      batch.no,
    )
}

/** Forgets what a batch said again; it is being taken back. */
export function dropRepeats(db: WriteDb, batchNo: number): void {
  db.run('DELETE FROM case_repeat WHERE batch_no = ?', batchNo)
  db.run('DELETE FROM catalogue_repeat WHERE batch_no = ?', batchNo)
}

/** The imports that said a case again, the newest first. */
export const repeatsOf = (db: ReadDb, caseId: number): CaseRepeat[] =>
  db.all(
    `SELECT b.id AS batch_id, b.source_name, b.committed_at FROM case_repeat p JOIN import_batch b ON b.no = p.batch_no
     WHERE p.case_id = ? ORDER BY b.landed DESC`,
    caseId,
  )

/** Cases and records that a batch brought or changed and of which a batch taken in later says the same. */
export function repeatedLater(db: ReadDb, batchNo: number): Dependence[] {
  const touched = `WITH cases (id) AS (${CASES_OF_BATCH}), records (id) AS (
      SELECT v.record_id FROM catalogue_version v JOIN import_row r ON r.id = v.row_id WHERE r.batch_no = ?)`
  return db.all<Dependence>(
    `${touched} SELECT DISTINCT '后来的“' || b.source_name || '”又报送了同样的内容' AS reason, s.key AS case_key FROM (
       SELECT c.case_key AS key, p.batch_no FROM case_repeat p JOIN case_file c ON c.id = p.case_id WHERE c.id IN cases
       UNION ALL
       SELECT c.record_key, p.batch_no FROM catalogue_repeat p JOIN catalogue_record c ON c.id = p.record_id WHERE c.id IN records) s
     JOIN import_batch b ON b.no = s.batch_no
     WHERE b.landed > (SELECT landed FROM import_batch WHERE no = ?) ORDER BY 2, b.landed`,
    batchNo,
    batchNo,
    batchNo,
  )
}
