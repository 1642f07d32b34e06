import { compareBytes, sortByBytes } from '../byte-order.ts'

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

/** The line of a case in a frame, whose order is that of the keys; undefined where it has none. */
export function findInFrame(frame: readonly FrameCase[], caseKey: string): FrameCase | undefined {
  let from = 0
  let to = frame.length
  while (from < to) {
    const middle = (from + to) >> 1
    if (compareBytes((frame[middle] as FrameCase).caseKey, caseKey) < 0) from = middle + 1
    else to = middle
  }
  const found = frame[from]
  return found?.caseKey === caseKey ? found : undefined
}

function toCase(cells: readonly string[], i: number): FrameCase {
  const [caseKey = '', agency = '', kind = '', procedure = '', region = '', month = '', fine = '', tags = ''] = cells
  if (cells.length !== 8 || !FINE.test(fine)) throw new RangeError(`frame: record ${i + 1}`)
  return { caseKey, agency, kind, procedure, region, month, fineFen: Number(fine), tags: tagList(tags) }
}

const FINE = /^\d{1,15}$/
const tagList = (cell: string): string[] => (cell === '' ? [] : cell.split(';'))

/**
 * Without a quote every line is a record and every comma a border. Most frames are so, and may hold a million lines, of which a
 * draw asks only the keys: every line is checked, and cut into its cells when one of them is asked for.
 */
function plainLines(body: string): FrameCase[] {
  const cases: FrameCase[] = []
  for (let at = 0; at < body.length; ) {
    let commas = 0
    let keyEnd = at
    let fineAt = at
    let isFine = true
    let end = at
    for (let code = body.charCodeAt(end); code !== LINE_END; end += 1, code = body.charCodeAt(end)) {
      if (code === COMMA) {
        commas += 1
        if (commas === 1) keyEnd = end
        else if (commas === 6) fineAt = end + 1
        else if (commas === 7) isFine &&= end > fineAt && end - fineAt <= 15
      } else if (commas === 6 && (code < 0x30 || code > 0x39)) isFine = false
    }
    if (commas !== 7 || !isFine) throw new RangeError(`frame: record ${cases.length + 1}`)
    cases.push(new PlainLine(body, at, keyEnd, end))
    at = end + 1
  }
  return cases
}
const COMMA = 0x2c
const LINE_END = 0x0a

/** A line of the text of a frame, cut when a cell is asked for: a million lists of cells would take longer than the draw. */
class PlainLine implements FrameCase {
  private readonly text: string
  private readonly start: number
  private readonly keyEnd: number
  private readonly end: number

  constructor(text: string, start: number, keyEnd: number, end: number) {
    this.text = text
    this.start = start
    this.keyEnd = keyEnd
    this.end = end
  }
  private cell(index: number): string {
    return this.text.slice(this.keyEnd + 1, this.end).split(',', index + 1)[index] ?? ''
  }
  get caseKey(): string {
    return this.text.slice(this.start, this.keyEnd)
  }
  get agency(): string {
    return this.cell(0)
  }
  get kind(): string {
    return this.cell(1)
  }
  get procedure(): string {
    return this.cell(2)
  }
  get region(): string {
    return this.cell(3)
  }
  get month(): string {
    return this.cell(4)
  }
  get fineFen(): number {
    return Number(this.cell(5))
  }
  get tags(): string[] {
    return tagList(this.cell(6))
  }
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
