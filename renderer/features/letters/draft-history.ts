import type { LetterFacts } from '../../../shared/domain/letters/guards.ts'
import type { Letter } from '../../../shared/domain/letters/letter.ts'

/** Everything of a draft that a person changes. */
export interface Draft {
  letter: Letter
  facts: LetterFacts
  prefix: string
}

export interface History {
  past: Draft[]
  now: Draft
  future: Draft[]
  /** changes of the same place shortly after each other are one step */
  last: { key: string; at: number } | null
}

const TOGETHER_MS = 1500
const MOST = 200

export const begin = (now: Draft): History => ({ past: [], now, future: [], last: null })

/** One more step; changes of one place (`key`) within a moment of each other are one. `at`: milliseconds of any clock. */
export function push(history: History, now: Draft, key: string, at: number): History {
  const isSame = history.last?.key === key && key !== '' && at - history.last.at < TOGETHER_MS
  const past = isSame ? history.past : [...history.past, history.now].slice(-MOST)
  return { past, now, future: [], last: { key, at } }
}

/** One step back; the same state where there is none. */
export function undo({ past, now, future, last }: History): History {
  const before = past.at(-1)
  return before
    ? { past: past.slice(0, -1), now: before, future: [now, ...future], last: null }
    : { past, now, future, last }
}

/** One undone step again; the same state where there is none. */
export function redo({ past, now, future, last }: History): History {
  const [next, ...rest] = future
  return next ? { past: [...past, now], now: next, future: rest, last: null } : { past, now, future, last }
}
