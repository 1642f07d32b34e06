import { AppError } from '../../shared/contract/error.ts'
import type { Input } from '../../shared/contract/index.ts'
import type { FateCounts } from '../../shared/domain/import/row-fates.ts'
import type { ReadDb, WriteDb } from '../database/db.ts'
import { type BatchRow, findBatch } from './import-batch.ts'
import { countFates } from './import-counts.ts'
import { settleKeys } from './import-fates.ts'
import type { Handlers } from './types.ts'

/** How many records, or cases of a bundle, a person left out. */
export function excludedCount(db: ReadDb, batch: Pick<BatchRow, 'id' | 'no' | 'kind'>): number {
  const count =
    batch.kind === 'bundle'
      ? db.value<number>('SELECT count(*) FROM import_case WHERE batch_id = ? AND excluded = 1', batch.id)
      : db.value<number>(
          'SELECT count(*) FROM import_exclusion e JOIN import_row r ON r.id = e.row_id WHERE r.batch_no = ?',
          batch.no,
        )
  return count ?? 0
}

/** A record that was left out stays so when one of its cells is corrected. */
export function keepExcluded(db: WriteDb, rowId: number): void {
  db.run(
    "UPDATE import_row SET blocked = 1, fate = 'refused' WHERE id = ? AND id IN (SELECT row_id FROM import_exclusion)",
    rowId,
  )
}

/** Only what was found in the record itself blocks it; contradictions are decided anew. */
const LIST_AGAIN = `UPDATE import_row AS r SET
  blocked = EXISTS (SELECT 1 FROM import_problem p JOIN import_sheet s ON s.batch_id = p.batch_id AND s.name IS p.sheet
    WHERE p.batch_id = ? AND s.sheet = r.sheet AND p.row = r.row AND p.severity = 'block' AND p.code NOT IN ('row.conflict','row.party_unnamed'))
  WHERE id = ?`

/** Keeps rows out of a batch, or takes them back into it; returns their keys. */
function setExcluded(
  db: WriteDb,
  batch: BatchRow,
  { rows, excluded }: Input<'imports.exclude'>,
  by: string,
  at: string,
): string[] {
  return rows.map(({ sheet, row }) => {
    const found = db.maybe<{ id: number; caseKey: string }>(
      'SELECT id, case_key FROM import_row WHERE batch_no = ? AND sheet = ? AND row = ?',
      batch.no,
      sheet,
      row,
    )
    if (!found) throw new AppError('not_found', { sheet, row }, `这个批次没有第 ${row} 条记录。`)
    const { id } = found
    if (excluded) {
      db.run(
        'INSERT INTO import_exclusion (row_id, excluded_at, excluded_by) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
        id,
        at,
        by,
      )
      keepExcluded(db, id)
    } else {
      db.run('DELETE FROM import_exclusion WHERE row_id = ?', id)
      db.run(LIST_AGAIN, batch.id, id)
      db.run("UPDATE import_row SET fate = CASE blocked WHEN 1 THEN 'refused' ELSE 'add' END WHERE id = ?", id)
    }
    return found.caseKey
  })
}

export const importExcludeHandlers = {
  'imports.exclude': (db, input, { actor, now }) => {
    const batch = findBatch(db, input.batchId, 'ready')
    if (batch.kind === 'bundle')
      throw new AppError('not_allowed', { batchId: batch.id }, '案卷包按案卷排除，不按记录排除。')
    const keys = setExcluded(db, batch, input, actor.name, now)
    settleKeys(db, batch, keys)
    const value: FateCounts = countFates(db, batch)
    const detail = { rows: input.rows.length, excluded: input.excluded, ...value }
    return { value, audit: { subject: batch.id, detail } }
  },
} satisfies Pick<Handlers, 'imports.exclude'>
