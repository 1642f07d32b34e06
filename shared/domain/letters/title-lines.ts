import { cells, NO_LINE_END, NO_LINE_START } from './chinese-text.ts'
import { TITLE } from './gbt9704.ts'

/** Places where a title may be broken at sense: before 关于, after 的 and 、, before the kind of paper. */
const SENSE_BEFORE = /^(关于|行政执法监督|（演练）)/
const SENSE_AFTER = /(的|、|和|与)$/
/** A place name ends here: better than inside a word, worse than the places above. */
const PLACE_AFTER = /[省市州县区]$/

/**
 * Breaks a title into at most three lines of 20 cells: at sense where it can, of even length, never against the rules
 * for punctuation and never inside a number (GB/T 9704-2012 §7.3.1). Lines typed by a person stay as they are.
 * A title that does not fit comes back in more lines than `TITLE.maxLines`.
 */
export function titleLines(title: string): string[] {
  if (title.includes('\n')) return title.split('\n').filter((line) => line !== '')
  const characters = Array.from(title)
  const least = Math.max(1, Math.ceil(cells(title) / TITLE.cellsPerLine))
  for (let count = least; ; count += 1) {
    const found = split(characters, count)
    if (found) return found.lines
    if (count > characters.length) return [title]
  }
}

interface Split {
  lines: string[]
  cost: number
}

/** The cheapest way to make exactly `count` lines, or undefined when none keeps the width. */
function split(characters: string[], count: number): Split | undefined {
  const text = characters.join('')
  const ideal = cells(text) / count
  if (count === 1) {
    return cells(text) <= TITLE.cellsPerLine ? { lines: [text], cost: 0 } : undefined
  }
  let best: Split | undefined
  for (let at = 1; at < characters.length; at += 1) {
    const first = characters.slice(0, at).join('')
    const width = cells(first)
    if (width > TITLE.cellsPerLine) break
    const rest = characters.slice(at)
    const next = rest.join('')
    if (NO_LINE_START.test(next) || NO_LINE_END.test(first) || (/\d$/.test(first) && /^[\d年月日号]/.test(next)))
      continue
    if (next.startsWith('演练）') || next.startsWith('练）')) continue
    const tail = split(rest, count - 1)
    if (!tail) continue
    const sense = SENSE_BEFORE.test(next) || SENSE_AFTER.test(first) ? 0 : PLACE_AFTER.test(first) ? 20 : 60
    const cost = (width - ideal) ** 2 + sense + tail.cost
    if (!best || cost < best.cost) best = { lines: [first, ...tail.lines], cost }
  }
  return best
}
