import type { InputRef } from 'antd'
import { type Ref, useCallback, useEffect, useImperativeHandle, useRef, useState } from 'react'
import { EmptyState } from '../empty-state.tsx'
import { useRemembered } from '../../lib/remembered.ts'
import { DocumentTabs } from './document-tabs.tsx'
import css from './document-viewer.module.css'
import { FindBar } from './find-bar.tsx'
import { pageKey, pagesOf } from './page-layout.ts'
import { PageView } from './page-view.tsx'
import { Thumbnails } from './thumbnails.tsx'
import { useFind } from './use-find.ts'
import { usePages } from './use-pages.ts'
import type { Mark, MarkedRegion, Position, ViewedDocument, ViewerHandle } from './viewed.ts'
import { viewerCommand, type ViewerCommand } from './viewer-keys.ts'
import { ViewerToolbar } from './viewer-toolbar.tsx'

export type { Mark, MarkedRegion, Position, ViewedDocument, ViewerHandle } from './viewed.ts'

export interface DocumentViewerProps {
  /** In filing order. A new list means other documents: keep the same one while they do not change. */
  documents: readonly ViewedDocument[]
  /** Null: the first page of the first document. */
  position: Position | null
  onPosition: (position: Position) => void
  marks?: readonly Mark[]
  /** Where given, a region can be marked and is handed over. */
  onMark?: (region: MarkedRegion) => void
  /** Words to be found and marked from the start, first on the page of `position`. */
  words?: string
  ref?: Ref<ViewerHandle>
}

const NO_MARKS: readonly Mark[] = []

/**
 * The documents of a case, one under the other: PDF and pictures, with thumbnails, zoom, turning, search and marks.
 * Only the pages in sight are in memory.
 */
export function DocumentViewer(props: DocumentViewerProps) {
  const { documents: given, position, onPosition, marks = NO_MARKS, onMark, words = '', ref } = props
  const scroller = useRef<HTMLDivElement>(null)
  const root = useRef<HTMLElement>(null)
  const findInput = useRef<InputRef>(null)
  const pages = usePages({ given, position, onPosition, scroller })
  const { documents } = pages
  const find = useFind(documents, { words, at: position })
  const [finding, setFinding] = useState(words !== '')
  const [marking, setMarking] = useState(false)
  const [thumbnails, setThumbnails] = useRemembered('viewer.thumbnails', false)
  const { current, slots } = pages
  const now = find.hits[find.current]

  const openDocument = (by: 1 | -1): void => {
    const next = documents[(current?.documentIndex ?? 0) + by]
    if (next) pages.goTo(slots.find(({ documentId }) => documentId === next.id))
  }
  const step = (by: 1 | -1): void => {
    const hit = find.step(by)
    if (hit) pages.goTo(slots.find(({ documentId, page }) => documentId === hit.documentId && page === hit.page))
  }
  const endFind = (): void => {
    setFinding(false)
    find.setWords('')
    root.current?.focus()
  }
  const run: Record<ViewerCommand, () => unknown> = {
    previousPage: () => pages.goTo(slots[(current?.index ?? 0) - 1]),
    nextPage: () => pages.goTo(slots[(current?.index ?? 0) + 1]),
    previousDocument: () => openDocument(-1),
    nextDocument: () => openDocument(1),
    find: () => {
      setFinding(true)
      findInput.current?.focus({ cursor: 'all' })
    },
    zoomIn: () => pages.zoomStep(1),
    zoomOut: () => pages.zoomStep(-1),
    fitWidth: () => pages.setZoom('width'),
    fitPage: () => pages.setZoom('page'),
    rotate: () => pages.rotate(false),
    rotateDocument: () => pages.rotate(true),
    mark: () => (onMark ? setMarking(!marking) : false),
    thumbnails: () => setThumbnails(!thumbnails),
    cancel: () => {
      if (!marking) return false
      setMarking(false)
      root.current?.focus()
      return true
    },
  }
  const key = (event: KeyboardEvent): boolean => {
    const command = viewerCommand(event)
    if (command === null || run[command]() === false) return false
    event.preventDefault()
    return true
  }
  const latest = useRef(key)
  latest.current = key
  useImperativeHandle(ref, () => ({ key: (event) => latest.current(event) }), [])
  useEffect(() => {
    const element = root.current
    const onKey = (event: KeyboardEvent): void => {
      if (!event.defaultPrevented && latest.current(event)) event.stopPropagation()
    }
    element?.addEventListener('keydown', onKey)
    return () => element?.removeEventListener('keydown', onKey)
  }, [])

  const handOver = useRef({ onMark, current })
  handOver.current = { onMark, current }
  const onRegion = useCallback((region: MarkedRegion['region']): void => {
    const { onMark: hand, current: at } = handOver.current
    setMarking(false)
    if (hand && at) hand({ documentId: at.documentId, page: at.page, region })
    root.current?.focus()
  }, [])

  const document = current && documents[current.documentIndex]
  if (documents.length === 0)
    return (
      <section ref={root} className={css.viewer} aria-label="卷内文书" tabIndex={-1}>
        <EmptyState text="这件案卷没有卷内文书。文书随案卷包导入，按文号归到案卷。" />
      </section>
    )
  return (
    <section ref={root} className={css.viewer} aria-label="卷内文书" tabIndex={-1}>
      <DocumentTabs
        documents={documents}
        current={current?.documentId ?? ''}
        marks={marks}
        onOpen={(id) => pages.goTo(slots.find(({ documentId }) => documentId === id))}
      />
      <ViewerToolbar
        page={current?.page ?? 1}
        pages={document ? pagesOf(document) : 1}
        textLayer={document?.textLayer ?? null}
        percent={pages.percent}
        zoom={pages.zoom}
        thumbnails={thumbnails}
        finding={finding}
        marking={onMark ? marking : null}
        onPage={(page) =>
          pages.goTo(slots.find((slot) => slot.documentId === current?.documentId && slot.page === page))
        }
        onZoom={pages.setZoom}
        onZoomStep={pages.zoomStep}
        onRotate={() => pages.rotate(false)}
        onThumbnails={() => setThumbnails(!thumbnails)}
        onFind={() => (finding ? endFind() : setFinding(true))}
        onMarking={() => setMarking(!marking)}
      />
      {finding && <FindBar find={find} input={findInput} onStep={step} onClose={endFind} />}
      {marking && (
        <p className={css.hint} role="status">
          拖动鼠标标出区域；或用方向键移动、Shift+方向键改变大小，回车确定，Esc 取消。
        </p>
      )}
      <div className={css.body}>
        {thumbnails && <Thumbnails slots={slots} documents={documents} current={current} onOpen={pages.goTo} />}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the arrow keys scroll the pages */}
        <div
          ref={scroller}
          className={css.scroller}
          onScroll={pages.onScroll}
          tabIndex={0}
          role="region"
          aria-label="页面"
        >
          <div className={css.column} style={{ height: pages.height, minWidth: pages.width }}>
            {pages.inSight.map((slot) => {
              const shown = documents[slot.documentIndex]
              const k = pageKey(slot)
              return (
                shown && (
                  <PageView
                    key={`${shown.sha256}:${k}`}
                    slot={slot}
                    document={shown}
                    isCurrent={slot.index === current?.index}
                    marks={marks.filter(({ documentId, page }) => documentId === slot.documentId && page === slot.page)}
                    hits={find.byPage.get(k)}
                    currentHit={now && pageKey(now) === k ? now.hit : null}
                    marking={marking && slot.index === current?.index}
                    onRegion={onRegion}
                    onSize={pages.onSize}
                  />
                )
              )
            })}
          </div>
        </div>
      </div>
    </section>
  )
}
