import { AppError } from '../../shared/contract/error.ts'
import type { ReadDb } from '../database/db.ts'
import { CASE_TOLD_OF } from './case-versions.ts'

export interface BatchRow {
  no: number
  id: string
  sourceName: string
  sourceSha256: string
  kind: 'table' | 'bundle'
  state: 'reading' | 'ready' | 'committed' | 'discarded' | 'interrupted' | 'undone'
  report: string
  rowCount: number
  base: number | null
  /** 1: a single record that a person typed */
  typed: number
  added: number | null
  updated: number | null
  unchanged: number | null
  refused: number | null
  createdAt: string
  createdBy: string
  committedAt: string | null
}

const STATES: Record<BatchRow['state'], string> = {
  reading: '正在读取',
  ready: '等待确认',
  committed: '已经入库',
  discarded: '已经放弃',
  interrupted: '读取中断',
  undone: '已经撤销',
}

/** SQL for the ids of the cases that a batch touched, by their facts or by their documents. */
export const CASES_OF_BATCH = `SELECT case_id FROM (
  SELECT r.batch_no AS no, c.id AS case_id FROM import_row r CROSS JOIN case_file c ON c.id = ${CASE_TOLD_OF}
  UNION ALL SELECT b.no, d.case_id FROM case_document d JOIN import_batch b ON b.id = d.batch_id) WHERE no = ?`

/** Where the rows of a batch lie: number of the first and of the last, and of the batch. */
export type BatchPlace = [first: number, last: number, batchNo: number]

/**
 * SQL for the rows `import_row r` of a place, to be read as they lie, with NOT INDEXED: finding each by an index takes a third
 * longer. A row of another batch may stand between them: somebody typed a record while this one was being read.
 */
export const ROWS_OF_PLACE = 'r.id BETWEEN ? AND ? AND r.batch_no = ?'

export function placeOf(db: ReadDb, batchNo: number): { place: BatchPlace; rows: number } {
  const { first, last, rows } = db.one<{ first: number | null; last: number | null; rows: number }>(
    'SELECT min(id) AS first, max(id) AS last, count(*) AS rows FROM import_row WHERE batch_no = ?',
    batchNo,
  )
  return { place: [first ?? 0, last ?? 0, batchNo], rows }
}

/** A batch by its id; throws not_found, or wrong_state when it is in another state than the one asked for. */
export function findBatch(db: ReadDb, batchId: string, state?: BatchRow['state']): BatchRow {
  const batch = db.maybe<BatchRow>('SELECT * FROM import_batch WHERE id = ?', batchId)
  if (!batch) throw new AppError('not_found', { batchId }, '找不到这个导入批次。')
  if (state !== undefined && batch.state !== state)
    throw new AppError(
      'wrong_state',
      { batchId, state: batch.state },
      `批次“${batch.sourceName}”${STATES[batch.state]}，不能再这样操作。`,
    )
  return batch
}
