import { PlusOutlined } from '@ant-design/icons'
import { Button, Input, Segmented, Select } from 'antd'
import { useMemo, useState } from 'react'
import { useNavigate } from 'react-router'
import { z } from 'zod'
import { CATALOGUES } from '../../../shared/domain/catalogues/catalogues.ts'
import { writtenFact } from '../../../shared/domain/catalogues/catalogue.ts'
import { CATALOGUE_KINDS, type CatalogueKind } from '../../../shared/domain/import/tables.ts'
import { StaffGroup, staffGroupInWords } from '../../../shared/domain/staff/staff-group.ts'
import { DataGrid, type GridArrangement, type GridColumn } from '../../components/data-grid/data-grid.tsx'
import { FilterRow } from '../../components/filter-row.tsx'
import { Page } from '../../components/page.tsx'
import { listAddress, useAddressFilter } from '../../lib/address-filter.ts'
import { call } from '../../lib/client.ts'
import { formatCount } from '../../lib/format.ts'
import { useDataVersion, useQuery } from '../../lib/query.ts'
import { AgencyTree } from './agency-tree.tsx'
import { type ListedRecord, RecordState, stateText } from './catalogue-words.tsx'
import css from './catalogues.module.css'
import { ExportCatalogue } from './export-catalogue.tsx'
import { KindTabs } from './kind-tabs.tsx'
import { PrintCatalogue } from './print-catalogue.tsx'
import { RecordDrawer } from './record-drawer.tsx'
import { RecordForm } from './record-form.tsx'
import { ReplaceAgencies } from './replace-agencies.tsx'

const Filter = z.object({
  kind: z.enum(CATALOGUE_KINDS).catch('agency').default('agency'),
  text: z.string().optional(),
  check: z.string().optional(),
  agency: z.string().optional(),
  staff: StaffGroup.optional().catch(undefined),
  view: z.enum(['list', 'tree']).optional(),
  record: z.int().optional(),
})
type Filter = z.output<typeof Filter>

/** Catalogues that «队伍与培训» counts. */
const OF_STAFF = new Set<CatalogueKind>(['officer', 'training', 'plan_filing', 'training_plan'])

/** Columns of a catalogue in the order of its declaration; those without a width wait to be chosen. */
function columnsOf(kind: CatalogueKind, today: string): GridColumn<ListedRecord>[] {
  const catalogue = CATALOGUES[kind]
  const fields = Object.keys(catalogue.columns).filter((field) => catalogue.columns[field]?.type !== 'ignore')
  // the name comes first, whatever the order of the table
  const ordered = [catalogue.name, ...fields.filter((field) => field !== catalogue.name && field !== 'state')]
  const state: GridColumn<ListedRecord> = {
    id: 'state',
    title: '状态',
    width: 112,
    text: (record) => stateText(kind, record, today),
    render: (record) => <RecordState kind={kind} record={record} today={today} />,
  }
  const shown = ordered.filter((field) => catalogue.columns[field]?.width !== undefined)
  return [
    ...ordered.map((field): GridColumn<ListedRecord> => {
      const { label, width } = catalogue.columns[field] ?? { label: field }
      return {
        id: field,
        title: label,
        sortable: true,
        width: width ?? 120,
        hidden: width === undefined,
        wideOnly: shown.indexOf(field) > 3,
        // the name takes what room is left
        ...(field === catalogue.name ? { link: true, grow: 1 } : {}),
        text: ({ facts }) => writtenFact(catalogue, field, facts[field]),
      }
    }),
    state,
  ]
}

/** 基础数据: the catalogues, each a list; the agencies also as a tree. */
export function Component() {
  const navigate = useNavigate()
  const [filter, setFilter] = useAddressFilter('catalogues', Filter)
  const { kind, text = '', check, agency, view = 'list', record } = filter
  const staff = kind === 'officer' ? filter.staff : undefined
  const { data: session } = useQuery('session.info', {})
  const { data: overview } = useQuery('catalogues.overview', {}, { keepPrevious: true })
  const [shown, setShown] = useState<GridArrangement>({ columns: [], sort: null })
  const [adding, setAdding] = useState(false)
  const [selected, setSelected] = useState<ListedRecord[]>([])
  const [replacing, setReplacing] = useState(false)
  const version = useDataVersion('catalogues', 'agencies')
  const today = session?.today ?? ''
  const columns = useMemo(() => columnsOf(kind, today), [kind, today])
  const catalogue = CATALOGUES[kind]
  const of = (one: CatalogueKind) => overview?.catalogues.find((counted) => counted.kind === one)
  const checks = (of(kind)?.checks ?? []).filter(({ count, code }) => count > 0 || code === check)
  const narrow = (change: Partial<Filter>): void => setFilter({ ...filter, ...change })
  const isFiltered = text !== '' || check !== undefined || agency !== undefined || staff !== undefined
  const load = {
    catalogue: kind,
    text,
    ...(check === undefined ? {} : { check }),
    ...(agency === undefined ? {} : { agency }),
    ...(staff === undefined ? {} : { staff }),
  }
  return (
    <Page
      title="基础数据"
      help="catalogues"
      full
      extra={
        <>
          {kind === 'item' && <Button onClick={() => void navigate('/catalogues/item-review')}>事项清理</Button>}
          {OF_STAFF.has(kind) && <Button onClick={() => void navigate('/catalogues/staff')}>队伍与培训</Button>}
          <Button onClick={() => void navigate(listAddress('/catalogues/comparison', { kind }))}>变动对照</Button>
          <ExportCatalogue {...load} sort={shown.sort} columns={shown.columns} />
          <PrintCatalogue
            {...load}
            sort={shown.sort}
            columns={columns.filter(({ id, hidden }) =>
              // the tree has no columns of its own
              shown.columns.length === 0 ? hidden !== true : shown.columns.includes(id),
            )}
          />
          <Button onClick={() => void navigate('/imports')}>导入{catalogue.label}</Button>
          <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setAdding(true)}>
            新增
          </Button>
        </>
      }
    >
      <KindTabs
        kind={kind}
        records={(one) => of(one)?.records}
        onChoose={(next) => {
          setSelected([])
          setFilter({ kind: next })
        }}
      />
      <FilterRow label={`筛选${catalogue.label}`}>
        <Input.Search
          key={kind}
          aria-label={`查找${catalogue.label}`}
          placeholder="名称、编号或者任何一项里的词"
          allowClear
          className={css.search}
          defaultValue={text}
          onSearch={(next) => narrow({ text: next.trim() || undefined })}
        />
        <Select
          aria-label="需要核对的"
          placeholder="需要核对的"
          allowClear
          className={css.check}
          popupMatchSelectWidth={280}
          value={check ?? null}
          notFoundContent="没有需要核对的"
          options={checks.map(({ code, says, count }) => ({ value: code, label: `${says} ${formatCount(count)}` }))}
          onChange={(next: string | null | undefined) => narrow({ check: next ?? undefined })}
        />
        {agency !== undefined && <Button onClick={() => narrow({ agency: undefined })}>只看“{agency}”的 ×</Button>}
        {staff !== undefined && (
          <Button className={css.group} onClick={() => narrow({ staff: undefined })}>
            {staffGroupInWords(staff)} ×
          </Button>
        )}
        {isFiltered && <Button onClick={() => setFilter({ kind, view })}>清除筛选</Button>}
        {kind === 'agency' && (
          <Segmented
            className={css.right}
            aria-label="怎样显示"
            value={view}
            options={[
              { value: 'list', label: '列表' },
              { value: 'tree', label: '层级' },
            ]}
            onChange={(next) => narrow({ view: next as 'list' | 'tree' })}
          />
        )}
      </FilterRow>
      {kind === 'agency' && view === 'tree' ? (
        <AgencyTree text={text} onOpen={(id) => narrow({ record: id })} />
      ) : (
        <DataGrid<ListedRecord>
          key={kind}
          id={`catalogues.${kind}`}
          label={catalogue.label}
          columns={columns}
          rowId={({ id }) => String(id)}
          reloadKey={[kind, text, check, agency, staff]}
          version={version}
          load={({ offset, limit, sort }) =>
            call('catalogues.records', {
              ...load,
              offset,
              limit,
              ...(sort ? { sort: sort.column, descending: sort.descending } : {}),
            })
          }
          {...(kind === 'agency' ? { selection: 'many' as const, onSelect: setSelected } : {})}
          onOpen={({ id }) => narrow({ record: id })}
          onArranged={setShown}
          foot={
            kind === 'agency' && (
              <Button size="small" disabled={selected.length === 0} onClick={() => setReplacing(true)}>
                {selected.length > 1 ? `合并所选 ${selected.length}` : '更名、合并'}
              </Button>
            )
          }
          emptyText={
            isFiltered
              ? `没有符合条件的${catalogue.label}。`
              : `还没有${catalogue.label}。导入报送的表格后列在这里，也可以逐条新增。`
          }
          emptyAction={
            isFiltered ? (
              <Button onClick={() => setFilter({ kind })}>清除筛选</Button>
            ) : (
              <Button type="primary" onClick={() => void navigate('/imports')}>
                导入{catalogue.label}
              </Button>
            )
          }
        />
      )}
      <RecordDrawer
        id={record}
        today={today}
        onClose={() => narrow({ record: undefined })}
        onOpen={(id) => narrow({ record: id })}
      />
      {adding && (
        <RecordForm
          kind={kind}
          onClose={() => setAdding(false)}
          onSaved={(id) => {
            setAdding(false)
            narrow({ record: id })
          }}
        />
      )}
      {replacing && <ReplaceAgencies agencies={selected} today={today} onClose={() => setReplacing(false)} />}
    </Page>
  )
}
