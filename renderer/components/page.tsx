import { QuestionCircleOutlined } from '@ant-design/icons'
import { Button, Tooltip } from 'antd'
import { createContext, type ReactNode, useContext, useEffect, useRef } from 'react'
import { createPortal } from 'react-dom'
import { useNavigate } from 'react-router'
import css from './page.module.css'

/** Where the frame wants a page's title and its buttons: the title bar. Outside the frame they stand above the page. */
export const TitleSlot = createContext<HTMLElement | null>(null)

export interface PageProps {
  title: string
  /** The way back up: the list this page came from. */
  up?: { label: string; to: string }
  /** Buttons and states beside the title. */
  extra?: ReactNode
  /** Name of the page's help (`/help/<name>`). */
  help?: string
  /** A row under the content that does not scroll. */
  footer?: ReactNode
  /** Work pages use the whole area; others keep a margin and scroll. */
  full?: boolean
  children: ReactNode
}

/** Every page: its title in the title bar and the window, its buttons, its help, its content. */
export function Page({ title, up, extra, help, footer, full = false, children }: PageProps) {
  const slot = useContext(TitleSlot)
  const navigate = useNavigate()
  useEffect(() => {
    document.title = `${title} — 明卷`
  }, [title])
  const heading = useRef<HTMLHeadingElement>(null)
  // Whoever came here by keyboard goes on from the title; a page that puts the focus elsewhere does so after this.
  useEffect(() => {
    const active = document.activeElement
    if (active === document.body || active?.matches('main, header, nav *'))
      heading.current?.focus({ preventScroll: true })
  }, [])
  const head = (
    <div className={css.head}>
      {up && (
        <nav aria-label="上一级">
          <Button type="link" size="small" onClick={() => void navigate(up.to)}>
            {up.label}
          </Button>
          <span aria-hidden="true">/</span>
        </nav>
      )}
      <h1 ref={heading} tabIndex={-1} className={css.title} title={title}>
        {title}
      </h1>
      {help !== undefined && (
        <Tooltip title="本页帮助（F1）">
          <Button
            type="text"
            size="small"
            icon={<QuestionCircleOutlined aria-hidden />}
            aria-label="本页帮助"
            data-help={help}
            onClick={() => void navigate(`/help/${help}`)}
          />
        </Tooltip>
      )}
      <div className={css.extra}>{extra}</div>
    </div>
  )
  return (
    <>
      {slot ? createPortal(head, slot) : head}
      <div className={full ? css.full : css.content}>{children}</div>
      {footer !== undefined && <div className={css.footer}>{footer}</div>}
    </>
  )
}
