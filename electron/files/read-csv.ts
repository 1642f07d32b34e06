import type { SheetRow } from '../../shared/domain/import/row-parser.ts'

/** Characters; no record of any agency is as long, so a quote that was never closed must be the reason. */
const LONGEST_RECORD = 1 << 22

/**
 * Records of delimited text (RFC 4180): quoted cells may hold delimiters, doubled quotes and line breaks of any kind, which
 * are kept. `line` is the line on which a record begins, as an editor counts. Works on pieces as they are decoded. A quote
 * that is never closed, or a record that is too long to be one, ends the reading: it comes as the last, marked `unclosed`. Returns the
 * line after the last.
 */
export function* readCsv(pieces: Iterable<string>, delimiter: string): Generator<SheetRow, number> {
  let buffer = ''
  let line = 1
  // a record that has not ended is looked at again when there is twice as much of it: else a long one would be read over and over
  let wanted = 0
  let isGivenUp = false
  for (const piece of pieces) {
    buffer = buffer === '' ? piece : buffer + piece
    if (buffer.length < wanted) continue
    const state = { at: 0, line }
    yield* records(buffer, delimiter, state, false)
    buffer = buffer.slice(state.at)
    line = state.line
    wanted = Math.min(2 * buffer.length, LONGEST_RECORD + 1)
    isGivenUp = buffer.length > LONGEST_RECORD
    if (isGivenUp) break
  }
  const state = { at: 0, line }
  for (const row of records(buffer, delimiter, state, true)) yield isGivenUp ? { ...row, unclosed: true } : row
  return state.line
}

function* records(
  text: string,
  delimiter: string,
  state: { at: number; line: number },
  last: boolean,
): Generator<SheetRow> {
  const length = text.length
  const comma = delimiter.charCodeAt(0)
  let at = state.at
  let width = 0
  while (at < length) {
    const cells: string[] = []
    // as many as the record before has: room for all of them at once
    cells.length = width
    let count = 0
    let lineBreaks = 0
    let pos = at
    let complete = false
    let unclosed = false
    while (!complete) {
      if (text.charCodeAt(pos) === 34) {
        const end = closingQuote(text, pos + 1)
        if (end < 0 || (end + 1 >= length && !last)) {
          if (!last) return
          unclosed = true
          cells[count++] = text.slice(pos + 1).replaceAll('""', '"')
          pos = length
          complete = true
          break
        }
        const raw = text.slice(pos + 1, end)
        for (let i = raw.indexOf('\n'); i >= 0; i = raw.indexOf('\n', i + 1)) lineBreaks += 1
        let cell = raw.includes('""') ? raw.replaceAll('""', '"') : raw
        pos = end + 1
        const stop = cellEnd(text, pos, comma)
        if (stop > pos) cell += text.slice(pos, stop)
        pos = stop
        cells[count++] = cell
      } else {
        const stop = cellEnd(text, pos, comma)
        cells[count++] = text.slice(pos, stop)
        pos = stop
      }
      if (pos >= length) {
        if (!last) return
        complete = true
      } else if (text.charCodeAt(pos) === comma) pos += 1
      else {
        const isCrLf = text.charCodeAt(pos) === 13 && text.charCodeAt(pos + 1) === 10
        if (text.charCodeAt(pos) === 13 && pos + 1 >= length && !last) return
        pos += isCrLf ? 2 : 1
        complete = true
      }
    }
    cells.length = count
    width = count
    yield unclosed ? { line: state.line, cells, unclosed } : { line: state.line, cells }
    state.line += lineBreaks + 1
    at = pos
    state.at = at
  }
}

function closingQuote(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2))
    if (text.charCodeAt(at + 1) !== 34) return at
  return -1
}

function cellEnd(text: string, from: number, comma: number): number {
  for (let i = from; i < text.length; i += 1) {
    const c = text.charCodeAt(i)
    if (c === comma || c === 10 || c === 13) return i
  }
  return text.length
}

/** Comma, tab or semicolon: the one that cuts the first lines into the most cells. */
export function detectDelimiter(head: string): string {
  const lines = head.split(/\r\n|\n|\r/).slice(0, 5)
  const count = (c: string): number => Math.max(...lines.map((line) => line.split(c).length))
  return [',', '\t', ';'].reduce((best, c) => (count(c) > count(best) ? c : best))
}
