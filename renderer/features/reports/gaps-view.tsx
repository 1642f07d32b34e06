import { PrinterOutlined } from '@ant-design/icons'
import { Button, Skeleton } from 'antd'
import { Link } from 'react-router'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { usePrintedList } from '../../components/printed-list.tsx'
import { listAddress } from '../../lib/address-filter.ts'
import { formatCount } from '../../lib/format.ts'
import { useQuery } from '../../lib/query.ts'
import css from './reports.module.css'

const SHOWN = 60

/** Serials of a sequence that no case has: reported too little, void, or used by another kind of paper. */
export function GapsView({ year }: { year: number }) {
  const { data, error, refetch } = useQuery('reports.gaps', { year }, { keepPrevious: true })
  const { print, printing, sheet } = usePrintedList()
  if (!data) return error ? <ErrorNote error={error} onRetry={() => void refetch()} /> : <Skeleton active />
  if (data.gaps.length === 0) return <EmptyState text={`${year} 年各机关的文号没有断号。`} />
  const missing = data.gaps.reduce((sum, gap) => sum + gap.missing.length, 0)
  return (
    <>
      <div className={css.bar}>
        <span role="status">
          {formatCount(data.gaps.length)} 个字号有断号，缺 {formatCount(missing)}{' '}
          个号。可能是漏报，也可能是作废或者另一类文书占用，请问清。
        </span>
        <Button
          icon={<PrinterOutlined aria-hidden />}
          loading={printing}
          onClick={() =>
            print({
              title: `${year} 年文号断号`,
              note: `${data.gaps.length} 个字号，缺 ${missing} 个号`,
              columns: [
                { title: '执法机关' },
                { title: '字号' },
                { title: '起止' },
                { title: '已有', figure: true },
                { title: '缺少的号' },
              ],
              rows: data.gaps.map(({ agency, sequence, first, last, present, missing: serials }) => ({
                id: `${agency}${sequence}`,
                cells: [agency, sequence, `${first}–${last}`, String(present), serials.join('、')],
              })),
            })
          }
        >
          打印
        </Button>
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a box that scrolls must be in reach of the keyboard */}
      <div className={css.scroll} tabIndex={0} role="group" aria-label="断号一览">
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">执法机关</th>
              <th scope="col">字号</th>
              <th scope="col">起止</th>
              <th scope="col" className={css.figure}>
                已有
              </th>
              <th scope="col">缺少的号</th>
            </tr>
          </thead>
          <tbody>
            {data.gaps.map(({ agencyId, agency, sequence, first, last, present, missing: serials }) => (
              <tr key={`${agencyId}${sequence}`}>
                <th scope="row">{agency}</th>
                <td>{sequence}</td>
                <td>
                  {first}–{last}
                </td>
                <td className={css.figure}>
                  <Link to={casesOfYear(agencyId, year)}>{formatCount(present)}</Link>
                </td>
                <td className={css.serials}>
                  {serials.slice(0, SHOWN).join('、')}
                  {serials.length > SHOWN && ` 等 ${formatCount(serials.length)} 个`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {sheet}
    </>
  )
}

const casesOfYear = (agencyId: number, year: number): string =>
  listAddress('/cases', {
    conditions: [
      { field: 'agency', operator: 'in', value: [agencyId] },
      { field: 'number', operator: 'contains', value: String(year) },
    ],
  })
