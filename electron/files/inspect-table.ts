import { AppError } from '../../shared/contract/error.ts'
import { duplicateFinder } from '../../shared/domain/import/duplicates.ts'
import { addProblem, emptyReport, type FileReport } from '../../shared/domain/import/file-report.ts'
import { type Header, headingLookup, type HeadingLookup, type Synonyms } from '../../shared/domain/import/headings.ts'
import { describeProblem } from '../../shared/domain/import/problem-codes.ts'
import type { ParsedRow } from '../../shared/domain/import/row-parser.ts'
import type { Resources } from '../resources.ts'
import { type ReadHeader, readTable, type TableOptions } from './read-table.ts'

/** The shipped word list of headings. */
export function readHeadingLookup(resources: Resources): HeadingLookup {
  return headingLookup(resources.json('import', 'synonyms.json') as Synonyms)
}

const rejectionCode = ({ details: { code } }: AppError): string => (typeof code === 'string' ? code : 'file.unreadable')

/** A problem of the whole file or a whole sheet. */
const fileProblem = (code: string, sheet: string | null, value: string | null = null) =>
  describeProblem({ sheet, row: null, line: null, column: null, field: null, code, value })

const unknownHeadings = (header: Header | undefined): string[] =>
  (header?.columns ?? []).flatMap(({ heading, field }) => (field === null && heading !== '' ? [heading] : []))

/** Told while a table is read: the import stages on the same path that `inspect` goes. */
export interface TableListener {
  onSheet?(sheet: number, name: string | null, header: ReadHeader | undefined): void
  /** every record with its problems, those of repeated rows included */
  onRows(sheet: number, rows: ParsedRow[]): void
}

/** Reads a table without storing anything and says what it found. */
export async function inspectTable(file: string, options: TableOptions, listener?: TableListener): Promise<FileReport> {
  const report = emptyReport(file, 'table')
  try {
    await collect(file, options, report, listener)
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'file_rejected') throw error
    addProblem(report, fileProblem(rejectionCode(error), null))
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
  listener?: TableListener,
): Promise<void> {
  const sheets = new Map<number, FileReport['sheets'][number]>()
  let findDuplicate = duplicateFinder(null)
  for await (const part of readTable(file, options)) {
    if (part.type === 'file') {
      report.encoding = part.encoding
      report.realType = part.realType
    } else if (part.type === 'sheet') {
      const sheet = {
        name: part.name,
        table: part.header?.table ?? null,
        rows: 0,
        rowsClean: 0,
        unknownHeadings: unknownHeadings(part.header),
      }
      sheets.set(part.index, sheet)
      listener?.onSheet?.(part.index, part.name, part.header)
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
      listener?.onRows(part.sheet, part.rows)
    }
  }
}
