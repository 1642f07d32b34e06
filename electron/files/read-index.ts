import { type IndexRow, readIndexTable } from '../../shared/domain/import/case-index.ts'
import { readCsv } from './read-csv.ts'
import { withPackage } from './probe-package.ts'
import { openWorkbook } from './read-xlsx.ts'
import { sniffBytes } from './sniff.ts'
import { walkXml } from './xml-walk.ts'

/**
 * Reads a 卷内目录 (XLSX, CSV in UTF-8 or GB18030, DOCX table). Undefined when the file cannot be read or holds no headings: the
 * names of the files have to do then.
 */
export async function readIndex(bytes: Buffer, today: string): Promise<IndexRow[] | undefined> {
  const type = sniffBytes(bytes)
  for (const table of await tablesOf(type, bytes)) {
    const rows = readIndexTable(table, today)
    if (rows) return rows
  }
  return undefined
}

async function tablesOf(type: ReturnType<typeof sniffBytes>, bytes: Buffer): Promise<string[][][]> {
  try {
    if (type === 'xlsx') return await workbookTables(bytes)
    if (type === 'docx') return await documentTables(bytes)
    if (type === 'text') return [Array.from(readCsv([decode(bytes)], ','), ({ cells }) => cells)]
  } catch {
    // a damaged index is as good as none: the caller says so and orders by the names
  }
  return []
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    return new TextDecoder('gb18030', { fatal: true }).decode(bytes)
  }
}

async function workbookTables(bytes: Buffer): Promise<string[][][]> {
  const { sheets, close } = await openWorkbook(bytes)
  try {
    const tables: string[][][] = []
    for (const sheet of sheets) {
      const table: string[][] = []
      for await (const rows of sheet.rows()) for (const { cells } of rows) table.push(cells)
      tables.push(table)
    }
    return tables
  } finally {
    close()
  }
}

/** All tables of a Word document, cell by cell. */
const documentTables = (bytes: Buffer): Promise<string[][][]> =>
  withPackage(bytes, async (part) => {
    const tables: string[][][] = []
    let cell: string | undefined
    walkXml((await part('word/document.xml')) ?? '<none/>', {
      open: (name) => {
        if (name === 'tbl') tables.push([])
        else if (name === 'tr') tables.at(-1)?.push([])
        else if (name === 'tc') cell = ''
      },
      close: (name) => {
        if (name !== 'tc') return
        tables
          .at(-1)
          ?.at(-1)
          ?.push((cell ?? '').trim())
        cell = undefined
      },
      text: (text) => {
        if (cell !== undefined) cell += text
      },
    })
    return tables
  })
