import { useEffect, useRef, useState } from 'react'
import css from './document-viewer.module.css'
import type { TextHit } from './find-in-text.ts'
import { A4, type Slot } from './page-layout.ts'
import { TiffPage } from './tiff-page.tsx'
import { usePdfPage } from './warm-viewer.ts'
import { showingOf, storedUrl, type ViewedDocument } from './viewed.ts'

const WIDTH = 84
const HEIGHT = 148
const NO_HITS: readonly TextHit[] = []

interface ThumbnailsProps {
  slots: readonly Slot[]
  documents: readonly ViewedDocument[]
  current: Slot | undefined
  onOpen: (slot: Slot) => void
}

/** Small pictures of all pages; only those in sight are drawn. */
export function Thumbnails({ slots, documents, current, onOpen }: ThumbnailsProps) {
  const box = useRef<HTMLElement>(null)
  const [first, setFirst] = useState(0)
  const [height, setHeight] = useState(600)
  useEffect(() => {
    if (!box.current) return undefined
    const observer = new ResizeObserver(([entry]) => entry && setHeight(entry.contentRect.height))
    observer.observe(box.current)
    return () => observer.disconnect()
  }, [])
  const index = current?.index ?? 0
  useEffect(() => {
    const element = box.current
    if (!element) return
    const top = index * HEIGHT
    if (top < element.scrollTop || top + HEIGHT > element.scrollTop + element.clientHeight)
      element.scrollTop = top - element.clientHeight / 2 + HEIGHT / 2
  }, [index])

  const shown = slots.slice(Math.max(0, first - 1), first + Math.ceil(height / HEIGHT) + 2)
  return (
    <nav
      ref={box}
      className={css.thumbnails}
      aria-label="缩略图"
      onScroll={({ currentTarget }) => setFirst(Math.floor(currentTarget.scrollTop / HEIGHT))}
    >
      <div style={{ height: slots.length * HEIGHT, position: 'relative' }}>
        {shown.map((slot) => {
          const document = documents[slot.documentIndex]
          if (!document) return null
          return (
            <button
              key={`${slot.documentId}:${slot.page}`}
              type="button"
              className={css.thumbnail}
              style={{ top: slot.index * HEIGHT, height: HEIGHT - 4 }}
              aria-current={slot.index === index ? 'page' : undefined}
              aria-label={`${document.title} 第 ${slot.page} 页`}
              tabIndex={slot.index === index ? 0 : -1}
              onClick={() => onOpen(slot)}
            >
              <span className={css.small}>
                <Small slot={slot} document={document} />
              </span>
              <span>{slot.page}</span>
            </button>
          )
        })}
      </div>
    </nav>
  )
}

function Small({ slot, document }: { slot: Slot; document: ViewedDocument }) {
  const [failed, setFailed] = useState(false)
  const [width, setWidth] = useState(A4.width)
  // Fast scrolling passes by many pages: what is gone again at once is not drawn.
  const [waited, setWaited] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setWaited(true), 120)
    return () => clearTimeout(timer)
  }, [])
  const showing = showingOf(document)
  const PdfPage = usePdfPage(showing === 'pdf')
  if (!waited || failed || showing === 'none') return null
  if (showing === 'image') return <img src={storedUrl(document.sha256)} alt="" loading="lazy" decoding="async" />
  const page = { sha256: document.sha256, page: slot.page, rotation: slot.rotation, onFail: () => setFailed(true) }
  if (showing === 'tiff') return <TiffPage {...page} label="" width={WIDTH} onSize={() => undefined} />
  if (!PdfPage) return null
  return (
    <PdfPage
      {...page}
      scale={WIDTH / width}
      hits={NO_HITS}
      currentHit={null}
      withText={false}
      onSize={(size) => setWidth(slot.rotation % 180 === 0 ? size.width : size.height)}
    />
  )
}
