import type { ListedCase } from '../../shared/domain/cases/case-columns.ts'
import type { CaseFilter, CaseSort } from '../../shared/domain/cases/case-filter.ts'
import { maskPersonalNumbers } from '../../shared/domain/cases/personal-numbers.ts'
import type { ReadDb } from '../database/db.ts'
import { partiesOf } from './case-versions.ts'
import { caseMatch, caseWhere } from './case-filter.ts'
import { CASE_OF_ROW, waitingForSearch } from './case-search.ts'
import { type IdList, idList } from './id-lists.ts'
import { textVersion } from './text-layers.ts'

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
  const { sql, params } = caseWhere(filter)
  const direction = sort.descending ? 'DESC' : 'ASC'
  const agency = sort.column === 'agency' ? 'LEFT JOIN agency a ON a.id = c.agency_id' : ''
  return idList(db, {
    // What waits to be indexed changes without a trace in the audit.
    key: searchesText(filter) ? `${waitingForSearch(db)} waiting ${filter.inDocuments ? textVersion(db) : ''}` : '',
    topics: ['cases', 'agencies'],
    sql: `SELECT c.id FROM case_file c ${agency} WHERE ${sql}
      ORDER BY ${SORTED[sort.column]} ${direction} NULLS LAST, c.id ${direction}`,
    params,
  })
}

/**
 * The first cases of a search in the order of the list as it opens, at most `most`: read off the index in its own order, so
 * that a word of a million cases is answered as fast as one of ten. Null where the filter asks no words of the index or the
 * list is sorted otherwise.
 */
export function firstCaseIds(db: ReadDb, filter: CaseFilter, sort: CaseSort, most: number): IdList | null {
  if (sort.column !== NEWEST_FIRST.column || sort.descending !== NEWEST_FIRST.descending) return null
  const { match, rest } = caseMatch(filter)
  if (match === null) return null
  return Uint32Array.from(
    db.values<number>(
      `SELECT c.id FROM case_search s CROSS JOIN case_file c ON c.id = s.${CASE_OF_ROW}
       WHERE case_search MATCH ? AND ${rest.sql} ORDER BY s.rowid DESC LIMIT ?`,
      match,
      ...rest.params,
      most,
    ),
  )
}

export type CaseRecord = Omit<ListedCase, 'complete' | 'tags'> & { complete: number; tags: string }

/** SELECT list of a `ListedCase` over `case_file c LEFT JOIN agency a`. */
export const CASE_COLUMNS_SQL = `c.id, c.case_key, c.kind, a.name AS agency, c.decision_no, c.case_no, c.case_name,
  coalesce((SELECT group_concat(p.name, '、') FROM ${partiesOf('c.id')} p), '') AS party_names, c.procedure, c.region,
  c.filed_on, c.decided_on, c.closed_on, c.fine_fen, c.complete, c.in_remedy, c.tags,
  (SELECT count(*) FROM case_document d WHERE d.case_id = c.id) AS documents`

/** A case as lists, exports and printed lists show it: identity numbers that stand in names are masked. */
export const listedCase = <R extends CaseRecord>(record: R): Omit<R, 'complete' | 'tags'> & ListedCase => ({
  ...record,
  caseName: record.caseName === null ? null : maskPersonalNumbers(record.caseName),
  partyNames: maskPersonalNumbers(record.partyNames),
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
