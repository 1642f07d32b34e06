import type { CaseCondition, CaseField, CaseFilter } from '../../shared/domain/cases/case-filter.ts'
import { phraseOf, searchWords, wordsOf } from '../../shared/domain/cases/search-text.ts'
import type { Bindable } from '../database/db.ts'
import { CASE_TOLD_OF } from './case-versions.ts'
import { CASE_OF_ROW } from './case-search.ts'
import { CASES_BY_PAGES } from './page-search.ts'

/** A condition in SQL on `case_file c`: constant text chosen by the field, every value bound. */
export interface Where {
  sql: string
  params: Bindable[]
}

const inList = (expression: string, values: readonly (string | number)[], not: boolean): Where => ({
  sql: not
    ? `(${expression} IS NULL OR ${expression} NOT IN (SELECT value FROM json_each(?)))`
    : `${expression} IN (SELECT value FROM json_each(?))`,
  params: [JSON.stringify(values)],
})

const range = (column: string, { operator, from, to }: Ranged): Where => {
  if (operator === 'known') return { sql: `${column} IS NOT NULL`, params: [] }
  if (operator === 'unknown') return { sql: `${column} IS NULL`, params: [] }
  const parts = [from === undefined ? [] : [`${column} >= ?`], to === undefined ? [] : [`${column} <= ?`]].flat()
  return { sql: parts.length > 0 ? `(${parts.join(' AND ')})` : '1', params: [from, to].filter((v) => v !== undefined) }
}
type Ranged = { operator: 'between' | 'known' | 'unknown'; from?: Bindable | undefined; to?: Bindable | undefined }

const NUMBER_HAS = '(instr(c.decision_no, ?) > 0 OR instr(c.case_no, ?) > 0)'

/** Words in one field of the index, or anywhere. A single character can only be asked of the number. */
function found(text: string, column?: string): Where {
  const { match, single } = searchWords(text, column)
  const parts = match === null ? [] : [`c.id IN (SELECT ${CASE_OF_ROW} FROM case_search WHERE case_search MATCH ?)`]
  return {
    sql: [...parts, ...single.map(() => NUMBER_HAS)].map((part) => `(${part})`).join(' AND ') || '1',
    params: [...(match === null ? [] : [match]), ...single.flatMap((letter) => [letter, letter])],
  }
}

/** Each word somewhere in the index or on a page of the documents: one may stand here and another there. */
function foundAnywhere(text: string): Where {
  const words = wordsOf(text).map((word) => {
    if (Array.from(word).length === 1) return found(word)
    const { sql, params } = found(word)
    return { sql: `(${sql} OR c.id IN (${CASES_BY_PAGES}))`, params: [...params, phraseOf(word)] }
  })
  return words.reduce(both, { sql: '1', params: [] })
}

const STAGE = `CASE WHEN c.closed_on IS NOT NULL THEN 'closed' WHEN c.decided_on IS NOT NULL THEN 'decided'
  WHEN c.filed_on IS NOT NULL THEN 'filed' ELSE 'undated' END`
const HAS_DOCUMENTS = 'EXISTS (SELECT 1 FROM case_document d WHERE d.case_id = c.id)'
// Most cases have no tag, and comparing a text is much faster than reading it as JSON.
const NO_TAG = "c.tags = '[]'"
const TAG_COUNT = '(SELECT count(*) FROM json_each(c.tags) t WHERE t.value IN (SELECT value FROM json_each(?)))'
/** Cases that a batch brought, changed or gave documents. */
const OF_BATCH = `c.id IN (
  SELECT ${CASE_TOLD_OF} FROM import_row r JOIN import_batch b ON b.no = r.batch_no
  WHERE b.id IN (SELECT value FROM json_each(?))
  UNION SELECT d.case_id FROM case_document d WHERE d.batch_id IN (SELECT value FROM json_each(?)))`

type Translator<F extends CaseField> = (condition: Extract<CaseCondition, { field: F }>) => Where

/** One line a field. */
const FIELDS: { [F in CaseField]: Translator<F> } = {
  kind: ({ operator, value }) => inList('c.kind', value, operator === 'notIn'),
  procedure: ({ operator, value }) => inList('c.procedure', value, operator === 'notIn'),
  agency: ({ operator, value }) => inList('c.agency_id', value, operator === 'notIn'),
  region: ({ operator, value }) => inList('c.region', value, operator === 'notIn'),
  remedy: ({ operator, value }) => inList('c.in_remedy', value, operator === 'notIn'),
  stage: ({ operator, value }) => inList(STAGE, value, operator === 'notIn'),
  batch: ({ operator, value }) => ({
    sql: operator === 'notIn' ? `NOT ${OF_BATCH}` : OF_BATCH,
    params: [JSON.stringify(value), JSON.stringify(value)],
  }),
  tags: ({ operator, value }) => ({
    sql:
      operator === 'none'
        ? `(${NO_TAG} OR ${TAG_COUNT} = 0)`
        : `(NOT ${NO_TAG} AND ${TAG_COUNT} ${operator === 'all' ? '=' : '>='} ?)`,
    params: [JSON.stringify(value), ...(operator === 'none' ? [] : [operator === 'all' ? new Set(value).size : 1])],
  }),
  decidedOn: (condition) => range('c.decided_on', condition),
  filedOn: (condition) => range('c.filed_on', condition),
  closedOn: (condition) => range('c.closed_on', condition),
  fine: (condition) => range('c.fine_fen', condition),
  number: ({ value }) => found(value, 'number'),
  party: ({ value }) => found(value, 'party'),
  facts: ({ value }) => found(value, 'facts'),
  documents: ({ value }) => ({ sql: value ? HAS_DOCUMENTS : `NOT ${HAS_DOCUMENTS}`, params: [] }),
  undecided: ({ value }) => ({
    sql: `c.id ${value ? 'IN' : 'NOT IN'} (SELECT o.case_id FROM open_fact o)`,
    params: [],
  }),
  complete: ({ value }) => ({ sql: 'c.complete = ?', params: [value ? 1 : 0] }),
}

/** The fields translate themselves: the union is told apart by its `field`. */
const translate = (condition: CaseCondition): Where =>
  (FIELDS[condition.field] as (one: CaseCondition) => Where)(condition)

/** The WHERE of a filter over `case_file c`, without the word. */
export function caseWhere(filter: CaseFilter): Where {
  if (filter.text.trim() === '') return conditionsOf(filter)
  return both(filter.inDocuments ? foundAnywhere(filter.text) : found(filter.text), conditionsOf(filter))
}

/** The same with the words apart: the full-text query of `case_search`, null where there is none, and all the rest. */
export function caseMatch(filter: CaseFilter): { match: string | null; rest: Where } {
  // The pages are in no order of cases.
  if (filter.inDocuments) return { match: null, rest: caseWhere(filter) }
  const { match, single } = searchWords(filter.text)
  return { match, rest: both(found(single.join(' ')), conditionsOf(filter)) }
}

const both = (one: Where, other: Where): Where => ({
  sql: `${one.sql} AND ${other.sql}`,
  params: [...one.params, ...other.params],
})

function conditionsOf({ match, conditions }: CaseFilter): Where {
  const chosen = conditions.map(translate)
  if (chosen.length === 0) return { sql: '1', params: [] }
  return {
    sql: `(${chosen.map(({ sql }) => sql).join(match === 'any' ? ' OR ' : ' AND ')})`,
    params: chosen.flatMap(({ params }) => params),
  }
}
