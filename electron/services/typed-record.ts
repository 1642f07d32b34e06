import { CASE_ROW_COLUMNS, caseRowValues } from '../../shared/domain/import/case-row.ts'
import { fieldLabel } from '../../shared/domain/import/field-labels.ts'
import type { Header } from '../../shared/domain/import/headings.ts'
import { type NamedAgency, namedAgency } from '../../shared/domain/import/named-agency.ts'
import { type ParsedRow, rowParser } from '../../shared/domain/import/row-parser.ts'
import type { CaseTable } from '../../shared/domain/import/tables.ts'
import type { Bindable } from '../database/db.ts'
import { rowDigest } from '../files/row-digest.ts'
import type { PartyCells, StandingRow } from './case-state.ts'

type Column = (typeof CASE_ROW_COLUMNS)[number]
/** The typed columns of a record; its agency gets a number where the record is written. */
export type RowColumns = Record<Exclude<Column, 'agency_no'>, Bindable> & { agency: NamedAgency | null }
/** No date is refused as lying ahead: it was judged on the day it came. */
export const ANY_DAY = '9999-12-31'

/** How the columns of a typed record are understood: one a fact, named as the window names it, amounts in yuan. */
export const typedColumns = (kind: CaseTable, fields: readonly string[]) =>
  fields.map((field) => ({ heading: fieldLabel(kind, field), field, unit: 'yuan' as const }))

/** Reads texts by field exactly as a row of a table is read, with the same problems in the same words. */
export type TextsParser = (kind: CaseTable, texts: Readonly<Record<string, string>>) => ParsedRow

/** Made once for many records: those with the same fields share what is compiled for them. */
export function textsParser(today: string): TextsParser {
  const compiled = new Map<string, ReturnType<typeof rowParser>>()
  return (kind, texts) => {
    const fields = Object.keys(texts)
    const key = `${kind} ${fields.join(' ')}`
    const header: Header = { table: kind, at: 0, lines: 1, columns: typedColumns(kind, fields) }
    const parse = compiled.get(key) ?? rowParser(header, { sheet: null, today, ragged: false, digest: rowDigest })
    compiled.set(key, parse)
    return parse({ line: 1, cells: Object.values(texts) }, 1)
  }
}

export function columnsOf(parsed: ParsedRow): RowColumns {
  const values = caseRowValues(parsed, null)
  const columns = Object.fromEntries(CASE_ROW_COLUMNS.map((column, i) => [column, values[i] ?? null]))
  return { ...(columns as Record<Column, Bindable>), agency: namedAgency(parsed) }
}

/**
 * The same for a party that stands in a case: it stays who it is, and a later import meets it by the hash of what was last
 * sent. Several names that came from several cells stay several parties until a person types the name anew.
 */
export function columnsOfParty(parsed: ParsedRow, caseKey: string, party: StandingRow, isRenamed: boolean): RowColumns {
  const columns = columnsOf(parsed)
  const before = JSON.parse(party.parties) as PartyCells[]
  const [one] = parsed.parties
  const kept = before.map(
    ([name, , uscc, idNo]): PartyCells =>
      before.length === 1 && one ? [name, one.type, one.uscc, one.idNo] : [name, one?.type ?? null, uscc, idNo],
  )
  return {
    ...columns,
    case_key: caseKey,
    party_key: party.partyKey,
    content_hash: party.contentHash,
    ...(isRenamed ? {} : { parties: JSON.stringify(kept) }),
  }
}
