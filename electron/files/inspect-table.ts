import { AppError } from '../../shared/contract/error.ts'
import { duplicateFinder, keyRepeats, rowKeys } from '../../shared/domain/import/duplicates.ts'
import { emptyReport, type FileReport, type SheetReport } from '../../shared/domain/import/file-report.ts'
import { headingLookup, type HeadingLookup, type Synonyms } from '../../shared/domain/import/headings.ts'
import type { ParsedRow } from '../../shared/domain/import/row-parser.ts'
import type { Resources } from '../resources.ts'
import { type ReadHeader, readTable, type TableOptions } from './read-table.ts'
import { addSheet, concludeReport, countRow, rejectionCode, rejectReport } from './table-report.ts'

/** The shipped word list of headings. */
export function readHeadingLookup(resources: Resources): HeadingLookup {
  return headingLookup(resources.json('import', 'synonyms.json') as Synonyms)
}

/** Told while a table is read: the import stages on the same path that `inspect` goes. */
export interface TableListener {
  onSheet?(sheet: number, name: string | null, header: ReadHeader | undefined): void
  /** every record with its problems, those of repeated rows included; the keys of those that repeat the key of one before them */
  onRows(sheet: number, rows: ParsedRow[], repeatedKeys: string[]): void
}

/** Reads a table without storing anything and says what it found. */
export async function inspectTable(file: string, options: TableOptions, listener?: TableListener): Promise<FileReport> {
  const report = emptyReport(file, 'table')
  try {
    await collect(file, options, report, listener)
    return concludeReport(report)
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'file_rejected') throw error
    return rejectReport(report, rejectionCode(error))
  }
}

async function collect(
  file: string,
  options: TableOptions,
  report: FileReport,
  listener?: TableListener,
): Promise<void> {
  const sheets = new Map<number, SheetReport>()
  const isRepeated = keyRepeats()
  let findDuplicate: ReturnType<typeof duplicateFinder> | undefined
  for await (const part of readTable(file, options)) {
    if (part.type === 'file') {
      report.encoding = part.encoding
      report.realType = part.realType
    } else if (part.type === 'sheet') {
      sheets.set(part.index, addSheet(report, part.name, part.header))
      listener?.onSheet?.(part.index, part.name, part.header)
      findDuplicate = part.header && duplicateFinder(part.name, part.header.table)
    } else {
      const sheet = sheets.get(part.sheet)
      if (!sheet) throw new Error(`rows of an unknown sheet ${part.sheet}`)
      const repeatedKeys: string[] = []
      for (const row of part.rows) {
        const keys = rowKeys(row)
        if (isRepeated(keys)) repeatedKeys.push(row.caseKey)
        const repeated = findDuplicate?.(row, keys)
        if (repeated) row.problems.push(repeated)
        countRow(report, sheet, row.problems)
      }
      listener?.onRows(part.sheet, part.rows, repeatedKeys)
    }
  }
}
