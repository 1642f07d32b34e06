import { DatePicker, Tabs } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { z } from 'zod'
import { staffDay } from '../../../../shared/domain/staff/in-post.ts'
import { FILING_COLUMNS, TRAINING_COLUMNS } from '../../../../shared/domain/staff/staff-columns.ts'
import type { GridArrangement } from '../../../components/data-grid/data-grid.tsx'
import { FilterRow } from '../../../components/filter-row.tsx'
import { Page } from '../../../components/page.tsx'
import { listAddress, useAddressFilter } from '../../../lib/address-filter.ts'
import { useQuery } from '../../../lib/query.ts'
import { FilingsSummary, FilingsView } from './filings-view.tsx'
import css from './staff.module.css'
import { StaffTools } from './staff-tools.tsx'
import { StructureView } from './structure-view.tsx'
import { TrainingSummary, TrainingView } from './training-view.tsx'

const TABS = [
  { key: 'training', label: '培训' },
  { key: 'structure', label: '结构' },
  { key: 'filings', label: '报备' },
] as const

const Filter = z.object({
  year: z.int().min(1990).max(2200).optional().catch(undefined),
  tab: z.enum(['training', 'structure', 'filings']).catch('training').default('training'),
})

/** 队伍与培训: training, structure and yearly plans of a year that a person chooses. */
export function Component() {
  const [filter, setFilter] = useAddressFilter('catalogues.staff', Filter)
  const { data: session } = useQuery('session.info', {})
  const [shown, setShown] = useState<GridArrangement>({ columns: [], sort: null })
  const { tab, year = session && Number(session.today.slice(0, 4)) } = filter
  return (
    <Page
      title="队伍与培训"
      up={{ label: '基础数据', to: listAddress('/catalogues', { kind: 'officer' }) }}
      help="staff"
      full
      extra={
        session &&
        year !== undefined && (
          <>
            {tab === 'training' && (
              <StaffTools
                table="training"
                title="培训情况"
                unit="个机关"
                year={year}
                columns={TRAINING_COLUMNS}
                note={`在岗持证按 ${staffDay(year, session.today)} 计`}
                shown={shown}
              />
            )}
            {tab === 'filings' && (
              <StaffTools
                table="filings"
                title="计划报备情况"
                unit="项计划"
                year={year}
                columns={FILING_COLUMNS}
                note={`截至 ${session.today}`}
                shown={shown}
              />
            )}
          </>
        )
      }
    >
      <Tabs
        className={css.tabs}
        size="small"
        activeKey={tab}
        items={[...TABS]}
        onChange={(key) => {
          setShown({ columns: [], sort: null })
          setFilter({ ...filter, tab: key as (typeof TABS)[number]['key'] })
        }}
      />
      {year !== undefined && (
        <>
          <FilterRow label="哪一年">
            <DatePicker
              aria-label="年份"
              picker="year"
              allowClear={false}
              value={dayjs(`${year}-01-01`)}
              onChange={(day: dayjs.Dayjs | null) => day && setFilter({ ...filter, year: day.year() })}
            />
            {tab === 'training' && <TrainingSummary year={year} />}
            {tab === 'filings' && <FilingsSummary year={year} />}
          </FilterRow>
          {tab === 'training' && <TrainingView year={year} onArranged={setShown} />}
          {tab === 'structure' && <StructureView year={year} />}
          {tab === 'filings' && <FilingsView year={year} onArranged={setShown} />}
        </>
      )}
    </Page>
  )
}
