import { StateTag } from '../../components/state-tag.tsx'
import type { Result } from '../../../shared/contract/index.ts'
import { formatInstant } from '../../lib/format.ts'
import { ROUND_STATE_WORDS } from '../../lib/words.ts'
import css from './rounds.module.css'

export type Round = Result<'rounds.get'>

const isSettled = ({ sample }: Round): boolean =>
  sample !== null && sample.cases > 0 && sample.confirmed === sample.cases

/** How far a round has come, in a word. */
export const roundWords = (round: Round): string => (isSettled(round) ? '结果已确认' : ROUND_STATE_WORDS[round.state])

/** The same with shape and colour. */
export function RoundTag({ round }: { round: Round }) {
  const tone = isSettled(round) ? 'green' : ({ planned: 'grey', frozen: 'amber', drawn: 'blue' } as const)[round.state]
  return <StateTag tone={tone}>{roundWords(round)}</StateTag>
}

interface Step {
  name: string
  done: boolean
  /** who and when, or how far: one line each */
  notes: string[]
}

function stepsOf({ createdAt, createdBy, frame, sample }: Round): Step[] {
  const whole = sample !== null && sample.cases > 0
  return [
    { name: '新建', done: true, notes: [createdBy, formatInstant(createdAt)] },
    {
      name: '冻结名单',
      done: frame !== null,
      notes: frame ? [frame.frozenBy, formatInstant(frame.frozenAt)] : ['还没有冻结'],
    },
    {
      name: '抽样',
      done: sample !== null,
      notes: sample ? [`投种子：${sample.thrownBy}`, formatInstant(sample.drawnAt)] : ['还没有抽样'],
    },
    {
      name: '打分',
      done: whole && sample.submitted === sample.cases,
      notes: [sample ? `${sample.submitted}/${sample.cases} 件已提交` : '—'],
    },
    {
      name: '确认结果',
      done: whole && sample.confirmed === sample.cases,
      notes: [sample ? `${sample.confirmed}/${sample.cases} 件已确认` : '—'],
    },
  ]
}

/** The state line of a round: its steps, with who and when. */
export function RoundSteps({ round }: { round: Round }) {
  const steps = stepsOf(round)
  const current = steps.findIndex((one) => !one.done)
  return (
    <ol className={css.stateLine} aria-label="进度">
      {steps.map(({ name, done, notes }, i) => (
        <li key={name} className={done ? css.stepDone : css.stepOpen} aria-current={i === current ? 'step' : undefined}>
          <span className={css.stepMark} aria-hidden="true">
            {done ? '✓' : i + 1}
          </span>
          <span>
            <span className={css.stepName}>
              {name}
              <span className="said">{done ? '，已完成' : '，未完成'}</span>
            </span>
            {notes.map((note) => (
              <span key={note} className={css.stepNote}>
                {note}
              </span>
            ))}
          </span>
        </li>
      ))}
    </ol>
  )
}
