import { useEffect, useImperativeHandle, useLayoutEffect, useRef, useState, type Ref } from 'react'
import { PAGE } from '../../../../shared/domain/letters/gbt9704.ts'
import { type Field, layoutLetter, printedSentence } from '../../../../shared/domain/letters/layout.ts'
import type { Letter } from '../../../../shared/domain/letters/letter.ts'
import css from './sheet.module.css'
import { type Caret, Paper } from './paper.ts'
import { loadSheetFonts } from './sheet-fonts.ts'

export interface SheetHandle {
  focus(field: Field): void
}

export interface SheetProps {
  letter: Letter
  /** as printed, with blank cells while there is none */
  number: string
  rehearsal: boolean
  /** 1 = the size of the paper; null fits the width */
  zoom: number | null
  /** the finding whose sentences are marked */
  findingId: string | null
  onEdit: (field: Field, text: string) => void
  /** Enter, and Backspace at the start of a paragraph */
  onSplit: (clause: number, offset: number) => void
  onJoin: (clause: number) => void
  onUndo: () => void
  onRedo: () => void
  onCaret: (caret: Caret | null) => void
  ref?: Ref<SheetHandle>
}

const clauseOf = (field: string | null): number | null =>
  field?.startsWith('clause.') ? Number(field.slice('clause.'.length)) : null

/** The A4 sheets of a letter as they print, edited in place. */
export function LetterSheet(props: SheetProps) {
  const { letter, number, rehearsal, zoom, findingId, onCaret, ref } = props
  const host = useRef<HTMLDivElement>(null)
  const frame = useRef<HTMLDivElement>(null)
  const paper = useRef<Paper>(null)
  const [pages, setPages] = useState(1)
  const [ready, setReady] = useState(false)
  const scale = useScale(frame, zoom)
  const latest = useRef(props)
  latest.current = props
  /** where the caret belongs after a paragraph was cut or joined */
  const waiting = useRef<Caret>(null)

  useEffect(() => {
    let gone = false
    // Without its faces the sheet still shows the words; lines may then break elsewhere than on paper.
    loadSheetFonts().then(
      () => gone || setReady(true),
      () => gone || setReady(true),
    )
    return () => {
      gone = true
    }
  }, [])

  useLayoutEffect(() => {
    if (!host.current) return
    paper.current ??= new Paper(host.current, setPages)
    paper.current.show(layoutLetter(letter, number, rehearsal), true)
    if (waiting.current) paper.current.place(waiting.current)
    waiting.current = null
  }, [letter, number, rehearsal, ready])

  useEffect(() => () => paper.current?.close(), [])

  const shown = useRef<string>(null)
  useEffect(() => {
    paper.current?.mark(findingId === null ? [] : partsOf(letter, findingId), shown.current !== findingId)
    shown.current = findingId
  }, [letter, findingId])

  useEffect(() => {
    const root = paper.current?.root
    if (!root) return undefined
    let composing = false
    const fieldAt = (event: Event): HTMLElement | null =>
      event.target instanceof Element ? event.target.closest<HTMLElement>('[data-field]') : null
    const input = (event: Event): void => {
      const element = fieldAt(event)
      if (element && !composing) latest.current.onEdit(element.dataset['field'] as Field, element.textContent)
    }
    const keydown = (event: Event): void => {
      if (event instanceof KeyboardEvent && !composing) onKey(event, latest.current, paper.current, waiting)
    }
    const caret = (): void => onCaret(paper.current?.caret() ?? null)
    const compositionStart = (): void => {
      composing = true
    }
    const compositionEnd = (event: Event): void => {
      composing = false
      input(event)
    }
    // The window keeps its own history: the browser's would not know of what the side panes change.
    const beforeInput = (event: Event): void => {
      if (!(event instanceof InputEvent) || !event.inputType.startsWith('history')) return
      event.preventDefault()
      if (event.inputType === 'historyUndo') latest.current.onUndo()
      else latest.current.onRedo()
    }
    const heard = [
      ['input', input],
      ['keydown', keydown],
      ['keyup', caret],
      ['click', caret],
      ['compositionstart', compositionStart],
      ['compositionend', compositionEnd],
      ['beforeinput', beforeInput],
    ] as const
    for (const [name, listener] of heard) root.addEventListener(name, listener)
    return () => {
      for (const [name, listener] of heard) root.removeEventListener(name, listener)
    }
  }, [onCaret])

  useImperativeHandle(ref, () => ({ focus: (field) => paper.current?.place({ field, offset: 0 }) }), [])

  return (
    <div ref={frame} className={css.desk} role="region" aria-label="文书版面" tabIndex={0}>
      <div
        className={css.shown}
        style={{
          width: `${PAGE.width * scale}mm`,
          height: `${pages * PAGE.height * scale}mm`,
        }}
      >
        <div ref={host} className={css.host} style={{ transform: `scale(${scale})` }} />
      </div>
    </div>
  )
}

function onKey(
  event: KeyboardEvent,
  { onSplit, onJoin, onUndo, onRedo, letter }: SheetProps,
  paper: Paper | null,
  waiting: { current: Caret | null },
): void {
  const key = event.key.toLowerCase()
  const stop = (): void => {
    event.preventDefault()
    event.stopPropagation()
  }
  if ((event.ctrlKey || event.metaKey) && (key === 'z' || key === 'y')) {
    stop()
    if (key === 'y' || event.shiftKey) onRedo()
    else onUndo()
    return
  }
  const caret = paper?.caret()
  if (!caret) return
  const clause = clauseOf(caret.field)
  const hasSelection = !(paper?.root.getSelection?.()?.isCollapsed ?? true)
  if (key === 'enter') {
    if (caret.field === 'title') return
    stop()
    if (clause === null || hasSelection) return
    waiting.current = { field: `clause.${clause + 1}`, offset: 0 }
    onSplit(clause, caret.offset)
  } else if (key === 'backspace' && clause !== null && clause > 0 && caret.offset === 0 && !hasSelection) {
    stop()
    waiting.current = { field: `clause.${clause - 1}`, offset: printedLength(letter, clause - 1) }
    onJoin(clause)
  }
}

const printedLength = (letter: Letter, clause: number): number =>
  (letter.clauses[clause]?.sentences ?? []).reduce((sum, { text }) => sum + printedSentence(text, letter).length, 0)

/** Where the words of a finding stand: its own sentences, not those that all findings share, and its row. */
function partsOf(letter: Letter, findingId: string): { field: Field; start: number; end: number }[] {
  const total = letter.problems.length
  const sentences = letter.clauses.flatMap((clause, c) => {
    let at = 0
    return clause.sentences.flatMap(({ text, findings }) => {
      const start = at
      at += printedSentence(text, letter).length
      const isOwn = findings.includes(findingId) && (findings.length < total || total === 1)
      return isOwn ? [{ field: `clause.${c}` as const, start, end: at }] : []
    })
  })
  const rows = letter.problems.flatMap(({ findings, fact }, i) =>
    findings.includes(findingId) ? [{ field: `problem.${i}.fact` as const, start: 0, end: fact.length }] : [],
  )
  return [...sentences, ...rows]
}

/** The scale of the sheets: as asked, or what fits the width of the frame. */
function useScale(frame: { current: HTMLDivElement | null }, zoom: number | null): number {
  const [fit, setFit] = useState(1)
  useEffect(() => {
    const element = frame.current
    if (!element) return undefined
    const observer = new ResizeObserver(([entry]) => {
      const width = entry?.contentRect.width ?? 0
      if (width > 0) setFit(Math.min(1.25, (width - 2) / ((PAGE.width * 96) / 25.4)))
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [frame])
  return zoom ?? fit
}
