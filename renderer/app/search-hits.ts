import { useDeferredValue } from 'react'
import type { Result } from '../../shared/contract/index.ts'
import { type MarkedText, markWords } from '../../shared/domain/cases/found-words.ts'
import { wordsOf } from '../../shared/domain/cases/search-text.ts'
import { formatCount } from '../lib/format.ts'
import { pageAddress } from '../lib/page-address.ts'
import { useQuery } from '../lib/query.ts'
import { PLACES } from './navigation.tsx'

export interface Hit {
  to: string
  label: MarkedText
  kind: string
  /** a piece of the page on which the words stand */
  snippet?: MarkedText
}

/** Pages by their name at once; cases, agencies, rounds and letters once there are two characters. */
export function useHits(text: string): { hits: Hit[]; error: unknown; searching: boolean } {
  const wanted = useDeferredValue(text.trim())
  const enabled = wanted.length >= 2
  const { data, error, isFetching } = useQuery(
    'search.everything',
    { text: wanted },
    { enabled, keepPrevious: enabled },
  )
  const words = wordsOf(wanted)
  const marked = (label: string): MarkedText => markWords(label, words)
  const pages = PLACES.filter(({ label }) => label.includes(text.trim())).map(({ to, label }) => ({
    to,
    label: marked(label),
    kind: '页面',
  }))
  return { hits: [...pages, ...(enabled && data ? found(data, wanted, marked) : [])], error, searching: isFetching }
}

function found(
  { cases, casesTotal, casesMore, documents, documentsMore, agencies, rounds, letters }: Result<'search.everything'>,
  text: string,
  marked: (label: string) => MarkedText,
): Hit[] {
  const filterBy = (filter: object): string => `/cases?filter=${encodeURIComponent(JSON.stringify(filter))}`
  const plain = (label: string): MarkedText => ({ text: label, marks: [] })
  const more: Hit[] =
    casesTotal > cases.length
      ? [
          {
            to: filterBy({ text }),
            label: plain(`全部 ${formatCount(casesTotal)} 件${casesMore ? '以上' : ''}案卷`),
            kind: '案卷库',
          },
        ]
      : []
  const morePages: Hit[] = documentsMore
    ? [{ to: filterBy({ text, inDocuments: true }), label: plain('文书里提到的全部案卷'), kind: '案卷库' }]
    : []
  return [
    ...cases.map(({ id, number, caseName, partyNames, agency }) => ({
      to: `/cases/${id}`,
      label: marked([number, caseName ?? partyNames, agency].filter((part) => part).join('　')),
      kind: '案卷',
    })),
    ...more,
    ...documents.map(({ caseId, number, caseName, position, title, page, snippet }) => ({
      to: pageAddress({ caseId, position, page }, text),
      label: plain(`${title} 第 ${page} 页　${number ?? caseName ?? ''}`),
      kind: '卷内文书',
      snippet,
    })),
    ...morePages,
    ...rounds.map(({ id, title }) => ({ to: `/rounds/${id}`, label: marked(title), kind: '评查轮次' })),
    ...letters.map(({ id, number, title }) => ({
      to: `/letters/${id}`,
      label: marked(`${number}　${title}`),
      kind: '监督文书',
    })),
    ...agencies.map(({ id, name, cases: count }) => ({
      to: filterBy({ conditions: [{ field: 'agency', operator: 'in', value: [id] }] }),
      label: marked(`${name}（案卷 ${formatCount(count)} 件）`),
      kind: '执法机关',
    })),
  ]
}
