import { readFileSync } from 'node:fs'
import type { CellValue } from 'hucre'
import type { CellNote, SheetRow } from '../../shared/domain/import/row-parser.ts'
import { carryDown } from './merged-cells.ts'

export interface WorkbookSheet {
  name: string
  rows: SheetRow[]
}

/**
 * All visible sheets of a workbook. Dates come as days, numbers as the digits a person sees; what Excel has lost or
 * marked as an error is noted beside the cell. Vertically merged cells carry their value down. `most`: only so many rows of
 * each sheet.
 */
export async function readWorkbook(
  file: string,
  most?: number,
): Promise<{ sheets: WorkbookSheet[]; date1904: boolean }> {
  // Loaded with the first workbook: every start of the program would wait for it.
  const { readXlsx } = await import('hucre/xlsx')
  const workbook = await readXlsx(readFileSync(file), {
    sheets: (info) => !info.hidden && !info.veryHidden,
    ...(most === undefined ? {} : { maxRows: most }),
  })
  const sheets = workbook.sheets.map((sheet) => {
    const rows: SheetRow[] = sheet.rows.map((values, i) => toRow(values, i + 1))
    for (const [at, cell] of sheet.cells ?? []) {
      if (cell.type !== 'formula' || (cell.value !== null && cell.value !== undefined)) continue
      const [r, c] = at.split(',').map(Number) as [number, number]
      note(rows[r], c, 'formula.no_cached_value')
    }
    carryDown(rows, sheet.merges ?? [])
    return { name: sheet.name, rows }
  })
  return { sheets, date1904: workbook.dateSystem === '1904' }
}

function note(row: SheetRow | undefined, column: number, code: CellNote): void {
  if (row) row.notes = { ...row.notes, [column]: code }
}

const ERRORS = /^#(?:REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)$/
/** Excel's day that never was: serial 60 reads as 1900-02-29, libraries make a neighbour of it. */
const NEVER_WAS = '1900-02-2'

function toRow(values: CellValue[], line: number): SheetRow {
  const row: SheetRow = { line, cells: [] }
  for (const [i, value] of values.entries()) {
    const text = cellText(value)
    row.cells.push(text)
    if (ERRORS.test(text)) note(row, i, 'cell.error_value')
    else if (typeof value === 'number' && Math.abs(value) >= 1e15) note(row, i, 'number.precision_lost')
    else if (value instanceof Date && text.startsWith(NEVER_WAS)) note(row, i, 'date.invalid')
  }
  return row
}

/** UTC parts only: a day is no instant. A time of midnight is no time. Numbers lose the tail of binary fractions. */
function cellText(value: CellValue | undefined): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'number')
    return Number.isInteger(value)
      ? value.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 0 })
      : String(Number(value.toPrecision(15)))
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  const text = value.toISOString()
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 19).replace('T', ' ')
}
