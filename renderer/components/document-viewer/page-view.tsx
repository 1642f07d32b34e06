import { Skeleton } from 'antd'
import { memo, useState } from 'react'
import type { TextHit } from './find-in-text.ts'
import { ImagePage } from './image-page.tsx'
import { MarkLayer } from './mark-layer.tsx'
import type { Size, Slot } from './page-layout.ts'
import css from './page-view.module.css'
import { TiffPage } from './tiff-page.tsx'
import { showingOf, type Mark, type ViewedDocument } from './viewed.ts'
import type { Region } from '../../../shared/domain/rubrics/score-sheet.ts'
import { OpenOutside } from './open-outside.tsx'
import { usePdfPage } from './warm-viewer.ts'

const NO_HITS: readonly TextHit[] = []

export interface PageViewProps {
  slot: Slot
  document: ViewedDocument
  isCurrent: boolean
  marks: readonly Mark[]
  hits: readonly TextHit[] | undefined
  currentHit: TextHit | null
  /** A region may be drawn on this page. */
  marking: boolean
  onRegion: (region: Region) => void
  onSize: (slot: Slot, size: Size, sha256: string, pages: number) => void
}

/** One page in the column: its picture, its text, and what is marked on it. */
export const PageView = memo(function PageView(props: PageViewProps) {
  const { slot, document, isCurrent, marks, hits = NO_HITS, currentHit, marking, onRegion, onSize } = props
  const [failed, setFailed] = useState<string>()
  const showing = showingOf(document)
  const PdfPage = usePdfPage(showing === 'pdf')
  const label = `${document.title} 第 ${slot.page} 页`
  return (
    <div
      className={isCurrent ? `${css.page} ${css.now}` : css.page}
      style={{ top: slot.top }}
      data-page={slot.page}
      data-document={document.id}
    >
      {slot.opensDocument && (
        <div className={css.title} title={document.title}>
          {document.title}
        </div>
      )}
      <div className={css.sheet} style={slot.size} role="group" aria-label={label}>
        {showing === 'pdf' &&
          failed === undefined &&
          (PdfPage ? (
            <PdfPage
              sha256={document.sha256}
              page={slot.page}
              scale={slot.scale}
              rotation={slot.rotation}
              hits={hits}
              currentHit={currentHit}
              withText
              onSize={(size, pages) => onSize(slot, size, document.sha256, pages)}
              onFail={setFailed}
            />
          ) : (
            <Skeleton active title={false} paragraph={{ rows: 12 }} style={{ padding: 24 }} />
          ))}
        {showing === 'image' && failed === undefined && (
          <ImagePage
            sha256={document.sha256}
            label={label}
            size={slot.size}
            rotation={slot.rotation}
            onSize={(size) => onSize(slot, size, document.sha256, 1)}
            onFail={setFailed}
          />
        )}
        {showing === 'tiff' && failed === undefined && (
          <TiffPage
            sha256={document.sha256}
            page={slot.page}
            label={label}
            width={slot.size.width}
            rotation={slot.rotation}
            onSize={(size, pages) => onSize(slot, size, document.sha256, pages)}
            onFail={setFailed}
          />
        )}
        {(showing === 'none' || failed !== undefined) && (
          <div className={css.note}>
            <p>{failed ?? '这种格式的文书不能在这里显示，请用电脑上的其他程序打开查看。'}</p>
            <OpenOutside document={document} />
          </div>
        )}
        <MarkLayer marks={marks} rotation={slot.rotation} drawing={marking} onRegion={onRegion} />
      </div>
    </div>
  )
})
