import { useEffect, useRef, useState } from 'react'
import type { TextHit } from './find-in-text.ts'
import { MOST_PIXELS, type Size } from './page-layout.ts'
import css from './page-view.module.css'
import { holdPdf, type PDFPageProxy, type RenderTask, TextLayer } from './pdf-documents.ts'
import { StoredFileError } from './stored-bytes.ts'
import { showHits } from './shown-hits.ts'

/** CSS pixels at 96 an inch for a PDF's points at 72. */
const PIXELS_PER_POINT = 96 / 72

export interface PdfPageProps {
  sha256: string
  page: number
  scale: number
  rotation: number
  hits: readonly TextHit[]
  currentHit: TextHit | null
  /** Thumbnails have no text to select. */
  withText: boolean
  /** Natural size of the page, and the pages of its document. */
  onSize?: (size: Size, pages: number) => void
  onFail: (sentence: string) => void
}

/** One page of a PDF on one canvas, with its text over it for selecting, copying and finding. */
export default function PdfPage(props: PdfPageProps) {
  const { sha256, page, scale, rotation, hits, currentHit, withText, onSize, onFail } = props
  const [proxy, setProxy] = useState<PDFPageProxy>()
  const [pieces, setPieces] = useState<HTMLElement[]>([])
  const picture = useRef<HTMLDivElement>(null)
  const text = useRef<HTMLDivElement>(null)
  const told = useRef({ onSize, onFail })
  told.current = { onSize, onFail }

  useEffect(() => {
    const held = holdPdf(sha256)
    let gone = false
    held.file
      .then(async ({ document, broken }) => {
        broken.catch((error: unknown) => {
          if (!gone) told.current.onFail(failure(error))
        })
        const found = await document.getPage(page)
        if (gone) return
        const { width, height } = found.getViewport({ scale: PIXELS_PER_POINT })
        told.current.onSize?.({ width, height }, document.numPages)
        setProxy(found)
      })
      .catch((error: unknown) => {
        if (!gone) told.current.onFail(failure(error))
      })
    return () => {
      gone = true
      held.release()
    }
  }, [sha256, page])

  useEffect(() => {
    if (!proxy || !picture.current) return undefined
    const box = picture.current
    const drawn = drawPage(proxy, scale, rotation)
    drawn.done.then(
      () => {
        // The picture before stays until the new one is whole: no flicker while zooming.
        const before = box.firstElementChild
        box.replaceChildren(drawn.canvas)
        box.dataset['painted'] = ''
        empty(before)
      },
      (error: unknown) => {
        if (!drawn.cancelled()) told.current.onFail(failure(error))
      },
    )
    return () => drawn.cancel()
  }, [proxy, scale, rotation])

  useEffect(() => {
    const box = picture.current
    return () => {
      empty(box?.firstElementChild ?? null)
      proxy?.cleanup()
    }
  }, [proxy])

  useEffect(() => {
    if (!proxy || !withText || !text.current) return undefined
    const box = text.current
    const layer = new TextLayer({
      textContentSource: proxy.streamTextContent(),
      container: box,
      viewport: proxy.getViewport({ scale: 1, rotation: proxy.rotate + rotation }),
    })
    layer.render().then(
      () => setPieces([...layer.textDivs]),
      // Ended because the page left the screen, or a page without readable text: the picture stands.
      () => undefined,
    )
    return () => {
      layer.cancel()
      box.replaceChildren()
      setPieces([])
    }
  }, [proxy, rotation, withText])

  useEffect(() => showHits(pieces, hits, currentHit), [pieces, hits, currentHit])

  return (
    <>
      <div ref={picture} className={css.picture} />
      {withText && (
        <div
          ref={text}
          className={css.text}
          style={{ '--total-scale-factor': scale * PIXELS_PER_POINT } as React.CSSProperties}
        />
      )}
    </>
  )
}

function drawPage(proxy: PDFPageProxy, scale: number, rotation: number) {
  const canvas = document.createElement('canvas')
  let task: RenderTask | undefined
  let stopped = false
  const turned = proxy.rotate + rotation
  const plain = proxy.getViewport({ scale: PIXELS_PER_POINT * scale, rotation: turned })
  const sharp = Math.min(window.devicePixelRatio, Math.sqrt(MOST_PIXELS / (plain.width * plain.height)))
  const viewport = proxy.getViewport({ scale: PIXELS_PER_POINT * scale * sharp, rotation: turned })
  canvas.width = Math.max(1, Math.round(viewport.width))
  canvas.height = Math.max(1, Math.round(viewport.height))
  task = proxy.render({ canvas, viewport })
  return {
    canvas,
    done: task.promise,
    cancelled: () => stopped,
    cancel() {
      stopped = true
      task.cancel()
    },
  }
}

/** Gives the memory of a canvas back at once rather than when the garbage is collected. */
function empty(element: Element | null): void {
  if (element instanceof HTMLCanvasElement) element.width = element.height = 0
}

function failure(error: unknown): string {
  if (error instanceof StoredFileError) return error.message
  const name = error instanceof Error ? error.name : ''
  if (name === 'PasswordException') return '这份 PDF 有密码，不能在这里查看。'
  if (name === 'InvalidPDFException') return '这份 PDF 已损坏，不能在这里查看。'
  console.error('pdf page', error)
  return '这一页没有显示出来。'
}
