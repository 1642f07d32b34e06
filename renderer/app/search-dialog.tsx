import { Input, Modal } from 'antd'
import { type KeyboardEvent, useState } from 'react'
import { useNavigate } from 'react-router'
import { ErrorNote } from '../components/error-note.tsx'
import { Marked } from '../components/marked-text.tsx'
import css from './search-dialog.module.css'
import { type Hit, useHits } from './search-hits.ts'

/** Finds everything: arrow keys choose, Enter goes there. */
export default function SearchDialog({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate()
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState(0)
  const { hits, error, searching } = useHits(text)
  const current = Math.min(chosen, Math.max(0, hits.length - 1))

  const go = (hit: Hit | undefined): void => {
    if (!hit) return
    onClose()
    void navigate(hit.to)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined) {
      event.preventDefault()
      setChosen(Math.min(hits.length - 1, Math.max(0, current + step)))
    }
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) go(hits[current])
  }
  return (
    <Modal open title="查找" footer={null} onCancel={onClose} width={640} destroyOnHidden>
      <Input
        autoFocus
        allowClear
        role="combobox"
        aria-label="查找"
        aria-expanded
        aria-controls="search-hits"
        aria-activedescendant={hits[current] ? `search-hit-${current}` : undefined}
        placeholder="案号、当事人、文书里的文字、机关、轮次、文号，或者页面；两个字以上"
        value={text}
        onChange={({ target }) => {
          setText(target.value)
          setChosen(0)
        }}
        onKeyDown={onKeyDown}
      />
      <ErrorNote error={error} />
      <div id="search-hits" role="listbox" aria-label="查找结果" className={css.hits}>
        {hits.map((hit, index) => (
          <div
            key={`${hit.kind} ${hit.to}`}
            id={`search-hit-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === current}
            className={css.hit}
            onClick={() => go(hit)}
            onKeyDown={onKeyDown}
          >
            <span className={css.label} title={hit.label.text}>
              <Marked {...hit.label} />
            </span>
            <span className={css.kind}>{hit.kind}</span>
            {hit.snippet && (
              <span className={css.snippet}>
                <Marked {...hit.snippet} />
              </span>
            )}
          </div>
        ))}
      </div>
      {hits.length === 0 && !searching && <p className={css.none}>没有找到。换个说法，或者只输入其中两个字。</p>}
    </Modal>
  )
}
