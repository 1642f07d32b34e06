import { DatePicker, Select, Space } from 'antd'
import dayjs from 'dayjs'
import { useMemo, useState } from 'react'
import { useNavigate } from 'react-router'
import { z } from 'zod'
import type { Result } from '../../../shared/contract/index.ts'
import { CATALOGUES } from '../../../shared/domain/catalogues/catalogues.ts'
import { writtenFact } from '../../../shared/domain/catalogues/catalogue.ts'
import { CATALOGUE_KINDS, type CatalogueKind } from '../../../shared/domain/import/tables.ts'
import { DataGrid, type GridArrangement, type GridColumn } from '../../components/data-grid/data-grid.tsx'
import { FilterRow } from '../../components/filter-row.tsx'
import { Page } from '../../components/page.tsx'
import { PrintButton } from '../../components/print-button.tsx'
import { StateTag, type Tone } from '../../components/state-tag.tsx'
import { listAddress, useAddressFilter } from '../../lib/address-filter.ts'
import { call } from '../../lib/client.ts'
import { formatCount } from '../../lib/format.ts'
import { useDataVersion, useQuery } from '../../lib/query.ts'
import { fieldWord } from './catalogue-words.tsx'
import css from './catalogues.module.css'

type Difference = Result<'catalogues.compare'>['rows'][number]

const Filter = z.object({
  kind: z.enum(CATALOGUE_KINDS).catch('item').default('item'),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
})

const WHAT: Record<Difference['what'], { label: string; tone: Tone }> = {
  added: { label: '新增', tone: 'green' },
  changed: { label: '修改', tone: 'amber' },
  ended: { label: '不再有效', tone: 'grey' },
}

/** 名录变动: what came, changed or ended in a catalogue between two days, to be looked at and printed. */
export function Component() {
  const navigate = useNavigate()
  const [filter, setFilter] = useAddressFilter('catalogues.comparison', Filter)
  const { data: session } = useQuery('session.info', {})
  const version = useDataVersion('catalogues')
  const today = session?.today
  const { kind, from = today && `${Number(today.slice(0, 4)) - 1}-12-31`, to = today } = filter
  const { label, unit } = CATALOGUES[kind]
  const columns = useMemo(() => columnsOf(kind), [kind])
  const [arranged, setArranged] = useState<GridArrangement>({ columns: [], sort: null })
  const shown = arranged.columns.flatMap((id) => columns.find((column) => column.id === id) ?? [])
  return (
    <Page
      title={`${label}变动`}
      up={{ label: '基础数据', to: listAddress('/catalogues', { kind }) }}
      help="catalogues"
      full
      extra={
        from !== undefined &&
        to !== undefined && (
          <PrintButton
            title={`${label}变动表`}
            unit={unit}
            note={`${from} 日终与 ${to} 日终对照`}
            load={async (limit) => {
              const { rows, total } = await call('catalogues.compare', { catalogue: kind, from, to, limit })
              return {
                total,
                columns: shown.map(({ title }) => ({ title })),
                rows: rows.map((row) => ({ id: row.id, cells: shown.map(({ text }) => text(row)) })),
              }
            }}
          />
        )
      }
    >
      <FilterRow label="对照什么">
        <Space wrap>
          <Select<CatalogueKind>
            aria-label="名录"
            className={css.comparedKind}
            value={kind}
            options={CATALOGUE_KINDS.map((one) => ({ value: one, label: CATALOGUES[one].label }))}
            onChange={(next) => setFilter({ ...filter, kind: next })}
          />
          <DatePicker.RangePicker
            aria-label="对照的两个日期"
            allowClear={false}
            value={from !== undefined && to !== undefined ? [dayjs(from), dayjs(to)] : null}
            onChange={(_days, text) => text && setFilter({ ...filter, from: text[0], to: text[1] })}
          />
          {from !== undefined && to !== undefined && <Counts kind={kind} from={from} to={to} />}
        </Space>
      </FilterRow>
      {from !== undefined && to !== undefined && (
        <DataGrid<Difference>
          key={kind}
          id="catalogues.comparison"
          label={`${label}变动`}
          columns={columns}
          rowId={({ id }) => String(id)}
          reloadKey={[kind, from, to]}
          version={version}
          load={({ offset, limit }) => call('catalogues.compare', { catalogue: kind, from, to, offset, limit })}
          onArranged={setArranged}
          onOpen={({ id }) => void navigate(listAddress('/catalogues', { kind, record: id }))}
          emptyText={`${from} 日终与 ${to} 日终之间，${label}没有变动。换两个日期再看。`}
        />
      )}
    </Page>
  )
}

function Counts({ kind, from, to }: { kind: CatalogueKind; from: string; to: string }) {
  const { data } = useQuery('catalogues.compare', { catalogue: kind, from, to, limit: 1 }, { keepPrevious: true })
  if (!data) return null
  const parts = (Object.keys(WHAT) as Difference['what'][]).map(
    (what) => `${WHAT[what].label} ${formatCount(data.counts[what])}`,
  )
  return <span role="status">{parts.join('，')}</span>
}

function columnsOf(kind: CatalogueKind): GridColumn<Difference>[] {
  const { columns, name, number, agency } = CATALOGUES[kind]
  const declared = (field: string | null, id: 'number' | 'agency'): GridColumn<Difference>[] => {
    const column = field === null ? undefined : columns[field]
    return column ? [{ id, title: column.label, width: column.width ?? 180, text: (row) => row[id] ?? '' }] : []
  }
  return [
    {
      id: 'what',
      title: '变动',
      width: 110,
      text: ({ what }) => WHAT[what].label,
      render: ({ what }) => <StateTag tone={WHAT[what].tone}>{WHAT[what].label}</StateTag>,
    },
    { id: 'name', title: columns[name]?.label ?? '名称', width: 220, grow: 1, link: true, text: (row) => row.name },
    ...declared(number, 'number'),
    ...declared(agency, 'agency'),
    { id: 'changes', title: '变动内容', width: 280, grow: 1, text: (row) => changesText(kind, row) },
  ]
}

/** What changed in one line: each field with what it said before and says after. */
function changesText(kind: CatalogueKind, { changes, state, successor }: Difference): string {
  const shown = (field: string, fact: string | null): string =>
    fact === null ? '（空）' : writtenFact(CATALOGUES[kind], field, fact)
  return [
    ...(state === null
      ? []
      : [`状态：${state.old ?? '—'} → ${state.new ?? '—'}${successor ? `（${successor}）` : ''}`]),
    ...changes.map(
      ({ field, old, new: now }) => `${fieldWord(kind, field)}：${shown(field, old)} → ${shown(field, now)}`,
    ),
  ].join('；')
}
