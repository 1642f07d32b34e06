import type { ReadDb } from '../../electron/database/db.ts'
import { sheetReader } from '../../electron/services/sheet-fields.ts'

export interface StoredRecord {
  id: number
  batchNo: number
  sheet: number
  row: number
  line: number | null
  facts: Record<string, string>
  original: string[]
  corrected: Record<string, string>
}

/** What the database holds of every record, or of those of a batch, in the order of their rows. */
export function storedRecords(db: ReadDb, batchId?: string): StoredRecord[] {
  const { factsIn, textsOf } = sheetReader(db)
  return db
    .all<Pick<StoredRecord, 'id' | 'batchNo' | 'sheet' | 'row' | 'line'>>(
      `SELECT r.id, r.batch_no, r.sheet, r.row, r.line FROM import_row r JOIN import_batch b ON b.no = r.batch_no
       WHERE b.id = coalesce(?, b.id) ORDER BY r.id`,
      batchId ?? null,
    )
    .map((row) => {
      const texts = textsOf(row.id)
      return {
        ...row,
        facts: factsIn({ ...row, ...texts }),
        original: texts.original,
        corrected: texts.corrected ?? {},
      }
    })
}

/** How many rows are kept, and how many pieces of texts belong to them. */
export const keptPieces = (db: ReadDb): { rows: number; packs: number; apart: number } =>
  db.one(
    `SELECT (SELECT count(*) FROM import_row) AS rows, (SELECT count(*) FROM import_pack) AS packs,
       (SELECT count(*) FROM import_record) AS apart`,
  )
