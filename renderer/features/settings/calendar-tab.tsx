import { Alert, InputNumber, Table } from 'antd'
import { useState } from 'react'
import { ErrorNote } from '../../components/error-note.tsx'
import { StateTag } from '../../components/state-tag.tsx'
import { useQuery } from '../../lib/query.ts'
import css from './settings.module.css'

/** The State Council's days of a year: what deadlines are counted with. */
export function CalendarTab() {
  const { data: session } = useQuery('session.info', {})
  const [chosen, setChosen] = useState<number | null>(null)
  const year = chosen ?? Number((session?.today ?? '2026').slice(0, 4))
  const { data, error } = useQuery('calendar.year', { year }, { keepPrevious: true })
  const days = [
    ...(data?.holidays ?? []).map((one) => ({ ...one, rest: true })),
    ...(data?.workdays ?? []).map((one) => ({ ...one, rest: false })),
  ].sort((a, b) => (a.day < b.day ? -1 : 1))
  return (
    <>
      <div className={css.line}>
        <label htmlFor="calendar-year">年份</label>
        <InputNumber
          controls={false}
          id="calendar-year"
          min={2000}
          max={2100}
          precision={0}
          value={year}
          onChange={setChosen}
        />
        {data?.notices.map((notice) => (
          <span key={notice} className={css.note}>
            依据：{notice}
          </span>
        ))}
      </div>
      <ErrorNote error={error} />
      {data && !data.known && (
        <Alert
          type="warning"
          showIcon
          title={`程序里没有 ${year} 年的放假安排：国务院办公厅尚未公布，或者本版程序没有收入。涉及这一年的工作日不作计算，期限请人工核对。`}
        />
      )}
      {data?.known && (
        <Table
          size="small"
          rowKey="day"
          pagination={false}
          dataSource={days}
          columns={[
            { title: '日期', dataIndex: 'day' },
            { title: '名称', dataIndex: 'name' },
            {
              title: '安排',
              render: (_, { rest }) => (
                <StateTag tone={rest ? 'green' : 'amber'}>{rest ? '放假' : '调休上班'}</StateTag>
              ),
            },
          ]}
        />
      )}
    </>
  )
}
