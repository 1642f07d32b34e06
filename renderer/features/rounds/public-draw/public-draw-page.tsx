import { Button, ConfigProvider, Skeleton, type ThemeConfig } from 'antd'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useBlocker, useNavigate, useParams, useSearchParams } from 'react-router'
import { EMPTY_ENTRY, type SeedEntry } from '../../../../shared/domain/sampling/seed-entry.ts'
import { ErrorNote } from '../../../components/error-note.tsx'
import { call } from '../../../lib/client.ts'
import { useConfirm } from '../../../lib/notice.ts'
import { useQuery } from '../../../lib/query.ts'
import type { Draw } from '../draw-facts.tsx'
import type { Round } from '../round-state.tsx'
import { DrawingStage } from './drawing-stage.tsx'
import { ListStage } from './list-stage.tsx'
import css from './public-draw.module.css'
import { ResultStage } from './result-stage.tsx'
import { SeedStage } from './seed-stage.tsx'
import { useKeys } from './use-keys.ts'

const STAGES = ['名单', '种子', '抽取', '结果'] as const
type Stage = 0 | 1 | 2 | 3

/** 公开抽签: for a hall with a projector. Case numbers and agencies only; the draw itself is the one procedure of the program. */
export function Component() {
  const { roundId = '' } = useParams()
  const round = useQuery('rounds.get', { roundId })
  const draws = useQuery('samples.draws', { roundId })
  const error = round.error ?? draws.error
  useFullScreen()
  if (!round.data || !draws.data)
    return <div className={css.stage}>{error ? <ErrorNote error={error} /> : <Skeleton active />}</div>
  return (
    <ConfigProvider theme={hallTheme()}>
      <PublicDraw round={round.data} draws={draws.data.draws} />
    </ConfigProvider>
  )
}

/** Buttons and fields as large as the words beside them. */
function hallTheme(): ThemeConfig {
  const size = Math.round(Math.min(26, Math.max(18, window.innerWidth / 76)))
  return {
    token: { fontSize: size, fontSizeLG: size, controlHeight: size * 2, controlHeightLG: Math.round(size * 2.2) },
  }
}

function PublicDraw({ round, draws }: { round: Round; draws: Draw[] }) {
  const [params, setParams] = useSearchParams()
  const navigate = useNavigate()
  const confirm = useConfirm()
  const session = useQuery('session.info', {})
  // An extension is asked for by its size; without one the last draw is shown.
  const extend = Number(params.get('extend') ?? 0) || undefined
  const draw = extend === undefined ? draws.at(-1) : undefined
  const [stage, setStage] = useState<Stage>(0)
  const [entry, setEntry] = useState<SeedEntry>(EMPTY_ENTRY)

  const furthest: Stage = draw ? 3 : round.frame ? 1 : 0
  const next = useCallback(() => setStage((at) => Math.min(at + 1, furthest) as Stage), [furthest])
  const back = useCallback(() => setStage((at) => Math.max(at - 1, 0) as Stage), [])
  const drawn = (): void => {
    setParams({}, { replace: true })
    setStage(2)
  }
  const leave = useCallback(
    () => void navigate(`/rounds/${round.id}${round.state === 'drawn' ? '' : '/guide'}`),
    [navigate, round],
  )
  const typed = draw === undefined && entry !== EMPTY_ENTRY
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => typed && currentLocation.pathname !== nextLocation.pathname,
  )
  const asking = useRef(false)
  useEffect(() => {
    if (blocker.state !== 'blocked' || asking.current) return
    asking.current = true
    const ask = async (): Promise<void> => {
      const yes = await confirm({
        title: '离开公开抽签？',
        content: '还没有抽取。已经投出的数字不会保留，再来时要重新投。',
        okText: '离开',
        danger: true,
      })
      asking.current = false
      if (yes) blocker.proceed()
      else blocker.reset()
    }
    void ask()
  }, [blocker, confirm])
  useEffect(() => {
    document.title = `公开抽签：${round.title} — 明卷`
  }, [round.title])

  useKeys(
    useCallback(
      (key) => {
        if (key === 'Escape') leave()
        else if (key === 'ArrowRight' || key === 'PageDown') {
          // The result turns its own pages.
          if (stage < 3) next()
        } else if (key === 'ArrowLeft' || key === 'PageUp') {
          if (stage < 3) back()
        } else if (key === 'Enter' && stage === 0) next()
        else return false
        return true
      },
      [leave, next, back, stage],
    ),
  )
  return (
    <div className={css.show}>
      <header className={css.head}>
        <h1 className={css.title}>{round.title}</h1>
        {session.data?.rehearsal && <span className={css.rehearsal}>▲ 演练数据</span>}
        <ol className={css.stages} aria-label="阶段">
          {STAGES.map((name, i) => (
            <li key={name} aria-current={i === stage ? 'step' : undefined}>
              {'①②③④'[i]} {name}
            </li>
          ))}
        </ol>
      </header>
      <main className={css.stage}>
        {stage === 0 && <ListStage round={round} extend={extend} />}
        {stage === 1 && (
          <SeedStage round={round} draw={draw} extend={extend} entry={entry} onEntry={setEntry} onDrawn={drawn} />
        )}
        {stage === 2 && draw && <DrawingStage round={round} draw={draw} onDone={() => setStage(3)} />}
        {stage === 3 && draw && <ResultStage round={round} draw={draw} />}
      </main>
      <footer className={css.foot}>
        <span className={css.hint}>{HINTS[stage]}</span>
        <Button size="large" disabled={stage === 0} onClick={back}>
          上一步
        </Button>
        <Button size="large" disabled={stage >= furthest} onClick={next}>
          下一步
        </Button>
        <Button size="large" onClick={leave}>
          退出
        </Button>
      </footer>
    </div>
  )
}

const HINTS = [
  '→ 下一步　Esc 退出',
  '数字键 投出一位　回车 确认　退格 改正　Esc 退出',
  '空格 跳过　Esc 退出',
  '← → 翻页　空格 停止或继续自动翻页　Esc 退出',
] as const

/** The whole screen while this page is shown; a window that cannot be full is shown as it is. */
function useFullScreen(): void {
  useEffect(() => {
    const set = (on: boolean): void => {
      // The draw works without it.
      call('shell.setFullScreen', { on }).catch(() => undefined)
    }
    set(true)
    return () => set(false)
  }, [])
}
