import type { CellNote, SheetRow } from '../../shared/domain/import/row-parser.ts'
import { attribute, DamagedXml, withoutEntities, withoutEscapes, xmlPieces } from './xml-pieces.ts'

/** The shared strings of a workbook, which are read as far as they are needed: nearly all programs write them in the order of the cells. */
export interface SharedStrings {
  /** those that were read */
  readonly strings: readonly string[]
  /** Reads on until the string of an index is there, or to the end. */
  readTo(index: number): Promise<void>
  close(): void
}

/** What the cells of a sheet refer to. */
export interface SheetContext {
  sharedStrings: SharedStrings
  /** by number of the cell's format: true where it shows days or times */
  dateStyles: readonly boolean[]
  /** a serial day as text; undefined for what no day is */
  dayOf(serial: number): string | undefined
}

const LAST_LINE = 1_048_576
const LAST_COLUMN = 16_384
/** Empty cells before filled ones: a sheet that has its values in the last column only grows beyond what can be held. */
const MOST_GAPS = 32_000_000

/**
 * The rows of a worksheet (ECMA-376, 18.3) as its XML comes in, piece by piece. `take` hands out the rows that are complete, and reads
 * the shared strings that their cells wait for.
 * Dates come as days, numbers as the digits a person sees; what Excel has lost or marked as an error is noted beside the
 * cell. Damaged XML, a text that is not there, a row or cell out of order throw DamagedXml.
 */
export function sheetRows(context: SheetContext): {
  write(piece: string): void
  end(): void
  take(): Promise<SheetRow[]>
} {
  let done: SheetRow[] = []
  let row: SheetRow | undefined
  let inData = false
  let line = 0
  let gaps = 0
  /** cells whose string has not been read yet */
  let waiting: { of: SheetRow; column: number; index: number }[] = []
  let inCell = false
  let column = 0
  let type = ''
  let style = -1
  let value: string | undefined
  let inline: string | undefined
  let hasFormula = false
  let phonetic = 0
  /** where text goes just now */
  let into: 'value' | 'inline' | undefined

  const beginRow = (text: string, from: number, to: number): void => {
    if (!inData || row) throw new DamagedXml('a row out of place')
    const said = attribute(text, from, to, 'r')
    const next = said === undefined ? line + 1 : Number(said)
    if (!Number.isInteger(next) || next <= line || next > LAST_LINE) throw new DamagedXml(`row ${said} after ${line}`)
    line = next
    row = { line, cells: [] }
    column = 0
  }
  const beginCell = (text: string, from: number, to: number): void => {
    if (!row || inCell) throw new DamagedXml('a cell out of place')
    inCell = true
    const place = attribute(text, from, to, 'r')
    if (place !== undefined) column = columnOf(place, 0, place.length)
    type = attribute(text, from, to, 't') ?? ''
    style = Number(attribute(text, from, to, 's') ?? -1)
    value = undefined
    inline = undefined
    hasFormula = false
  }
  const add = (text: string, note: CellNote | undefined): void => {
    if (!row || column < row.cells.length || column >= LAST_COLUMN) throw new DamagedXml(`column ${column + 1}`)
    gaps += column - row.cells.length
    if (gaps > MOST_GAPS) throw new DamagedXml('more empty cells than a sheet holds')
    while (row.cells.length < column) row.cells.push('')
    row.cells.push('')
    fill(row, column, text, note)
    column += 1
  }
  const addShared = (index: number): void => {
    const text = context.sharedStrings.strings[index]
    if (row && text === undefined) waiting.push({ of: row, column, index })
    add(text ?? '', undefined)
  }
  const endCell = (): void => {
    inCell = false
    if (type === 's' && value) {
      addShared(smallNumber(value.trim(), 0, value.trim().length))
      return
    }
    const { text, note } = readValue(context, type, style, value, inline)
    const unsaved = hasFormula && value === undefined && text === ''
    add(text, unsaved ? 'formula.no_cached_value' : note)
  }

  const walk = xmlPieces({
    open(name, text, from, to) {
      if (name === 'sheetData') inData = true
      else if (name === 'row') beginRow(text, from, to)
      else if (name === 'c') beginCell(text, from, to)
      else if (!inCell) return
      else if (name === 'v') {
        into = 'value'
        value ??= ''
      } else if (name === 'f') hasFormula = true
      else if (name === 'rPh') phonetic += 1
      else if (name === 't' && phonetic === 0) {
        into = 'inline'
        inline ??= ''
      }
    },
    close(name) {
      if (name === 'c') endCell()
      else if (name === 'row') {
        if (row) done.push(row)
        row = undefined
      } else if (name === 'sheetData') inData = false
      else if (name === 'rPh') phonetic -= 1
      else if (name === 'v' || name === 't') into = undefined
    },
    text(text, from, to, literal) {
      const raw = text.slice(from, to)
      if (into === undefined) {
        // of no cell, but a sheet that is damaged there is damaged
        if (!literal) withoutEntities(raw)
        return
      }
      const plain = literal ? raw : withoutEntities(raw)
      if (into === 'value') value = (value ?? '') + plain
      else inline = (inline ?? '') + plain
    },
    /** `<c r="B7" s="1" t="s"><v>12</v></c>`, of which nearly every sheet consists. */
    shortcut(text, open) {
      if (!row || inCell || text.charCodeAt(open + 1) !== 99 || text.charCodeAt(open + 2) !== 32) return -1
      let at = open + 3
      let place = column
      let shared = false
      let format = -1
      for (let c = text.charCodeAt(at); c !== 62; c = text.charCodeAt(at)) {
        if (text.charCodeAt(at + 1) !== 61 || text.charCodeAt(at + 2) !== 34) return -1
        const end = text.indexOf('"', at + 3)
        if (end < 0) return -1
        if (c === 114) place = columnOf(text, at + 3, end)
        else if (c === 115) format = smallNumber(text, at + 3, end)
        else if (c === 116 && end === at + 4 && text.charCodeAt(at + 3) === 115) shared = true
        else return -1
        at = text.charCodeAt(end + 1) === 32 ? end + 2 : end + 1
      }
      if (!text.startsWith('<v>', at + 1)) return -1
      const stop = text.indexOf('<', at + 4)
      if (stop < 0 || !text.startsWith('</v></c>', stop)) return -1
      const raw = text.slice(at + 4, stop)
      const number = shared ? 0 : Number(raw)
      if (raw === '' || Number.isNaN(number)) return -1
      column = place
      if (shared) addShared(smallNumber(text, at + 4, stop))
      else {
        const said = numberText(context, raw, number, format)
        add(said.text, said.note)
      }
      return stop + 8
    },
  })
  return {
    write: (piece) => walk.write(piece),
    end: () => walk.end(),
    async take() {
      const cells = waiting
      const rows = done
      waiting = []
      done = []
      if (cells.length > 0)
        await context.sharedStrings.readTo(cells.reduce((most, { index }) => Math.max(most, index), 0))
      for (const { of, column: at, index } of cells) {
        const text = context.sharedStrings.strings[index]
        if (text === undefined) throw new DamagedXml(`no shared string ${index}`)
        fill(of, at, text, undefined)
      }
      return rows
    },
  }
}

/** `AB12` is column 27; without letters, or beyond the last one, it is no cell. */
function columnOf(text: string, from: number, to: number): number {
  let column = 0
  let at = from
  for (; at < to; at += 1) {
    const c = text.charCodeAt(at)
    if (c < 65 || c > 90) break
    column = column * 26 + c - 64
  }
  if (column < 1 || column > LAST_COLUMN || at === to) throw new DamagedXml(`cell ${text.slice(from, to)}`)
  return column - 1
}

function smallNumber(text: string, from: number, to: number): number {
  let number = 0
  for (let at = from; at < to; at += 1) {
    const digit = text.charCodeAt(at) - 48
    if (digit < 0 || digit > 9) throw new DamagedXml(`index ${text.slice(from, to)}`)
    number = number * 10 + digit
  }
  return from === to ? -1 : number
}

/** Puts a text into its cell, with what is odd about it. */
function fill(row: SheetRow, column: number, text: string, note: CellNote | undefined): void {
  row.cells[column] = text
  const odd = note ?? (text.charCodeAt(0) === 35 && ERRORS.test(text) ? 'cell.error_value' : undefined)
  if (odd) row.notes = { ...row.notes, [column]: odd }
}

interface CellReading {
  text: string
  note: CellNote | undefined
}

const ERRORS = /^#(?:REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)$/

function readValue(
  context: SheetContext,
  type: string,
  style: number,
  value: string | undefined,
  inline: string | undefined,
): CellReading {
  const plain = (text: string): CellReading => ({ text, note: undefined })
  if (type === 'inlineStr') return plain(withoutEscapes(inline ?? ''))
  if (value === undefined || value === '') return plain('')
  if (type === 'str') return plain(withoutEscapes(value))
  if (type === 'e') return { text: value, note: 'cell.error_value' }
  if (type === 'b') return plain(value.trim() === '1' || value.trim().toLowerCase() === 'true' ? 'TRUE' : 'FALSE')
  if (type === 'd')
    return plain(
      value
        .trim()
        .replace(/T00:00:00(?:\.0+)?Z?$/, '')
        .replace('T', ' '),
    )
  const number = Number(value)
  return Number.isNaN(number) || value.trim() === '' ? plain(value) : numberText(context, value.trim(), number, style)
}

/** Excel's day that never was: serial 60 reads as 1900-02-29, libraries make a neighbour of it. */
const NEVER_WAS = '1900-02-2'

/** A number as the digits a person sees, without the tail of binary fractions; a day where its format says so. */
function numberText(context: SheetContext, raw: string, number: number, style: number): CellReading {
  if (style >= 0 && context.dateStyles[style] === true) {
    const day = context.dayOf(number)
    if (day === undefined) return { text: raw, note: 'date.invalid' }
    return { text: day, note: day.startsWith(NEVER_WAS) ? 'date.invalid' : undefined }
  }
  const note = Math.abs(number) >= 1e15 ? 'number.precision_lost' : undefined
  if (Number.isInteger(number))
    return { text: Math.abs(number) < 1e21 ? String(number) : BigInt(number).toString(), note }
  return { text: Number.isFinite(number) ? String(Number(number.toPrecision(15))) : raw, note }
}
