import type { SheetContent } from '../../../shared/domain/rubrics/score-sheet.ts'

/** What a sheet was, is, and was before it was undone. */
export interface SheetHistory {
  past: readonly SheetContent[]
  present: SheetContent
  future: readonly SheetContent[]
  /** The field that is being typed in: its letters are undone together. */
  typing: string | null
}

const LONGEST = 300

export const beginHistory = (present: SheetContent): SheetHistory => ({ past: [], present, future: [], typing: null })

/** One more step; letters typed into the same field are one step. */
export function editHistory(history: SheetHistory, next: SheetContent, typing: string | null = null): SheetHistory {
  if (next === history.present) return history
  const goesOn = typing !== null && typing === history.typing
  const past = goesOn ? history.past : [...history.past, history.present].slice(-LONGEST)
  return { past, present: next, future: [], typing }
}

/** One step back; the same history where there is none. */
export function undoEdit(history: SheetHistory): SheetHistory {
  const before = history.past.at(-1)
  if (!before) return history
  const { past, present, future } = history
  return { past: past.slice(0, -1), present: before, future: [present, ...future], typing: null }
}

/** One undone step again; the same history where there is none. */
export function redoEdit(history: SheetHistory): SheetHistory {
  const [after, ...future] = history.future
  return after ? { past: [...history.past, history.present], present: after, future, typing: null } : history
}
