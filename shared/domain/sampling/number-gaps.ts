import { compareBytes } from '../byte-order.ts'
import { parseDocumentNumber } from '../import/document-number.ts'

export interface NumberGap {
  sequence: string
  year: number
  first: number
  last: number
  present: number
  missing: number[]
}

/** At most this many missing serials of one sequence are listed. */
const LISTED = 200

/** Gaps in the sequences of document numbers: a serial that should exist between the first and the last and does not. */
export function numberGaps(numbers: Iterable<string>): NumberGap[] {
  const sequences = new Map<string, Set<number>>()
  for (const text of numbers) {
    const parsed = parseDocumentNumber(text)
    if (!parsed) continue
    const key = `${parsed.year}|${parsed.sequence}`
    const serials = sequences.get(key) ?? new Set()
    serials.add(parsed.serial)
    sequences.set(key, serials)
  }
  const gaps: NumberGap[] = []
  for (const [key, serials] of [...sequences].sort(([a], [b]) => compareBytes(a, b))) {
    const sorted = [...serials].sort((a, b) => a - b)
    const first = sorted[0] as number
    const last = sorted.at(-1) as number
    const missing: number[] = []
    for (let i = 1; i < sorted.length && missing.length < LISTED; i += 1) {
      for (
        let serial = (sorted[i - 1] as number) + 1;
        serial < (sorted[i] as number) && missing.length < LISTED;
        serial += 1
      )
        missing.push(serial)
    }
    if (missing.length === 0) continue
    const at = key.indexOf('|')
    gaps.push({
      sequence: key.slice(at + 1).replace(/\|/, ''),
      year: Number(key.slice(0, at)),
      first,
      last,
      present: sorted.length,
      missing,
    })
  }
  return gaps
}
