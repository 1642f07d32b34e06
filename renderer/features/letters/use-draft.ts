import { useCallback, useEffect, useRef, useState } from 'react'
import type { Result } from '../../../shared/contract/index.ts'
import type { LetterFacts } from '../../../shared/domain/letters/guards.ts'
import type { Letter } from '../../../shared/domain/letters/letter.ts'
import { call } from '../../lib/client.ts'
import { beginHistory, editHistory, redoEdit, undoEdit } from '../../lib/edit-history.ts'
import { useSaveBeforeLeaving } from '../../lib/save-before-leaving.ts'

/** Everything of a draft that a person changes. */
export interface Draft {
  letter: Letter
  facts: LetterFacts
  prefix: string
}

type Opened = Result<'letters.get'>
export type Saving = 'saved' | 'waiting' | 'saving' | 'failed'

const SAVE_AFTER_MS = 700

/** The draft in work: every change can be undone, and is saved by itself shortly after. */
export function useDraft(opened: Opened, isFresh: boolean) {
  const letterId = opened.id
  const [history, setHistory] = useState(() => beginHistory(draftOf(opened)))
  const [saving, setSaving] = useState<Saving>('saved')
  const [error, setError] = useState<unknown>(null)
  const saved = useRef(history.now)
  const now = useRef(history.now)
  now.current = history.now
  const turn = useRef<Promise<void>>(Promise.resolve())

  const change = useCallback((next: (draft: Draft) => Draft, place: string | null = null) => {
    setHistory((old) => editHistory(old, next(old.now), place, performance.now()))
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

  useSaveBeforeLeaving(flush)

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
    undo: useCallback(() => setHistory(undoEdit), []),
    redo: useCallback(() => setHistory(redoEdit), []),
  }
}
export type DraftWork = ReturnType<typeof useDraft>

const draftOf = ({ letter, facts, prefix }: Opened): Draft => ({ letter, facts, prefix })
