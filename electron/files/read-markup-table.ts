import { SaxesParser } from 'saxes'
import type { SheetRow } from '../../shared/domain/import/row-parser.ts'
import { cellCarrier, type MergedCell } from './merged-cells.ts'

/** A sheet that is held whole. */
export interface MarkupSheet {
  name: string
  rows: SheetRow[]
}

/**
 * Sheets of an Excel 2003 XML workbook (SpreadsheetML), which platforms hand out as .xls or .xlsx. Merged cells carry down,
 * error values are noted. Malformed XML throws.
 */
export function readSpreadsheetMl(text: string): MarkupSheet[] {
  const sheets: MarkupSheet[] = []
  let row: SheetRow = { line: 0, cells: [] }
  let merges: MergedCell[] = []
  let data: string | undefined
  let isError = false
  let index = 0
  let across = 0
  let line = 0
  const parser = new SaxesParser()
  parser.on('opentag', ({ name, attributes }) => {
    const local = name.replace(/^\w+:/, '')
    const attribute = (key: string): string | undefined => attributes[`ss:${key}`] ?? attributes[key]
    if (local === 'Worksheet') {
      sheets.push({ name: attribute('Name') ?? '', rows: [] })
      line = 0
      merges = []
    } else if (local === 'Row') {
      index = 0
      across = 0
      line = Number(attribute('Index') ?? line + 1)
      row = { line, cells: [] }
    } else if (local === 'Cell') {
      index = Number(attribute('Index') ?? index + across + 1)
      across = Number(attribute('MergeAcross') ?? 0)
      const down = Number(attribute('MergeDown') ?? 0)
      if (down > 0) merges.push({ startRow: line, endRow: line + down, startCol: index - 1 })
    } else if (local === 'Data') {
      data = ''
      isError = attribute('Type') === 'Error'
    }
  })
  const onText = (piece: string): void => {
    if (data !== undefined) data += piece
  }
  parser.on('text', onText)
  parser.on('cdata', onText)
  parser.on('closetag', ({ name }) => {
    const local = name.replace(/^\w+:/, '')
    if (local === 'Data') {
      while (row.cells.length < index - 1) row.cells.push('')
      row.cells[index - 1] = dayOnly(data ?? '')
      if (isError) row.notes = { ...row.notes, [index - 1]: 'cell.error_value' }
      data = undefined
    } else if (local === 'Row') sheets.at(-1)?.rows.push(row)
    else if (local === 'Table') sheets.at(-1)?.rows.forEach(cellCarrier(merges))
  })
  parser.write(text).close()
  return sheets
}

const dayOnly = (text: string): string => text.replace(/^(\d{4}-\d\d-\d\d)T00:00:00(?:\.000)?$/, '$1')

/**
 * Rows of the tables of a web page handed out as .xls. Only rows and cells are looked at; nothing is run. Cells that span
 * rows carry their value down.
 */
export function readHtmlTable(html: string): MarkupSheet[] {
  const rows: SheetRow[] = []
  const body = html.replace(/<!--[\s\S]*?-->/g, '').replace(/<(script|style)\b[\s\S]*?<\/\1>/gi, '')
  /** column → how many more rows a cell from above takes there, and its text */
  const spans = new Map<number, { rows: number; text: string }>()
  let line = 0
  for (const [, content = ''] of body.matchAll(/<tr\b[^>]*>([\s\S]*?)(?=<\/tr>|<tr\b|<\/table>|$)/gi)) {
    line += 1
    const row: SheetRow = { line, cells: [] }
    const takeSpans = (): void => {
      for (let span = spans.get(row.cells.length); span; span = spans.get(row.cells.length)) {
        span.rows -= 1
        if (span.rows === 0) spans.delete(row.cells.length)
        row.cells.push(span.text)
        row.carried = true
      }
    }
    for (const [, attributes = '', inner = ''] of content.matchAll(
      /<t[dh]\b([^>]*)>([\s\S]*?)(?=<\/t[dh]>|<t[dh]\b|$)/gi,
    )) {
      takeSpans()
      const text = plainText(inner)
      const down = spanOf('rowspan', attributes) - 1
      if (down > 0) spans.set(row.cells.length, { rows: down, text })
      row.cells.push(text)
      for (let i = spanOf('colspan', attributes); i > 1; i -= 1) row.cells.push('')
    }
    takeSpans()
    rows.push(row)
  }
  return [{ name: '', rows }]
}

const spanOf = (name: string, attributes: string): number =>
  Math.min(1000, Number(new RegExp(`\\b${name}\\s*=\\s*["']?(\\d{1,5})`, 'i').exec(attributes)?.[1] ?? 1))

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

function plainText(inner: string): string {
  return inner
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? whole
      const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
    })
    .trim()
}
