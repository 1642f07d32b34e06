import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react'
import type { Region } from '../../../shared/domain/rubrics/score-sheet.ts'
import css from './mark-layer.module.css'
import { regionOfCorners, shiftRegion, turnRegion } from './turned-region.ts'
import type { Mark } from './viewed.ts'

type Corner = [number, number]

interface MarkLayerProps {
  marks: readonly Mark[]
  rotation: number
  drawing: boolean
  onRegion: (region: Region) => void
}

const START: Region = [250, 400, 750, 500]

/** Marks on a page, and the drawing of a new one: by dragging, or by arrow keys (Shift changes the size, Enter takes it). */
export function MarkLayer({ marks, rotation, drawing, onRegion }: MarkLayerProps) {
  return (
    <>
      <div className={css.wholes}>
        {marks
          .filter(({ region }) => region === null)
          .map(({ id, label, tone }) => (
            <span key={id} className={`${css.whole} ${css[tone]}`} title={label}>
              {label}
            </span>
          ))}
      </div>
      {marks.map(
        ({ id, region, label, tone }) =>
          region && (
            <div
              key={id}
              className={`${css.outline} ${css[tone]}`}
              style={placeOf(turnRegion(region, rotation))}
              title={label}
            >
              <span className={css.label}>{label}</span>
            </div>
          ),
      )}
      {drawing && <Drawing rotation={rotation} onRegion={onRegion} />}
    </>
  )
}

function Drawing({ rotation, onRegion }: { rotation: number; onRegion: (region: Region) => void }) {
  const box = useRef<HTMLDivElement>(null)
  const [corners, setCorners] = useState<{ from: Corner; to: Corner }>()
  const [shown, setShown] = useState<Region>(START)
  useEffect(() => box.current?.focus({ preventScroll: true }), [])

  const at = (event: PointerEvent): Corner => {
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect()
    return [((event.clientX - left) / width) * 1000, ((event.clientY - top) / height) * 1000]
  }
  const drawn = corners && regionOfCorners(corners.from, corners.to, 0)
  const onPointerUp = (): void => {
    const region = corners && regionOfCorners(corners.from, corners.to, rotation)
    setCorners(undefined)
    if (region) onRegion(region)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = ARROWS[event.key]
    if (step) setShown(shiftRegion(shown, step[0], step[1], event.shiftKey ? 'size' : 'move'))
    else if (event.key === 'Enter') onRegion(turnRegion(shown, -rotation))
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div
      ref={box}
      className={css.drawing}
      role="application"
      tabIndex={0}
      aria-label="标出区域：拖动鼠标，或用方向键移动、Shift 加方向键改变大小，回车确定，Esc 取消"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        setCorners({ from: at(event), to: at(event) })
      }}
      onPointerMove={(event) => corners && setCorners({ ...corners, to: at(event) })}
      onPointerUp={onPointerUp}
      onKeyDown={onKeyDown}
    >
      <div className={`${css.outline} ${css.pending}`} style={placeOf(drawn ?? shown)} />
    </div>
  )
}

const ARROWS: Record<string, [number, number]> = {
  ArrowLeft: [-10, 0],
  ArrowRight: [10, 0],
  ArrowUp: [0, -10],
  ArrowDown: [0, 10],
}

const placeOf = ([left, top, right, bottom]: Region): React.CSSProperties => ({
  left: `${left / 10}%`,
  top: `${top / 10}%`,
  width: `${(right - left) / 10}%`,
  height: `${(bottom - top) / 10}%`,
})
