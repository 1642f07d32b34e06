import { Tooltip } from 'antd'
import type { ReactNode } from 'react'
import css from './term.module.css'

/** A word of the trade with its meaning and the statute behind it, shown on hover and on focus. */
export function Term({ children, meaning, source }: { children: ReactNode; meaning: string; source?: string }) {
  return (
    <Tooltip trigger={['hover', 'focus']} title={source === undefined ? meaning : `${meaning}（${source}）`}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the meaning must be in reach of the keyboard */}
      <span tabIndex={0} role="note" className={css.term}>
        {children}
      </span>
    </Tooltip>
  )
}
