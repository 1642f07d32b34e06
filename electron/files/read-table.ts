import { statSync } from 'node:fs'
import { AppError } from '../../shared/contract/error.ts'
import {
  applyMapping,
  findHeader,
  type GivenMapping,
  type Header,
  type HeadingLookup,
  isNoRecord,
  withMapping,
} from '../../shared/domain/import/headings.ts'
import { type ParsedRow, rowParser, type SheetRow } from '../../shared/domain/import/row-parser.ts'
import { decodeFile, detectEncoding } from './decode.ts'
import { detectDelimiter, readCsv } from './read-csv.ts'
import { readHtmlTable, readSpreadsheetMl } from './read-markup-table.ts'
import { readWorkbook } from './read-xlsx.ts'
import { rowDigest } from './row-digest.ts'
import { sniff } from './sniff.ts'

export interface TableOptions {
  lookup: HeadingLookup
  today: string
  /** heading → field as a person chose; `table` forces the kind */
  mapping?: GivenMapping | undefined
  /** the meaning that a person confirmed before for just these headings; asked when no mapping is given */
  mappingFor?(headings: string[]): GivenMapping | undefined
  /** only this sheet */
  sheet?: string
  signal?: AbortSignal
  onBytes?(done: number, total: number): void
}

/** Something of a table file: how it is encoded, a sheet with its header (or none), and its records in batches. */
export type TablePart =
  | { type: 'file'; realType: string; encoding: string | null }
  | { type: 'sheet'; index: number; name: string | null; header: Header | undefined }
  | { type: 'rows'; sheet: number; rows: ParsedRow[] }

const HEAD_LINES = 30
/** Small, so that parsed rows die young: collecting garbage is a third of the work otherwise. */
const BATCH = 100

/**
 * Reads a table file of any kind from its content: CSV and TSV in all encodings, XLSX, Excel 2003 XML, HTML. One path for
 * `inspect` and `import`. A file that cannot be read at all throws AppError('file_rejected', { code }).
 */
export async function* readTable(file: string, options: TableOptions): AsyncGenerator<TablePart> {
  const realType = sniff(file)
  if (realType === 'empty') throw new AppError('file_rejected', { code: 'file.empty' })
  if (realType === 'ole') throw new AppError('file_rejected', { code: 'file.legacy_xls' })
  if (realType === 'text') {
    yield* readText(file, options)
    return
  }
  const { sheets, date1904 } = await readSheets(file, realType)
  yield { type: 'file', realType, encoding: null }
  for (const [index, sheet] of sheets.entries()) {
    if (options.sheet !== undefined && sheet.name !== options.sheet) continue
    yield* readSheet({ index, name: sheet.name || null, rows: sheet.rows, ragged: false, date1904 }, options)
  }
}

async function readSheets(file: string, realType: string) {
  try {
    if (realType === 'xlsx') return await readWorkbook(file)
    const encoding = detectEncoding(file)
    const text = [...decodeFile(file, encoding)].join('')
    if (realType === 'spreadsheetml-2003') return { sheets: readSpreadsheetMl(text), date1904: false }
    if (realType === 'html') return { sheets: readHtmlTable(text), date1904: false }
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError('file_rejected', {
      code: 'file.unreadable',
      cause: error instanceof Error ? error.message : String(error),
    })
  }
  throw new AppError('file_rejected', { code: 'file.type_mismatch', realType })
}

async function* readText(file: string, options: TableOptions): AsyncGenerator<TablePart> {
  const encoding = detectEncoding(file)
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
      rows: readCsv(all(), detectDelimiter(head.slice(0, 20_000))),
      ragged: true,
      date1904: false,
    },
    options,
  )
}

interface SheetSource {
  index: number
  name: string | null
  rows: Iterable<SheetRow>
  ragged: boolean
  date1904: boolean
}

async function* readSheet(source: SheetSource, options: TableOptions): AsyncGenerator<TablePart> {
  const rows = source.rows[Symbol.iterator]()
  const head: SheetRow[] = []
  while (head.length < HEAD_LINES) {
    const next = rows.next()
    if (next.done) break
    head.push(next.value)
  }
  const header = readHeader(
    head.map((row) => row.cells),
    options,
  )
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
  function* records(): Generator<SheetRow> {
    yield* head.slice((header as Header).at + (header as Header).lines)
    for (let next = rows.next(); !next.done; next = rows.next()) yield next.value
  }
  for (const row of records()) {
    if (isNoRecord(row.cells, headings)) continue
    count += 1
    batch.push(parse(row, count))
    if (batch.length < BATCH) continue
    if (options.signal?.aborted) throw new AppError('cancelled')
    yield { type: 'rows', sheet: source.index, rows: batch }
    batch = []
  }
  if (batch.length > 0) yield { type: 'rows', sheet: source.index, rows: batch }
}

/** Finds the header; what a person said of its columns, now or before, counts more than the known headings. */
function readHeader(lines: string[][], options: TableOptions): Header | undefined {
  const { lookup, mapping } = options
  const said = mapping ?? lines.map((line) => options.mappingFor?.(line)).find((found) => found !== undefined)
  const found = findHeader(lines, said ? withMapping(lookup, said) : lookup, said?.table)
  const columns = said ?? (found && options.mappingFor?.(found.columns.map((column) => column.heading)))
  return found && columns ? applyMapping(found, columns.columns) : found
}
