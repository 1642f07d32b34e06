import { Skeleton } from 'antd'
import { Link } from 'react-router'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { StateTag } from '../../components/state-tag.tsx'
import { formatCount } from '../../lib/format.ts'
import { useQuery } from '../../lib/query.ts'
import { ROUND_STATE_WORDS } from '../../lib/words.ts'
import css from './desk.module.css'

const SHOWN = 6

/** Rounds that are not finished: how many of the drawn files are scored and confirmed. */
export function OpenRounds() {
  const { data, error } = useQuery('rounds.list', {})
  const open = data?.rounds.filter(({ sample }) => sample === null || sample.confirmed < sample.cases)
  return (
    <section aria-labelledby="open-rounds" className={css.panel}>
      <h2 id="open-rounds" className={css.heading}>
        进行中的评查轮次
      </h2>
      <ErrorNote error={error} />
      {!open && !error && <Skeleton active paragraph={{ rows: 3 }} title={false} />}
      {open?.length === 0 && (
        <EmptyState text="没有进行中的评查轮次。" action={<Link to="/rounds">新建评查轮次</Link>} />
      )}
      <ul className={css.rows}>
        {open?.slice(0, SHOWN).map(({ id, title, state, frame, sample }) => (
          <li key={id} className={css.row}>
            <Link to={`/rounds/${id}`} className={css.name} title={title}>
              {title}
            </Link>
            <StateTag tone={state === 'planned' ? 'grey' : 'blue'}>{ROUND_STATE_WORDS[state]}</StateTag>
            {sample ? (
              <>
                <progress aria-label={`${title}：已提交`} value={sample.submitted} max={Math.max(1, sample.cases)} />
                <span className={css.figures}>
                  已提交 {sample.submitted}/{sample.cases}，已确认 {sample.confirmed}
                </span>
              </>
            ) : (
              <span className={css.figures}>
                {frame ? `名单 ${formatCount(frame.caseCount)} 件，等待抽签` : '范围未冻结'}
              </span>
            )}
          </li>
        ))}
      </ul>
      {open && open.length > SHOWN && <Link to="/rounds">全部 {open.length} 个轮次</Link>}
    </section>
  )
}
