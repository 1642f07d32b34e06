import { existsSync, readFileSync } from 'node:fs'
import type { DataFolder } from '../../../electron/backend/data-folder.ts'
import { detectDelimiter } from '../../../electron/files/read-csv.ts'
import { readHeadingLookup } from '../../../electron/files/inspect-table.ts'
import { findResources } from '../../../electron/resources.ts'
import type { FileReport } from '../../../shared/domain/import/file-report.ts'
import { findHeader, isNoRecord } from '../../../shared/domain/import/headings.ts'
import type { FateCounts } from '../../../shared/domain/import/row-fates.ts'
import { isCaseTable } from '../../../shared/domain/import/tables.ts'
import { type CountedLine, documentsIn, filledCells, linesOfText, partsOfZip } from './rows-in.ts'

const lookup = readHeadingLookup(findResources(import.meta.dirname))
const sum = ({ added, updated, unchanged, refused }: FateCounts): number => added + updated + unchanged + refused

/** Compares a staged batch with what an independent count finds in its file; returns what is lost or does not add up. */
export async function judgeBatch(
  folder: DataFolder,
  batchId: string,
  file: string,
  report: FileReport,
  staged: FateCounts,
): Promise<string[]> {
  const faults: string[] = []
  if (sum(staged) !== report.rows) faults.push(`${report.rows} rows in, staged as ${JSON.stringify(staged)}`)
  if (report.kind === 'bundle') return [...faults, ...(await judgeBundle(folder, batchId, file, report))]
  const sheets = report.sheets.reduce((rows, sheet) => rows + sheet.rows, 0)
  if (sheets !== report.rows) faults.push(`${report.rows} rows, but ${sheets} in its sheets`)
  const kept = folder.db.value<number>(
    'SELECT count(*) FROM import_row r JOIN import_batch b ON b.no = r.batch_no WHERE b.id = ?',
    batchId,
  )
  const wanted = report.sheets
    .filter(({ table }) => table !== null && isCaseTable(table))
    .reduce((n, { rows }) => n + rows, 0)
  if (kept !== wanted) faults.push(`${wanted} records of cases, ${kept} staged`)
  if (report.realType === 'csv') faults.push(...judgeText(folder, batchId, file, report))
  if (report.realType === 'xlsx') faults.push(...(await judgeWorkbook(folder, batchId, file, report)))
  return faults
}

/** Every line below the header is a record with the very cells, or one of the lines that are known to be none. */
function judgeText(folder: DataFolder, batchId: string, file: string, report: FileReport): string[] {
  const encoding = report.encoding === 'utf-8-bom' ? 'utf-8' : (report.encoding ?? 'utf-8')
  const text = new TextDecoder(encoding).decode(readFileSync(file))
  const lines = linesOfText(text, detectDelimiter(text.slice(0, 20_000)))
  const header = findHeader(
    lines.slice(0, 30).map(({ cells }) => cells),
    lookup,
  )
  if (!header) return ['a table was taken in which no header is found']
  const headings = header.columns.map(({ heading }) => heading)
  const records = lines.slice(header.at + header.lines).filter(({ cells }) => !isNoRecord(cells, headings))
  if (!isCaseTable(header.table)) return []
  return compare(records, stagedLines(folder, batchId))
}

function stagedLines({ db }: DataFolder, batchId: string): CountedLine[] {
  return db
    .all<{ line: number; original: string }>(
      `SELECT r.line, d.original FROM import_row r JOIN import_record d ON d.row_id = r.id
       JOIN import_batch b ON b.no = r.batch_no WHERE b.id = ? ORDER BY r.sheet, r.row`,
      batchId,
    )
    .map(({ line, original }) => ({ line, cells: JSON.parse(original) as string[] }))
}

function compare(records: readonly CountedLine[], staged: readonly CountedLine[]): string[] {
  if (records.length !== staged.length) {
    const kept = new Set(staged.map(({ line }) => line))
    const lost = records.filter(({ line }) => !kept.has(line)).slice(0, 3)
    return [
      `${records.length} records in the text, ${staged.length} staged; lost: ${JSON.stringify(lost).slice(0, 300)}`,
    ]
  }
  const at = records.findIndex((record, i) => JSON.stringify(record) !== JSON.stringify(staged[i]))
  return at < 0
    ? []
    : [
        `record ${at + 1} is ${JSON.stringify(records[at])} and was staged as ${JSON.stringify(staged[at])}`.slice(
          0,
          600,
        ),
      ]
}

/** A workbook that was taken is whole, and each of its filled lines below the header is a record or known to be none. */
async function judgeWorkbook(folder: DataFolder, batchId: string, file: string, report: FileReport): Promise<string[]> {
  const parts = await partsOfZip(file)
  if (!parts) return ['a damaged workbook was taken']
  const faults: string[] = []
  const sheets = parts.filter(({ name }) => /^\/?xl\/worksheets\/[^/]+\.xml$/i.test(name))
  let filled = 0
  for (const { name, bytes } of sheets)
    try {
      filled += [...filledCells(bytes.toString()).values()].length
    } catch (error) {
      if (report.sheets.length === sheets.length)
        faults.push(
          `${name} is not well formed and was taken: ${error instanceof Error ? error.message.slice(0, 100) : ''}`,
        )
    }
  if (sheets.length === 1 && faults.length === 0) {
    const kept = stagedLines(folder, batchId).length
    // title lines, two lines of header, and lines that are no records stand beside the records
    const beside = filled - kept
    if (kept > filled) faults.push(`${kept} records of ${filled} filled lines`)
    if (beside > 12) faults.push(`${beside} of ${filled} filled lines are no records`)
  }
  return faults
}

/** Every file of an archive landed in a case or is told of. */
async function judgeBundle(folder: DataFolder, batchId: string, file: string, report: FileReport): Promise<string[]> {
  const parts = await partsOfZip(file)
  if (!parts) return ['a damaged archive was taken']
  const kept = folder.db.value<number>('SELECT count(*) FROM import_document WHERE batch_id = ?', batchId) ?? 0
  const told = report.problems.filter(
    ({ code, value }) =>
      ['zip.nested', 'zip.too_deep', 'bundle.loose_file'].includes(code) ||
      (code === 'zip.duplicate_entry' && value === '内容相同'),
  ).length
  const wanted = documentsIn(parts.map(({ name }) => name))
  return kept + told >= wanted ? [] : [`${wanted} documents in, ${kept} staged and ${told} told of`]
}

/** What stands after a commit: the figures add up, and every document that was committed lies in the store. */
export function judgeCommit(
  { db, files }: DataFolder,
  batchId: string,
  report: FileReport,
  counts: FateCounts,
): string[] {
  const faults = sum(counts) === report.rows ? [] : [`${report.rows} rows in, committed as ${JSON.stringify(counts)}`]
  const stored = db.values<string>('SELECT DISTINCT sha256 FROM case_document WHERE batch_id = ?', batchId)
  for (const sha256 of stored) if (!existsSync(files.path(sha256))) faults.push(`${sha256} is not in the store`)
  return faults
}
