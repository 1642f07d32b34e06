import type { ReactNode } from 'react'
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

/** One decision of the guide: what it is about, what is decided, the way back and on. */
export function GuideStep({ title, lead, actions, finished = false, children }: GuideStepProps) {
  return (
    <section className={css.decision} aria-label={title}>
      <div className={css.body}>
        <h2>{title}</h2>
        <p className={css.lead}>{lead}</p>
        {children}
      </div>
      <div className={css.actions}>
        <span className={css.open}>
          {finished ? <StateTag tone="green">已完成</StateTag> : <StateTag tone="amber">还没有完成</StateTag>}
        </span>
        {actions}
      </div>
    </section>
  )
}
