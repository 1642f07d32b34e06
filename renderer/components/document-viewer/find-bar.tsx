import { CloseOutlined, DownOutlined, UpOutlined } from '@ant-design/icons'
import { Button, Input, type InputRef, Tooltip } from 'antd'
import type { Ref } from 'react'
import css from './document-viewer.module.css'
import type { Find } from './use-find.ts'

interface FindBarProps {
  find: Find
  input: Ref<InputRef>
  onStep: (by: 1 | -1) => void
  onClose: () => void
}

/** Search in the text of the documents: Enter goes to the next place, Shift+Enter to the one before, Esc ends it. */
export function FindBar({ find, input, onStep, onClose }: FindBarProps) {
  const { words, hits, current, read, total, silent } = find
  const done = read >= total
  const none = words.trim() !== '' && done && hits.length === 0
  return (
    <search className={css.find}>
      <Input
        ref={input}
        className={css.findInput}
        autoFocus
        allowClear
        size="small"
        aria-label="在文书中查找"
        placeholder="在文书中查找"
        value={words}
        onChange={({ target }) => find.setWords(target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Enter') onStep(event.shiftKey ? -1 : 1)
          else if (event.key === 'Escape') onClose()
          else return
          event.preventDefault()
          event.stopPropagation()
        }}
      />
      <span className={css.findCount} role="status">
        {words.trim() !== '' && (none ? '没有找到' : `${current + 1} / ${hits.length}${done ? '' : '…'}`)}
      </span>
      <Button
        size="small"
        type="text"
        icon={<UpOutlined aria-hidden />}
        aria-label="上一处"
        disabled={hits.length === 0}
        onClick={() => onStep(-1)}
      />
      <Button
        size="small"
        type="text"
        icon={<DownOutlined aria-hidden />}
        aria-label="下一处"
        disabled={hits.length === 0}
        onClick={() => onStep(1)}
      />
      {words.trim() !== '' && done && silent.length > 0 && (
        <Tooltip title={silent.join('、')} trigger={['hover', 'focus']}>
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the names must be in reach of the keyboard */}
          <span className={css.silent} tabIndex={0} role="note">
            {silent.length} 份没有文字，不能查找
          </span>
        </Tooltip>
      )}
      <Button size="small" type="text" icon={<CloseOutlined aria-hidden />} aria-label="结束查找" onClick={onClose} />
    </search>
  )
}
