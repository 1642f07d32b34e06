import { Button, Input, Select } from 'antd'
import { useMemo, useState } from 'react'
import { useNavigate } from 'react-router'
import { z } from 'zod'
import { OCCURRENCE_GROUPS } from '../../../shared/domain/catalogues/item-occurrence.ts'
import { PROPOSAL_KINDS, PROPOSALS, type Proposal } from '../../../shared/domain/catalogues/item-proposal.ts'
import { groupLabel, occurrenceNotes, reviewTitle } from '../../../shared/domain/catalogues/item-review-words.ts'
import { DataGrid, type GridArrangement } from '../../components/data-grid/data-grid.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { FilterRow } from '../../components/filter-row.tsx'
import { Page } from '../../components/page.tsx'
import { PrintButton } from '../../components/print-button.tsx'
import { listAddress, useAddressFilter } from '../../lib/address-filter.ts'
import { call } from '../../lib/client.ts'
import { formatCount } from '../../lib/format.ts'
import { useDataVersion, useQuery } from '../../lib/query.ts'
import { CountingBasis } from './counting-basis.tsx'
import css from './catalogues.module.css'
import { ExportItemReview } from './export-item-review.tsx'
import { reviewColumns, reviewSort, type ReviewedItem } from './item-review-columns.tsx'
import { ProposeDialog } from './propose-dialog.tsx'
import { RecordDrawer } from './record-drawer.tsx'

const LISTS = [...OCCURRENCE_GROUPS, 'shared', 'open'] as const
const Filter = z.object({
  list: z.enum(LISTS).optional(),
  proposal: z.enum([...PROPOSAL_KINDS, 'change']).optional(),
  text: z.string().optional(),
  record: z.int().optional(),
})
type Filter = z.output<typeof Filter>

/** 事项清理: which items never or hardly occur, or are another agency's too, and what is proposed of them (policy paper 004). */
export function Component() {
  const navigate = useNavigate()
  const [filter, setFilter] = useAddressFilter('catalogues.item-review', Filter)
  const { list, proposal, text = '', record } = filter
  const { data: session } = useQuery('session.info', {})
  const { data, error } = useQuery('itemReview.list', { limit: 1 }, { keepPrevious: true })
  const version = useDataVersion('catalogues', 'imports', 'cases', 'agencies', 'settings')
  const [selected, setSelected] = useState<ReviewedItem[]>([])
  const [proposing, setProposing] = useState(false)
  const [arranged, setArranged] = useState<GridArrangement>({ columns: [], sort: null })
  const [years, few] = [data?.basis.years ?? 5, data?.basis.few ?? 3]
  const columns = useMemo(() => reviewColumns({ years, few }), [years, few])
  const shown = arranged.columns.flatMap((id) => columns.find((column) => column.id === id) ?? [])
  const narrow = (change: Partial<Filter>): void => setFilter({ ...filter, ...change })
  const title = reviewTitle(proposal)
  const isFiltered = list !== undefined || proposal !== undefined || text !== ''
  const load = {
    text,
    ...(list === undefined ? {} : { list }),
    ...(proposal === undefined ? {} : { proposal }),
  }
  const proposed = (...kinds: Proposal[]): number => kinds.reduce((sum, kind) => sum + (data?.proposals[kind] ?? 0), 0)
  const lists: Record<(typeof LISTS)[number], string> = {
    ...(Object.fromEntries(OCCURRENCE_GROUPS.map((one) => [one, groupLabel(one, { years, few })])) as Record<
      (typeof OCCURRENCE_GROUPS)[number],
      string
    >),
    shared: '依据与其他机关相同',
    open: '待提意见',
  }
  return (
    <Page
      title="事项清理"
      up={{ label: '基础数据', to: listAddress('/catalogues', { kind: 'item' }) }}
      help="catalogues"
      full
      extra={
        <>
          <ExportItemReview {...load} {...reviewSort(arranged.sort)} title={title} />
          <PrintButton
            title={title}
            unit="项"
            {...(data ? { remarks: occurrenceNotes(data.basis) } : {})}
            load={async (limit) => {
              const { rows, total } = await call('itemReview.list', { ...load, ...reviewSort(arranged.sort), limit })
              return {
                total,
                columns: shown.map(({ title, align }) => ({ title, figure: align === 'right' })),
                rows: rows.map((row) => ({ id: row.id, cells: shown.map((column) => column.text(row)) })),
              }
            }}
          />
        </>
      }
    >
      <ErrorNote error={error} />
      <FilterRow label="看哪些事项">
        <div className={css.chips}>
          <Chip
            label="全部"
            count={data?.basis.items}
            isOn={list === undefined}
            onPress={() => narrow({ list: undefined })}
          />
          {(['none', 'few', 'shared', 'open', 'short', 'uncounted', 'used'] as const).map((one) => (
            <Chip
              key={one}
              label={lists[one]}
              count={data?.counts[one]}
              isOn={list === one}
              onPress={() => narrow({ list: list === one ? undefined : one })}
            />
          ))}
        </div>
        <Input.Search
          aria-label="查找事项"
          placeholder="事项名称、编码、机关"
          allowClear
          className={css.itemSearch}
          defaultValue={text}
          onSearch={(next) => narrow({ text: next.trim() || undefined })}
        />
        <Select
          aria-label="清理意见"
          placeholder="清理意见"
          allowClear
          className={css.proposal}
          value={proposal ?? null}
          popupMatchSelectWidth={240}
          options={[
            {
              value: 'change' as const,
              label: `拟取消、调整、暂停 ${formatCount(proposed('abolish', 'adjust', 'suspend'))}`,
            },
            ...PROPOSAL_KINDS.map((value) => ({ value, label: `${PROPOSALS[value]} ${formatCount(proposed(value))}` })),
          ]}
          onChange={(next: Filter['proposal'] | null) => narrow({ proposal: next ?? undefined })}
        />
        {data && <CountingBasis basis={data.basis} />}
      </FilterRow>
      <DataGrid<ReviewedItem>
        id="catalogues.item-review"
        label="事项清理"
        columns={columns}
        rowId={({ id }) => String(id)}
        reloadKey={[list, proposal, text]}
        version={version}
        load={({ offset, limit, sort }) => call('itemReview.list', { ...load, ...reviewSort(sort), offset, limit })}
        selection="many"
        onSelect={setSelected}
        onOpen={({ id }) => narrow({ record: id })}
        onArranged={setArranged}
        foot={
          <Button size="small" disabled={selected.length === 0} onClick={() => setProposing(true)}>
            {selected.length > 1 ? `对所选 ${selected.length} 项提出意见` : '提出意见'}
          </Button>
        }
        emptyText={
          isFiltered
            ? '没有符合条件的事项。换一组再看，或者清除筛选。'
            : '还没有可以清理的执法事项。先导入事项目录，再导入案卷，这里列出每个事项的发生次数。'
        }
        emptyAction={
          isFiltered ? (
            <Button onClick={() => setFilter({})}>清除筛选</Button>
          ) : (
            <Button type="primary" onClick={() => void navigate('/imports')}>
              导入执法事项
            </Button>
          )
        }
      />
      <RecordDrawer
        id={record}
        today={session?.today ?? ''}
        onClose={() => narrow({ record: undefined })}
        onOpen={(id) => narrow({ record: id })}
      />
      {proposing && session && (
        <ProposeDialog
          items={selected}
          counted={{ years, few }}
          today={session.today}
          onClose={() => setProposing(false)}
        />
      )}
    </Page>
  )
}

interface ChipProps {
  label: string
  count: number | undefined
  isOn: boolean
  onPress: () => void
}

function Chip({ label, count, isOn, onPress }: ChipProps) {
  return (
    <Button size="small" type={isOn ? 'primary' : 'default'} aria-pressed={isOn} onClick={onPress}>
      {`${label} ${formatCount(count)}`.trim()}
    </Button>
  )
}
