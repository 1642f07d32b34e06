import { actKindOf } from './case-identity.ts'
import type { ColumnMeaning } from './headings.ts'
import type { Facts, ParsedRow } from './row-parser.ts'
import { CASE_FIELDS, type CaseTable, isCaseTable } from './tables.ts'

/** The typed columns of an imported record, in the order of `caseRowValues`. */
export const CASE_ROW_COLUMNS = [
  'row',
  'line',
  'kind',
  'case_key',
  'party_key',
  'agency_no',
  'decision_no',
  'case_no',
  'case_name',
  'procedure',
  'region',
  'filed_on',
  'decided_on',
  'closed_on',
  'fine_fen',
  'complete',
  'parties',
  'content_hash',
  'blocked',
  'fate',
] as const
export type CaseRowValues = (string | number | null)[]

/**
 * A record of a case table as plain values, ready to be sent between threads and written: days as YYYY-MM-DD, money in fen.
 * A case is complete when agency, date and number are there; otherwise it lands as 资料不全. `agencyNo`: number of the agency that
 * the record names.
 */
export function caseRowValues(row: ParsedRow, agencyNo: number | null): CaseRowValues {
  if (!isCaseTable(row.table)) return recordRowValues(row, agencyNo)
  const { table, facts } = row
  const complete = row.agencyKey !== '' && row.date !== null && row.number !== null
  return [
    row.row,
    row.line,
    actKindOf(table, facts),
    row.caseKey,
    row.partyKey,
    agencyNo,
    facts['decision_no'] ?? null,
    facts[CASE_FIELDS[table].caseNo] ?? null,
    facts['case_name'] ?? null,
    procedureOf(table, facts['procedure']),
    facts['area_code'] ?? null,
    facts['filing_date'] ?? null,
    row.date,
    facts['closed_date'] ?? null,
    row.fineFen,
    complete ? 1 : 0,
    JSON.stringify(row.parties.map((party) => [party.name, party.type, party.uscc, party.idNo])),
    row.contentHash,
    row.blocked ? 1 : 0,
    row.blocked ? 'refused' : 'add',
  ]
}

/** A record of a catalogue in the same columns: its key, its name where the party stands, its number where that of the decision stands. */
function recordRowValues(row: ParsedRow, agencyNo: number | null): CaseRowValues {
  const { facts } = row
  return [
    row.row,
    row.line,
    row.table,
    row.caseKey,
    row.partyKey,
    agencyNo,
    row.number,
    null,
    null,
    'standard',
    facts['area_code'] ?? null,
    null,
    null,
    null,
    null,
    1,
    JSON.stringify(row.parties.map((party) => [party.name, null, null, null])),
    row.contentHash,
    row.blocked ? 1 : 0,
    row.blocked ? 'refused' : 'add',
  ]
}

/** Only penalties know procedures: 简易 and 普通 or, before 2021, 一般 (Administrative Penalty Law). */
export function procedureOf(
  table: CaseTable,
  word: string | undefined,
): 'general' | 'summary' | 'standard' | 'unknown' {
  if (table !== 'penalty') return 'standard'
  if (word === undefined) return 'unknown'
  if (/简易/.test(word)) return 'summary'
  return /普通|一般/.test(word) ? 'general' : 'unknown'
}

/** A field and the first column that holds it. */
export type FirstColumn = [field: string, column: number]

/** The first column of every field, in the order of the columns; -1 for a field that a profile fills in and no column holds. */
export function firstColumns(columns: readonly ColumnMeaning[], fixed: Record<string, string> = {}): FirstColumn[] {
  const first = new Map<string, number>()
  for (const [i, { field }] of columns.entries()) if (field !== null && !first.has(field)) first.set(field, i)
  for (const field of Object.keys(fixed)) if (!first.has(field)) first.set(field, -1)
  return [...first]
}

/** Facts as a merge patch (RFC 7396) on the original cells. */
export type FactsPatch = Record<string, string | null>

/**
 * The facts as a merge patch (RFC 7396) on the original cells: only what reads otherwise than its cell is kept, null where a
 * filled cell gives no fact. Most facts are their cells; keeping both in full would double what an import writes.
 * `patchedFacts` puts them together again.
 */
export function factsPatch(
  facts: Readonly<Facts>,
  original: readonly string[],
  columns: readonly FirstColumn[],
): FactsPatch {
  const patch: FactsPatch = {}
  for (const [field, column] of columns) {
    const cell = original[column] ?? ''
    const fact = facts[field] ?? ''
    if (fact !== cell) patch[field] = fact === '' ? null : fact
  }
  return patch
}

/** The facts of a record from its cells and their patch: what `factsPatch` took apart. */
export function patchedFacts(
  patch: Readonly<FactsPatch>,
  original: readonly string[],
  columns: readonly FirstColumn[],
): Record<string, string> {
  const facts: Record<string, string> = {}
  for (const [field, column] of columns) {
    const cell = original[column] ?? ''
    if (cell !== '' && !(field in patch)) facts[field] = cell
  }
  for (const [field, fact] of Object.entries(patch)) if (fact !== null) facts[field] = fact
  return facts
}
