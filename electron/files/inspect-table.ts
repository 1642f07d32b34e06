import { AppError } from '../../shared/contract/error.ts'
import { duplicateFinder } from '../../shared/domain/import/duplicates.ts'
import { addProblem, emptyReport, type FileReport } from '../../shared/domain/import/file-report.ts'
import { headingLookup, type HeadingLookup, type Synonyms } from '../../shared/domain/import/headings.ts'
import { describeProblem } from '../../shared/domain/import/problem-codes.ts'
import type { ParsedRow } from '../../shared/domain/import/row-parser.ts'
import type { Resources } from '../resources.ts'
import { readTable, type TableOptions } from './read-table.ts'

export function readHeadingLookup(resources: Resources): HeadingLookup {
  return headingLookup(resources.json('import', 'synonyms.json') as Synonyms)
}

/** A problem of the whole file or a whole sheet. */
const fileProblem = (code: string, sheet: string | null, value: string | null = null) =>
  describeProblem({ sheet, row: null, line: null, column: null, field: null, code, value })

/**
 * Reads a table without storing anything and says what it found. `onRows` receives every record with its problems, those of
 * repeated rows included: the import stages them on the same path.
 */
export async function inspectTable(
  file: string,
  options: TableOptions,
  onRows?: (sheet: number, rows: ParsedRow[]) => void,
): Promise<FileReport> {
  const report = emptyReport(file, 'table')
  try {
    await collect(file, options, report, onRows)
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'file_rejected') throw error
    addProblem(report, fileProblem(String(error.details['code']), null))
    report.outcome = 'reject'
    return report
  }
  const known = report.sheets.filter((sheet) => sheet.table !== null)
  report.table = known.length === 1 ? (known[0]?.table ?? null) : null
  report.sheet = known.length === 1 ? (known[0]?.name ?? null) : null
  if (known.length === 0) {
    addProblem(report, fileProblem('table.no_header', null))
    report.outcome = 'reject'
  } else if (report.rows === 0) addProblem(report, fileProblem('file.no_rows', null))
  else if (report.problemsTotal > 0) report.outcome = 'accept-with-problems'
  return report
}

async function collect(
  file: string,
  options: TableOptions,
  report: FileReport,
  onRows?: (sheet: number, rows: ParsedRow[]) => void,
): Promise<void> {
  const sheets = new Map<number, FileReport['sheets'][number]>()
  let findDuplicate = duplicateFinder(null)
  for await (const part of readTable(file, options)) {
    if (part.type === 'file') {
      report.encoding = part.encoding
      report.realType = part.realType
    } else if (part.type === 'sheet') {
      const sheet = { name: part.name, table: part.header?.table ?? null, rows: 0, rowsClean: 0 }
      sheets.set(part.index, sheet)
      report.sheets.push(sheet)
      findDuplicate = duplicateFinder(part.name)
    } else {
      const sheet = sheets.get(part.sheet)
      if (!sheet) throw new Error(`rows of an unknown sheet ${part.sheet}`)
      for (const row of part.rows) {
        const repeated = findDuplicate(row)
        if (repeated) row.problems.push(repeated)
        for (const problem of row.problems) addProblem(report, problem)
        sheet.rows += 1
        report.rows += 1
        if (row.problems.length > 0) continue
        sheet.rowsClean += 1
        report.rowsClean += 1
      }
      onRows?.(part.sheet, part.rows)
    }
  }
}
