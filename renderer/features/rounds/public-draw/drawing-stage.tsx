import { Button } from 'antd'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { caseKeyParts } from '../../../../shared/domain/act-words.ts'
import { formatCount } from '../../../lib/format.ts'
import { useQuery } from '../../../lib/query.ts'
import type { Draw } from '../draw-facts.tsx'
import type { Round } from '../round-state.tsx'
import type { SampleItem } from '../sample-columns.tsx'
import css from './public-draw.module.css'
import { useKeys } from './use-keys.ts'

/** How long the tickets are counted, then how long each takes to its place; ten rows and an end: under ten seconds. */
const COUNTING = 1800
const STEP = 480
const END = 1200
const SHOWN = 10
/** Fewer rows than this do not grow further. */
const FEWEST = 6

const byPosition = (a: SampleItem, b: SampleItem): number => a.position - b.position
const byTicket = (a: SampleItem, b: SampleItem): number => (a.ticket < b.ticket ? -1 : 1)
const byKey = (a: SampleItem, b: SampleItem): number => (a.caseKey < b.caseKey ? -1 : 1)

interface DrawingStageProps {
  round: Round
  draw: Draw
  onDone: () => void
}

/** ③ The draw, seen: it has been made; here the smallest tickets go to their places one after the other. */
export function DrawingStage({ round, draw, onDone }: DrawingStageProps) {
  const { data } = useQuery('samples.list', { roundId: round.id })
  const rows = useMemo(
    () =>
      (data?.items ?? [])
        .filter(
          ({ drawNumber, ticket, origin }) => drawNumber === draw.number && ticket !== '' && origin !== 'replacement',
        )
        // Within one stratum the places are the order; across strata the tickets are all that can be compared.
        .sort(draw.design.method.name === 'stratified' ? byTicket : byPosition)
        .slice(0, SHOWN),
    [data, draw],
  )
  const frameCount = round.frame?.caseCount ?? 0
  useKeys(
    useCallback(
      (key) => {
        if (key !== ' ' && key !== 'Enter') return false
        onDone()
        return true
      },
      [onDone],
    ),
  )
  return (
    <>
      {rows.length > 0 && <Sorting key={draw.drawId} rows={rows} draw={draw} frameCount={frameCount} onDone={onDone} />}
      <div className={css.throw}>
        <Button size="large" onClick={onDone}>
          跳过
        </Button>
      </div>
    </>
  )
}

interface SortingProps {
  rows: SampleItem[]
  /** may have drawn more cases than can be shown */
  draw: Draw
  frameCount: number
  onDone: () => void
}

function Sorting({ rows, draw, frameCount, onDone }: SortingProps) {
  const [elapsed, setElapsed] = useState(0)
  const still = useRef(matchMedia('(prefers-reduced-motion: reduce)').matches)
  const length = COUNTING + rows.length * STEP + END
  useEffect(() => {
    // Who wants no motion sees the result at once.
    if (still.current) {
      onDone()
      return undefined
    }
    const start = performance.now()
    const timer = setInterval(() => {
      const now = performance.now() - start
      setElapsed(now)
      if (now >= length) onDone()
    }, 60)
    return () => clearInterval(timer)
  }, [length, onDone])

  const counted = Math.min(1, elapsed / COUNTING)
  const placed = Math.max(0, Math.min(rows.length, Math.floor((elapsed - COUNTING) / STEP) + 1))
  const inPlace = elapsed < COUNTING ? 0 : placed
  // The placed ones stand on top in the order of their tickets, the others below in the order of the list.
  const order = [...rows.slice(0, inPlace), ...rows.slice(inPlace).sort(byKey)]
  const height = 100 / Math.max(rows.length, FEWEST)
  return (
    <>
      <p className={css.state} role="status">
        {inPlace === 0
          ? `给 ${formatCount(Math.round(counted * frameCount))} 件案卷算出抽签号`
          : orderInWords(draw, rows.length)}
      </p>
      <div className={css.rows}>
        {rows.map((row) => {
          const at = order.indexOf(row)
          const done = at < inPlace
          const { number, agency } = caseKeyParts(row.caseKey)
          return (
            <div
              key={row.id}
              className={done ? `${css.row} ${css.rowDone}` : css.row}
              style={{ height: `calc(${height}% - 8px)`, transform: `translateY(calc(${at} * (100% + 8px)))` }}
            >
              <span>{done ? at + 1 : ''}</span>
              <span className={css.rowName}>
                {number}　{agency}
              </span>
              <span className={css.ticket}>{row.ticket.slice(0, 12)}…</span>
            </div>
          )
        })}
      </div>
    </>
  )
}

/** By what the rows are ordered, and how many of how many are seen. */
function orderInWords({ design, drawn }: Draw, shown: number): string {
  const order =
    design.method.name === 'proportionalToFine'
      ? '必然抽中的在前，其后按抽签号与罚款数额之比，小者在前'
      : '抽签号最小的在前'
  return `${order}，逐件就位${drawn > shown ? `（最前 ${shown} 件，共抽 ${formatCount(drawn)} 件）` : ''}`
}
