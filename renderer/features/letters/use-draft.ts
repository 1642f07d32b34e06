import { useCallback, useEffect, useRef, useState } from 'react'
import type { Result } from '../../../shared/contract/index.ts'
import { call, listen } from '../../lib/client.ts'
import { begin, type Draft, type History, push, redo, undo } from './draft-history.ts'

type Opened = Result<'letters.get'>
export type Saving = 'saved' | 'waiting' | 'saving' | 'failed'

const SAVE_AFTER_MS = 700

/** The draft in work: every change can be undone, and is saved by itself shortly after. */
export function useDraft(opened: Opened, isFresh: boolean) {
  const letterId = opened.id
  const [history, setHistory] = useState<History>(() => begin(draftOf(opened)))
  const [saving, setSaving] = useState<Saving>('saved')
  const [error, setError] = useState<unknown>(null)
  const saved = useRef(history.now)
  const now = useRef(history.now)
  now.current = history.now
  const turn = useRef<Promise<void>>(Promise.resolve())

  const change = useCallback((next: (draft: Draft) => Draft, key = '') => {
    setHistory((old) => {
      const draft = next(old.now)
      return draft === old.now ? old : push(old, draft, key, performance.now())
    })
  }, [])

  /** Saves what is not saved; the promise is kept when it stands in the database. */
  const flush = useCallback((): Promise<void> => {
    turn.current = turn.current
      // a failed save was shown; the next one stands for itself
      .catch(() => undefined)
      .then(async () => {
        const draft = now.current
        if (draft === saved.current) return
        setSaving('saving')
        try {
          await call('letters.save', { letterId, ...draft })
          saved.current = draft
          setError(null)
          setSaving(draft === now.current ? 'saved' : 'waiting')
        } catch (problem) {
          setError(problem)
          setSaving('failed')
          throw problem
        }
      })
    return turn.current
  }, [letterId])

  useEffect(() => {
    if (history.now === saved.current) return undefined
    setSaving('waiting')
    const timer = setTimeout(() => {
      // shown by `error`
      flush().catch(() => undefined)
    }, SAVE_AFTER_MS)
    return () => clearTimeout(timer)
  }, [history.now, flush])

  useEffect(() => {
    // The page is left, the window closes in the pause after the last letter, or the backend is back after an accident.
    // A failure shows when the letter is opened again.
    const leave = (): void => void flush().catch(() => undefined)
    window.addEventListener('pagehide', leave)
    const deaf = listen(({ type }) => {
      if (type === 'closing' || type === 'backendBack') leave()
    })
    return () => {
      window.removeEventListener('pagehide', leave)
      deaf()
      leave()
    }
  }, [flush])

  // The days follow the day of issue: the backend reckons them, the draft takes them over without a step of its own.
  useEffect(() => {
    if (!isFresh || saved.current !== now.current) return
    const { signedOn, printedOn, dueOn, dueRule } = opened.letter
    setHistory((old) => {
      const { letter } = old.now
      if (
        letter.signedOn === signedOn &&
        letter.printedOn === printedOn &&
        letter.dueOn === dueOn &&
        letter.dueRule === dueRule
      )
        return old
      const draft = { ...old.now, letter: { ...letter, signedOn, printedOn, dueOn, dueRule } }
      saved.current = draft
      return { ...old, now: draft }
    })
  }, [opened, isFresh])

  return {
    draft: history.now,
    change,
    flush,
    saving,
    error,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    undo: useCallback(() => setHistory(undo), []),
    redo: useCallback(() => setHistory(redo), []),
  }
}
export type DraftWork = ReturnType<typeof useDraft>

const draftOf = ({ letter, facts, prefix }: Opened): Draft => ({ letter, facts, prefix })
