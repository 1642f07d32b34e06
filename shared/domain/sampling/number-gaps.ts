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

type Sequences = Map<string, Set<number>>

function sequencesOf(numbers: Iterable<string>): Sequences {
  const sequences: Sequences = new Map()
  for (const text of numbers) {
    const parsed = parseDocumentNumber(text)
    if (!parsed) continue
    const key = `${parsed.year}|${parsed.sequence}`
    const serials = sequences.get(key)
    if (serials) serials.add(parsed.serial)
    else sequences.set(key, new Set([parsed.serial]))
  }
  return sequences
}

/**
 * Gaps in the sequences of document numbers (one sequence = text around the year, and the year): a serial between the
 * first and the last of `numbers` that stands neither there nor in `elsewhere`. At most LISTED serials of one sequence.
 */
export function numberGaps(numbers: Iterable<string>, elsewhere: Iterable<string> = []): NumberGap[] {
  const others = sequencesOf(elsewhere)
  const gaps: NumberGap[] = []
  for (const [key, serials] of [...sequencesOf(numbers)].sort(([a], [b]) => compareBytes(a, b))) {
    const sorted = [...serials].sort((a, b) => a - b)
    const missing = missingSerials(sorted, others.get(key))
    if (missing.length === 0) continue
    const at = key.indexOf('|')
    gaps.push({
      sequence: key.slice(at + 1).replace('|', ''),
      year: Number(key.slice(0, at)),
      first: sorted[0] ?? 0,
      last: sorted.at(-1) ?? 0,
      present: sorted.length,
      missing,
    })
  }
  return gaps
}

function missingSerials(sorted: readonly number[], others: ReadonlySet<number> | undefined): number[] {
  const missing: number[] = []
  let before = sorted[0] ?? 0
  for (const serial of sorted) {
    for (let absent = before + 1; absent < serial && missing.length < LISTED; absent += 1)
      if (!others?.has(absent)) missing.push(absent)
    before = serial
  }
  return missing
}
