import { CloseOutlined, DeleteOutlined, PaperClipOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { type Occurrence, type Place, placesOf } from '../../../shared/domain/rubrics/score-sheet.ts'
import { placeWords } from '../../../shared/domain/rubrics/sheet-html.ts'
import css from './scores.module.css'

interface ProblemEditorProps {
  number: number
  itemId: string
  occurrence: Occurrence
  chosen: boolean
  /** The note has the focus as soon as it appears. */
  typing: boolean
  onNote: (note: string) => void
  /** The typing is over: the keys belong to the sheet again. */
  onDone: () => void
  onChoose: () => void
  onCite: () => void
  onRemove: () => void
  onRemovePlace: (index: number) => void
  onShow: (place: Place) => void
}

/** One problem of an item: what it is, and the pages that show it. */
export function ProblemEditor(props: ProblemEditorProps) {
  const { number, itemId, occurrence, chosen, typing } = props
  const note = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    if (typing) note.current?.focus()
  }, [typing])
  const places = placesOf(occurrence).map((place, index) => ({ place, index, words: placeWords(place) }))
  const shown = places.filter(({ words }) => words !== '')

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.ctrlKey) return
    if (event.key !== 'Escape' && (event.key !== 'Enter' || event.shiftKey)) return
    event.preventDefault()
    event.stopPropagation()
    props.onDone()
  }
  return (
    <li className={chosen ? css.problemChosen : css.problem} onFocus={props.onChoose}>
      <div className={css.problemHead}>
        <span className={css.problemNumber}>问题 {number}</span>
        {shown.map(({ place, index, words }) => (
          <span key={`${words}${place.region?.join() ?? ''}`} className={css.place}>
            <button type="button" className={css.placeLink} onClick={() => props.onShow(place)}>
              {words}
              {place.region && '（标出的区域）'}
            </button>
            <Button
              size="small"
              type="text"
              icon={<CloseOutlined aria-hidden />}
              aria-label={`去掉引用：${words}`}
              onClick={() => props.onRemovePlace(index)}
            />
          </span>
        ))}
        {shown.length === 0 && <span className={css.quiet}>没有引用页，指全卷</span>}
        <span className={css.push} />
        <Button size="small" type="text" icon={<PaperClipOutlined aria-hidden />} onClick={props.onCite}>
          引用本页
        </Button>
        <Button
          size="small"
          type="text"
          icon={<DeleteOutlined aria-hidden />}
          aria-label={`删除问题 ${number}`}
          onClick={props.onRemove}
        />
      </div>
      <Input.TextArea
        ref={(found) => {
          note.current = found?.resizableTextArea?.textArea ?? null
        }}
        data-note="note"
        aria-label={`${itemId} 问题 ${number} 的说明`}
        placeholder="写明存在的问题，回车写完"
        autoSize={{ minRows: 1, maxRows: 5 }}
        value={occurrence.note}
        onChange={({ target }) => props.onNote(target.value)}
        onKeyDown={onKeyDown}
      />
    </li>
  )
}
