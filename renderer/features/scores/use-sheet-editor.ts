import { useCallback, useEffect, useRef, useState } from 'react'
import type { SheetContent } from '../../../shared/domain/rubrics/score-sheet.ts'
import { call } from '../../lib/client.ts'
import { beginHistory, editHistory, redoEdit, undoEdit } from '../../lib/edit-history.ts'
import { useSaveBeforeLeaving } from '../../lib/save-before-leaving.ts'

export type Saving = 'saved' | 'saving' | 'failed'

/** Wait for the next letter before saving what is being typed. */
const TYPING_PAUSE = 400

/**
 * A sheet in work: every change is saved by itself, in order, and can be undone. What could not be saved stays on the
 * page and is tried again with the next change or by `flush`.
 */
export function useSheetEditor(sheetId: string, first: { revision: number; content: SheetContent }) {
  const [history, setHistory] = useState(() => beginHistory(first.content))
  const [saving, setSaving] = useState<Saving>('saved')
  const [error, setError] = useState<unknown>(null)
  const state = useRef({ revision: first.revision, saved: first.content, wanted: first.content })
  const running = useRef<Promise<void>>(undefined)
  const { now: content, last } = history

  const saveAll = useCallback(async (): Promise<void> => {
    const now = state.current
    while (now.wanted !== now.saved) {
      const sent = now.wanted
      setSaving('saving')
      const { revision } = await call('scores.save', { sheetId, revision: now.revision, content: sent })
      now.revision = revision
      now.saved = sent
    }
    setSaving('saved')
    setError(null)
  }, [sheetId])

  /** Saves what is not saved yet; rejects when that fails. */
  const flush = useCallback((): Promise<void> => {
    running.current ??= saveAll().finally(() => {
      running.current = undefined
    })
    return running.current
  }, [saveAll])

  useEffect(() => {
    state.current.wanted = content
    if (content === state.current.saved) return undefined
    const timer = setTimeout(
      () => {
        flush().catch((problem: unknown) => {
          setSaving('failed')
          setError(problem)
        })
      },
      last === null ? 0 : TYPING_PAUSE,
    )
    return () => clearTimeout(timer)
  }, [content, last, flush])

  useSaveBeforeLeaving(flush)

  return {
    content,
    saving,
    error,
    flush,
    revision: () => state.current.revision,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    /** `typing` names the field whose letters are one step. */
    edit: useCallback((change: (content: SheetContent) => SheetContent, typing: string | null = null): void => {
      setHistory((known) => editHistory(known, change(known.now), typing, performance.now()))
    }, []),
    undo: useCallback(() => setHistory(undoEdit), []),
    redo: useCallback(() => setHistory(redoEdit), []),
  }
}
export type SheetEditor = ReturnType<typeof useSheetEditor>
