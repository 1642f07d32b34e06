import { Skeleton } from 'antd'
import { Link } from 'react-router'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { StateTag, type Tone } from '../../components/state-tag.tsx'
import { formatCount } from '../../lib/format.ts'
import { useQuery } from '../../lib/query.ts'
import { BATCH_STATE_WORDS } from '../../lib/words.ts'
import css from './desk.module.css'

const TONES: Record<keyof typeof BATCH_STATE_WORDS, Tone> = {
  reading: 'blue',
  ready: 'amber',
  committed: 'green',
  discarded: 'grey',
  interrupted: 'red',
  undone: 'grey',
}

/** What came in last, and what became of it. */
export function LastImports() {
  const { data, error } = useQuery('imports.list', { limit: 6 })
  return (
    <section aria-labelledby="last-imports" className={css.panel}>
      <h2 id="last-imports" className={css.heading}>
        最近的导入
      </h2>
      <ErrorNote error={error} />
      {!data && !error && <Skeleton active paragraph={{ rows: 3 }} title={false} />}
      {data?.total === 0 && <EmptyState text="还没有导入过。" action={<Link to="/imports">导入台账或案卷包</Link>} />}
      <ul className={css.rows}>
        {data?.rows.map((batch) => (
          <li key={batch.batchId} className={css.row}>
            <Link to={`/imports/${batch.batchId}`} className={css.name} title={batch.sourceName}>
              {batch.sourceName}
            </Link>
            <StateTag tone={TONES[batch.state]}>{BATCH_STATE_WORDS[batch.state]}</StateTag>
            <span className={css.figures}>
              新增 {formatCount(batch.added)}，更新 {formatCount(batch.updated)}，拒绝 {formatCount(batch.refused)}
            </span>
          </li>
        ))}
      </ul>
      {data && data.total > data.rows.length && <Link to="/imports">全部 {formatCount(data.total)} 批</Link>}
    </section>
  )
}
