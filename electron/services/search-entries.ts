import { withoutPersonalNumbers } from '../../shared/domain/cases/personal-numbers.ts'
import { searchTokens } from '../../shared/domain/cases/search-text.ts'
import type { ReadDb } from '../database/db.ts'
import { partiesOf, VERSIONS_OF_CASES } from './case-versions.ts'
import { recordTexts } from './record-texts.ts'

/** Facts that are searched, of all kinds of act. Nothing that identifies a natural person beyond the name of a party. */
const SEARCHED_FACTS = (
  'cause facts breached_law basis penalty_content licence_seized project certificate_name ' +
  'content goods outcome plan place items result found measure remark'
).split(' ')
/** A token of its own between two texts of one field, so that no word is found across them. */
const BETWEEN = ' \ue000 '

/** A case that waits to be indexed, with all by which it is to be found; a case that is gone has no row of the index. */
interface WaitingCase {
  caseId: number
  mark: number
  searchRow: number | null
  decisionNo: string | null
  caseNo: string | null
  caseName: string | null
  agency: string | null
  parties: string
  facts: Iterable<string>
}
interface SearchedRow {
  caseId: number
  rowId: number
  partyKey: string
  batchId: string
  sheet: number
}

/** What the index is to hold of a waiting case, as long as that has the mark with which it was read. */
export interface SearchEntry {
  caseId: number
  mark: number
  /** null: the case is gone */
  row: number | null
  /** tokens of number, name, agency, party, facts */
  columns: string[]
}

/**
 * Reads at most `limit` of the waiting cases behind one of them, in the order of their ids. The caller sees to it that all of it is
 * read of one state of the database: in a transaction.
 */
export function waitingCases(db: ReadDb, after: number, limit: number): WaitingCase[] {
  const cases = db.all<Omit<WaitingCase, 'facts'>>(
    `SELECT w.case_id, w.mark, s.search_row, c.decision_no, c.case_no, c.case_name, a.name AS agency,
       (SELECT json_group_array(p.name || ' ' || coalesce(p.uscc, '')) FROM ${partiesOf('c.id')} p) AS parties
     FROM case_search_waiting w LEFT JOIN case_file c ON c.id = w.case_id LEFT JOIN case_place s ON s.case_id = c.id
       LEFT JOIN agency a ON a.id = c.agency_id
     WHERE w.case_id > ? ORDER BY w.case_id LIMIT ?`,
    after,
    limit,
  )
  const facts = searchedFacts(db, JSON.stringify(cases.map(({ caseId }) => caseId)))
  return cases.map((one) => ({ ...one, facts: facts.get(one.caseId) ?? [] }))
}

/** Cuts what was read of a case into tokens. */
export const searchEntry = (one: WaitingCase): SearchEntry => ({
  caseId: one.caseId,
  mark: one.mark,
  row: one.searchRow,
  columns: [
    tokens([one.decisionNo, one.caseNo]),
    publicTokens([one.caseName]),
    tokens([one.agency]),
    publicTokens((JSON.parse(one.parties) as (string | null)[]).flatMap((party) => party?.split(' ') ?? [])),
    publicTokens(one.facts),
  ],
})

const tokens = (texts: Iterable<string | null>): string =>
  [...texts].map((text) => (text === null ? '' : searchTokens(text))).join(BETWEEN)

/** Nobody is found by an identity number, in whatever column somebody wrote it: it is left out, and parts what stands around it. */
export const publicTokens = (texts: Iterable<string | null>): string =>
  tokens([...texts].flatMap((text) => (text === null ? [] : withoutPersonalNumbers(text))))

/** The searched facts of cases (ids as JSON): those of the newest row of each party, every text once. */
export function searchedFacts(db: ReadDb, ids: string): Map<number, Set<string>> {
  const newest = new Map<string, SearchedRow>()
  const rows = db.all<SearchedRow>(
    `SELECT v.case_id, v.row_id, r.party_key, b.id AS batch_id, r.sheet FROM ${VERSIONS_OF_CASES}
     JOIN import_batch b ON b.no = r.batch_no ORDER BY v.case_id, v.version, v.row_id`,
    ids,
  )
  for (const row of rows) newest.set(`${row.caseId} ${row.partyKey}`, row)
  const columns = sheetColumns(db)
  const { textsOf } = recordTexts(db)
  const found = new Map<number, Set<string>>()
  for (const row of [...newest.values()].sort((a, b) => a.rowId - b.rowId)) {
    const { original: cells, facts: changed } = textsOf(row.rowId)
    const texts = found.get(row.caseId) ?? new Set()
    found.set(row.caseId, texts)
    const column = columns(row.batchId, row.sheet)
    for (const field of SEARCHED_FACTS) {
      const text = field in changed ? changed[field] : cells[column.get(field) ?? -1]
      if (text) texts.add(text)
    }
  }
  return found
}

/** Where each field of a sheet stands: the first column that holds it. */
function sheetColumns(db: ReadDb): (batchId: string, sheet: number) => Map<string, number> {
  const known = new Map<string, Map<string, number>>()
  return (batchId, sheet) => {
    const key = `${batchId} ${sheet}`
    const before = known.get(key)
    if (before) return before
    const text = db.value<string>('SELECT columns FROM import_sheet WHERE batch_id = ? AND sheet = ?', batchId, sheet)
    const places = new Map<string, number>()
    for (const [i, { field }] of (JSON.parse(text ?? '[]') as { field: string | null }[]).entries())
      if (field !== null && !places.has(field)) places.set(field, i)
    known.set(key, places)
    return places
  }
}
