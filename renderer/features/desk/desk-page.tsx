import { Skeleton } from 'antd'
import { ErrorNote } from '../../components/error-note.tsx'
import { Page } from '../../components/page.tsx'
import { useQuery } from '../../lib/query.ts'
import css from './desk.module.css'
import { FirstSteps } from './first-steps.tsx'
import { LastImports } from './last-imports.tsx'
import { OpenRounds } from './open-rounds.tsx'
import { ToDraft } from './to-draft.tsx'
import { Waiting } from './waiting.tsx'

/** 工作台: what waits for me today, how the open rounds stand, what came in last. */
export function Component() {
  const { data, error, refetch } = useQuery('desk.today', {})
  return (
    <Page title="工作台" help="desk">
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {!data && !error && <Skeleton active paragraph={{ rows: 6 }} />}
      {data && (
        <div className={css.desk}>
          <FirstSteps today={data} />
          <Waiting today={data} />
          <ToDraft />
          <div className={css.columns}>
            <OpenRounds />
            <LastImports />
          </div>
        </div>
      )}
    </Page>
  )
}
