import { withoutPersonalNumbers } from '../../shared/domain/cases/personal-numbers.ts'
import { searchTokens } from '../../shared/domain/cases/search-text.ts'
import type { ReadDb, WriteDb } from '../database/db.ts'
import { recordTexts } from './record-texts.ts'

/** Facts that are searched, of all kinds of act. Nothing that identifies a natural person beyond the name of a party. */
const SEARCHED_FACTS = (
  'cause facts breached_law basis penalty_content licence_seized project certificate_name ' +
  'content goods outcome plan place items result found measure remark'
).split(' ')
/** A token of its own between two texts of one field, so that no word is found across them. */
const BETWEEN = ' \ue000 '

interface SearchedCase {
  id: number
  searchRow: number
  decisionNo: string | null
  caseNo: string | null
  caseName: string | null
  agency: string | null
  parties: string
}
interface SearchedRow {
  caseId: number
  rowId: number
  partyKey: string
  batchId: string
  sheet: number
}

/** Few enough to be indexed before a search is answered (a twentieth of a millisecond each); more wait for the background. */
export const FEW_WAITING = 1000

/** How many cases wait to be indexed: until none does, a search may not find everything. */
export const waitingForSearch = (db: ReadDb): number =>
  db.value<number>('SELECT count(*) FROM case_search_waiting') ?? 0

/** The case of a row of the index (`case_place.search_row`), in SQL. */
export const CASE_OF_ROW = 'rowid & 4294967295'

/** Brings the index up to date for at most `limit` of the waiting cases; returns how many. Part of the caller's transaction. */
export function indexWaiting(db: WriteDb, limit: number): number {
  const waiting = db.all<{ caseId: number; standing: number | null }>(
    'SELECT case_id, standing FROM case_search_waiting ORDER BY case_id LIMIT ?',
    limit,
  )
  if (waiting.length === 0) return 0
  // A number beyond 32 bits is bound as a float, which a full-text table does not take for a row.
  const remove = db.statement('DELETE FROM case_search WHERE rowid = CAST(? AS INTEGER)')
  for (const { standing } of waiting) if (standing !== null) remove(standing)
  const list = JSON.stringify(waiting.map(({ caseId }) => caseId))
  const facts = searchedFacts(db, list)
  // In the order of the index: a row before the one just written would start a new piece of it.
  const cases = db.all<SearchedCase>(
    `SELECT c.id, s.search_row, c.decision_no, c.case_no, c.case_name, a.name AS agency,
       (SELECT json_group_array(p.name || ' ' || coalesce(p.uscc, '')) FROM case_party p WHERE p.case_id = c.id) AS parties
     FROM case_file c JOIN case_place s ON s.case_id = c.id LEFT JOIN agency a ON a.id = c.agency_id
     WHERE c.id IN (SELECT value FROM json_each(?)) ORDER BY s.search_row`,
    list,
  )
  const put = db.statement(
    'INSERT INTO case_search (rowid, number, name, agency, party, facts) VALUES (CAST(? AS INTEGER), ?, ?, ?, ?, ?)',
  )
  for (const one of cases)
    put(
      one.searchRow,
      tokens([one.decisionNo, one.caseNo]),
      publicTokens([one.caseName]),
      tokens([one.agency]),
      publicTokens((JSON.parse(one.parties) as (string | null)[]).flatMap((party) => party?.split(' ') ?? [])),
      publicTokens(facts.get(one.id) ?? []),
    )
  db.run('DELETE FROM case_search_waiting WHERE case_id IN (SELECT value FROM json_each(?))', list)
  return waiting.length
}

const tokens = (texts: Iterable<string | null>): string =>
  [...texts].map((text) => (text === null ? '' : searchTokens(text))).join(BETWEEN)

/** Nobody is found by an identity number, in whatever column somebody wrote it: it is left out, and parts what stands around it. */
export const publicTokens = (texts: Iterable<string | null>): string =>
  tokens([...texts].flatMap((text) => (text === null ? [] : withoutPersonalNumbers(text))))

/** The searched facts of cases (ids as JSON): those of the newest row of each party, every text once. */
export function searchedFacts(db: ReadDb, ids: string): Map<number, Set<string>> {
  const newest = new Map<string, SearchedRow>()
  const rows = db.all<SearchedRow>(
    `SELECT v.case_id, v.row_id, r.party_key, b.id AS batch_id, r.sheet FROM case_version v JOIN import_row r ON r.id = v.row_id
     JOIN import_batch b ON b.no = r.batch_no
     WHERE v.case_id IN (SELECT value FROM json_each(?)) ORDER BY v.case_id, v.version, v.row_id`,
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
