import type { FileProblem } from '../../shared/domain/import/file-report.ts'
import type { WriteDb } from '../database/db.ts'

/** Writes problems of a batch, numbered in the order they are found. */
export function problemWriter(db: WriteDb, batchId: string): { add(problem: FileProblem): void } {
  let seq = db.value<number>('SELECT coalesce(max(seq), 0) FROM import_problem WHERE batch_id = ?', batchId) ?? 0
  const insert = db.statement(
    `INSERT INTO import_problem (batch_id, seq, sheet, row, line, "column", field, code, severity, value, message)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  return {
    add(p) {
      seq += 1
      insert(batchId, seq, p.sheet, p.row, p.line, p.column, p.field, p.code, p.severity, p.value, p.message)
    },
  }
}
