import { MAIN_KINDS, mainKindOf, otherKindOf } from '../act-kinds.ts'
import { caseIdentity, recordIdentity } from './case-identity.ts'
import { isEmptyWord, trimCell } from './cell-text.ts'
import { rowChecks } from './check-row.ts'
import type { FileProblem } from './file-report.ts'
import type { Header } from './headings.ts'
import { describeProblem, isBlocking } from './problem-codes.ts'
import { columnReader, type ReadCell, readingMemory } from './read-column.ts'
import { CASE_FIELDS, fieldType, isCaseTable, type TableKind } from './tables.ts'

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
  /** true where a quote was never closed, or the record is too long to be one: nothing behind it is read */
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
  digest: (text: string) => string
}

export type ProblemReport = (column: number | null, field: string | null, code: string, value: string | null) => void

/** A column that has a meaning, ready to be read. */
interface ReadColumn {
  at: number
  field: string
  /** where the field stands among the sorted fields */
  place: number
  /** the column names parties; `splits`: it may hold several persons */
  party: boolean
  splits: boolean
  read: ReadCell | undefined
}

/** Compiles a parser for the rows below one header. It reports every problem of a row, not the first. */
export function rowParser(header: Header, options: ParseOptions): (source: SheetRow, row: number) => ParsedRow {
  const { table } = header
  const width = header.columns.length
  const fixed = Object.entries(header.fixed ?? {})
  const named = header.columns.flatMap(({ field }) => field ?? [])
  const fields = [...new Set([...named, ...fixed.map(([field]) => field)])].sort()
  const columns = readColumns(header, fields, options)
  const columnOf = new Map<string, number>()
  for (const { field, at } of columns) if (!columnOf.has(field)) columnOf.set(field, at)
  // every row begins with a copy: an object that grows field by field costs a tenth of the whole reading
  const noFacts: Facts = Object.fromEntries(fields.map((field) => [field, undefined]))
  const nothingSaid: (string | undefined)[] = fields.map(() => undefined)
  const checks = rowChecks(table, columnOf, options)
  const contentOf = contentWriter(fields, options.digest)
  const kindColumn = columnOfKinds(header)

  return (source, row) => {
    const problems: FileProblem[] = []
    const report: ProblemReport = (column, field, code, value) => {
      const heading = column === null ? null : (header.columns[column]?.heading ?? null)
      problems.push(
        describeProblem({ sheet: options.sheet, row, line: source.line, column: heading, field, code, value }),
      )
    }
    const { cells, notes } = source
    const facts = { ...noFacts }
    const partyNames: string[] = []
    const fen: Record<string, number> = {}
    // what the facts say, by the place of their field: an array is read and written several times as fast
    const said = [...nothingSaid]
    const raggedCode = options.ragged ? raggedness(cells, width) : undefined
    if (source.unclosed) report(null, null, 'csv.unclosed_quote', null)
    else if (raggedCode) report(null, null, raggedCode, `${cells.length}/${width}`)
    else {
      for (const { at, field, place, party, splits, read } of columns) {
        const cell = cells[at]
        if (notes?.[at]) {
          report(at, field, notes[at], cell || null)
          continue
        }
        if (!cell) continue
        if (party) collectNames(partyNames, cell, splits)
        if (said[place] !== undefined) continue
        const trimmed = trimCell(cell)
        if (isEmptyWord(trimmed)) continue
        if (read === undefined) {
          said[place] = facts[field] = trimmed
          continue
        }
        const reading = read(trimmed)
        for (const [code, value] of reading.problems) report(at, field, code, value)
        if (reading.fact !== undefined) said[place] = facts[field] = reading.fact
        if (reading.fen !== undefined) fen[field] = reading.fen
      }
      for (const [field, value] of fixed) {
        const place = fields.indexOf(field)
        if (said[place] === undefined && !problems.some((problem) => problem.field === field))
          said[place] = facts[field] = value
      }
      checks(facts, fen, problems, report)
      const kind = cells[kindColumn]
      if (kind && contradictsTable(kind, table)) report(kindColumn, null, 'row.kind_contradicts', kind)
    }
    const content = contentOf(said)
    return finish(table, facts, fen, partyNames, source, row, problems, options, report, content)
  }
}

function readColumns({ table, columns }: Header, fields: readonly string[], options: ParseOptions): ReadColumn[] {
  const memory = readingMemory()
  return columns.flatMap((column, at) => {
    const { field, heading } = column
    if (field === null) return []
    if (fieldType(table, field) === 'ignore') return []
    return {
      at,
      field,
      place: fields.indexOf(field),
      party: field.endsWith('_name') && isPartyField(table, field),
      splits: /个人|人姓名/.test(heading),
      read: columnReader(table, column, options, memory),
    }
  })
}

/** A column of kinds of act in a table of one kind: no fact is called so, but what it says must not be another kind. */
const columnOfKinds = ({ table, columns }: Header): number =>
  (MAIN_KINDS as readonly string[]).includes(table)
    ? columns.findIndex(({ heading, field }) => field === null && KIND_HEADING.test(heading))
    : -1
const KIND_HEADING = /^(?:执法|行政|执法行为|行政行为)(?:种类|类型|类别)$/

function contradictsTable(cell: string, table: TableKind): boolean {
  const said = mainKindOf(cell) ?? otherKindOf(cell)
  return said !== undefined && said !== table
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
function collectNames(names: string[], cell: string, splits: boolean): void {
  const parts = splits ? cell.split(/[、；;，,\r\n]+/) : [cell]
  for (const part of parts) {
    const name = trimCell(part)
    if (!isEmptyWord(name) && !names.includes(name)) names.push(name)
  }
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
  content: string,
): ParsedRow {
  const told = problems.length === 0 ? NOTHING_TOLD : new Set(problems.map(({ field }) => field))
  const onlyProblem = problems.some((p) => isBlocking(p.code)) ? undefined : report
  const identity = isCaseTable(table)
    ? caseIdentity(table, facts, partyNames, told, onlyProblem, options)
    : recordIdentity(table, facts, onlyProblem, options)
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
    contentHash: CONTENT_FORM + options.digest(content),
    ...identity,
    // as the database keeps it: half a character is none
    caseKey: identity.caseKey.toWellFormed(),
  }
}

/** Stands before the hash of a content that is written as `contentWriter` does; those of older imports begin with a digit or a–f. */
export const CONTENT_FORM = 'n'
export const isNewContent = (contentHash: string): boolean => contentHash.startsWith(CONTENT_FORM)

/**
 * Writes what a record says in one text: two records say the same when their facts are the same, whatever the order of the columns or
 * the padding of the cells. The names of the fields it fills come as their digest, made once for each set of them; then the facts.
 */
function contentWriter(
  fields: readonly string[],
  digest: (text: string) => string,
): (said: readonly (string | undefined)[]) => string {
  const digests = new Map<number, string>()
  const namesOf = (said: readonly (string | undefined)[]): string =>
    digest(fields.filter((_, i) => said[i] !== undefined).join('\u001f'))
  return (said) => {
    const parts = ['']
    let filled = 0
    let lengths = 0
    let bit = 1
    for (let i = 0; i < fields.length; i += 1, bit *= 2) {
      const fact = said[i]
      if (fact === undefined) continue
      filled += bit
      // where one fact ends, should they hold what stands between them
      lengths = (Math.imul(lengths, 31) + fact.length) | 0
      parts.push(fact)
    }
    const known = digests.get(filled)
    const names = known ?? namesOf(said)
    // beyond the whole numbers that are exact, two sets of fields may have one sum
    if (known === undefined && bit <= Number.MAX_SAFE_INTEGER) digests.set(filled, names)
    parts[0] = names
    parts.push(String(lengths))
    return parts.join('\u001f')
  }
}

const NOTHING_TOLD: ReadonlySet<string | null> = new Set()
