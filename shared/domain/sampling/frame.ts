import { sortByBytes } from '../byte-order.ts'

/** One line of a frozen frame. No party names: the frame is public. */
export interface FrameCase {
  caseKey: string
  agency: string
  kind: string
  procedure: string
  region: string
  /** YYYY-MM of the decision */
  month: string
  fineFen: number
  tags: string[]
}

export const FRAME_HEADER = 'caseKey,agency,kind,procedure,region,month,fineFen,tags'

/** frame.csv: UTF-8 without BOM, LF, RFC 4180, sorted by key in UTF-8 byte order. Throws on a repeated key. */
export function writeFrame(cases: readonly FrameCase[]): string {
  const sorted = sortByBytes([...cases], (one) => one.caseKey)
  const lines = [FRAME_HEADER]
  let before: string | undefined
  for (const one of sorted) {
    if (one.caseKey === before) throw new RangeError(`frame: ${one.caseKey} stands twice`)
    before = one.caseKey
    const cells = [
      one.caseKey,
      one.agency,
      one.kind,
      one.procedure,
      one.region,
      one.month,
      String(one.fineFen),
      one.tags.join(';'),
    ]
    lines.push(frameLine(cells))
  }
  return `${lines.join('\n')}\n`
}

/** One record of frame.csv, without the line end. */
export const frameLine = (cells: readonly string[]): string => cells.map(csvCell).join(',')

const csvCell = (text: string): string => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** Reads frame.csv back. Throws RangeError with the record where it is not what writeFrame writes. */
export function readFrame(text: string): FrameCase[] {
  if (!text.startsWith(`${FRAME_HEADER}\n`)) throw new RangeError('frame: line 1 is not the header')
  if (!text.endsWith('\n')) throw new RangeError('frame: the last line has no end')
  const body = text.slice(FRAME_HEADER.length + 1)
  return body.includes('"') ? csvRows(body).map(toCase) : plainLines(body)
}

function toCase(cells: readonly string[], i: number): FrameCase {
  const [caseKey = '', agency = '', kind = '', procedure = '', region = '', month = '', fine = '', tags = ''] = cells
  if (cells.length !== 8 || !FINE.test(fine)) throw new RangeError(`frame: record ${i + 1}`)
  return { caseKey, agency, kind, procedure, region, month, fineFen: Number(fine), tags: tagList(tags) }
}

const FINE = /^\d{1,15}$/
const tagList = (cell: string): string[] => (cell === '' ? [] : cell.split(';'))

/**
 * Without a quote every line is a record and every comma a border. Most frames are so, and may hold a million lines: cutting
 * them cell by cell, without lists in between, takes half the time.
 */
function plainLines(body: string): FrameCase[] {
  const cases: FrameCase[] = []
  let at = 0
  const cell = (border: string): string => {
    const start = at
    const end = body.indexOf(border, start)
    at = end + 1
    return body.slice(start, end)
  }
  while (at < body.length) {
    const lineEnd = body.indexOf('\n', at)
    const [caseKey, agency, kind, procedure] = [cell(','), cell(','), cell(','), cell(',')]
    const [region, month, fine, tags] = [cell(','), cell(','), cell(','), cell('\n')]
    if (at !== lineEnd + 1 || tags.includes(',') || !FINE.test(fine))
      throw new RangeError(`frame: record ${cases.length + 1}`)
    cases.push({ caseKey, agency, kind, procedure, region, month, fineFen: Number(fine), tags: tagList(tags) })
  }
  return cases
}

function csvRows(text: string): string[][] {
  const rows: string[][] = []
  let cells: string[] = []
  let at = 0
  while (at < text.length) {
    let cell: string
    if (text[at] === '"') {
      let end = text.indexOf('"', at + 1)
      while (text[end + 1] === '"') end = text.indexOf('"', end + 2)
      if (end < 0) throw new RangeError('frame: quote without end')
      cell = text.slice(at + 1, end).replaceAll('""', '"')
      at = end + 1
    } else {
      let end = at
      while (end < text.length && text[end] !== ',' && text[end] !== '\n') end += 1
      cell = text.slice(at, end)
      at = end
    }
    cells.push(cell)
    if (text[at] === ',') at += 1
    else {
      rows.push(cells)
      cells = []
      at += 1
    }
  }
  return rows
}
