import { AppError } from '../../shared/contract/error.ts'
import { CASE_ROW_COLUMNS, caseRowValues, factsPatch, firstColumns } from '../../shared/domain/import/case-row.ts'
import type { FileReport } from '../../shared/domain/import/file-report.ts'
import type { ColumnMeaning } from '../../shared/domain/import/headings.ts'
import { namedAgency } from '../../shared/domain/import/named-agency.ts'
import { type CellNote, rowParser } from '../../shared/domain/import/row-parser.ts'
import type { CaseTable, CatalogueKind } from '../../shared/domain/import/tables.ts'
import type { ReadDb, WriteDb } from '../database/db.ts'
import { rowDigest } from '../files/row-digest.ts'
import type { BatchRow } from './import-batch.ts'
import { keepExcluded } from './import-exclude.ts'
import { problemWriter } from './import-problems.ts'
import { agencyNumber } from './named-agencies.ts'
import { keepRecord, recordTexts, type RecordTexts } from './record-texts.ts'

interface FixableRow extends RecordTexts {
  id: number
  caseKey: string
  line: number
  name: string | null
  tableKind: CaseTable | CatalogueKind
  columns: string
  fixed: string | null
}
const NOTES: readonly string[] = [
  'formula.no_cached_value',
  'cell.error_value',
  'number.precision_lost',
] satisfies CellNote[]

export interface Correction {
  sheet: number
  row: number
  column: number
  value: string
}

/**
 * Puts a person's text in the place of one cell of a staged row and parses the row again, with all its problems. The
 * original cells stay as they were read; the correction is kept beside them. Returns the key that the row had and the one it has.
 */
export function correctRow(db: WriteDb, batch: BatchRow, fix: Correction, today: string): [string, string] {
  const row = findRow(db, batch, fix)
  const columns = JSON.parse(row.columns) as ColumnMeaning[]
  const fixed = JSON.parse(row.fixed ?? '{}') as Record<string, string>
  // a record that is too long has cells beyond the headings: they can be emptied
  if (fix.column >= Math.max(columns.length, row.original.length))
    throw new AppError('not_found', { column: fix.column }, `这张表没有第 ${fix.column + 1} 列。`)
  const corrected: Record<string, string> = {
    ...row.corrected,
    [fix.column]: fix.value,
  }
  const cells = [...row.original]
  for (const [column, value] of Object.entries(corrected)) {
    while (cells.length < Number(column)) cells.push('')
    cells[Number(column)] = value
  }
  const parse = rowParser(
    { table: row.tableKind, at: 0, lines: 1, columns, fixed },
    {
      sheet: row.name,
      today,
      ragged: (JSON.parse(batch.report) as FileReport).realType === 'csv',
      digest: rowDigest,
    },
  )
  const notes = cellNotes(db, batch, row.name, fix.row, columns)
  for (const column of Object.keys(corrected)) delete notes[Number(column)]
  const parsed = parse({ line: row.line, cells, notes }, fix.row)
  db.run(
    `UPDATE import_row SET ${CASE_ROW_COLUMNS.map((column) => `${column} = ?`).join(', ')} WHERE id = ?`,
    ...caseRowValues(parsed, agencyNumber(db, { id: row.id, batchNo: batch.no }, namedAgency(parsed))),
    row.id,
  )
  keepExcluded(db, row.id)
  keepRecord(db, row.id, {
    facts: factsPatch(parsed.facts, row.original, firstColumns(columns, fixed)),
    original: row.original,
    corrected,
  })
  db.run('DELETE FROM import_problem WHERE batch_id = ? AND sheet IS ? AND row = ?', batch.id, row.name, fix.row)
  const writer = problemWriter(db, batch.id)
  for (const problem of parsed.problems) writer.add(problem)
  return [row.caseKey, parsed.caseKey]
}

function findRow(db: ReadDb, batch: BatchRow, { sheet, row }: Correction): FixableRow {
  const found = db.maybe<Omit<FixableRow, keyof RecordTexts>>(
    `SELECT r.id, r.case_key, r.line, s.name, s.table_kind, s.columns, s.fixed FROM import_row r JOIN import_sheet s ON s.batch_id = ? AND s.sheet = r.sheet
     WHERE r.batch_no = ? AND r.sheet = ? AND r.row = ?`,
    batch.id,
    batch.no,
    sheet,
    row,
  )
  if (!found) throw new AppError('not_found', { sheet, row }, `这个批次没有第 ${row} 条记录。`)
  return { ...found, ...recordTexts(db).textsOf(found.id) }
}

/** What the spreadsheet said of the other cells: known only from the problems it led to. */
function cellNotes(
  db: ReadDb,
  batch: BatchRow,
  sheet: string | null,
  row: number,
  columns: ColumnMeaning[],
): Record<number, CellNote> {
  const problems = db.all<{ column: string; code: string }>(
    'SELECT "column", code FROM import_problem WHERE batch_id = ? AND sheet IS ? AND row = ? AND "column" IS NOT NULL',
    batch.id,
    sheet,
    row,
  )
  const notes: Record<number, CellNote> = {}
  for (const { column, code } of problems) {
    const index = columns.findIndex(({ heading }) => heading === column)
    if (index >= 0 && NOTES.includes(code)) notes[index] = code as CellNote
  }
  return notes
}
