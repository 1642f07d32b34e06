import { Button, Input } from 'antd'
import { useCallback, useState } from 'react'
import { pressKey, type SeedEntry } from '../../../../shared/domain/sampling/seed-entry.ts'
import { SEED_DIGITS } from '../../../../shared/domain/sampling/ticket.ts'
import { ErrorNote } from '../../../components/error-note.tsx'
import { useTask } from '../../../lib/query.ts'
import type { Draw } from '../draw-facts.tsx'
import type { Round } from '../round-state.tsx'
import css from './public-draw.module.css'
import { useKeys } from './use-keys.ts'

interface SeedStageProps {
  round: Round
  /** the draw that is made already: its seed is shown and nothing can be typed */
  draw: Draw | undefined
  extend: number | undefined
  entry: SeedEntry
  onEntry: (entry: SeedEntry) => void
  onDrawn: () => void
}

/** ② The seed: twenty boxes or more, digits as they are thrown, each confirmed; then who threw, and the draw. */
export function SeedStage({ round, draw, extend, entry, onEntry, onDrawn }: SeedStageProps) {
  const [thrownBy, setThrownBy] = useState('')
  const [place, setPlace] = useState('')
  const first = useTask('samples.draw')
  const more = useTask('samples.extend')
  const enough = entry.confirmed.length >= SEED_DIGITS && entry.pending === null
  const running = first.running || more.running
  const press = useCallback(
    (key: string) => {
      if (draw || running) return false
      const after = pressKey(entry, key)
      if (after !== entry) onEntry(after)
      return after !== entry
    },
    [draw, running, entry, onEntry],
  )
  useKeys(press)

  const run = async (): Promise<void> => {
    const input = { roundId: round.id, seed: entry.confirmed, thrownBy: thrownBy.trim(), place: place.trim() }
    try {
      if (extend === undefined) await first.run(input, { label: '抽样' })
      else await more.run({ ...input, size: extend }, { label: '追加抽样' })
      onDrawn()
    } catch {
      // Shown by ErrorNote.
    }
  }
  if (draw)
    return (
      <>
        <SeedBoxes confirmed={draw.seed} pending={null} closed />
        <p className={css.state}>
          {draw.thrownBy} 投出{draw.place !== '' && `，${draw.place}`}
        </p>
      </>
    )
  return (
    <>
      <SeedBoxes confirmed={entry.confirmed} pending={entry.pending} closed={false} />
      <p className={css.state} role="status">
        {stateWords(entry)}
      </p>
      <div className={css.throw}>
        <label>
          投种子的人
          <Input
            size="large"
            maxLength={80}
            placeholder="姓名、身份"
            value={thrownBy}
            onChange={({ target }) => setThrownBy(target.value)}
          />
        </label>
        <label>
          地点
          <Input size="large" maxLength={80} value={place} onChange={({ target }) => setPlace(target.value)} />
        </label>
        <Button
          size="large"
          type="primary"
          disabled={!enough || thrownBy.trim() === ''}
          loading={running}
          onClick={() => void run()}
        >
          开始抽取
        </Button>
      </div>
      <p className={`${css.state} ${css.small}`}>抽取只有一次，结果不能更改。也可以继续投，位数越多越难预知。</p>
      <ErrorNote error={first.error ?? more.error} />
    </>
  )
}

function stateWords({ confirmed, pending }: SeedEntry): string {
  const at = confirmed.length + 1
  if (pending !== null) return `第 ${at} 位是 ${pending}，核对后按回车确认`
  if (confirmed.length >= SEED_DIGITS) return `${confirmed.length} 位全部确认，填写投种子的人即可抽取`
  return `请投第 ${at} 位（已确认 ${confirmed.length} 位，共 ${SEED_DIGITS} 位）`
}

function SeedBoxes({ confirmed, pending, closed }: SeedEntry & { closed: boolean }) {
  const filled = confirmed.length + (pending === null ? 0 : 1)
  const count = Math.max(SEED_DIGITS, filled)
  return (
    <div
      className={count > 2 * SEED_DIGITS ? `${css.boxes} ${css.more}` : css.boxes}
      role="img"
      aria-label={`种子：${confirmed || '还没有'}`}
    >
      {Array.from({ length: count }, (_, i) => {
        const isPending = pending !== null && i === confirmed.length
        const looks =
          i < confirmed.length ? css.boxDone : isPending ? css.boxPending : i === filled && !closed ? css.boxNext : ''
        return (
          // A box is its place in the seed.
          // oxlint-disable-next-line react/no-array-index-key
          <span key={i} className={`${css.box} ${looks}`}>
            {confirmed[i] ?? (isPending ? pending : '')}
          </span>
        )
      })}
    </div>
  )
}
