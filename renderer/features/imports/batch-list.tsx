import { Input } from 'antd'
import { useMemo } from 'react'
import { useNavigate } from 'react-router'
import { z } from 'zod'
import { Choice } from '../../components/choice.tsx'
import { DataGrid, type GridColumn } from '../../components/data-grid/data-grid.tsx'
import { FilterRow } from '../../components/filter-row.tsx'
import { StateTag } from '../../components/state-tag.tsx'
import { useAddressFilter } from '../../lib/address-filter.ts'
import { call } from '../../lib/client.ts'
import { formatCount, formatInstant } from '../../lib/format.ts'
import { useDataVersion } from '../../lib/query.ts'
import { BATCH_STATE_WORDS } from '../../lib/words.ts'
import { BATCH_TONES, type BatchRow, KIND_WORDS } from './import-words.ts'
import css from './imports.module.css'

const STATES = Object.keys(BATCH_STATE_WORDS) as BatchRow['state'][]
const Filter = z.object({
  state: z.enum(['reading', 'ready', 'committed', 'discarded', 'interrupted', 'undone']).optional(),
  name: z.string().optional(),
})

const COLUMNS: GridColumn<BatchRow>[] = [
  { id: 'sourceName', title: '来源', grow: 3, link: true, sortable: true, text: ({ sourceName }) => sourceName },
  { id: 'kind', title: '类别', width: 84, wideOnly: true, text: ({ kind }) => KIND_WORDS[kind] },
  {
    id: 'state',
    title: '状态',
    width: 104,
    sortable: true,
    text: ({ state }) => BATCH_STATE_WORDS[state],
    render: ({ state }) => <StateTag tone={BATCH_TONES[state]}>{BATCH_STATE_WORDS[state]}</StateTag>,
  },
  { id: 'rows', title: '记录', width: 92, align: 'right', sortable: true, text: ({ rows }) => formatCount(rows) },
  { id: 'added', title: '新增', width: 84, align: 'right', text: ({ added }) => formatCount(added) },
  { id: 'updated', title: '更新', width: 84, align: 'right', text: ({ updated }) => formatCount(updated) },
  {
    id: 'unchanged',
    title: '未变',
    width: 84,
    align: 'right',
    wideOnly: true,
    text: ({ unchanged }) => formatCount(unchanged),
  },
  { id: 'refused', title: '拒绝', width: 84, align: 'right', text: ({ refused }) => formatCount(refused) },
  {
    id: 'createdAt',
    title: '读入时间',
    width: 148,
    sortable: true,
    text: ({ createdAt }) => formatInstant(createdAt),
  },
  { id: 'createdBy', title: '操作员', width: 110, grow: 1, wideOnly: true, text: ({ createdBy }) => createdBy },
]

/** The history: what came in, when, by whom, and what became of it. */
export function BatchList() {
  const [filter, setFilter] = useAddressFilter('imports', Filter)
  const version = useDataVersion('imports', 'cases')
  const navigate = useNavigate()
  const { state, name } = filter
  const load = useMemo(
    () =>
      ({
        offset,
        limit,
        sort,
      }: {
        offset: number
        limit: number
        sort: { column: string; descending: boolean } | null
      }) =>
        call('imports.list', {
          offset,
          limit,
          ...(state ? { state } : {}),
          ...(name ? { name } : {}),
          ...(sort ? { sort: sort.column as 'createdAt', descending: sort.descending } : {}),
        }),
    [state, name],
  )
  return (
    <>
      <FilterRow label="筛选导入批次">
        <label>
          状态{' '}
          <Choice
            label="状态"
            allowClear
            placeholder="全部"
            className={css.short}
            value={state ?? null}
            onChange={(next) => setFilter({ ...filter, state: next ?? undefined })}
            options={STATES.map((value) => ({ value, label: BATCH_STATE_WORDS[value] }))}
          />
        </label>
        <label>
          来源{' '}
          <Input.Search
            allowClear
            placeholder="文件名中的字"
            className={css.search}
            defaultValue={name ?? ''}
            onSearch={(text) => setFilter({ ...filter, name: text.trim() || undefined })}
          />
        </label>
      </FilterRow>
      <DataGrid
        id="imports"
        label="导入批次"
        columns={COLUMNS}
        load={load}
        reloadKey={[state, name]}
        version={version}
        rowId={({ batchId }) => batchId}
        onOpen={({ batchId }) => void navigate(`/imports/${batchId}`)}
        emptyText={state || name ? '没有符合条件的批次。' : '还没有导入过。'}
      />
    </>
  )
}
