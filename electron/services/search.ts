import type { Output } from '../../shared/contract/index.ts'
import { CaseFilter } from '../../shared/domain/cases/case-filter.ts'
import { searchForm } from '../../shared/domain/cases/search-text.ts'
import type { ReadDb } from '../database/db.ts'
import { caseIds, casesById, firstCaseIds, NEWEST_FIRST } from './case-list.ts'
import { indexFew } from './cases.ts'
import type { IdList } from './id-lists.ts'
import { listLetters, summary } from './letter-rows.ts'
import { documentHits, searchHits } from './search-hits.ts'
import type { Handlers } from './types.ts'

type Found = Output<'search.everything'>

/** More are not counted: the answer comes while the person types. */
const COUNTED = 1000

export const searchHandlers = {
  'search.everything': (db, { text, limit }, call) => {
    const words = text
      .split(/\s+/)
      .map(searchForm)
      .filter((word) => word !== '')
    if (words.length === 0)
      return {
        cases: [],
        casesTotal: 0,
        casesMore: false,
        documents: [],
        documentsMore: false,
        agencies: [],
        rounds: [],
        letters: [],
      }
    const says = (...texts: (string | null)[]): boolean => {
      const form = texts.map((one) => searchForm(one ?? '')).join(' ')
      return words.every((word) => form.includes(word))
    }
    indexFew(db, call)
    const ids = firstFound(db, text, COUNTED + 1)
    const { documents, more } = documentHits(db, text, limit)
    return {
      cases: casesById(db, ids.subarray(0, limit)).map(({ id, decisionNo, caseNo, caseName, partyNames, agency }) => {
        const number = decisionNo ?? caseNo
        return { id, number, caseName, partyNames, agency }
      }),
      casesTotal: Math.min(ids.length, COUNTED),
      casesMore: ids.length > COUNTED,
      documents,
      documentsMore: more,
      agencies: db
        .all<{ id: number; name: string }>('SELECT id, name FROM agency ORDER BY name_key')
        .filter(({ name }) => says(name))
        .slice(0, limit)
        .map((agency) => ({
          ...agency,
          cases: db.value<number>('SELECT count(*) FROM case_file WHERE agency_id = ?', agency.id) ?? 0,
        })),
      rounds: db
        .all<Found['rounds'][number]>('SELECT id, title, state FROM round ORDER BY created_at DESC')
        .filter(({ title }) => says(title))
        .slice(0, limit),
      letters: listLetters(db, null, null)
        .map(summary)
        .filter(({ title, number, addressee }) => says(title, number, addressee))
        .slice(-limit)
        .reverse()
        .map(({ id, number, title, state }) => ({ id, number, title, state })),
    }
  },

  'search.hits': searchHits,
} satisfies Pick<Handlers, 'search.everything' | 'search.hits'>

function firstFound(db: ReadDb, text: string, most: number): IdList {
  const filter = CaseFilter.parse({ text })
  return firstCaseIds(db, filter, NEWEST_FIRST, most) ?? caseIds(db, filter, NEWEST_FIRST).subarray(0, most)
}
