import { EditOutlined, PrinterOutlined } from '@ant-design/icons'
import { Button, InputNumber, Skeleton } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { usePrintedList } from '../../components/printed-list.tsx'
import { StateTag } from '../../components/state-tag.tsx'
import { kindInWords } from '../../../shared/domain/act-words.ts'
import { listAddress } from '../../lib/address-filter.ts'
import { formatCount } from '../../lib/format.ts'
import { useNotice } from '../../lib/notice.ts'
import { useCommand, useQuery, useTask } from '../../lib/query.ts'
import { EditReport } from './edit-report.tsx'
import { type AgencyMonth, casesBehind, type MonthView, STANDING_TONES, STANDING_WORDS } from './report-words.ts'
import css from './reports.module.css'
import { TakeTotals } from './take-totals.tsx'

/** One month: an agency a line, what it reported beside what was imported; each number opens its cases. */
export function MonthTable({ month, onMonth }: { month: string; onMonth: (month: string) => void }) {
  const { data, error, refetch } = useQuery('reports.month', { month }, { keepPrevious: true })
  const [edited, setEdited] = useState<AgencyMonth>()
  const { print, printing, sheet } = usePrintedList()
  const saveAs = useCommand('shell.saveAs')
  const exporting = useTask('reports.export')
  const notice = useNotice()
  if (!data) return error ? <ErrorNote error={error} onRetry={() => void refetch()} /> : <Skeleton active />
  if (data.agencies.length === 0) return <EmptyState text="还没有执法机关。机关随导入的记录产生，先导入台账。" />
  const exportMonth = async (): Promise<void> => {
    try {
      const filters = [{ name: 'Excel 工作簿', extensions: ['xlsx'] }]
      const { path } = await saveAs.run({ title: '导出报送核对', name: `报送核对${month}.xlsx`, filters })
      if (path === null) return
      const { rows, file } = await exporting.run({ month, file: path }, { label: '导出报送核对' })
      notice.done(`已导出 ${rows} 个机关：${file}`)
    } catch (failure) {
      notice.fail(failure)
    }
  }
  return (
    <>
      <div className={css.bar}>
        <Summary view={data} />
        <TakeTotals month={month} onTaken={onMonth} />
        <Button loading={exporting.running} onClick={() => void exportMonth()}>
          导出 Excel
        </Button>
        <Button icon={<PrinterOutlined aria-hidden />} loading={printing} onClick={() => print(printed(data))}>
          打印
        </Button>
      </div>
      <DueDay dueOn={data.dueOn} />
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a box that scrolls must be in reach of the keyboard */}
      <div className={css.scroll} tabIndex={0} role="group" aria-label="按月核对">
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">执法机关</th>
              {data.agencies[0]?.kinds.map(({ kind }) => (
                <th key={kind} scope="col" className={css.figure}>
                  {kindInWords(kind)}
                  <div className={css.second}>报送 / 已导入</div>
                </th>
              ))}
              <th scope="col">核对</th>
              <th scope="col">报送</th>
              <th scope="col">报来日期</th>
              <th scope="col">登记</th>
            </tr>
          </thead>
          <tbody>
            {data.agencies.map((agency) => (
              <AgencyLine key={agency.agencyId} agency={agency} month={month} onEdit={() => setEdited(agency)} />
            ))}
          </tbody>
        </table>
      </div>
      {data.undated > 0 && (
        <p className={css.second}>
          <Link to={listAddress('/cases', { conditions: [{ field: 'decidedOn', operator: 'unknown' }] })}>
            {formatCount(data.undated)} 件案卷没有决定日期
          </Link>
          ，不计入任何月份。
        </p>
      )}
      {sheet}
      {edited && <EditReport month={month} agency={edited} onClose={() => setEdited(undefined)} />}
    </>
  )
}

function AgencyLine({ agency, month, onEdit }: { agency: AgencyMonth; month: string; onEdit: () => void }) {
  const { agencyId, name, kinds, differences, standing, sentOn, receivedOn } = agency
  const stated = kinds.some(({ reported }) => reported !== null)
  return (
    <tr>
      <th scope="row">{name}</th>
      {kinds.map(({ kind, reported, imported }) => (
        <td key={kind} className={css.figure}>
          {reported === null ? <span className={css.second}>—</span> : formatCount(reported)} /{' '}
          <Link
            to={casesBehind(agencyId, month, kind)}
            aria-label={`${name}${kindInWords(kind)}已导入 ${formatCount(imported)} 件`}
          >
            {formatCount(imported)}
          </Link>
          {reported !== null && reported !== imported && (
            <>
              {' '}
              <StateTag tone="amber">
                {reported > imported
                  ? `少 ${formatCount(reported - imported)}`
                  : `多 ${formatCount(imported - reported)}`}
              </StateTag>
            </>
          )}
        </td>
      ))}
      <td>
        {!stated && <span className={css.second}>未登记件数</span>}
        {stated && differences === 0 && <StateTag tone="green">相符</StateTag>}
        {differences > 0 && <StateTag tone="amber">{`${differences} 项不符`}</StateTag>}
      </td>
      <td>
        <StateTag tone={STANDING_TONES[standing]}>{STANDING_WORDS[standing]}</StateTag>
      </td>
      <td>
        {sentOn ?? ''}
        {sentOn !== null && receivedOn === null && <span className={css.second}>（首次导入）</span>}
      </td>
      <td>
        <Button size="small" icon={<EditOutlined aria-hidden />} aria-label={`登记${name}的报送`} onClick={onEdit} />
      </td>
    </tr>
  )
}

const countOf = (view: MonthView, standing: AgencyMonth['standing']): number =>
  view.agencies.filter((one) => one.standing === standing).length

function Summary({ view }: { view: MonthView }) {
  const wrong = view.agencies.filter(({ differences }) => differences > 0).length
  const parts = (['sent', 'late', 'missing', 'open'] as const).map(
    (standing) => `${STANDING_WORDS[standing]} ${formatCount(countOf(view, standing))}`,
  )
  return (
    <span role="status">
      {formatCount(view.agencies.length)} 个机关：{parts.join('，')}；件数不符 {formatCount(wrong)}
    </span>
  )
}

/** The day is local: without one nothing is late. */
function DueDay({ dueOn }: { dueOn: string | null }) {
  const settings = useQuery('settings.get', {}).data?.reports
  const save = useCommand('settings.save')
  const notice = useNotice()
  if (!settings) return null
  return (
    <p className={css.second}>
      次月{' '}
      <InputNumber
        controls={false}
        key={settings.dueDay}
        aria-label="次月几日前报送"
        className={css.totals}
        min={1}
        max={31}
        precision={0}
        placeholder="未设"
        {...(settings.dueDay === null ? {} : { defaultValue: settings.dueDay })}
        onBlur={({ target }) => {
          const dueDay = target.value === '' ? null : Number(target.value)
          const valid = dueDay === null || (Number.isInteger(dueDay) && dueDay >= 1 && dueDay <= 31)
          if (valid && dueDay !== settings.dueDay)
            void save.run({ changes: { reports: { dueDay } } }).catch(notice.fail)
        }}
      />{' '}
      日前报送算按时，按本地规定填写。
      {dueOn === null ? '没有填写，不判断迟报。' : `本月报送截止 ${dueOn}。`}
    </p>
  )
}

const printed = ({ month, dueOn, agencies }: MonthView) => ({
  title: `${month} 执法案件报送核对表`,
  note: `${dueOn === null ? '' : `截止日期 ${dueOn}；`}每格为“报送 / 已导入”`,
  columns: [
    { title: '执法机关' },
    ...(agencies[0]?.kinds.map(({ kind }) => ({ title: kindInWords(kind), figure: true })) ?? []),
    { title: '不符项数', figure: true },
    { title: '报送' },
    { title: '报来日期' },
  ],
  rows: agencies.map(({ agencyId, name, kinds, differences, standing, sentOn }) => ({
    id: agencyId,
    cells: [
      name,
      ...kinds.map(({ reported, imported }) => `${reported ?? '—'} / ${imported}`),
      String(differences),
      STANDING_WORDS[standing],
      sentOn ?? '',
    ],
  })),
})
