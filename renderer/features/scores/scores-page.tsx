import { Segmented, Select } from 'antd'
import { z } from 'zod'
import { ErrorNote } from '../../components/error-note.tsx'
import { FilterRow } from '../../components/filter-row.tsx'
import { Page } from '../../components/page.tsx'
import { useAddressFilter } from '../../lib/address-filter.ts'
import { useQuery } from '../../lib/query.ts'
import { FindingList } from './finding-list.tsx'
import css from './scores.module.css'
import { SheetList } from './sheet-list.tsx'

const Filter = z.object({
  roundId: z.string().optional().catch(undefined),
  show: z.enum(['all', 'open', 'mine', 'undecided', 'findings']).default('all').catch('all'),
})

const SHOWN = [
  { value: 'all', label: '全部' },
  { value: 'open', label: '待评案卷' },
  { value: 'mine', label: '我的草稿' },
  { value: 'undecided', label: '待确认问题' },
  { value: 'findings', label: '全部问题' },
] as const

/** 打分: the sheets of a round, or of all rounds, and the problems found in them. */
export function Component() {
  const [filter, setFilter] = useAddressFilter('scores', Filter)
  const { data, error } = useQuery('rounds.list', {})
  const rounds = (data?.rounds ?? []).filter(({ state }) => state === 'drawn')
  const { roundId, show } = filter
  return (
    <Page title="打分" help="scoring" full>
      <ErrorNote error={error} />
      <FilterRow label="筛选评查工作">
        <Select
          aria-label="评查轮次"
          className={css.round}
          value={roundId ?? ''}
          options={[{ value: '', label: '全部轮次' }, ...rounds.map(({ id, title }) => ({ value: id, label: title }))]}
          onChange={(value) => setFilter({ ...filter, roundId: value === '' ? undefined : value })}
        />
        <Segmented
          aria-label="列出"
          options={SHOWN.map(({ value, label }) => ({ value, label }))}
          value={show}
          onChange={(value) => setFilter({ ...filter, show: value })}
        />
      </FilterRow>
      <div className={css.list}>
        {show === 'undecided' || show === 'findings' ? (
          <FindingList roundId={roundId} onlyWaiting={show === 'undecided'} />
        ) : (
          <SheetList roundId={roundId} show={show} />
        )}
      </div>
    </Page>
  )
}
