import { type KeyboardEvent, useEffect, useRef } from 'react'
import css from './document-viewer.module.css'
import { pagesOf } from './page-layout.ts'
import type { Mark, ViewedDocument } from './viewed.ts'

interface DocumentTabsProps {
  documents: readonly ViewedDocument[]
  current: string
  marks: readonly Mark[]
  onOpen: (documentId: string) => void
}

/** The documents in filing order, with their pages and a sign where something is marked. */
export function DocumentTabs({ documents, current, marks, onOpen }: DocumentTabsProps) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    box.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [current])

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey) return
    const at = documents.findIndex(({ id }) => id === current)
    const next = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: documents.length - 1 }[event.key]
    const document = next === undefined ? undefined : documents[next]
    if (!document) return
    event.preventDefault()
    onOpen(document.id)
    box.current?.querySelector<HTMLElement>(`[data-tab="${document.id}"]`)?.focus()
  }
  return (
    <div ref={box} className={css.tabs} role="tablist" aria-label="卷内材料" onKeyDown={onKeyDown} tabIndex={-1}>
      {documents.map((document, i) => {
        const noted = marks.filter(({ documentId, tone }) => documentId === document.id && tone !== 'pending').length
        return (
          <button
            key={document.id}
            type="button"
            role="tab"
            data-tab={document.id}
            className={css.tab}
            aria-selected={document.id === current}
            tabIndex={document.id === current ? 0 : -1}
            title={document.title}
            onClick={() => onOpen(document.id)}
          >
            <span className={css.tabName}>
              {i + 1} {document.kind ?? document.title}
            </span>
            <span className={css.tabPages}>{document.pages === null ? '' : `${pagesOf(document)}页`}</span>
            {noted > 0 && (
              <span className={css.tabMark}>
                <span aria-hidden="true">▲</span>
                {noted}
                <span className="said">处问题</span>
              </span>
            )}
          </button>
        )
      })}
    </div>
  )
}
