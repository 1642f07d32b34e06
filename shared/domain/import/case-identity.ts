import { canonicalJson } from '../canonical-json.ts'
import { CATALOGUES } from '../catalogues/catalogues.ts'
import { recordKey } from '../catalogues/record-identity.ts'
import { compact } from './cell-text.ts'
import { normalDocumentNumber } from './document-number.ts'
import type { Facts, ParsedRow, ParseOptions, ProblemReport } from './row-parser.ts'
import { CASE_FIELDS, type CaseTable, isCatalogue, type TableKind } from './tables.ts'

/** The kind of act of a record; the table itself where a record of further kinds does not say its own. */
export const actKindOf = (table: CaseTable, facts: Facts): string =>
  table === 'act' ? (facts['act_kind'] ?? table) : table

export type Identity = Pick<
  ParsedRow,
  'caseKey' | 'partyKey' | 'parties' | 'agencyName' | 'agencyKey' | 'number' | 'date'
>

/** The first of some fields that is filled. */
function firstOf(fields: readonly string[], facts: Facts): string | undefined {
  for (const field of fields) if (facts[field] !== undefined) return facts[field]
  return undefined
}

/**
 * Key of a case: `kind|agency|number`; number = decision number, else case number, else a hash of what is known. `told` are
 * the fields with a problem: a row whose only number cannot be read has no identity that a later file could meet.
 */
export function caseIdentity(
  table: CaseTable,
  facts: Facts,
  partyNames: string[],
  told: ReadonlySet<string | null>,
  report: ProblemReport | undefined,
  options: ParseOptions,
): Identity {
  const fields = CASE_FIELDS[table]
  const agencyName = facts['agency_name'] ?? null
  const agencyKey = agencyName === null ? '' : compact(agencyName)
  const written = firstOf(fields.number, facts)
  const number = written === undefined ? null : normalDocumentNumber(written)
  const unreadable = fields.number.find((field) => told.has(field))
  const date = firstOf(fields.date, facts) ?? null
  const single = partyNames.length === 1
  const partyKey = single ? compact(partyNames[0] ?? '') : partyNames.map(compact).sort().join('|')
  if (number === null && unreadable) report?.(null, unreadable, 'row.identity_unreadable', null)
  else if (number === null && partyNames.length === 0 && date === null) report?.(null, null, 'row.no_identity', null)
  const key =
    number ??
    `#${options.digest(canonicalJson({ kind: table, agency: agencyKey, parties: partyKey, date, content: facts[fields.content] ?? null })).slice(0, 16)}`
  const parties = partyNames.map((name) => ({
    name,
    type: facts['party_type'] ?? null,
    uscc: single ? (facts[fields.partyUscc] ?? null) : null,
    idNo: single ? (facts['party_id_no'] ?? null) : null,
  }))
  return {
    caseKey: `${actKindOf(table, facts)}|${agencyKey}|${key}`.normalize('NFC'),
    partyKey,
    parties,
    agencyName,
    agencyKey,
    number,
    date,
  }
}

/**
 * Key of a record of a catalogue, with its name, number and agency where those of a case stand. Only an agency brings an agency
 * into being (`agencyKey`); other records merely name theirs.
 */
export function recordIdentity(
  table: TableKind,
  facts: Facts,
  report: ProblemReport | undefined,
  options: ParseOptions,
): Identity {
  const catalogue = isCatalogue(table) ? CATALOGUES[table] : undefined
  const key = catalogue ? recordKey(catalogue, facts, options.digest) : null
  if (catalogue && key === null) report?.(null, null, 'record.no_identity', null)
  const name = catalogue ? (facts[catalogue.name] ?? null) : null
  const agencyName = table === 'agency' ? name : ((catalogue?.agency && facts[catalogue.agency]) ?? null)
  return {
    caseKey: key ?? `${table}|`,
    partyKey: '',
    parties: name === null ? [] : [{ name, type: null, uscc: null, idNo: null }],
    agencyName,
    agencyKey: table === 'agency' && name !== null ? compact(name) : '',
    number: (catalogue?.number && facts[catalogue.number]) ?? null,
    date: null,
  }
}
