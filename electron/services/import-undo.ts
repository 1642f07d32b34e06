import { AppError } from '../../shared/contract/error.ts'
import type { ReadDb, WriteDb } from '../database/db.ts'
import { dropRows } from './batch-rows.ts'
import { type BatchRow, CASES_OF_BATCH } from './import-batch.ts'
import { refreshCases } from './case-state.ts'
import { heldRecords, takeRecordsBack } from './import-records.ts'
import { dropRepeats, repeatedLater } from './import-repeats.ts'

const NAMED = 20

/** Cases and records that a batch brought or changed, and that something else rests on by now: [what, key]. */
export interface Dependence {
  reason: string
  caseKey: string
}

/** A feature that keeps cases tells here which of the given batch's cases it holds; registered in import-dependences.ts. */
export type DependenceReader = (db: ReadDb, batchNo: number) => Dependence[]

/** What counts is the order of the versions: a batch may be read before another one and taken in after it. */
const laterVersions: DependenceReader = (db, batchNo) =>
  db.all<Dependence>(
    `SELECT DISTINCT '后来又有更新' AS reason, c.case_key FROM import_row r LEFT JOIN later_version mine ON mine.row_id = r.id
     JOIN later_version later ON later.case_id = coalesce(mine.case_id, r.id) AND later.version > coalesce(mine.version, 1)
     JOIN import_row o ON o.id = later.row_id JOIN case_file c ON c.id = later.case_id
     WHERE r.batch_no = ? AND o.batch_no <> ? ORDER BY c.case_key`,
    batchNo,
    batchNo,
  )

const documents: DependenceReader = (db, batchNo) =>
  db.all<Dependence>(
    `SELECT '已有卷内文书' AS reason, c.case_key FROM case_file c
     WHERE c.id IN (SELECT r.id FROM import_row r WHERE r.batch_no = ?)
       AND EXISTS (SELECT 1 FROM case_document d JOIN import_batch b ON b.id = d.batch_id WHERE d.case_id = c.id AND b.no <> ?)
     ORDER BY c.case_key`,
    batchNo,
    batchNo,
  )

/** Refuses when anything depends on a case of the batch, and names the cases with the reason. */
export function checkIndependent(db: ReadDb, batch: BatchRow, readers: readonly DependenceReader[]): void {
  const found = [...readers, laterVersions, repeatedLater, documents, heldRecords].flatMap((reader) =>
    reader(db, batch.no),
  )
  if (found.length === 0) return
  const total = new Set(found.map(({ caseKey }) => caseKey)).size
  const named = found.slice(0, NAMED)
  throw new AppError(
    'conflict',
    { batchId: batch.id, total, cases: named.map(({ caseKey, reason }) => ({ caseKey, reason })) },
    `批次“${batch.sourceName}”不能撤销，有 ${total} 件案卷或者记录已被使用：` +
      named.map(({ caseKey, reason }) => `${caseKey}（${reason}）`).join('；') +
      (found.length > NAMED ? '……' : '。'),
  )
}

/** Takes a committed batch back: cases and records it brought go, those it changed return to the version before. */
export function takeBack(db: WriteDb, batch: BatchRow): { removed: number; restored: number } {
  const touched = db.values<number>(`SELECT DISTINCT case_id FROM (${CASES_OF_BATCH})`, batch.no)
  const before = db.value<number>('SELECT count(*) FROM case_file') ?? 0
  dropRepeats(db, batch.no)
  db.run('DELETE FROM case_file WHERE id IN (SELECT id FROM import_row WHERE batch_no = ?)', batch.no)
  const removed = before - (db.value<number>('SELECT count(*) FROM case_file') ?? 0)
  db.run('DELETE FROM later_version WHERE row_id IN (SELECT id FROM import_row WHERE batch_no = ?)', batch.no)
  const left = 'SELECT id FROM case_file WHERE id IN (SELECT value FROM json_each(?))'
  const restored = db.values<number>(left, JSON.stringify(touched))
  refreshCases(db, restored)
  const records = takeRecordsBack(db, batch)
  db.run(
    `DELETE FROM agency WHERE first_batch_id = ? AND NOT EXISTS (SELECT 1 FROM case_file c WHERE c.agency_id = agency.id)
       AND NOT EXISTS (SELECT 1 FROM monthly_report m WHERE m.agency_id = agency.id)
       AND NOT EXISTS (SELECT 1 FROM letter l WHERE l.agency_id = agency.id)
       AND NOT EXISTS (SELECT 1 FROM catalogue_record r WHERE r.record_key = 'agency|' || agency.name_key)`,
    batch.id,
  )
  dropRows(db, batch.no)
  db.run("UPDATE import_batch SET state = 'undone' WHERE no = ?", batch.no)
  return { removed: removed + records.removed, restored: restored.length + records.restored }
}
