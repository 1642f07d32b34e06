import type { Output } from '../../shared/contract/index.ts'
import { CaseFilter } from '../../shared/domain/cases/case-filter.ts'
import { searchForm } from '../../shared/domain/cases/search-text.ts'
import { caseIds, casesById, NEWEST_FIRST } from './case-list.ts'
import { indexFew } from './cases.ts'
import { listLetters, summary } from './letter-rows.ts'
import type { Handlers } from './types.ts'

type Found = Output<'search.everything'>

export const searchHandlers = {
  'search.everything': (db, { text, limit }, call) => {
    const words = text
      .split(/\s+/)
      .map(searchForm)
      .filter((word) => word !== '')
    if (words.length === 0) return { cases: [], casesTotal: 0, agencies: [], rounds: [], letters: [] }
    const says = (...texts: (string | null)[]): boolean => {
      const form = texts.map((one) => searchForm(one ?? '')).join(' ')
      return words.every((word) => form.includes(word))
    }
    indexFew(db, call)
    const ids = caseIds(db, CaseFilter.parse({ text }), NEWEST_FIRST)
    return {
      cases: casesById(db, ids.subarray(0, limit)).map(({ id, decisionNo, caseNo, caseName, partyNames, agency }) => {
        const number = decisionNo ?? caseNo
        return { id, number, caseName, partyNames, agency }
      }),
      casesTotal: ids.length,
      agencies: db
        .all<Found['agencies'][number]>(
          `SELECT a.id, a.name, (SELECT count(*) FROM case_file c WHERE c.agency_id = a.id) AS cases FROM agency a ORDER BY a.name_key`,
        )
        .filter(({ name }) => says(name))
        .slice(0, limit),
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
} satisfies Pick<Handlers, 'search.everything'>
