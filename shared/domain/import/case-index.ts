import { compact } from './cell-text.ts'
import { parseDate } from './dates.ts'
import { orderNumber, proposedTitle } from './document-kinds.ts'

/** One line of a 卷内目录. */
export interface IndexRow {
  row: number
  seq: number | null
  docNo: string | null
  title: string
  date: string | null
  pages: number | null
  file: string | null
}

type Field = 'seq' | 'docNo' | 'title' | 'date' | 'pages' | 'pageCount' | 'file' | 'remark'

/** Headings of a 卷内目录 (import-formats §6), compacted. */
const HEADINGS: Record<string, Field> = {
  序号: 'seq',
  顺序号: 'seq',
  文书编号: 'docNo',
  文号: 'docNo',
  文件编号: 'docNo',
  题名: 'title',
  文件题名: 'title',
  文书名称: 'title',
  文件名称: 'title',
  文件标题或事由: 'title',
  日期: 'date',
  文件日期: 'date',
  页号: 'pages',
  页次: 'pages',
  页码: 'pages',
  文件页次: 'pages',
  页数: 'pageCount',
  文件名: 'file',
  备注: 'remark',
}
const LAST_HEADER_LINE = 10
const FILE_NAME = /\.[A-Za-z]{2,5}$/

/**
 * Reads the lines of a 卷内目录; undefined when no line holds the headings. Titles and blank lines above are skipped. Where no
 * 文件名 column is, file names are taken from 备注 when they stand there. `today` is needed to read days.
 */
export function readIndexTable(table: readonly string[][], today: string): IndexRow[] | undefined {
  const at = table
    .slice(0, LAST_HEADER_LINE)
    .findIndex((cells) => cells.some((cell) => HEADINGS[compact(cell)] === 'title'))
  if (at < 0) return undefined
  const fields = (table[at] ?? []).map((cell) => HEADINGS[compact(cell)])
  const records = table.slice(at + 1).filter((cells) => cells.some((cell) => cell.trim() !== ''))
  const cellOf = (cells: readonly string[], field: Field): string => cells[fields.indexOf(field)]?.trim() ?? ''
  const pageTexts = records.map((cells) => cellOf(cells, 'pages'))
  const counts = fields.includes('pageCount')
    ? records.map((cells) => wholeNumber(cellOf(cells, 'pageCount')))
    : pageCounts(pageTexts)
  return records.flatMap((cells, i) => {
    const remark = cellOf(cells, 'remark')
    const file = cellOf(cells, 'file') || (FILE_NAME.test(remark) ? remark : '')
    const title = cellOf(cells, 'title') || proposedTitle(file)
    if (title === '') return []
    const date = parseDate(cellOf(cells, 'date'), { today })
    return {
      row: i + 1,
      seq: wholeNumber(cellOf(cells, 'seq')),
      docNo: cellOf(cells, 'docNo') || null,
      title,
      date: date !== undefined && 'day' in date ? date.day : null,
      pages: counts[i] ?? null,
      file: file || null,
    }
  })
}

const wholeNumber = (text: string): number | null => (/^\d{1,6}$/.test(text) ? Number(text) : null)

/**
 * Pages of every line from its 页号. `4-9` is six pages. A single number is one page where others give ranges; where all lines
 * give only their first page, it counts up to the next line, and the last one is not known.
 */
export function pageCounts(texts: readonly string[]): (number | null)[] {
  const spans = texts.map((text) => /^(\d{1,5})(?:\s*[-–—~～至]\s*(\d{1,5}))?$/.exec(text.normalize('NFKC')))
  const ranges = spans.some((span) => span?.[2] !== undefined)
  return spans.map((span, i) => {
    if (!span) return null
    const first = Number(span[1])
    if (span[2] !== undefined) return Number(span[2]) >= first ? Number(span[2]) - first + 1 : null
    if (ranges) return 1
    const next = spans[i + 1]
    return next && Number(next[1]) > first ? Number(next[1]) - first : null
  })
}

/** Lower case and NFC, as Windows compares names. */
export const fileKey = (name: string): string => name.normalize('NFC').toLowerCase()

/**
 * Finds the files of every line: by file name, else by title with the number before the name. A file can be listed once; files
 * that only differ in case, or stand twice, go with the line that names them. Returns, for each line, positions in `names`.
 */
export function matchIndex(rows: readonly IndexRow[], names: readonly string[]): number[][] {
  const taken = new Set<number>()
  const take = (fits: (name: string) => boolean): number[] => {
    const found = names.flatMap((name, i) => (!taken.has(i) && fits(name) ? [i] : []))
    for (const i of found) taken.add(i)
    return found
  }
  const found = rows.map(({ file }) => {
    const key = fileKey(file ?? '')
      .replaceAll('\\', '/')
      .replace(/^.*\//, '')
    return file === null ? [] : take((name) => fileKey(name) === key)
  })
  return rows.map(({ file, title, seq }, i) => {
    const known = found[i] ?? []
    if (file !== null || known.length > 0) return known
    const titleKey = compact(title)
    const exact = take((name) => compact(proposedTitle(name)) === titleKey && (orderNumber(name)?.[0] ?? seq) === seq)
    if (exact.length > 0) return exact
    return take((name) => orderNumber(name)?.[0] === seq && compact(proposedTitle(name)).includes(titleKey))
  })
}
