import { useEffect, useRef, useState } from 'react'
import type { Size } from './page-layout.ts'
import css from './page-view.module.css'
import { StoredFileError } from './stored-bytes.ts'
import { holdTiff } from './tiff-files.ts'

interface TiffPageProps {
  sha256: string
  page: number
  /** Empty beside a text that names the page. */
  label: string
  /** Points across, as shown. */
  width: number
  rotation: number
  /** Natural size of the page, and the pages of its document. */
  onSize: (size: Size, pages: number) => void
  onFail: (sentence: string) => void
}

/** One page of a TIFF on a canvas: scans of faxes, often several pages in one file. */
export function TiffPage({ sha256, page, label, width, rotation, onSize, onFail }: TiffPageProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const [size, setSize] = useState<Size>()
  const told = useRef({ onSize, onFail })
  told.current = { onSize, onFail }

  useEffect(() => {
    const held = holdTiff(sha256)
    let gone = false
    held.file
      .then(({ sizes }) => {
        const found = sizes[page - 1]
        if (gone) return
        if (!found) return told.current.onFail('这份 TIFF 图片没有这一页。')
        told.current.onSize(found, sizes.length)
        setSize(found)
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
    if (!size) return undefined
    const held = holdTiff(sha256)
    const gone = new AbortController()
    const isUpright = rotation % 180 === 0
    const across = isUpright ? width : (width * size.width) / size.height
    held.file
      .then((file) => file.draw(page, Math.round(across * window.devicePixelRatio), gone.signal))
      .then((picture) => {
        if (!gone.signal.aborted && canvas.current) paint(canvas.current, picture, rotation)
        picture.close()
      })
      .catch((error: unknown) => {
        if (!gone.signal.aborted) told.current.onFail(failure(error))
      })
    return () => {
      gone.abort()
      held.release()
    }
  }, [sha256, page, size, width, rotation])

  return (
    <div className={css.picture}>
      {label === '' ? <canvas ref={canvas} aria-hidden /> : <canvas ref={canvas} role="img" aria-label={label} />}
    </div>
  )
}

function paint(canvas: HTMLCanvasElement, picture: ImageBitmap, rotation: number): void {
  const isUpright = rotation % 180 === 0
  canvas.width = isUpright ? picture.width : picture.height
  canvas.height = isUpright ? picture.height : picture.width
  const context = canvas.getContext('2d')
  context?.translate(canvas.width / 2, canvas.height / 2)
  context?.rotate((rotation * Math.PI) / 180)
  context?.drawImage(picture, -picture.width / 2, -picture.height / 2)
  if (canvas.parentElement) canvas.parentElement.dataset['painted'] = ''
}

function failure(error: unknown): string {
  if (error instanceof StoredFileError) return error.message
  console.error('tiff page', error)
  return '这一页没有显示出来。'
}
