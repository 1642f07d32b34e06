import { Button, Skeleton } from 'antd'
import { ErrorNote } from '../../components/error-note.tsx'
import { StateTag } from '../../components/state-tag.tsx'
import { formatCount } from '../../lib/format.ts'
import { useQuery } from '../../lib/query.ts'
import { STANDING_TONES, STANDING_WORDS } from './report-words.ts'
import css from './reports.module.css'

/** Twelve months side by side: who sent, who was late, who sent nothing. A cell opens its month. */
export function YearView({ year, onMonth }: { year: number; onMonth: (month: string) => void }) {
  const { data, error, refetch } = useQuery('reports.year', { year }, { keepPrevious: true })
  if (!data) return error ? <ErrorNote error={error} onRetry={() => void refetch()} /> : <Skeleton active />
  const months = data.agencies[0]?.months ?? []
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a box that scrolls must be in reach of the keyboard
    <div className={css.scroll} tabIndex={0} role="group" aria-label={`${year} 年报送情况`}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">执法机关</th>
            {months.map(({ month }) => (
              <th key={month} scope="col">
                <Button
                  type="link"
                  size="small"
                  aria-label={`核对 ${Number(month.slice(5))} 月`}
                  onClick={() => onMonth(month)}
                >
                  {Number(month.slice(5))} 月
                </Button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.agencies.map(({ agencyId, name, months: own }) => (
            <tr key={agencyId}>
              <th scope="row">{name}</th>
              {own.map(({ month, standing, cases }) => (
                <td key={month}>
                  <StateTag tone={STANDING_TONES[standing]}>{STANDING_WORDS[standing]}</StateTag>{' '}
                  <span className={css.second}>{cases > 0 && formatCount(cases)}</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
