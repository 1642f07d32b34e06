import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef } from 'react'
import { useRemembered } from '../lib/remembered.ts'
import css from './split-pane.module.css'

const clamp = (percent: number): number => Math.min(80, Math.max(20, Math.round(percent)))

export interface SplitPaneProps {
  /** Name under which this PC remembers the place of the split. */
  id: string
  label: string
  /** Width of the left pane in percent before anybody moved it. */
  initial?: number
  left: ReactNode
  right: ReactNode
}

/** Two panes with a movable split: by mouse, or by the arrow keys when it has the focus. */
export function SplitPane({ id, label, initial = 55, left, right }: SplitPaneProps) {
  const [percent, setPercent] = useRemembered(`split.${id}`, initial)
  const box = useRef<HTMLDivElement>(null)

  const onPointerMove = (event: PointerEvent<HTMLDivElement>): void => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId) || !box.current) return
    const { left: start, width } = box.current.getBoundingClientRect()
    setPercent(clamp(((event.clientX - start) / width) * 100))
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowLeft: -2, ArrowRight: 2, Home: -100, End: 100 }[event.key]
    if (step === undefined) return
    event.preventDefault()
    setPercent(clamp(percent + step))
  }
  return (
    <div
      ref={box}
      className={css.panes}
      style={{ gridTemplateColumns: `minmax(0, ${percent}fr) 8px minmax(0, ${100 - percent}fr)` }}
    >
      <div className={css.pane}>{left}</div>
      <div
        className={css.split}
        role="separator"
        aria-orientation="vertical"
        aria-label={label}
        aria-valuenow={percent}
        aria-valuemin={20}
        aria-valuemax={80}
        tabIndex={0}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={onPointerMove}
        onDoubleClick={() => setPercent(initial)}
        onKeyDown={onKeyDown}
      />
      <div className={css.pane}>{right}</div>
    </div>
  )
}
