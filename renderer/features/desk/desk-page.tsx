import { Button } from 'antd'
import { useNavigate } from 'react-router'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { Page } from '../../components/page.tsx'
import { formatCount } from '../../lib/format.ts'
import { useQuery } from '../../lib/query.ts'

/** 工作台: what waits for me today. */
export function Component() {
  const navigate = useNavigate()
  const { data, error } = useQuery('session.info', {})
  return (
    <Page title="工作台" help="desk">
      <ErrorNote error={error} />
      {data && (
        <EmptyState
          text={
            data.cases === 0
              ? '还没有案卷。请先导入执法机关报来的台账或案卷包。'
              : `已有案卷 ${formatCount(data.cases)} 件。`
          }
          action={
            <Button type="primary" onClick={() => void navigate('/imports')}>
              导入台账或案卷包
            </Button>
          }
        />
      )}
    </Page>
  )
}
