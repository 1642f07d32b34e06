import { type ActKind, MAIN_KINDS, otherKindOf } from '../act-kinds.ts'
import { kindInWords } from '../act-words.ts'
import { compact } from '../import/cell-text.ts'
import { normalHeading } from '../import/headings.ts'
import { parseMonth, type Totals } from './monthly-report.ts'

/** One agency's month as a table states it. */
export interface StatedTotals {
  line: number
  /** as written */
  agency: string
  month: string
  totals: Totals
}
export interface TotalsFault {
  line: number | null
  message: string
}

const AGENCY_HEADINGS = new Set(['执法机关', '机关', '机关名称', '报送单位', '单位名称', '执法主体'])
const MONTH_HEADINGS = new Set(['月份', '报送月份', '统计月份'])
/** 行政处罚, 行政处罚件数, 行政处罚（件） */
const kindHeadings = (kinds: readonly ActKind[]): ReadonlyMap<string, ActKind> =>
  new Map(
    kinds.flatMap((kind) => {
      const word = kindInWords(kind)
      return [word, `${word}件数`, `${word}(件)`, `${word}数`].map((heading) => [heading, kind] as const)
    }),
  )

interface Columns {
  agency: number
  month: number
  kinds: [ActKind, number][]
}

function columnsOf(cells: readonly string[], kindOf: ReadonlyMap<string, ActKind>): Columns | undefined {
  const headings = cells.map(normalHeading)
  const agency = headings.findIndex((heading) => AGENCY_HEADINGS.has(heading))
  const month = headings.findIndex((heading) => MONTH_HEADINGS.has(heading))
  const kinds = headings.flatMap((heading, i) => {
    const kind = kindOf.get(heading)
    return kind === undefined ? [] : [[kind, i] as [ActKind, number]]
  })
  return agency >= 0 && kinds.length > 0 ? { agency, month, kinds } : undefined
}

/** Headings that count a kind of act which nobody keeps: 行政调解件数. */
function unreadKinds(cells: readonly string[], kindOf: ReadonlyMap<string, ActKind>): string[] {
  return cells.filter((cell) => {
    const heading = normalHeading(cell)
    const [, word] = /^(行政\p{Script=Han}{2,8}?)(?:件数|\(件\)|数)$/u.exec(heading) ?? []
    return word !== undefined && !kindOf.has(heading) && otherKindOf(word) !== undefined
  })
}

/**
 * Reads a table of totals: an agency and a month a line, a column for each of these kinds of act. Without a
 * column of months every line is of `month`. What is wrong with a line is told of with its place, and the line is left out.
 */
export function readTotalsTable(
  rows: readonly { line: number; cells: readonly string[] }[],
  month: string,
  kinds: readonly ActKind[],
): { stated: StatedTotals[]; faults: TotalsFault[] } {
  const kindOf = kindHeadings(kinds)
  const at = rows.findIndex(({ cells }) => columnsOf(cells, kindOf) !== undefined)
  const columns = columnsOf(rows[at]?.cells ?? [], kindOf)
  if (!columns) {
    const wanted = MAIN_KINDS.map(kindInWords).join('、')
    const message = `找不到表头。表中要有“执法机关”一列，以及${wanted}中至少一列件数；多个月份的还要有“月份”一列。`
    return { stated: [], faults: [{ line: null, message }] }
  }
  const stated: StatedTotals[] = []
  const faults = unreadKinds(rows[at]?.cells ?? [], kindOf).map(
    (heading): TotalsFault => ({
      line: rows[at]?.line ?? null,
      message: `“${heading}”一列没有读入：不是本单位统计的执法类型。请先在“设置”的“本单位”中加上。`,
    }),
  )
  const seen = new Set<string>()
  for (const { line, cells } of rows.slice(at + 1)) {
    const agency = (cells[columns.agency] ?? '').trim()
    if (agency === '' || /^(?:合\s*计|小\s*计|总\s*计)/.test(agency)) continue
    const monthText = columns.month < 0 ? month : (cells[columns.month] ?? '')
    const ofMonth = parseMonth(monthText)
    const totals: Totals = {}
    let wrong = ofMonth === undefined ? `月份“${monthText}”无法读出，请写成 2026-10 的样式` : undefined
    for (const [kind, column] of columns.kinds) {
      const count = parseCount(cells[column] ?? '')
      if (count === null) wrong ??= `${kindInWords(kind)}“${cells[column]}”不是件数`
      else if (count !== undefined) totals[kind] = count
    }
    const key = `${ofMonth} ${compact(agency)}`
    if (seen.has(key)) wrong ??= `“${agency}”这个月写了两行`
    if (wrong !== undefined || ofMonth === undefined) faults.push({ line, message: `第 ${line} 行：${wrong}。` })
    else if (Object.keys(totals).length > 0) {
      seen.add(key)
      stated.push({ line, agency, month: ofMonth, totals })
    }
  }
  return { stated, faults }
}

/** A whole number of cases; undefined for an empty cell, null for what is none. */
function parseCount(cell: string): number | undefined | null {
  const text = cell.normalize('NFKC').replace(/[\s,]+/g, '')
  if (text === '') return undefined
  return /^\d{1,9}件?$/.test(text) ? Number.parseInt(text, 10) : null
}
