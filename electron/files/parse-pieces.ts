import { closeSync, openSync, statSync } from 'node:fs'
import { AppError } from '../../shared/contract/error.ts'
import { firstColumns } from '../../shared/domain/import/case-row.ts'
import { rowKeys } from '../../shared/domain/import/duplicates.ts'
import { emptyReport } from '../../shared/domain/import/file-report.ts'
import { isNoRecord } from '../../shared/domain/import/headings.ts'
import { rowParser, type SheetRow } from '../../shared/domain/import/row-parser.ts'
import { decodeBytes, decodeFile, detectEncoding } from './decode.ts'
import { rowGatherer } from './gather-rows.ts'
import { compressed, linePacker } from './packed-texts.ts'
import type { ParsedPiece, ParseOrder, PiecesEnd, PiecesOrder, PiecesStart, SheetStart } from './parse-messages.ts'
import { sheetStart, tableOptions } from './parse-table.ts'
import { type Piece, takePiece } from './piece-turns.ts'
import { detectDelimiter, readCsv } from './read-csv.ts'
import { HEAD_LINES, readHeader, tableType } from './read-table.ts'
import { rowDigest } from './row-digest.ts'
import { addSheet, rejectionCode } from './table-report.ts'
import { canBeCut, pieceCutter, startOfText } from './text-pieces.ts'

/** Bytes: some two hundred records of thirty columns, which are packed together: a pack is unpacked to read one. */
const PIECE = 1 << 17
/** A part of a file with more lines that are no records is kept as cells: the list of these lines would be larger than the part. */
const MOST_SKIPPED = 1000
/** Files below it are read by one thread: starting another takes longer. */
const LARGE = 1 << 22

/**
 * How a large text is read by several threads; undefined where it is read as a whole, by one: small files, workbooks, UTF-16, tables that
 * are not imported, and whatever is wrong.
 */
export function piecesOf(order: ParseOrder): { sheet: SheetStart; start: PiecesStart; from: number } | undefined {
  try {
    return cut(order)
  } catch (error) {
    // whoever reads it as a whole says what is wrong
    if (error instanceof AppError && error.code === 'file_rejected') return undefined
    throw error
  }
}

function cut(order: ParseOrder): ReturnType<typeof piecesOf> {
  const { path, today } = order
  const bytes = statSync(path).size
  if (bytes < LARGE || tableType(path, order.encoding) !== 'text') return undefined
  const encoding = order.encoding ?? detectEncoding(path)
  if (!canBeCut(encoding)) return undefined
  const [first = ''] = decodeFile(path, encoding)
  const delimiter = detectDelimiter(first.slice(0, 20_000))
  const head: SheetRow[] = []
  for (const row of readCsv(decodeFile(path, encoding), delimiter)) if (head.push(row) > HEAD_LINES) break
  const header = readHeader(head.slice(0, HEAD_LINES), tableOptions(order), null)
  const sheet = sheetStart(0, null, header)
  const firstRecord = header && head[header.at + header.lines]
  if (!header || !sheet || !firstRecord) return undefined
  const pieces: PiecesOrder = { path, today, encoding, delimiter, header, bytes }
  const report = emptyReport(path, 'table')
  report.realType = 'csv'
  report.encoding = encoding
  addSheet(report, null, header)
  const from = endOfLines(pieces, header.at + header.lines)
  // lines so long that they were not cut
  if (from === bytes) return undefined
  return { sheet, start: { type: 'pieces', order: pieces, line: firstRecord.line, report }, from }
}

/** Where the first lines of a file end, in bytes. */
function endOfLines({ path, bytes, delimiter, encoding }: PiecesOrder, count: number): number {
  const handle = openSync(path, 'r')
  try {
    const { endOf } = pieceCutter(handle, { bytes, delimiter }, 1)
    let at = startOfText(handle, encoding)
    for (let i = 0; i < count; i += 1) at = endOf(at)
    return at
  } finally {
    closeSync(handle)
  }
}

/** Takes pieces and sends their records, until none is left. */
export function parsePieces(
  order: PiecesOrder,
  reader: number,
  turns: SharedArrayBuffer,
  send: (message: ParsedPiece | PiecesEnd) => void,
): void {
  const { path, bytes, delimiter } = order
  const parse = pieceParser(order, reader)
  const handle = openSync(path, 'r')
  const { endOf, bytesOf } = pieceCutter(handle, { bytes, delimiter }, PIECE)
  let index = 0
  try {
    for (let piece = takePiece(turns, bytes, endOf); piece; piece = takePiece(turns, bytes, endOf)) {
      ;({ index } = piece)
      send(parse(piece, bytesOf(piece.from, piece.to)))
    }
    send({ type: 'done', rejected: undefined })
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'file_rejected') throw error
    send({ type: 'done', rejected: { index, code: rejectionCode(error) } })
  } finally {
    closeSync(handle)
  }
}

function pieceParser(order: PiecesOrder, reader: number): (piece: Piece, bytes: Uint8Array) => ParsedPiece {
  const { today, encoding, delimiter, header, bytes: bytesTotal } = order
  const columns = firstColumns(header.columns, header.fixed)
  const headings = header.columns.map(({ heading }) => heading)
  const gathered = rowGatherer()
  const parse = rowParser(header, { sheet: null, today, ragged: true, digest: rowDigest })
  const read = (bytes: Uint8Array) => readCsv(decodeBytes([bytes], encoding, true), delimiter)
  return ({ index, to }, bytes) => {
    const keys: number[] = []
    let records = 0
    const skipped: number[] = []
    let unclosed = false
    const source = read(bytes)
    let next = source.next()
    for (let place = 0; !next.done; next = source.next(), place += 1) {
      const { cells } = next.value
      if (isNoRecord(cells, headings)) {
        skipped.push(place)
        continue
      }
      records += 1
      const row = parse(next.value, records)
      keys.push(...rowKeys(row))
      gathered.add(row, columns)
      if (next.value.unclosed) unclosed = true
    }
    const { facts, ...batch } = gathered.take()
    const pack =
      unclosed || skipped.length > MOST_SKIPPED
        ? { facts, originals: cellsOf(read(bytes), skipped), text: null }
        : { facts, originals: compressed(bytes), text: { encoding, delimiter, skipped } }
    const lines = next.value - 1
    return {
      type: 'piece',
      index,
      reader,
      keys: Float64Array.from(keys),
      lines,
      unclosed,
      ...batch,
      pack,
      bytesDone: to,
      bytesTotal,
    }
  }
}

/** The cells of records one by one: where a quote was never closed, they are not what the rules make of their part of the file. */
function cellsOf(rows: Iterable<SheetRow>, skipped: readonly number[]): Uint8Array<ArrayBuffer> {
  const none = new Set(skipped)
  const lines = linePacker()
  let place = 0
  for (const { cells } of rows) {
    if (!none.has(place)) lines.add(JSON.stringify(cells))
    place += 1
  }
  return lines.take()
}
