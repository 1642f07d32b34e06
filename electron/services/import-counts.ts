import type { FateCounts } from '../../shared/domain/import/row-fates.ts'
import type { ReadDb } from '../database/db.ts'
import { type BatchRow, placeOf } from './import-batch.ts'

/** How many rows of a batch have each fate. */
export interface BatchFates {
  add: number
  /** further parties of the new cases of the batch */
  join: number
  /** further parties of cases that stood before the batch */
  joinStanding: number
  update: number
  unchanged: number
  refused: number
}

/** Nearly all rows of a large batch are new: they are what is left when the others, which have an index of their own, are counted. */
export function fatesOf(db: ReadDb, { place: [, , batchNo], rows }: ReturnType<typeof placeOf>): BatchFates {
  const fates: BatchFates = { add: rows, join: 0, joinStanding: 0, update: 0, unchanged: 0, refused: 0 }
  const others = db.all<{ fate: keyof BatchFates; n: number }>(
    `SELECT iif(r.fate = 'join' AND EXISTS (SELECT 1 FROM case_file c WHERE c.case_key = r.case_key), 'joinStanding', r.fate) AS fate,
       count(*) AS n FROM import_row r INDEXED BY import_row_apart WHERE r.batch_no = ? AND r.fate <> 'add' GROUP BY 1`,
    batchNo,
  )
  for (const { fate, n } of others) {
    fates[fate] = n
    fates.add -= n
  }
  return fates
}

/**
 * What a commit would do, or did. A further party of a new case counts as added, one of a case that stood before the batch
 * as an update of that case. Records of sheets that are not imported at all count as refused.
 */
export function countsOf(fates: BatchFates, rowCount: number): FateCounts {
  const added = fates.add + fates.join
  const updated = fates.update + fates.joinStanding
  const { unchanged } = fates
  return { added, updated, unchanged, refused: rowCount - added - updated - unchanged }
}

/** The same of a batch as its fates stand. */
export const countFates = (db: ReadDb, batch: Pick<BatchRow, 'no' | 'rowCount'>): FateCounts =>
  countsOf(fatesOf(db, placeOf(db, batch.no)), batch.rowCount)
