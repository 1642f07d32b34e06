import { useDeferredValue } from 'react'
import type { Result } from '../../shared/contract/index.ts'
import { formatCount } from '../lib/format.ts'
import { useQuery } from '../lib/query.ts'
import { PLACES } from './navigation.tsx'

export interface Hit {
  to: string
  label: string
  kind: string
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
  const pages = PLACES.filter(({ label }) => label.includes(text.trim())).map(({ to, label }) => ({
    to,
    label,
    kind: '页面',
  }))
  return { hits: [...pages, ...(enabled && data ? found(data, wanted) : [])], error, searching: isFetching }
}

function found({ cases, casesTotal, agencies, rounds, letters }: Result<'search.everything'>, text: string): Hit[] {
  const filterBy = (filter: object): string => `/cases?filter=${encodeURIComponent(JSON.stringify(filter))}`
  const more =
    casesTotal > cases.length
      ? [{ to: filterBy({ text }), label: `全部 ${formatCount(casesTotal)} 件案卷`, kind: '案卷库' }]
      : []
  return [
    ...cases.map(({ id, number, caseName, partyNames, agency }) => ({
      to: `/cases/${id}`,
      label: [number, caseName ?? partyNames, agency].filter((part) => part).join('　'),
      kind: '案卷',
    })),
    ...more,
    ...rounds.map(({ id, title }) => ({ to: `/rounds/${id}`, label: title, kind: '评查轮次' })),
    ...letters.map(({ id, number, title }) => ({
      to: `/letters/${id}`,
      label: `${number}　${title}`,
      kind: '监督文书',
    })),
    ...agencies.map(({ id, name, cases: count }) => ({
      to: filterBy({ conditions: [{ field: 'agency', operator: 'in', value: [id] }] }),
      label: `${name}（案卷 ${formatCount(count)} 件）`,
      kind: '执法机关',
    })),
  ]
}
