import type { ReactNode } from 'react'
import css from './filter-row.module.css'

/** The row of filters above a list. */
export function FilterRow({ label, children }: { label: string; children: ReactNode }) {
  return (
    <search className={css.row} aria-label={label}>
      {children}
    </search>
  )
}
