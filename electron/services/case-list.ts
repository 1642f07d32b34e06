import { contract } from '../../shared/contract/index.ts'
import type { ListedCase } from '../../shared/domain/cases/case-columns.ts'
import type { CaseFilter, CaseSort } from '../../shared/domain/cases/case-filter.ts'
import type { ReadDb } from '../database/db.ts'
import { caseWhere } from './case-filter.ts'
import { waitingForSearch } from './case-search.ts'

/** The ids of a whole result in its order: any block of it is a slice and a few rows by id, at any depth. */
type IdList = Uint32Array
const LISTS_KEPT = 6

interface Kept {
  /** the last audit entry that was looked at, and the newest case */
  seq: number
  newest: number
  lists: Map<string, IdList>
}
const keptOf = new WeakMap<ReadDb['connection'], Kept>()

/** Every change of cases leaves an audit entry with the name of its procedure, and the contract says which touch cases. */
const CHANGING = JSON.stringify(
  Object.entries(contract)
    .filter(([, { kind, topics }]) => kind !== 'query' && topics.some((t) => t === 'cases' || t === 'agencies'))
    .map(([name]) => name),
)

function keptLists(db: ReadDb): Map<string, IdList> {
  const kept: Kept = keptOf.get(db.connection) ?? { seq: 0, newest: 0, lists: new Map() }
  keptOf.set(db.connection, kept)
  const seq = db.value<number>('SELECT coalesce(max(seq), 0) FROM audit_entry') ?? 0
  const newest = db.value<number>('SELECT coalesce(max(id), 0) FROM case_file') ?? 0
  const changed =
    newest !== kept.newest ||
    (seq !== kept.seq &&
      db.value(
        'SELECT 1 FROM audit_entry WHERE seq > ? AND action IN (SELECT value FROM json_each(?)) LIMIT 1',
        kept.seq,
        CHANGING,
      ) !== undefined)
  if (changed) kept.lists.clear()
  kept.seq = seq
  kept.newest = newest
  return kept.lists
}

const SORTED: Record<CaseSort['column'], string> = {
  decidedOn: 'c.decided_on',
  filedOn: 'c.filed_on',
  closedOn: 'c.closed_on',
  number: 'coalesce(c.decision_no, c.case_no)',
  caseName: 'c.case_name',
  agency: 'a.name_key',
  kind: 'c.kind',
  procedure: 'c.procedure',
  region: 'c.region',
  fine: 'c.fine_fen',
}
export const NEWEST_FIRST: CaseSort = { column: 'decidedOn', descending: true }

/** True when the answer comes from the search index. */
export const searchesText = ({ text, conditions }: CaseFilter): boolean =>
  text.trim() !== '' || conditions.some(({ operator }) => operator === 'contains')

/** The ids of all cases of a filter in the order of a sort. What is not known comes last. */
export function caseIds(db: ReadDb, filter: CaseFilter, sort: CaseSort): IdList {
  const lists = keptLists(db)
  const key = JSON.stringify([filter, sort, searchesText(filter) ? waitingForSearch(db) : 0])
  const known = lists.get(key)
  if (known) {
    lists.delete(key)
    lists.set(key, known)
    return known
  }
  const { sql, params } = caseWhere(filter)
  const direction = sort.descending ? 'DESC' : 'ASC'
  const agency = sort.column === 'agency' ? 'LEFT JOIN agency a ON a.id = c.agency_id' : ''
  // One JSON text is read three times faster than as many rows.
  const text = db.value<string>(
    `SELECT json_group_array(id) FROM (SELECT c.id FROM case_file c ${agency} WHERE ${sql}
       ORDER BY ${SORTED[sort.column]} ${direction} NULLS LAST, c.id ${direction})`,
    ...params,
  )
  const ids = Uint32Array.from(JSON.parse(text ?? '[]') as number[])
  lists.set(key, ids)
  const [oldest] = lists.keys()
  if (lists.size > LISTS_KEPT && oldest !== undefined) lists.delete(oldest)
  return ids
}

export type CaseRecord = Omit<ListedCase, 'complete' | 'tags'> & { complete: number; tags: string }

/** SELECT list of a `ListedCase` over `case_file c LEFT JOIN agency a`. */
export const CASE_COLUMNS_SQL = `c.id, c.case_key, c.kind, a.name AS agency, c.decision_no, c.case_no, c.case_name,
  coalesce((SELECT group_concat(p.name, '、') FROM case_party p WHERE p.case_id = c.id), '') AS party_names, c.procedure, c.region,
  c.filed_on, c.decided_on, c.closed_on, c.fine_fen, c.complete, c.in_remedy, c.tags,
  (SELECT count(*) FROM case_document d WHERE d.case_id = c.id) AS documents`

export const listedCase = <R extends CaseRecord>(record: R): Omit<R, 'complete' | 'tags'> & ListedCase => ({
  ...record,
  complete: record.complete === 1,
  tags: JSON.parse(record.tags) as string[],
})

/** The cases of these ids, in their order. */
export function casesById(db: ReadDb, ids: IdList): ListedCase[] {
  return db
    .all<CaseRecord>(
      `SELECT ${CASE_COLUMNS_SQL} FROM json_each(?) i JOIN case_file c ON c.id = i.value
       LEFT JOIN agency a ON a.id = c.agency_id ORDER BY i.key`,
      JSON.stringify([...ids]),
    )
    .map(listedCase)
}
