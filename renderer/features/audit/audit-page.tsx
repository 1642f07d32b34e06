import { Button, DatePicker, Select, Space } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { z } from 'zod'
import type { Result } from '../../../shared/contract/index.ts'
import { DataGrid, type GridColumn } from '../../components/data-grid/data-grid.tsx'
import { FilterRow } from '../../components/filter-row.tsx'
import { Page } from '../../components/page.tsx'
import { Term } from '../../components/term.tsx'
import { useAddressFilter } from '../../lib/address-filter.ts'
import { call } from '../../lib/client.ts'
import { formatInstant } from '../../lib/format.ts'
import { useDataVersion, useQuery } from '../../lib/query.ts'
import { actionWords } from './action-words.ts'
import css from './audit.module.css'
import { detailWords, subjectWords } from './detail-words.ts'
import { EntryDrawer } from './entry-drawer.tsx'
import { VerifyChain } from './verify-chain.tsx'

export type Entry = Result<'audit.page'>['rows'][number]

const Filter = z.object({
  action: z.string().optional(),
  actor: z.string().optional(),
  subject: z.string().optional(),
  from: z.string().optional(),
  to: z.string().optional(),
})

const COLUMNS: GridColumn<Entry>[] = [
  { id: 'seq', title: '序号', width: 80, align: 'right', link: true, text: ({ seq }) => String(seq) },
  { id: 'at', title: '时间', width: 150, text: ({ at }) => formatInstant(at) },
  { id: 'actor', title: '操作员', width: 120, text: ({ actor }) => actor },
  { id: 'action', title: '操作', width: 190, grow: 2, text: ({ action }) => actionWords(action) },
  { id: 'subject', title: '对象', width: 180, text: ({ action, subject }) => subjectWords(action, subject) },
  { id: 'detail', title: '内容', grow: 3, text: ({ detail }) => detailWords(detail) },
  { id: 'hash', title: '校验值', width: 160, hidden: true, text: ({ hash }) => hash },
]

/** 审计: every lasting change, newest first, and whether the chain still holds. */
export function Component() {
  const [filter, setFilter] = useAddressFilter('audit', Filter)
  const [opened, setOpened] = useState<Entry>()
  const { data: choices } = useQuery('audit.choices', {})
  const version = useDataVersion('audit')
  const filtered = Object.values(filter).some((value) => value !== undefined)
  return (
    <Page
      title="审计"
      help="audit"
      full
      extra={<Term meaning="每一次改动都记一条，每条都带着前一条的校验值；改动任何一条，其后全部对不上。">审计链</Term>}
    >
      <FilterRow label="筛选审计记录">
        <Space wrap size={8}>
          <Select
            aria-label="操作"
            placeholder="全部操作"
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            popupMatchSelectWidth={320}
            className={css.action}
            value={filter.action ?? null}
            options={(choices?.actions ?? []).map((value) => ({ value, label: actionWords(value) }))}
            onChange={(action: string | null | undefined) => setFilter({ ...filter, action: action ?? undefined })}
          />
          <Select
            aria-label="操作员"
            placeholder="全部操作员"
            allowClear
            className={css.actor}
            value={filter.actor ?? null}
            options={(choices?.actors ?? []).map((value) => ({ value, label: value }))}
            onChange={(actor: string | null | undefined) => setFilter({ ...filter, actor: actor ?? undefined })}
          />
          <DatePicker.RangePicker
            aria-label="日期"
            allowEmpty
            value={[filter.from ? dayjs(filter.from) : null, filter.to ? dayjs(filter.to) : null]}
            onChange={(_days, text) =>
              setFilter({ ...filter, from: text?.[0] || undefined, to: text?.[1] || undefined })
            }
          />
          {filtered && <Button onClick={() => setFilter({})}>清除筛选</Button>}
        </Space>
        <VerifyChain />
      </FilterRow>
      <DataGrid
        id="audit"
        label="审计记录"
        columns={COLUMNS}
        rowId={({ seq }) => String(seq)}
        reloadKey={[filter, version]}
        load={({ offset, limit }) => call('audit.page', { ...filter, offset, limit })}
        onOpen={setOpened}
        emptyText={filtered ? '没有符合条件的审计记录。' : '还没有审计记录。'}
      />
      <EntryDrawer
        entry={opened}
        onClose={() => setOpened(undefined)}
        onSubject={(subject) => {
          setOpened(undefined)
          setFilter({ subject })
        }}
      />
    </Page>
  )
}
