import { Button, Skeleton } from 'antd'
import { useRef } from 'react'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import { ErrorNote } from '../../../components/error-note.tsx'
import { Page } from '../../../components/page.tsx'
import { useNotice, useConfirm } from '../../../lib/notice.ts'
import { useCommand, useQuery } from '../../../lib/query.ts'
import type { Draw } from '../draw-facts.tsx'
import type { Round } from '../round-state.tsx'
import { FrameStep } from './frame-step.tsx'
import { FreezeStep } from './freeze-step.tsx'
import css from './guide.module.css'
import { Leaving } from './leaving.ts'
import { MethodStep } from './method-step.tsx'
import { ProofStep } from './proof-step.tsx'
import { ResultStep } from './result-step.tsx'
import { ScopeStep } from './scope-step.tsx'
import { SeedStep } from './seed-step.tsx'
import { firstOpen, STEPS, type StepName } from './steps.ts'

/** 新建评查轮次: from scope to proof, one decision a page. Everything may be changed until the frame is frozen. */
export function Component() {
  const { roundId } = useParams()
  if (roundId === undefined) return <NewRound />
  return <KnownRound key={roundId} roundId={roundId} />
}

function NewRound() {
  const navigate = useNavigate()
  return (
    <Page title="新建评查轮次" up={{ label: '评查轮次', to: '/rounds' }} help="rounds" full>
      <div className={css.guide}>
        <StepList round={undefined} draw={undefined} current="scope" onGo={() => undefined} />
        <ScopeStep
          round={undefined}
          onBack={() => void navigate('/rounds')}
          onDone={(id) => void navigate(`/rounds/${id}/guide?step=frame`, { replace: true })}
        />
      </div>
    </Page>
  )
}

function KnownRound({ roundId }: { roundId: string }) {
  const navigate = useNavigate()
  const [params, setParams] = useSearchParams()
  const round = useQuery('rounds.get', { roundId })
  const draws = useQuery('samples.draws', { roundId })
  const draw = draws.data?.draws[0]
  const discard = useCommand('rounds.discard')
  const confirm = useConfirm()
  const notice = useNotice()
  const leaving = useRef<(() => Promise<void>) | undefined>(undefined)

  const error = round.error ?? draws.error
  if (!round.data || !draws.data)
    return (
      <Page title="评查轮次" up={{ label: '评查轮次', to: '/rounds' }} help="rounds">
        {error ? <ErrorNote error={error} onRetry={() => void round.refetch()} /> : <Skeleton active />}
      </Page>
    )

  const asked = STEPS.find(({ name }) => name === params.get('step'))
  const current = asked?.reachable(round.data, draw) ? asked.name : firstOpen(round.data, draw)
  const go = (step: StepName): void => setParams({ step })
  // What was typed is kept whichever way a step is left; where it cannot be kept the step says why and stays.
  const keepAndGo = (step: StepName): void =>
    void (leaving.current?.() ?? Promise.resolve()).then(() => go(step), notice.fail)
  const remove = async (): Promise<void> => {
    const yes = await confirm({
      title: '删除这个评查轮次？',
      content: `“${round.data.title}”的范围、报送件数和抽样设计将删除，不能恢复，只留下名称。案卷不受影响。`,
      okText: '删除轮次',
      danger: true,
    })
    if (!yes) return
    try {
      await discard.run({ roundId })
      notice.done('轮次已删除。')
      void navigate('/rounds')
    } catch (problem) {
      notice.fail(problem)
    }
  }
  return (
    <Page
      title={round.data.title}
      up={{ label: '评查轮次', to: '/rounds' }}
      help="rounds"
      full
      extra={
        <>
          {round.data.state === 'planned' && (
            <Button danger onClick={() => void remove()}>
              删除轮次
            </Button>
          )}
          <Button onClick={() => void navigate(`/rounds/${roundId}`)}>查看轮次</Button>
        </>
      }
    >
      <div className={css.guide}>
        <StepList round={round.data} draw={draw} current={current} onGo={keepAndGo} />
        <Leaving value={leaving}>
          <CurrentStep key={current} name={current} round={round.data} draw={draw} go={go} />
        </Leaving>
      </div>
    </Page>
  )
}

function CurrentStep(props: { name: StepName; round: Round; draw: Draw | undefined; go: (step: StepName) => void }) {
  const { name, round, draw, go } = props
  const navigate = useNavigate()
  const at = STEPS.findIndex((one) => one.name === name)
  const onBack = (): void => go(STEPS[at - 1]?.name ?? 'scope')
  const onDone = (): void => go(STEPS[at + 1]?.name ?? 'proof')
  if (name === 'scope')
    return <ScopeStep round={round} onBack={() => void navigate('/rounds')} onDone={() => go('frame')} />
  if (name === 'frame') return <FrameStep round={round} onBack={onBack} onDone={onDone} />
  if (name === 'method') return <MethodStep round={round} onBack={onBack} onDone={onDone} />
  if (name === 'freeze') return <FreezeStep round={round} onBack={onBack} onDone={onDone} />
  if (name === 'seed') return <SeedStep round={round} draw={draw} onBack={onBack} onDone={onDone} />
  if (name === 'result') return <ResultStep round={round} draw={draw} onBack={onBack} onDone={onDone} />
  return <ProofStep round={round} draw={draw} onBack={onBack} onDone={() => void navigate(`/rounds/${round.id}`)} />
}

function StepList(props: {
  round: Round | undefined
  draw: Draw | undefined
  current: StepName
  onGo: (step: StepName) => void
}) {
  const { round, draw, current, onGo } = props
  return (
    <nav className={css.steps} aria-label="步骤">
      <ol>
        {STEPS.map(({ name, label, done, reachable, summary }, i) => {
          const isDone = round !== undefined && done(round, draw)
          return (
            <li key={name} className={isDone ? css.done : undefined}>
              <button
                type="button"
                className={css.step}
                aria-current={name === current ? 'step' : undefined}
                disabled={name !== current && !(round && reachable(round, draw))}
                onClick={() => onGo(name)}
              >
                <span className={css.mark} aria-hidden="true">
                  {isDone ? '✓' : i + 1}
                </span>
                <span>
                  <span className={css.name}>
                    {label}
                    <span className="said">{isDone ? '，已完成' : '，未完成'}</span>
                  </span>
                  <span className={css.summary}>{round && summary(round, draw)}</span>
                </span>
              </button>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
