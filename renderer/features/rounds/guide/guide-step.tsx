import { type ReactNode, useEffect, useId, useRef } from 'react'
import { StateTag } from '../../../components/state-tag.tsx'
import css from './guide.module.css'

export interface GuideStepProps {
  title: string
  /** what is decided here, in one or two sentences */
  lead: ReactNode
  /** the buttons of this step: back, then the one that leads on */
  actions: ReactNode
  /** the last step is done: the guide has an end */
  finished?: boolean
  children: ReactNode
}

/** One decision of the guide: what it is about, what is decided, the way back and on. A new step takes the focus. */
export function GuideStep({ title, lead, actions, finished = false, children }: GuideStepProps) {
  const id = useId()
  const body = useRef<HTMLDivElement>(null)
  useEffect(() => body.current?.focus({ preventScroll: true }), [])
  return (
    <section className={css.decision} aria-labelledby={id}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a box that scrolls must be in reach of the keyboard */}
      <div className={css.body} ref={body} tabIndex={0} role="group" aria-labelledby={id}>
        <h2 id={id}>{title}</h2>
        <p className={css.lead}>{lead}</p>
        {children}
      </div>
      <footer className={css.actions}>
        <span className={css.open}>
          {finished ? <StateTag tone="green">已完成</StateTag> : <StateTag tone="amber">还没有完成</StateTag>}
        </span>
        {actions}
      </footer>
    </section>
  )
}
