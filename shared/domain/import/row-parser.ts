import { yuanText } from '../money.ts'
import { parseAmount } from './amounts.ts'
import { caseIdentity, catalogueKey } from './case-identity.ts'
import { compact, isEmptyWord, isScientific, trimCell, withoutExcelGuard } from './cell-text.ts'
import { checkRow } from './check-row.ts'
import { type CodeTable, codeTable, readCodes } from './code-tables.ts'
import { parseDate } from './dates.ts'
import type { FileProblem } from './file-report.ts'
import type { ColumnMeaning, Header } from './headings.ts'
import {
  parseCertificateNumber,
  parseCreditCode,
  parseIdNumber,
  isOrgCode,
  isRegistrationNumber,
} from './identifiers.ts'
import { penaltyKinds } from './penalty-kinds.ts'
import { describeProblem, isBlocking } from './problem-codes.ts'
import { CASE_FIELDS, fieldType, type FieldType, isCaseTable, type TableKind } from './tables.ts'

/** What a spreadsheet says of a cell besides its text. */
export type CellNote = 'formula.no_cached_value' | 'cell.error_value' | 'number.precision_lost' | 'date.invalid'

/** One line of a sheet as read: text of every cell, what was odd about some. */
export interface SheetRow {
  /** line as the user's program shows it, from 1 */
  line: number
  cells: string[]
  notes?: Record<number, CellNote>
  /** true where a merged cell's value was carried down to this line: one case, several parties */
  carried?: boolean
  /** true where a quote was never closed and the rest of the file stands in the last cell */
  unclosed?: boolean
}

export interface Party {
  name: string
  type: string | null
  uscc: string | null
  idNo: string | null
}

/** What a record says, normalised, by field. */
export type Facts = Record<string, string | undefined>

/** A record: normalised facts beside the original cells, all its problems, and where it belongs. */
export interface ParsedRow {
  row: number
  line: number
  table: TableKind
  /** by field; a field of the table that the row does not fill is undefined */
  facts: Facts
  original: string[]
  problems: FileProblem[]
  blocked: boolean
  caseKey: string
  partyKey: string
  parties: Party[]
  agencyName: string | null
  agencyKey: string
  number: string | null
  date: string | null
  fineFen: number | null
  contentHash: string
  carried: boolean
}

export interface ParseOptions {
  sheet: string | null
  today: string
  date1904?: boolean
  /** ragged rows are only told of in text files; spreadsheets leave out empty cells at the end */
  ragged: boolean
  /** short digest of a text, hex */
  digest(text: string): string
}

export type ProblemReport = (column: number | null, field: string | null, code: string, value: string | null) => void

/** Compiles a parser for the rows below one header. It reports every problem of a row, not the first. */
export function rowParser(header: Header, options: ParseOptions): (source: SheetRow, row: number) => ParsedRow {
  const { table, columns } = header
  const types = columns.map((column) => (column.field === null ? 'ignore' : fieldType(column.field)))
  const lists = columns.map((column) => listReader(table, column))
  const width = columns.length
  const columnOf = new Map<string, number>()
  const fields = [...new Set(columns.flatMap(({ field }) => field ?? []))].sort()
  for (const [i, column] of columns.entries())
    if (column.field && !columnOf.has(column.field)) columnOf.set(column.field, i)
  // every row begins with a copy: an object that grows field by field costs a tenth of the whole reading
  const noFacts: Facts = Object.fromEntries(fields.map((field) => [field, undefined]))

  return (source, row) => {
    const problems: FileProblem[] = []
    const report: ProblemReport = (column, field, code, value) => {
      const heading = column === null ? null : (columns[column]?.heading ?? null)
      problems.push(
        describeProblem({ sheet: options.sheet, row, line: source.line, column: heading, field, code, value }),
      )
    }
    const { cells } = source
    const facts = { ...noFacts }
    const partyNames: string[] = []
    const fen: Record<string, number> = {}
    const raggedCode = options.ragged ? raggedness(cells, width) : undefined
    if (source.unclosed) report(null, null, 'csv.unclosed_quote', null)
    else if (raggedCode) report(null, null, raggedCode, `${cells.length}/${width}`)
    else {
      for (let i = 0; i < width; i += 1) {
        const field = columns[i]?.field
        if (!field) continue
        const cell = cells[i] ?? ''
        const note = source.notes?.[i]
        if (note) {
          report(i, field, note, cell || null)
          continue
        }
        if (cell === '') continue
        if (field.endsWith('_name') && isPartyField(table, field))
          collectNames(partyNames, cell, columns[i]?.heading ?? '')
        if (facts[field] !== undefined) continue
        readCell(types[i] as FieldType, cell, columns[i]?.unit ?? 'yuan', {
          field,
          heading: columns[i]?.heading ?? '',
          list: lists[i],
          column: i,
          facts,
          fen,
          report,
          options,
        })
      }
      checkRow(table, facts, fen, columnOf, new Set(problems.map((problem) => problem.field)), report, options)
    }
    return finish(table, facts, fen, partyNames, source, row, problems, options, report, fields)
  }
}

function raggedness(cells: string[], width: number): string | undefined {
  if (cells.length < width) return 'csv.row_too_short'
  return cells.length > width && cells.slice(width).some((cell) => trimCell(cell) !== '')
    ? 'csv.row_too_long'
    : undefined
}

const isPartyField = (table: TableKind, field: string): boolean =>
  isCaseTable(table) && CASE_FIELDS[table].party === field

/** A column of persons may hold several names; names of organisations are never split. */
function collectNames(names: string[], cell: string, heading: string): void {
  const parts = /个人|人姓名/.test(heading) ? cell.split(/[、；;，,\r\n]+/) : [cell]
  for (const part of parts) {
    const name = trimCell(part)
    if (!isEmptyWord(name) && !names.includes(name)) names.push(name)
  }
}

/** Reads a column of listed words; a column holds few different cells, and each is looked up once. */
function listReader(table: TableKind, column: ColumnMeaning): ListReader | undefined {
  const list: CodeTable | undefined = column.field === null ? undefined : codeTable(table, column.field)
  if (!list) return undefined
  const known = new Map<string, ReturnType<typeof readCodes>>()
  return (cell) => {
    const before = known.get(cell)
    if (before) return before
    const read = readCodes(list, cell, column.heading, column.codes)
    if (known.size < LISTED_CELLS) known.set(cell, read)
    return read
  }
}
type ListReader = (cell: string) => ReturnType<typeof readCodes>
/** A column that holds more different cells is no list, and its cells are not kept. */
const LISTED_CELLS = 500

interface CellPlace {
  field: string
  heading: string
  list: ListReader | undefined
  column: number
  facts: Facts
  fen: Record<string, number>
  report: ProblemReport
  options: ParseOptions
}

function readCell(type: FieldType, cell: string, unit: 'yuan' | 'wan', at: CellPlace): void {
  const { field, column, facts, report, options } = at
  const trimmed = trimCell(cell)
  if (type === 'ignore' || isEmptyWord(trimmed)) return
  if (at.list) {
    const read = at.list(trimmed)
    if (read.bare) report(column, field, 'code.bare', trimmed)
    facts[field] = read.text
    return
  }
  if (type === 'text') {
    facts[field] = trimmed
    return
  }
  if (type === 'penaltyKinds') {
    facts[field] = penaltyKinds(trimmed, at.heading) ?? trimmed
    return
  }
  if (type === 'date' || type === 'openDate') {
    const date = parseDate(trimmed, {
      today: options.today,
      mayBeFuture: type === 'openDate',
      date1904: options.date1904 ?? false,
    })
    if (date && 'day' in date) facts[field] = date.day
    else if (date) report(column, field, date.code, trimmed)
    return
  }
  if (type === 'money') {
    const amount = parseAmount(trimmed, unit)
    if (amount?.code) report(column, field, amount.code, trimmed)
    if (amount?.fen !== undefined) {
      at.fen[field] = amount.fen
      facts[field] = yuanText(amount.fen)
    }
    return
  }
  readIdentifier(type, withoutExcelGuard(trimmed), at)
}

function readIdentifier(type: FieldType, text: string, { field, column, facts, report }: CellPlace): void {
  if (isScientific(text)) return report(column, field, 'number.scientific_mangled', text)
  if (type === 'uscc' || type === 'idNo') {
    const { value, code } = type === 'uscc' ? parseCreditCode(text) : parseIdNumber(text)
    if (code) report(column, field, code, text)
    if (value !== null) facts[field] = value
    return
  }
  if (type === 'certNos') {
    const parts = text.split(/[、；;，,\s]+/).filter((part) => part !== '')
    for (const part of parts) {
      if (isScientific(part)) return report(column, field, 'number.scientific_mangled', text)
      if (parseCertificateNumber(part).code) report(column, field, 'cert.format', part)
    }
    facts[field] = parts.join('、')
    return
  }
  if (type === 'regNo' && /^\d{15}$/.test(compact(text)) && !isRegistrationNumber(compact(text)))
    report(column, field, 'reg15.check_digit', text)
  if (type === 'orgCode' && !isOrgCode(compact(text)) && compact(text).length === 9)
    report(column, field, 'uscc.check_digit', text)
  facts[field] = text
}

function finish(
  table: TableKind,
  facts: Facts,
  fen: Record<string, number>,
  partyNames: string[],
  source: SheetRow,
  row: number,
  problems: FileProblem[],
  options: ParseOptions,
  report: ProblemReport,
  fields: string[],
): ParsedRow {
  const told = new Set(problems.map(({ field }) => field))
  const identity = isCaseTable(table)
    ? caseIdentity(
        table,
        facts,
        partyNames,
        told,
        problems.some((p) => isBlocking(p.code)) ? undefined : report,
        options,
      )
    : {
        caseKey: `${table}|${catalogueKey(table, facts)}`,
        partyKey: '',
        parties: [],
        agencyName: null,
        agencyKey: '',
        number: null,
        date: null,
      }
  return {
    row,
    line: source.line,
    table,
    facts,
    original: source.cells,
    problems,
    blocked: problems.some((problem) => problem.severity === 'block'),
    fineFen: fen['fine_amount'] ?? null,
    carried: source.carried ?? false,
    contentHash: options.digest(contentText(facts, fields)),
    ...identity,
  }
}

/** Two records say the same when their facts are the same, whatever the order of the columns or the padding of the cells. */
function contentText(facts: Facts, fields: string[]): string {
  let text = ''
  for (const field of fields) {
    const value = facts[field]
    if (value !== undefined) text += `${field}\u001f${value}\u001e`
  }
  return text
}
