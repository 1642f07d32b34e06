import { DatePicker, Segmented } from 'antd'
import dayjs from 'dayjs'
import { useSearchParams } from 'react-router'
import { addMonths } from '../../../shared/domain/calendar/civil-day.ts'
import { ErrorNote } from '../../components/error-note.tsx'
import { Page } from '../../components/page.tsx'
import { useQuery } from '../../lib/query.ts'
import { GapsView } from './gaps-view.tsx'
import { MonthTable } from './month-table.tsx'
import css from './reports.module.css'
import { YearView } from './year-view.tsx'

const VIEWS = [
  { value: 'month', label: '按月核对' },
  { value: 'year', label: '全年报送' },
  { value: 'gaps', label: '文号断号' },
] as const
type View = (typeof VIEWS)[number]['value']

/** 报送核对: what agencies say they have against what came in, who sent nothing, and which numbers are missing. */
export function Component() {
  const { data: session, error } = useQuery('session.info', {})
  const [params, setParams] = useSearchParams()
  // last month: the one that is reported now
  const last = session ? addMonths(`${session.today.slice(0, 7)}-01`, -1).slice(0, 7) : undefined
  const month = params.get('month') ?? last
  const view = (VIEWS.find(({ value }) => value === params.get('view'))?.value ?? 'month') satisfies View
  const show = (next: { view?: View; month?: string }): void =>
    setParams({ view, ...(month === undefined ? {} : { month }), ...next }, { replace: true })
  return (
    <Page title="报送核对" help="reports">
      <ErrorNote error={error} />
      {month !== undefined && /^[12]\d{3}-(?:0[1-9]|1[0-2])$/.test(month) && (
        <>
          <div className={css.bar}>
            <Segmented<View>
              aria-label="看什么"
              value={view}
              options={[...VIEWS]}
              onChange={(next) => show({ view: next })}
            />
            <DatePicker
              aria-label={view === 'month' ? '月份' : '年份'}
              picker={view === 'month' ? 'month' : 'year'}
              allowClear={false}
              value={dayjs(`${month}-01`)}
              onChange={(day: dayjs.Dayjs | null) => day && show({ month: day.format('YYYY-MM') })}
            />
          </div>
          {view === 'month' && <MonthTable month={month} onMonth={(next) => show({ month: next })} />}
          {view === 'year' && (
            <YearView year={Number(month.slice(0, 4))} onMonth={(next) => show({ view: 'month', month: next })} />
          )}
          {view === 'gaps' && <GapsView year={Number(month.slice(0, 4))} />}
        </>
      )}
    </Page>
  )
}
