import { Button, Skeleton, Tabs } from 'antd'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import { ErrorNote } from '../../components/error-note.tsx'
import { Page } from '../../components/page.tsx'
import { useQuery } from '../../lib/query.ts'
import { RoundSteps, RoundTag } from './round-state.tsx'
import { FrameTab } from './tabs/frame-tab.tsx'
import { ProgressTab } from './tabs/progress-tab.tsx'
import { ResultsTab } from './tabs/results-tab.tsx'
import { SampleTab } from './tabs/sample-tab.tsx'

/** One round: where it stands, its list and scope, its sample, its scoring and its results. */
export function Component() {
  const { roundId = '' } = useParams()
  const [params, setParams] = useSearchParams()
  const navigate = useNavigate()
  const { data: round, error, refetch } = useQuery('rounds.get', { roundId })
  const up = { label: '评查轮次', to: '/rounds' }
  if (!round)
    return (
      <Page title="评查轮次" up={up} help="rounds">
        {error ? <ErrorNote error={error} onRetry={() => void refetch()} /> : <Skeleton active />}
      </Page>
    )
  const drawn = round.sample !== null
  const tabs = [
    { key: 'frame', label: '范围与名单', children: <FrameTab round={round} /> },
    { key: 'sample', label: '抽样', children: <SampleTab round={round} />, disabled: !drawn },
    { key: 'progress', label: '打分进度', children: <ProgressTab round={round} />, disabled: !drawn },
    { key: 'results', label: '结果', children: <ResultsTab round={round} />, disabled: !drawn },
  ]
  const asked = params.get('tab')
  const active = tabs.some(({ key, disabled }) => key === asked && disabled !== true)
    ? asked
    : drawn
      ? 'sample'
      : 'frame'
  return (
    <Page
      title={round.title}
      up={up}
      help="rounds"
      extra={
        <>
          <RoundTag round={round} />
          {round.frame && <Button onClick={() => void navigate(`/rounds/${roundId}/public-draw`)}>公开抽签</Button>}
          {!drawn && (
            <Button type="primary" onClick={() => void navigate(`/rounds/${roundId}/guide`)}>
              继续准备
            </Button>
          )}
        </>
      }
    >
      <RoundSteps round={round} />
      <Tabs
        activeKey={active ?? 'frame'}
        items={tabs}
        destroyOnHidden
        onChange={(tab) => setParams({ tab }, { replace: true })}
      />
    </Page>
  )
}
