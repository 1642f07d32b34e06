import { existsSync, readFileSync } from 'node:fs'
import type { DataFolder } from '../../../electron/backend/data-folder.ts'
import { detectDelimiter } from '../../../electron/files/read-csv.ts'
import { readHeadingLookup } from '../../../electron/files/inspect-table.ts'
import { findResources } from '../../../electron/resources.ts'
import type { FileReport } from '../../../shared/domain/import/file-report.ts'
import { findHeader, isNoRecord } from '../../../shared/domain/import/headings.ts'
import type { FateCounts } from '../../../shared/domain/import/row-fates.ts'
import { isImported } from '../../../shared/domain/import/tables.ts'
import { storedRecords } from '../../support/stored-records.ts'
import { type CountedLine, documentsIn, linesOfSheet, linesOfText, partsOfZip, textsOfStrings } from './rows-in.ts'

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
    .filter(({ table }) => table !== null && isImported(table))
    .reduce((n, { rows }) => n + rows, 0)
  if (kept !== wanted) faults.push(`${wanted} records, ${kept} staged`)
  if (report.realType === 'csv') faults.push(...judgeText(folder, batchId, file, report))
  if (report.realType === 'xlsx') faults.push(...(await judgeWorkbook(folder, batchId, file, report)))
  return faults
}

/** Every line below the header is a record with the very cells, or one of the lines that are known to be none. */
function judgeText(folder: DataFolder, batchId: string, file: string, report: FileReport): string[] {
  const encoding = report.encoding === 'utf-8-bom' ? 'utf-8' : (report.encoding ?? 'utf-8')
  const text = new TextDecoder(encoding).decode(readFileSync(file))
  const lines = linesOfText(text, detectDelimiter(text.slice(0, 20_000)))
  const records = recordsOf(lines)
  if (!records) return []
  const staged = stagedLines(folder, batchId)
  const endless = records.findIndex(
    (record, at) =>
      record.cells.join('').length > LONGEST_RECORD && JSON.stringify(record) !== JSON.stringify(staged[at]),
  )
  if (endless < 0) return compare(records, staged)
  const told = folder.db.value(
    "SELECT 1 FROM import_problem WHERE batch_id = ? AND code = 'csv.unclosed_quote' AND row = ?",
    batchId,
    endless + 1,
  )
  const faults = compare(records.slice(0, endless), staged.slice(0, endless))
  return told && staged.length === endless + 1 ? faults : [...faults, `record ${endless + 1} was given up in silence`]
}

/** Characters: a longer record may be none, and is given up by the reader, with all that is behind it, and told of. */
const LONGEST_RECORD = 1 << 22

/** The lines below the header that are records; undefined for tables that are not imported. */
function recordsOf(lines: readonly CountedLine[]): CountedLine[] | undefined {
  const header = findHeader(
    // as many columns as a sheet of Excel has: damaged text may have a million cells in a line
    lines.slice(0, 30).map(({ cells }) => cells.slice(0, 16_384)),
    lookup,
  )
  if (!header || !isImported(header.table)) return undefined
  const headings = header.columns.map(({ heading }) => heading)
  return lines.slice(header.at + header.lines).filter(({ cells }) => !isNoRecord(cells, headings))
}

const stagedLines = ({ db }: DataFolder, batchId: string): CountedLine[] =>
  storedRecords(db, batchId).map(({ line, original }) => ({ line: line ?? 0, cells: original }))

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

/** A workbook of one sheet that was taken is whole, and each of its lines below the header is a record or known to be none. */
async function judgeWorkbook(folder: DataFolder, batchId: string, file: string, report: FileReport): Promise<string[]> {
  const parts = await partsOfZip(file)
  if (!parts) return ['a damaged workbook was taken']
  const sheets = parts.filter(({ name }) => /^xl\/worksheets\/[^/]+\.xml$/i.test(name))
  const [sheet] = sheets
  if (sheets.length !== 1 || report.sheets.length !== 1 || !sheet) return []
  if (!sheet.bytes) return ['a damaged sheet was taken']
  const strings = parts.find(({ name }) => /sharedStrings\.xml$/i.test(name))?.bytes
  let lines: CountedLine[]
  try {
    lines = linesOfSheet(sheet.bytes.toString(), strings ? textsOfStrings(strings.toString()) : [])
  } catch (error) {
    return [`a sheet that is not well formed was taken: ${error instanceof Error ? error.message.slice(0, 100) : ''}`]
  }
  const records = recordsOf(lines)
  if (!records) return []
  const staged = stagedLines(folder, batchId)
  const lost = records.filter(({ line }) => !staged.some((one) => one.line === line))
  // a merged cell may make a record of a line that holds nothing else
  return lost.length === 0
    ? []
    : [`lost of ${records.length} records: ${JSON.stringify(lost.slice(0, 3)).slice(0, 300)}`]
}

/** Every file of an archive landed in a case or is told of. */
async function judgeBundle(folder: DataFolder, batchId: string, file: string, report: FileReport): Promise<string[]> {
  const parts = await partsOfZip(file)
  if (!parts) return ['an archive was taken that cannot be listed']
  const kept = folder.db.value<number>('SELECT count(*) FROM import_document WHERE batch_id = ?', batchId) ?? 0
  const told = report.problems.filter(
    ({ code, value }) =>
      ['zip.nested', 'zip.too_deep', 'zip.no_name', 'bundle.loose_file'].includes(code) ||
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
