import {
  BorderOuterOutlined,
  ColumnWidthOutlined,
  FileOutlined,
  MenuOutlined,
  RotateRightOutlined,
  SearchOutlined,
  ZoomInOutlined,
  ZoomOutOutlined,
} from '@ant-design/icons'
import { Button, InputNumber, Tooltip } from 'antd'
import type { ReactNode } from 'react'
import type { TextLayer } from '../../../shared/domain/cases/text-layer.ts'
import { TextLayerTag } from '../text-layer-tag.tsx'
import css from './document-viewer.module.css'
import type { Zoom } from './page-layout.ts'

interface ToolbarProps {
  page: number
  pages: number
  textLayer: TextLayer | null
  percent: number
  zoom: Zoom
  thumbnails: boolean
  finding: boolean
  /** Null where nothing can be marked. */
  marking: boolean | null
  onPage: (page: number) => void
  onZoom: (zoom: Zoom) => void
  onZoomStep: (by: 1 | -1) => void
  onRotate: () => void
  onThumbnails: () => void
  onFind: () => void
  onMarking: () => void
}

/** The buttons over the pages; every one of them has a key. */
export function ViewerToolbar(props: ToolbarProps) {
  const { page, pages, textLayer, percent, zoom, thumbnails, finding, marking } = props
  return (
    <div className={css.toolbar} role="toolbar" aria-label="查看文书">
      <Tool label="缩略图（T）" icon={<MenuOutlined aria-hidden />} pressed={thumbnails} onClick={props.onThumbnails} />
      <span className={css.pageOf}>
        <InputNumber
          size="small"
          className={css.pageNumber}
          aria-label="页码"
          controls={false}
          min={1}
          max={pages}
          value={page}
          onChange={(value) => value !== null && props.onPage(value)}
        />
        / {pages} 页
      </span>
      <Tool label="缩小（Ctrl+−）" icon={<ZoomOutOutlined aria-hidden />} onClick={() => props.onZoomStep(-1)} />
      <span className={css.percent}>{percent}%</span>
      <Tool label="放大（Ctrl++）" icon={<ZoomInOutlined aria-hidden />} onClick={() => props.onZoomStep(1)} />
      <Tool
        label="适合宽度（Ctrl+0）"
        icon={<ColumnWidthOutlined aria-hidden />}
        pressed={zoom === 'width'}
        onClick={() => props.onZoom('width')}
      />
      <Tool
        label="适合整页（Ctrl+9）"
        icon={<FileOutlined aria-hidden />}
        pressed={zoom === 'page'}
        onClick={() => props.onZoom('page')}
      />
      <Tool label="旋转本页（R）" icon={<RotateRightOutlined aria-hidden />} onClick={props.onRotate} />
      <Tool label="查找（/）" icon={<SearchOutlined aria-hidden />} pressed={finding} onClick={props.onFind} />
      {marking !== null && (
        <Tool
          label="标出区域（M）"
          icon={<BorderOuterOutlined aria-hidden />}
          pressed={marking}
          onClick={props.onMarking}
        />
      )}
      <TextLayerTag layer={textLayer} />
    </div>
  )
}

function Tool(props: { label: string; icon: ReactNode; pressed?: boolean; onClick: () => void }) {
  const { label, icon, pressed, onClick } = props
  return (
    <Tooltip title={label}>
      <Button
        size="small"
        type={pressed ? 'default' : 'text'}
        icon={icon}
        aria-label={label}
        {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
        onClick={onClick}
      />
    </Tooltip>
  )
}
