import type { ReadDb, WriteDb } from '../database/db.ts'
import { type SearchEntry, searchEntry, waitingCases } from './search-entries.ts'

/** Few enough to be indexed before a search is answered (a twentieth of a millisecond each); more wait for the background. */
export const FEW_WAITING = 1000

/** How many cases wait to be indexed: until none does, a search may not find everything. */
export const waitingForSearch = (db: ReadDb): number =>
  db.value<number>('SELECT count(*) FROM case_search_waiting') ?? 0

/** The case of a row of the index (`case_place.search_row`), in SQL. */
export const CASE_OF_ROW = 'rowid & 4294967295'

/** Brings the index up to date for at most `limit` of the waiting cases; returns how many. Part of the caller's transaction. */
export function indexWaiting(db: WriteDb, limit: number): number {
  const waiting = waitingCases(db, 0, limit)
  keepEntries(db, waiting.map(searchEntry))
  return waiting.length
}

/**
 * Puts into the index what was read of waiting cases; those that have changed since wait on, to be read again. Part of the
 * caller's transaction.
 */
export function keepEntries(db: WriteDb, entries: readonly SearchEntry[]): void {
  if (entries.length === 0) return
  const standing = new Map(
    db.rows<[number, number | null]>(
      `SELECT w.case_id, w.standing FROM json_each(?) e CROSS JOIN case_search_waiting w ON w.case_id = e.value ->> 0
       WHERE w.mark = e.value ->> 1`,
      JSON.stringify(entries.map(({ caseId, mark }) => [caseId, mark])),
    ),
  )
  // A number beyond 32 bits is bound as a float, which a full-text table does not take for a row.
  const remove = db.statement('DELETE FROM case_search WHERE rowid = CAST(? AS INTEGER)')
  for (const row of standing.values()) if (row !== null) remove(row)
  const put = db.statement(
    'INSERT INTO case_search (rowid, number, name, agency, party, facts) VALUES (CAST(? AS INTEGER), ?, ?, ?, ?, ?)',
  )
  // In the order of the index: a row before the one just written would start a new piece of it.
  const rows = entries.flatMap(({ caseId, row, columns }) =>
    row !== null && standing.has(caseId) ? [{ row, columns }] : [],
  )
  for (const { row, columns } of rows.sort((a, b) => a.row - b.row)) put(row, ...columns)
  db.run(
    'DELETE FROM case_search_waiting WHERE case_id IN (SELECT value FROM json_each(?))',
    JSON.stringify([...standing.keys()]),
  )
}
