import { randomBytes } from 'node:crypto'
import { createWriteStream, mkdirSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

export interface TableColumn {
  title: string
  /** in characters, for a spreadsheet */
  width: number
  /** number format of a column of figures, such as `#,##0.00` */
  format?: string | undefined
}
export type TableCell = string | number | null
export interface Table {
  name: string
  columns: readonly TableColumn[]
  rows: AsyncIterable<TableCell[]> | Iterable<TableCell[]>
}

/**
 * Writes a table for the user as CSV (UTF-8 with BOM, so that Excel reads it as such; CRLF, RFC 4180) or XLSX, row by row at
 * constant memory, whole or not at all. Texts are never formulas: XLSX says so by the type of the cell, and in CSV a text
 * that begins like one gets an apostrophe (OWASP, CSV injection).
 */
export async function writeTable(target: string, format: 'csv' | 'xlsx', table: Table): Promise<void> {
  mkdirSync(path.dirname(target), { recursive: true })
  const temporary = `${target}.${randomBytes(6).toString('hex')}.part`
  try {
    const bytes = format === 'csv' ? Readable.from(csvLines(table)) : Readable.from(xlsxChunks(table))
    await pipeline(bytes, createWriteStream(temporary, { flags: 'wx', flush: true }))
    renameSync(temporary, target)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  }
}

async function* csvLines({ columns, rows }: Table): AsyncGenerator<string> {
  yield `\ufeff${columns.map(({ title }) => csvCell(title)).join(',')}\r\n`
  for await (const row of rows) yield `${row.map(csvCell).join(',')}\r\n`
}

function csvCell(cell: TableCell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

async function* xlsxChunks({ name, columns, rows }: Table): AsyncGenerator<Uint8Array> {
  const { writeXlsxStream } = await import('hucre/xlsx')
  const reader = writeXlsxStream(rows, {
    name,
    freezePane: { rows: 1 },
    columns: columns.map(({ title, width, format }) => ({
      header: title,
      width,
      ...(format === undefined ? {} : { numFmt: format }),
    })),
  }).getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    yield value
  }
}
