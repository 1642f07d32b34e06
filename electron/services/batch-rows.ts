import type { WriteDb } from '../database/db.ts'

/** Removes the rows of a batch with their texts and the agencies that they name; returns how many there were. */
export function dropRows(db: WriteDb, batchNo: number): number {
  db.run('DELETE FROM import_pack WHERE batch_no = ?', batchNo)
  db.run('DELETE FROM named_agency WHERE batch_no = ?', batchNo)
  return db.run('DELETE FROM import_row WHERE batch_no = ?', batchNo).changes
}

/** Removes the rows that say nothing new, and the packs of which no row is left: their ids may be used again. */
export function dropUnchanged(db: WriteDb, batchNo: number): void {
  db.run("DELETE FROM import_row WHERE batch_no = ? AND fate = 'unchanged'", batchNo)
  db.run(
    `DELETE FROM import_pack AS p WHERE batch_no = ? AND NOT EXISTS
       (SELECT 1 FROM import_row r WHERE r.id BETWEEN p.first_row AND p.first_row + p.records - 1)`,
    batchNo,
  )
}
