import { statSync } from 'node:fs'
import { AppError } from '../../shared/contract/error.ts'
import type { Encoding } from '../../shared/domain/import/file-report.ts'
import {
  applyMapping,
  findHeader,
  type GivenMapping,
  type Header,
  headerAt,
  type HeadingLookup,
  isNoRecord,
  mergedMapping,
  withMapping,
} from '../../shared/domain/import/headings.ts'
import { type ParsedRow, rowParser, type SheetRow } from '../../shared/domain/import/row-parser.ts'
import { decodeFile, detectEncoding } from './decode.ts'
import type { MappingFor } from './known-mappings.ts'
import { inBlocks } from './in-blocks.ts'
import { detectDelimiter, readCsv } from './read-csv.ts'
import { BundleRefused } from './bundle-entry.ts'
import { type MarkupSheet, readHtmlTable, readSpreadsheetMl } from './read-markup-table.ts'
import { type OpenWorkbook, openWorkbook, type Workbook, type WorkbookSheet } from './read-xlsx.ts'
import { rowDigest } from './row-digest.ts'
import { type RealType, sniff } from './sniff.ts'

export interface TableOptions {
  lookup: HeadingLookup
  today: string
  /** heading → field as a person chose; `table` forces the kind */
  mapping?: GivenMapping | undefined
  /** what is known of headings: by a profile, or confirmed before for just these */
  mappingFor?: MappingFor
  /** only this sheet */
  sheet?: string
  /** as a person chose; else it is detected. Of text files only */
  encoding?: Encoding | undefined
  /** the line that a person says is the header, as an editor counts; else it is found */
  headingLine?: number | undefined
  signal?: AbortSignal
  onBytes?(done: number, total: number): void
  /** how a workbook is opened: else in this thread */
  openWorkbook?: OpenWorkbook
}

/** The profile that a header was read by. */
export interface ProfileName {
  id: string
  name: string
}
export type ReadHeader = Header & { profile?: ProfileName }

/** Something of a table file: how it is encoded, a sheet with its header (or none), and its records in batches. */
export type TablePart =
  | { type: 'file'; realType: string; encoding: string | null }
  | { type: 'sheet'; index: number; name: string | null; header: ReadHeader | undefined }
  | { type: 'rows'; sheet: number; rows: ParsedRow[] }

/** The header stands among these. */
export const HEAD_LINES = 30
/** As many as a sheet of Excel has; what lies beyond is no heading. Damaged text may have a million cells in a line. */
const MOST_COLUMNS = 16_384
/** Small, so that parsed rows die young: collecting garbage is a third of the work otherwise. */
const BATCH = 100

/**
 * Reads a table file of any kind from its content: CSV and TSV in all encodings, XLSX, Excel 2003 XML, HTML. One path for
 * `inspect` and `import`. A file that cannot be read at all throws AppError('file_rejected', { code }).
 */
export async function* readTable(file: string, options: TableOptions): AsyncGenerator<TablePart> {
  const realType = tableType(file, options.encoding)
  if (realType === 'text') {
    yield* readText(file, options)
    return
  }
  const onBytes = (done: number, total: number): void => options.onBytes?.(done, total)
  const { sheets, date1904, close } = await openSheets(file, realType, onBytes, options.openWorkbook)
  try {
    yield { type: 'file', realType, encoding: null }
    for (const [index, sheet] of sheets.entries()) {
      if (options.sheet !== undefined && sheet.name !== options.sheet) continue
      yield* readSheet({ index, name: sheet.name || null, blocks: sheet.rows(), ragged: false, date1904 }, options)
    }
  } finally {
    close()
  }
}

const NO_TABLE: Partial<Record<RealType, string>> = {
  empty: 'file.empty',
  ole: 'file.legacy_xls',
  locked: 'file.locked',
  program: 'file.program',
}

/** The real type of a table file; throws file_rejected for what can be no table. */
export function tableType(file: string, encoding?: Encoding): RealType {
  const sniffed = sniff(file)
  // UTF-16 without a mark looks like anything: a person who names the encoding is believed
  const realType = sniffed === 'binary' && encoding !== undefined ? 'text' : sniffed
  const code = NO_TABLE[realType]
  if (code !== undefined) throw new AppError('file_rejected', { code })
  return realType
}

/** Opens a file that is no plain text. Its sheets are read as their rows are asked for; whoever opens it closes it. */
export async function openSheets(
  file: string,
  realType: RealType,
  onBytes?: (done: number, total: number) => void,
  open: OpenWorkbook = openWorkbook,
): Promise<Workbook> {
  return rejecting(async () => {
    if (realType === 'xlsx') {
      const book = await open(file, onBytes)
      return { ...book, sheets: book.sheets.map((sheet) => ({ ...sheet, rows: () => rejectingRows(sheet) })) }
    }
    if (statSync(file).size > LARGEST_MARKUP) throw new AppError('file_rejected', { code: 'file.too_large' })
    const text = [...decodeFile(file, detectEncoding(file))].join('')
    if (realType === 'spreadsheetml-2003') return held(readSpreadsheetMl(text))
    if (realType === 'html') return held(readHtmlTable(text))
    throw new AppError('file_rejected', { code: 'file.type_mismatch', realType })
  })
}

/** Web pages and Excel 2003 XML are held whole; what is larger is saved as .xlsx first. */
const LARGEST_MARKUP = 64 * 2 ** 20

const held = (sheets: MarkupSheet[]): Workbook => ({
  sheets: sheets.map(({ name, rows }) => ({ name, rows: () => toAsync(inBlocks(rows, BATCH)) })),
  date1904: false,
  close: () => undefined,
})

async function* rejectingRows(sheet: WorkbookSheet): AsyncGenerator<SheetRow[]> {
  const blocks = sheet.rows()[Symbol.asyncIterator]()
  for (;;) {
    const next = await rejecting(() => blocks.next())
    if (next.done) return
    yield next.value
  }
}

/** Whatever a library or a check finds wrong with a file rejects it, with the reason. */
async function rejecting<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof AppError) throw error
    const limit = error instanceof BundleRefused && /bomb|slow|entries/.test(error.fault.code)
    throw new AppError('file_rejected', {
      code: limit ? error.fault.code : 'file.unreadable',
      cause: error instanceof Error ? error.message : String(error),
    })
  }
}

async function* readText(file: string, options: TableOptions): AsyncGenerator<TablePart> {
  const encoding = options.encoding ?? detectEncoding(file)
  yield { type: 'file', realType: 'csv', encoding }
  const total = statSync(file).size
  const pieces = decodeFile(file, encoding, (done) => options.onBytes?.(done, total))
  const first = pieces.next()
  const head = first.done ? '' : first.value
  function* all(): Generator<string> {
    yield head
    yield* pieces
  }
  yield* readSheet(
    {
      index: 0,
      name: null,
      blocks: inBlocks(readCsv(all(), detectDelimiter(head.slice(0, 20_000))), BATCH),
      ragged: true,
      date1904: false,
    },
    options,
  )
}

interface SheetSource {
  index: number
  name: string | null
  blocks: AsyncIterable<SheetRow[]> | Iterable<SheetRow[]>
  ragged: boolean
  date1904: boolean
}

async function* readSheet(source: SheetSource, options: TableOptions): AsyncGenerator<TablePart> {
  const head: SheetRow[] = []
  const blocks = toAsync(source.blocks)
  for (let next = await blocks.next(); !next.done; next = await blocks.next()) {
    head.push(...next.value)
    if (head.length >= HEAD_LINES) break
  }
  const header = readHeader(head.slice(0, HEAD_LINES), options, source.name)
  yield { type: 'sheet', index: source.index, name: source.name, header }
  if (!header) return
  const headings = header.columns.map((column) => column.heading)
  const parse = rowParser(header, {
    sheet: source.name,
    today: options.today,
    date1904: source.date1904,
    ragged: source.ragged,
    digest: rowDigest,
  })
  let batch: ParsedRow[] = []
  let count = 0
  async function* rest(): AsyncGenerator<SheetRow[]> {
    yield head.slice((header as Header).at + (header as Header).lines)
    yield* { [Symbol.asyncIterator]: () => blocks }
  }
  for await (const rows of rest()) {
    if (options.signal?.aborted) throw new AppError('cancelled')
    for (const row of rows) {
      if (isNoRecord(row.cells, headings)) continue
      count += 1
      batch.push(parse(row, count))
      if (batch.length < BATCH) continue
      yield { type: 'rows', sheet: source.index, rows: batch }
      batch = []
    }
  }
  if (batch.length > 0) yield { type: 'rows', sheet: source.index, rows: batch }
}

async function* toAsync<T>(items: AsyncIterable<T> | Iterable<T>): AsyncGenerator<T> {
  yield* items
}

/** Finds the header; what is known of its columns, and what a person says of them, counts more than the known headings. */
export function readHeader(
  head: readonly SheetRow[],
  options: TableOptions,
  sheet: string | null,
): ReadHeader | undefined {
  const { lookup, mapping, mappingFor, headingLine } = options
  const lines = head.map((row) => row.cells.slice(0, MOST_COLUMNS))
  const at = lines.findIndex((line) => mappingFor?.(line, sheet) !== undefined)
  const known = mappingFor?.(lines[at] ?? [], sheet)
  const said = mergedMapping(known?.mapping, mapping)
  const wider = said ? withMapping(lookup, said) : lookup
  const chosen = headingLine === undefined ? at : head.findIndex((row) => row.line === headingLine)
  const found = chosen < 0 ? findHeader(lines, wider, said?.table) : headerAt(lines, chosen, wider, said?.table)
  if (!found) return undefined
  // of two header lines only the joined headings may be known
  const joined = said ? undefined : mappingFor?.(headingsOf(found), sheet)
  const columns = said ?? joined?.mapping
  const profile = (known ?? joined)?.profile
  const read = columns ? applyMapping(found, columns) : found
  return profile && profile.table === read.table ? { ...read, profile: { id: profile.id, name: profile.name } } : read
}

const headingsOf = ({ columns }: Header): string[] => columns.map(({ heading }) => heading)
