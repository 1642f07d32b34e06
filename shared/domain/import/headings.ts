import type { MoneyUnit } from './amounts.ts'
import { CATALOGUES } from '../catalogues/catalogues.ts'
import type { CodeSource } from './code-tables.ts'
import { type CatalogueKind, isCatalogue, TABLE_KINDS, type TableKind } from './tables.ts'

/** Headings by table and field, from resources/import/synonyms.json; catalogues bring their own. */
export interface Synonyms {
  tables: Record<string, Record<string, string[]>>
}
/** Heading → field for every table, headings in normal form. */
export type HeadingLookup = Record<TableKind, Map<string, string>>

export interface ColumnMeaning {
  heading: string
  field: string | null
  unit: MoneyUnit
  /** whose table of codes the column follows, where a person said so */
  codes?: CodeSource
}
export interface Header {
  table: TableKind
  /** index of the first header line among the lines given, and how many lines it takes */
  at: number
  lines: 1 | 2
  columns: ColumnMeaning[]
  /** what records say that do not say it themselves: field → value */
  fixed?: Record<string, string>
}

/** A table is only what its name says when one of these fields is there: a list of enterprises is no inspection. */
const NEEDS: Record<TableKind, readonly string[]> = {
  penalty: ['decision_no', 'case_no', 'decision_date', 'penalty_content', 'penalty_types', 'fine_amount'],
  licence: ['decision_no', 'decision_date', 'certificate_no', 'licence_kind'],
  coercion: ['measure_kind', 'execution_kind', 'decision_no'],
  inspection: ['inspection_no', 'date', 'result'],
  act: ['act_kind'],
  ...(Object.fromEntries(
    Object.values(CATALOGUES).map(({ kind, recognisedBy }) => [kind, recognisedBy]),
  ) as unknown as Record<CatalogueKind, readonly string[]>),
  dossier_index: ['title'],
}
const LEAST_COLUMNS = 3
/** A column that tables of several kinds have is understood, and tells nothing of the kind. */
const isCommon = (table: TableKind, field: string): boolean =>
  isCatalogue(table) && CATALOGUES[table].columns[field]?.common === true

/** Normal form of a heading (import-formats §2.3): NFKC, no white space, no asterisk, no 必填 mark. */
export function normalHeading(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\u200b-\u200d\ufeff*]+/g, '')
    .replace(/\((?:必填|选填)\)/g, '')
}

const withoutBracket = (heading: string): string => heading.replace(/\([^()]*\)$/, '')

/** From a normalised heading to its field, by kind of table; the first field that claims a heading has it. */
export function headingLookup(synonyms: Synonyms): HeadingLookup {
  const lookup = {} as HeadingLookup
  for (const kind of TABLE_KINDS) {
    const map = new Map<string, string>()
    for (const [field, headings] of Object.entries(
      isCatalogue(kind) ? headingsOf(kind) : (synonyms.tables[kind] ?? {}),
    )) {
      for (const heading of headings) if (!map.has(normalHeading(heading))) map.set(normalHeading(heading), field)
    }
    lookup[kind] = map
  }
  return lookup
}

const headingsOf = (kind: CatalogueKind): Record<string, readonly string[]> =>
  Object.fromEntries(Object.entries(CATALOGUES[kind].columns).map(([field, { headings }]) => [field, headings]))

/** The unit a heading states, e.g. 罚款金额（万元）. */
function headingUnit(heading: string): MoneyUnit | undefined {
  if (/万元/.test(heading)) return 'wan'
  return /元/.test(heading) ? 'yuan' : undefined
}

function fieldOf(map: Map<string, string>, heading: string): string | null {
  if (heading === '') return null
  return map.get(heading) ?? map.get(withoutBracket(heading)) ?? null
}

/** One way to understand the lines from `at` on as a header. */
interface Reading extends Header {
  known: number
  /** true when enough columns are known for the table to be what its name says */
  fits: boolean
}

function readingsAt(lines: string[][], at: number, lookup: HeadingLookup, only?: TableKind): Reading[] {
  const upper = (lines[at] ?? []).map(normalHeading)
  const lower = (lines[at + 1] ?? []).map(normalHeading)
  return (only ? [only] : TABLE_KINDS).flatMap((table) =>
    ([1, 2] as const).map((count): Reading => {
      const headings = count === 1 ? upper : joined(lookup[table], upper, lower)
      const columns = headings.map((heading) => columnMeaning(lookup[table], heading))
      const fields = new Set(columns.flatMap((column) => (column.field ? [column.field] : [])))
      const known = columns.filter(({ field }) => field !== null && !isCommon(table, field)).length
      // acts of one further kind need no column for it where a person or a profile says that they are
      const isKind = NEEDS[table].some((field) => fields.has(field)) || only === 'act'
      const fits = known >= LEAST_COLUMNS && isKind
      return { table, at, lines: count, columns, known, fits }
    }),
  )
}

/**
 * Finds the header among the first lines of a sheet: the line where most cells, and at least three, map to headings of one
 * table; two lines where that maps more. Returns undefined when there is none.
 */
export function findHeader(lines: string[][], lookup: HeadingLookup, only?: TableKind): Header | undefined {
  let best: Reading | undefined
  for (let at = 0; at < lines.length; at += 1) {
    if ((lines[at] ?? []).filter((cell) => normalHeading(cell) !== '').length < 2) continue
    for (const reading of readingsAt(lines, at, lookup, only))
      if (reading.fits && (!best || reading.known > best.known)) best = reading
    if (best && at > best.at + 3) break
  }
  return best && withUnits(best, lines)
}

/**
 * The line that a person says is the header, whatever is known of it; the kind of table that knows most of its headings
 * when none is said.
 */
export function headerAt(lines: string[][], at: number, lookup: HeadingLookup, only?: TableKind): Header {
  const readings = readingsAt(lines, at, lookup, only)
  const better = (a: Reading, b: Reading): Reading => {
    if (a.fits !== b.fits) return a.fits ? a : b
    return b.known > a.known ? b : a
  }
  return withUnits(readings.reduce(better), lines)
}

function withUnits({ table, at, lines: count, columns }: Header, lines: string[][]): Header {
  const unit = unitLine(lines.slice(0, at))
  const meant = unit ? columns.map((column) => ({ ...column, unit: headingUnit(column.heading) ?? unit })) : columns
  return { table, at, lines: count, columns: meant }
}

const columnMeaning = (map: Map<string, string>, heading: string): ColumnMeaning => ({
  heading,
  field: fieldOf(map, heading),
  unit: headingUnit(heading) ?? 'yuan',
})

/**
 * Two header lines: the upper cell, which may be merged over several columns, prefixes the lower one where a heading comes
 * of it (处罚机关 over 统一社会信用代码); else the lower cell stands alone.
 */
function joined(map: Map<string, string>, upper: string[], lower: string[]): string[] {
  const width = Math.max(upper.length, lower.length)
  let group = ''
  return Array.from({ length: width }, (_, i) => {
    const above = upper[i] ?? ''
    if (above !== '') group = above.replace(/(?:基本)?(?:信息|情况)$/, '')
    const below = lower[i] ?? ''
    if (below === '' || below === above) return above
    return map.has(group + below) || (fieldOf(map, below) === null && fieldOf(map, group + below) !== null)
      ? group + below
      : below
  })
}

function unitLine(above: string[][]): MoneyUnit | undefined {
  const match = /(?:金额)?单位[:：]?(万元|元)/.exec(above.flat().map(normalHeading).join(' '))
  return match ? (match[1] === '万元' ? 'wan' : 'yuan') : undefined
}

/**
 * What is said of columns: heading → field, null leaves a column out; `table` says what kind of table it is. Only a profile
 * says how columns are read beyond that, and what to fill in where a record says nothing.
 */
export interface GivenMapping {
  table?: TableKind | undefined
  columns: Record<string, string | null>
  /** heading → whose table its bare codes come from */
  codes?: Record<string, CodeSource> | undefined
  /** heading → unit of its amounts, whatever else the table says of units */
  units?: Record<string, MoneyUnit> | undefined
  fixed?: Record<string, string> | undefined
}

/** What a profile says, with what a person said of single columns on top; another kind of table makes it another table. */
export function mergedMapping(
  base: GivenMapping | undefined,
  over: GivenMapping | undefined,
): GivenMapping | undefined {
  if (!base || !over) return base ?? over
  if (over.table !== undefined && over.table !== base.table) return over
  return {
    ...base,
    columns: { ...normalKeys(base.columns), ...normalKeys(over.columns) },
    codes: { ...normalKeys(base.codes), ...normalKeys(over.codes) },
  }
}

const normalKeys = <T>(byHeading: Record<string, T> = {}): Record<string, T> =>
  Object.fromEntries(Object.entries(byHeading).map(([heading, value]) => [normalHeading(heading), value]))

/** The known headings with those of a mapping added, so that a header of nothing but unknown headings is found too. */
export function withMapping(lookup: HeadingLookup, mapping: GivenMapping): HeadingLookup {
  const wider = { ...lookup }
  for (const kind of mapping.table ? [mapping.table] : TABLE_KINDS) {
    wider[kind] = new Map(lookup[kind])
    for (const [heading, field] of Object.entries(mapping.columns))
      if (field !== null) wider[kind].set(normalHeading(heading), field)
  }
  return wider
}

/** Gives columns the meaning that a mapping says: a field, or null to leave a column out; whose codes they hold; their unit. */
export function applyMapping(header: Header, mapping: GivenMapping): Header {
  const fields = new Map(Object.entries(normalKeys(mapping.columns)))
  const sources = new Map(Object.entries(normalKeys(mapping.codes)))
  const units = new Map(Object.entries(normalKeys(mapping.units)))
  const { fixed = {} } = mapping
  return {
    ...header,
    ...(Object.keys(fixed).length > 0 ? { fixed } : {}),
    columns: header.columns.map((column) => {
      const field = fields.get(column.heading)
      const codes = sources.get(column.heading)
      const unit = units.get(column.heading) ?? column.unit
      return { ...column, unit, ...(field === undefined ? {} : { field }), ...(codes === undefined ? {} : { codes }) }
    }),
  }
}

/** The lines around the records that are none (import-formats §2.1): hints, samples, totals, signatures, repeated headers, blanks. */
export function isNoRecord(cells: string[], headings: string[]): boolean {
  let first = ''
  let filled = 0
  let onlyHints = true
  for (const cell of cells) {
    // every record passes here: cheap tests stand before the patterns
    if (cell === '') continue
    const text = isVisible(cell.charCodeAt(0)) && isVisible(cell.charCodeAt(cell.length - 1)) ? cell : cell.trim()
    if (text === '') continue
    if (filled === 0) first = text
    filled += 1
    if (onlyHints && !isHint(text)) onlyHints = false
    if (text.length <= 12 && isFormat(text)) return true
    if (text.length <= 30 && isSampleMark(text)) return true
  }
  if (filled === 0 || onlyHints) return true
  const start = first.charCodeAt(0)
  // cheap test before the patterns: records begin with digits or Latin letters far more often than not
  if (start < 0x2e80 && !/^[（(]/.test(first)) return false
  if (/^(?:本页|累计)?(?:合\s*计|小\s*计|总\s*计)/.test(first) && filled <= Math.max(6, cells.length / 2)) return true
  if (filled <= 4 && CLOSING_LINE.test(first)) return true
  if (first.length <= 12 && /^(?:示例|样例)/.test(first)) return true
  const same = cells.filter((cell, i) => cell.trim() !== '' && normalHeading(cell) === headings[i]).length
  return same >= 3 && same >= filled - 1
}

/** Visible ASCII and ideographs, with which nearly every cell begins and ends. */
const isVisible = (code: number): boolean => (code > 0x20 && code < 0x7f) || (code >= 0x4e00 && code <= 0x9fff)

/** Who made the table and when, and remarks below it. */
const CLOSING_LINE =
  /^(?:制表人?|审核人?|填表人|填报人|填报单位|填报日期|填表日期|制表日期|报送单位|(?:单位)?负责人|联系人|联系电话|注|备注|说明)\s*[:：]/

/** 案例（请删除）: the mark of a template's sample row; longer texts that ask for something to be deleted are facts. */
function isSampleMark(text: string): boolean {
  const last = text.charCodeAt(text.length - 1)
  // cheap test before the pattern: it ends with a bracket
  return (last === 0xff09 || last === 0x29) && SAMPLE_MARK.test(text)
}
const SAMPLE_MARK = /^[^（(]{0,8}[（(][^（(]{0,6}请删除[^）)]{0,6}[）)]$/

/** A cell that states a format holds no fact: the row is a template's hint. */
function isFormat(text: string): boolean {
  const first = text.charCodeAt(0)
  // cheap test before the pattern: it begins with Y or y, or ends with 字
  return (first === 0x59 || first === 0x79 || text.charCodeAt(text.length - 1) === 0x5b57) && FORMAT_HINT.test(text)
}
const FORMAT_HINT = /^(?:[Yy]{4}[-/.年][Mm]{1,2}[-/.月][Dd]{1,2}日?|\d{1,2}位数字)$/

function isHint(text: string): boolean {
  return (
    text.length < 60 &&
    /^[（(]?(?:必填|选填|多个以.*分开|.*分开填写.*|YYYY[-/年].*|yyyy[-/年].*|.*请填写.*|例[:：].*|格式[:：].*|文本格式|下拉选择.*)[）)]?$/.test(
      text,
    )
  )
}
