import { useCallback, useMemo, useState } from 'react'
import { beginHistory, editHistory, redoEdit, undoEdit } from '../../../lib/edit-history.ts'

export type Texts = Readonly<Record<string, string>>

/** What is typed, field by field; every change can be undone. `initial`: the facts as they stand; `begin`: what is filled in. */
export function useTyping(initial: Texts, begin: Texts) {
  const [history, setHistory] = useState(() => beginHistory(begin))
  const texts = history.now
  const changed = useMemo(
    () =>
      Object.fromEntries(
        Object.entries(texts).filter(([field, text]) => text.trim() !== (initial[field] ?? '').trim()),
      ),
    [texts, initial],
  )
  return {
    texts,
    /** only what differs from what stands */
    changed,
    set: useCallback((field: string, text: string) => {
      setHistory((old) => editHistory(old, { ...old.now, [field]: text }, field, performance.now()))
    }, []),
    /** Facts that a person may now see in full: no step of the work. */
    reveal: useCallback((facts: Texts) => {
      const whole = (texts: Texts): Texts => ({ ...texts, ...facts })
      setHistory(({ past, now, future, last }) => {
        return { past: past.map(whole), now: whole(now), future: future.map(whole), last }
      })
    }, []),
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    undo: useCallback(() => setHistory(undoEdit), []),
    redo: useCallback(() => setHistory(redoEdit), []),
  }
}
