import type { AppError } from '../../shared/contract/error.ts'
import {
  addProblem,
  type FileProblem,
  type FileReport,
  type SheetReport,
} from '../../shared/domain/import/file-report.ts'
import type { Header } from '../../shared/domain/import/headings.ts'
import { describeProblem } from '../../shared/domain/import/problem-codes.ts'

/** A problem of the whole file or a whole sheet. */
const fileProblem = (code: string, sheet: string | null, value: string | null = null): FileProblem =>
  describeProblem({ sheet, row: null, line: null, column: null, field: null, code, value })

const unknownHeadings = (header: Header | undefined): string[] =>
  (header?.columns ?? []).flatMap(({ heading, field }) => (field === null && heading !== '' ? [heading] : []))

/** A sheet of a table, whose records are yet to come. */
export function addSheet(report: FileReport, name: string | null, header: Header | undefined): SheetReport {
  const sheet = { name, table: header?.table ?? null, rows: 0, rowsClean: 0, unknownHeadings: unknownHeadings(header) }
  report.sheets.push(sheet)
  return sheet
}

/** A record of a sheet, with all its problems. */
export function countRow(report: FileReport, sheet: SheetReport, problems: readonly FileProblem[]): void {
  for (const problem of problems) addProblem(report, problem)
  sheet.rows += 1
  report.rows += 1
  if (problems.length > 0) return
  sheet.rowsClean += 1
  report.rowsClean += 1
}

/** What is said of a table that was read to its end. */
export function concludeReport(report: FileReport): FileReport {
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

/** What is said of a file that cannot be read; `code` as in `rejectionCode`. */
export function rejectReport(report: FileReport, code: string): FileReport {
  addProblem(report, fileProblem(code, null))
  report.outcome = 'reject'
  return report
}

/** The problem code of a file_rejected. */
export const rejectionCode = ({ details: { code } }: AppError): string =>
  typeof code === 'string' ? code : 'file.unreadable'
