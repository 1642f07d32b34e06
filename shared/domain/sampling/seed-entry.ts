/** Digits as they are thrown one by one before an audience: each is shown large first, then confirmed by a second key. */
export interface SeedEntry {
  confirmed: string
  /** thrown and shown, not confirmed yet */
  pending: string | null
}

export const EMPTY_ENTRY: SeedEntry = { confirmed: '', pending: null }

/**
 * What a key does: a digit stands in the next box until it is confirmed, and another digit corrects it; Enter or space
 * confirms; Backspace takes away what is pending, else opens the last confirmed digit again. Other keys change nothing and
 * give the same object.
 */
export function pressKey(entry: SeedEntry, key: string): SeedEntry {
  const { confirmed, pending } = entry
  if (/^[0-9]$/.test(key)) return { confirmed, pending: key }
  if (key === 'Enter' || key === ' ')
    return pending === null ? entry : { confirmed: confirmed + pending, pending: null }
  if (key !== 'Backspace') return entry
  if (pending !== null) return { confirmed, pending: null }
  return confirmed === '' ? entry : { confirmed: confirmed.slice(0, -1), pending: confirmed.slice(-1) }
}
