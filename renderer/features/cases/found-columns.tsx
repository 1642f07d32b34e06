import { Link } from 'react-router'
import type { Result } from '../../../shared/contract/index.ts'
import { markWords } from '../../../shared/domain/cases/found-words.ts'
import { wordsOf } from '../../../shared/domain/cases/search-text.ts'
import type { GridColumn } from '../../components/data-grid/data-grid.tsx'
import { Marked } from '../../components/marked-text.tsx'
import { pageAddress } from '../../lib/page-address.ts'
import { CASE_GRID_COLUMNS, type CaseRow } from './case-columns.tsx'
import css from './cases.module.css'

type Hit = Result<'search.hits'>['hits'][number]
/** A case of the list, and where in it the searched words stand. */
export type FoundCase = CaseRow & { hit: Hit | null }

const MARKED = ['caseName', 'parties', 'agency']

/** Where a row leads: to the page on which the words stand, else to the case. */
export const caseAddress = ({ id, hit }: FoundCase, words: string): string =>
  hit?.page ? pageAddress({ caseId: id, ...hit.page }, words) : `/cases/${id}`

/** The columns of the list; while words are searched they are marked, and a column shows the place where they stand. */
export function foundColumns(text: string): GridColumn<FoundCase>[] {
  const words = wordsOf(text)
  if (words.length === 0) return CASE_GRID_COLUMNS
  const marked = CASE_GRID_COLUMNS.map(
    (column): GridColumn<FoundCase> =>
      MARKED.includes(column.id)
        ? { ...column, render: (row: FoundCase) => <Marked {...markWords(column.text(row), words)} /> }
        : column,
  )
  const after = marked.findIndex(({ id }) => id === 'caseName') + 1
  return marked.toSpliced(after, 0, {
    id: 'hit',
    title: '检索到的地方',
    width: 240,
    grow: 4,
    text: ({ hit }) =>
      hit?.page ? `${hit.page.title} 第 ${hit.page.page} 页：${hit.page.snippet.text}` : (hit?.fact?.text ?? ''),
    render: (row) => <Place row={row} words={text} />,
  })
}

function Place({ row, words }: { row: FoundCase; words: string }) {
  const { hit } = row
  if (hit?.page) {
    const { title, page, snippet } = hit.page
    return (
      <span title={snippet.text}>
        <Link to={caseAddress(row, words)} tabIndex={-1} className={css.place ?? ''}>
          {title} 第 {page} 页
        </Link>
        ：<Marked {...snippet} />
      </span>
    )
  }
  return (
    hit?.fact && (
      <span title={hit.fact.text}>
        <Marked {...hit.fact} />
      </span>
    )
  )
}
