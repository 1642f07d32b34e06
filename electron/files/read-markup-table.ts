import { SaxesParser } from 'saxes'
import type { SheetRow } from '../../shared/domain/import/row-parser.ts'
import type { WorkbookSheet } from './read-xlsx.ts'

/** Sheets of an Excel 2003 XML workbook (SpreadsheetML), which platforms hand out as .xls or .xlsx. */
export function readSpreadsheetMl(text: string): WorkbookSheet[] {
  const sheets: WorkbookSheet[] = []
  let cells: string[] = []
  let data: string | undefined
  let index = 0
  let line = 0
  const parser = new SaxesParser()
  parser.on('opentag', ({ name, attributes }) => {
    const local = name.replace(/^\w+:/, '')
    const attribute = (key: string): string | undefined => attributes[`ss:${key}`] ?? attributes[key]
    if (local === 'Worksheet') {
      sheets.push({ name: attribute('Name') ?? '', rows: [] })
      line = 0
    } else if (local === 'Row') {
      cells = []
      index = 0
      line = Number(attribute('Index') ?? line + 1)
    } else if (local === 'Cell') index = Number(attribute('Index') ?? index + 1)
    else if (local === 'Data') data = ''
  })
  parser.on('text', (piece) => {
    if (data !== undefined) data += piece
  })
  parser.on('closetag', ({ name }) => {
    const local = name.replace(/^\w+:/, '')
    if (local === 'Data') {
      while (cells.length < index - 1) cells.push('')
      cells[index - 1] = dayOnly(data ?? '')
      data = undefined
    } else if (local === 'Row') sheets.at(-1)?.rows.push({ line, cells })
  })
  parser.write(text).close()
  return sheets
}

const dayOnly = (text: string): string => text.replace(/^(\d{4}-\d\d-\d\d)T00:00:00(?:\.000)?$/, '$1')

/** Rows of the tables of a web page handed out as .xls. Only rows and cells are looked at; nothing is run. */
export function readHtmlTable(html: string): WorkbookSheet[] {
  const rows: SheetRow[] = []
  const body = html.replace(/<!--[\s\S]*?-->/g, '').replace(/<(script|style)\b[\s\S]*?<\/\1>/gi, '')
  let line = 0
  for (const [, content = ''] of body.matchAll(/<tr\b[^>]*>([\s\S]*?)(?=<\/tr>|<tr\b|<\/table>|$)/gi)) {
    line += 1
    const cells: string[] = []
    for (const [, attributes = '', inner = ''] of content.matchAll(
      /<t[dh]\b([^>]*)>([\s\S]*?)(?=<\/t[dh]>|<t[dh]\b|$)/gi,
    )) {
      cells.push(plainText(inner))
      const span = Number(/colspan\s*=\s*["']?(\d{1,3})/i.exec(attributes)?.[1] ?? 1)
      for (let i = 1; i < span; i += 1) cells.push('')
    }
    rows.push({ line, cells })
  }
  return [{ name: '', rows }]
}

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
