/** What is edited: as it was, is, and was before it was undone. */
export interface EditHistory<T> {
  past: readonly T[]
  now: T
  future: readonly T[]
  /** The place of the last step and when it was made: letters typed there shortly after each other are one step. */
  last: { place: string; at: number } | null
}

const TOGETHER_MS = 1500
const LONGEST = 300

export const beginHistory = <T>(now: T): EditHistory<T> => ({ past: [], now, future: [], last: null })

/**
 * One more step; the same value is none. Changes of one place within a moment of each other are one step; without a place
 * every change is its own. `at`: milliseconds of any clock.
 */
export function editHistory<T>(history: EditHistory<T>, next: T, place: string | null, at: number): EditHistory<T> {
  if (next === history.now) return history
  const { last } = history
  const goesOn = place !== null && last?.place === place && at - last.at < TOGETHER_MS
  const past = goesOn ? history.past : [...history.past, history.now].slice(-LONGEST)
  return { past, now: next, future: [], last: place === null ? null : { place, at } }
}

/** One step back; the same history where there is none. */
export function undoEdit<T>(history: EditHistory<T>): EditHistory<T> {
  const { past, now, future } = history
  return past.length === 0
    ? history
    : { past: past.slice(0, -1), now: past.at(-1) as T, future: [now, ...future], last: null }
}

/** One undone step again; the same history where there is none. */
export function redoEdit<T>(history: EditHistory<T>): EditHistory<T> {
  const { past, now, future } = history
  return future.length === 0
    ? history
    : { past: [...past, now], now: future[0] as T, future: future.slice(1), last: null }
}
