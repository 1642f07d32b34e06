import { useRef } from 'react'
import type { Size } from './page-layout.ts'
import css from './page-view.module.css'
import { storedUrl } from './viewed.ts'

interface ImagePageProps {
  sha256: string
  label: string
  /** Size of the page as shown, turned already. */
  size: Size
  rotation: number
  onSize: (size: Size) => void
  onFail: (sentence: string) => void
}

/** A picture as a page; Chromium reads PNG, JPEG, GIF, BMP and WebP. */
export function ImagePage({ sha256, label, size, rotation, onSize, onFail }: ImagePageProps) {
  const box = useRef<HTMLDivElement>(null)
  const upright = rotation % 180 === 0 ? size : { width: size.height, height: size.width }
  return (
    <div ref={box} className={css.picture}>
      <img
        className={css.image}
        src={storedUrl(sha256)}
        alt={label}
        decoding="async"
        draggable={false}
        style={{ ...upright, transform: `translate(-50%, -50%) rotate(${rotation}deg)` }}
        onLoad={({ currentTarget: { naturalWidth: width, naturalHeight: height } }) => {
          if (box.current) box.current.dataset['painted'] = ''
          onSize({ width, height })
        }}
        onError={() => onFail('这张图片不能显示，文件可能已损坏。')}
      />
    </div>
  )
}
