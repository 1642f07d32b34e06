import { useRef } from 'react'
import { CATALOGUES } from '../../../shared/domain/catalogues/catalogues.ts'
import { CATALOGUE_KINDS, type CatalogueKind } from '../../../shared/domain/import/tables.ts'
import { formatCount } from '../../lib/format.ts'
import css from './catalogues.module.css'

interface Props {
  kind: CatalogueKind
  /** how many records each has, as far as that is known */
  records: (kind: CatalogueKind) => number | undefined
  onChoose: (kind: CatalogueKind) => void
}

/**
 * The catalogues side by side, on a second line where they do not fit: all of them stay in sight on a small screen. Arrow keys, Home
 * and End go from one to the other, as in any row of tabs.
 */
export function KindTabs({ kind, records, onChoose }: Props) {
  const list = useRef<HTMLDivElement>(null)
  const at = CATALOGUE_KINDS.indexOf(kind)
  const go = (event: React.KeyboardEvent): void => {
    const last = CATALOGUE_KINDS.length - 1
    const goals: Record<string, number> = {
      ArrowRight: at === last ? 0 : at + 1,
      ArrowLeft: at === 0 ? last : at - 1,
      Home: 0,
      End: last,
    }
    const goal = goals[event.key]
    const next = goal === undefined ? undefined : CATALOGUE_KINDS[goal]
    if (next === undefined) return
    event.preventDefault()
    onChoose(next)
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[goal as number]?.focus()
  }
  return (
    <div ref={list} role="tablist" aria-label="名录" className={css.kinds}>
      {CATALOGUE_KINDS.map((one) => (
        <button
          key={one}
          type="button"
          role="tab"
          aria-selected={one === kind}
          tabIndex={one === kind ? 0 : -1}
          className={css.kind}
          onClick={() => onChoose(one)}
          onKeyDown={go}
        >
          {`${CATALOGUES[one].label} ${formatCount(records(one))}`.trim()}
        </button>
      ))}
    </div>
  )
}
