import type { SheetRow } from '../../shared/domain/import/row-parser.ts'

/** A cell merged downwards: lines `startRow` to `endRow`, as a person counts, of the 0-based column `startCol`. */
export interface MergedCell {
  startRow: number
  endRow: number
  startCol: number
}

/**
 * Carries the value of vertically merged cells down to every row of the merge (import-formats §2.5) and marks those rows. The
 * rows come in order of their lines, one after the other; each column carries one value at a time.
 */
export function cellCarrier(merges: Iterable<MergedCell>): (row: SheetRow) => void {
  const waiting = [...merges].sort((a, b) => b.startRow - a.startRow)
  const carried = new Map<number, { endRow: number; value: string }>()
  return (row) => {
    for (const [column, { endRow, value }] of carried) {
      if (row.line > endRow) {
        carried.delete(column)
        continue
      }
      while (row.cells.length < column) row.cells.push('')
      row.cells[column] = value
      row.carried = true
    }
    for (let next = waiting.at(-1); next && next.startRow <= row.line; next = waiting.at(-1)) {
      waiting.pop()
      const value = next.startRow === row.line ? row.cells[next.startCol] : undefined
      if (value !== undefined) carried.set(next.startCol, { endRow: next.endRow, value })
    }
  }
}
