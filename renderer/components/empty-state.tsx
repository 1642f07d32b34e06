import type { ReactNode } from 'react'
import css from './empty-state.module.css'

/** Nothing here yet: one sentence and one button that leads on. */
export function EmptyState({ text, action }: { text: ReactNode; action?: ReactNode }) {
  return (
    <div className={css.empty}>
      <p>{text}</p>
      {action}
    </div>
  )
}
