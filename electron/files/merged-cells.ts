import type { SheetRow } from '../../shared/domain/import/row-parser.ts'

/** A cell merged downwards, 0-based: rows `startRow` to `endRow` of the column `startCol`. */
export interface MergedCell {
  startRow: number
  endRow: number
  startCol: number
}

/** Carries the value of vertically merged cells down to every row of the merge (import-formats §2.5) and marks those rows. */
export function carryDown(rows: readonly SheetRow[], merges: readonly MergedCell[]): void {
  for (const { startRow, endRow, startCol } of merges) {
    const value = rows[startRow]?.cells[startCol]
    if (value === undefined) continue
    for (const row of rows.slice(startRow + 1, endRow + 1)) {
      while (row.cells.length < startCol) row.cells.push('')
      row.cells[startCol] = value
      row.carried = true
    }
  }
}
