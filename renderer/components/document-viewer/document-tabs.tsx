import { UnorderedListOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { textLayerMark } from '../../../shared/domain/cases/text-layer.ts'
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
  const noted = (id: string): number =>
    marks.filter(({ documentId, tone }) => documentId === id && tone !== 'pending').length
  return (
    <div className={css.tabRow}>
      <Dropdown
        autoFocus
        destroyOnHidden
        trigger={['click']}
        menu={{
          selectedKeys: [current],
          className: css.menu,
          items: documents.map((document, i) => ({
            key: document.id,
            label: `${i + 1} ${document.title}${document.pages === null ? '' : `　${document.pages}页`}${
              noted(document.id) > 0 ? `　▲${noted(document.id)}` : ''
            }${textMark(document)}`,
          })),
          onClick: ({ key }) => onOpen(key),
        }}
      >
        <Button
          size="small"
          type="text"
          icon={<UnorderedListOutlined aria-hidden />}
          aria-label={`卷内目录，共 ${documents.length} 份`}
        >
          {documents.length}
        </Button>
      </Dropdown>
      <Tabs documents={documents} current={current} noted={noted} onOpen={onOpen} />
    </div>
  )
}

/** What the list says of the text of a document, after its name. */
const textMark = ({ textLayer }: ViewedDocument): string => {
  const mark = textLayerMark(textLayer ?? null)
  return mark === null ? '' : `　${mark.label}`
}

interface TabsProps extends Omit<DocumentTabsProps, 'marks'> {
  noted: (documentId: string) => number
}

function Tabs({ documents, current, noted, onOpen }: TabsProps) {
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
    <div
      ref={box}
      className={css.tabs}
      role="tablist"
      aria-label="卷内文书"
      tabIndex={-1}
      onKeyDown={onKeyDown}
      onWheel={({ currentTarget, deltaX, deltaY }) => {
        currentTarget.scrollLeft += deltaX + deltaY
      }}
    >
      {documents.map((document, i) => {
        const count = noted(document.id)
        return (
          <button
            key={document.id}
            type="button"
            role="tab"
            data-tab={document.id}
            className={css.tab}
            aria-selected={document.id === current}
            tabIndex={document.id === current ? 0 : -1}
            title={`${document.title}${textMark(document)}`}
            onClick={() => onOpen(document.id)}
          >
            <span className={css.tabName}>
              {i + 1} {document.kind ?? document.title}
            </span>
            <span className={css.tabPages}>{document.pages === null ? '' : `${pagesOf(document)}页`}</span>
            {count > 0 && (
              <span className={css.tabMark}>
                <span aria-hidden="true">▲</span>
                {count}
                <span className="said">处问题</span>
              </span>
            )}
          </button>
        )
      })}
    </div>
  )
}
