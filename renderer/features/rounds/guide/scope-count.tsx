import type { RoundFilter } from '../../../../shared/contract/rounds.ts'
import { ErrorNote } from '../../../components/error-note.tsx'
import { formatCount } from '../../../lib/format.ts'
import { useQuery } from '../../../lib/query.ts'
import rounds from '../rounds.module.css'
import { useSettled } from '../../../lib/settled.ts'
import css from './guide.module.css'

/** How many cases the scope takes, counted anew at every change, and why others stay out. */
export function ScopeCount({ filter, usable }: { filter: RoundFilter; usable: boolean }) {
  const settled = useSettled(filter)
  const { data, error } = useQuery('rounds.countScope', { filter: settled }, { enabled: usable, keepPrevious: true })
  return (
    <aside className={`${rounds.block} ${css.live}`} aria-label="件数">
      <h2>能列入名单</h2>
      <ErrorNote error={usable ? error : undefined} />
      <p aria-live="polite">
        <span className={rounds.figure}>{data ? formatCount(data.cases) : '…'}</span> 件
      </p>
      {data && data.excluded.length > 0 && (
        <>
          <p className={rounds.muted}>期间内不能列入的：</p>
          <ul>
            {data.excluded.map(({ reason, cases }) => (
              <li key={reason}>
                {formatCount(cases)} 件　{reason}
              </li>
            ))}
          </ul>
        </>
      )}
      {data?.cases === 0 && (
        <p className={rounds.different}>这个范围没有可列入的案卷。请放宽期间或者类型，或者先导入案卷。</p>
      )}
    </aside>
  )
}
