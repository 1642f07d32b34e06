import { StateTag } from '../../components/state-tag.tsx'
import type { Result } from '../../../shared/contract/index.ts'
import { formatInstant } from '../../lib/format.ts'
import css from './rounds.module.css'

export type Round = Result<'rounds.get'>

/** How far a round has come, in one word. */
export function RoundTag({ round }: { round: Round }) {
  const { state, sample } = round
  if (state === 'planned') return <StateTag tone="grey">准备中</StateTag>
  if (state === 'frozen') return <StateTag tone="amber">已冻结，待抽样</StateTag>
  return sample !== null && sample.cases > 0 && sample.confirmed === sample.cases ? (
    <StateTag tone="green">结果已确认</StateTag>
  ) : (
    <StateTag tone="blue">评查中</StateTag>
  )
}

interface Step {
  name: string
  done: boolean
  /** who and when, or how far */
  note: string
}

function stepsOf({ createdAt, createdBy, frame, sample }: Round): Step[] {
  const whole = sample !== null && sample.cases > 0
  return [
    { name: '新建', done: true, note: `${createdBy}　${formatInstant(createdAt)}` },
    {
      name: '冻结名单',
      done: frame !== null,
      note: frame ? `${frame.frozenBy}　${formatInstant(frame.frozenAt)}` : '还没有冻结',
    },
    {
      name: '抽样',
      done: sample !== null,
      note: sample ? `${sample.thrownBy}投种子　${formatInstant(sample.drawnAt)}` : '还没有抽样',
    },
    {
      name: '打分',
      done: whole && sample.submitted === sample.cases,
      note: sample ? `${sample.submitted}/${sample.cases} 件已提交` : '—',
    },
    {
      name: '确认结果',
      done: whole && sample.confirmed === sample.cases,
      note: sample ? `${sample.confirmed}/${sample.cases} 件已确认` : '—',
    },
  ]
}

/** The state line of a round: its steps, with who and when. */
export function RoundSteps({ round }: { round: Round }) {
  const steps = stepsOf(round)
  const current = steps.findIndex((one) => !one.done)
  return (
    <ol className={css.stateLine} aria-label="进度">
      {steps.map(({ name, done, note }, i) => (
        <li key={name} className={done ? css.stepDone : css.stepOpen} aria-current={i === current ? 'step' : undefined}>
          <span className={css.stepMark} aria-hidden="true">
            {done ? '✓' : i + 1}
          </span>
          <span>
            <span className={css.stepName}>
              {name}
              <span className="said">{done ? '，已完成' : '，未完成'}</span>
            </span>
            <span className={css.stepNote}>{note}</span>
          </span>
        </li>
      ))}
    </ol>
  )
}
