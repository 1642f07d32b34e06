import { cells, NO_LINE_END, NO_LINE_START } from './chinese-text.ts'
import { TITLE } from './gbt9704.ts'
import { wordPlaces } from './title-words.ts'

/** Places where a title may be broken at sense: before 关于, after the 的 and 、, before the kind of paper. */
const SENSE_BEFORE = /^(关于|行政执法监督(建议书|督办函|意见书|决定书)|（演练）)/
const SENSE_AFTER = /(的|、)$/
/** A place name ends here: better than between two words, worse than the places above. */
const PLACE_AFTER = /(省|市|州|县|区|旗|盟)$/
/** A line does not end with these: they point at what follows. */
const BELONGS_AFTER = /(关于|和|与|及|对|未)$/
/** These never begin a line, whatever it costs elsewhere: they belong to the word before. */
const BELONGS_BEFORE = /^(的|和|与|及|等|局|厅|处|科|书|函|演练）|练）)/

/** Price of a break in squared cells, beside that of uneven lines: sense, place name, words, unknown text, a torn word. */
const PRICE = { sense: 0, place: 60, edge: 150, open: 400, torn: 4000 }

/**
 * Breaks a title into at most three lines of 20 cells: at sense where it can, else between words, of even length, never
 * against the rules for punctuation and never inside a number (GB/T 9704-2012 §7.3.1). Lines typed by a person stay as
 * they are. A title that does not fit comes back in more lines than `TITLE.maxLines`.
 */
export function titleLines(title: string): string[] {
  if (title.includes('\n')) return title.split('\n').filter((line) => line !== '')
  const characters = Array.from(title)
  const prices = breakPrices(characters)
  const least = Math.max(1, Math.ceil(cells(title) / TITLE.cellsPerLine))
  for (let count = least; count <= Math.max(least, characters.length); count += 1) {
    const found = split(characters, prices, 0, count, cells(title) / count)
    // one line more costs less than a torn word, as long as the title stays within its lines
    const more =
      count < TITLE.maxLines ? split(characters, prices, 0, count + 1, cells(title) / (count + 1)) : undefined
    if (found && more && found.cost >= PRICE.torn && more.cost < PRICE.torn) return more.lines
    if (found) return found.lines
  }
  return [title]
}

/** What a break before each character costs; undefined where none is allowed. */
function breakPrices(characters: string[]): (number | undefined)[] {
  const places = wordPlaces(characters)
  return characters.map((_, at) => {
    const [before, after] = [characters.slice(0, at).join(''), characters.slice(at).join('')]
    if (at === 0 || NO_LINE_START.test(after) || NO_LINE_END.test(before)) return undefined
    if (/\d$/.test(before) && /^[\d年月日号]/.test(after)) return undefined
    if (SENSE_BEFORE.test(after) || SENSE_AFTER.test(before)) return PRICE.sense
    if (places[at] === 'inside' || BELONGS_BEFORE.test(after) || BELONGS_AFTER.test(before)) return PRICE.torn
    if (PLACE_AFTER.test(before)) return PRICE.place
    return places[at] === 'edge' ? PRICE.edge : PRICE.open
  })
}

interface Split {
  lines: string[]
  cost: number
}

/** The cheapest way to make exactly `count` lines from `from` on, or undefined when none keeps the width. */
function split(
  characters: string[],
  prices: (number | undefined)[],
  from: number,
  count: number,
  ideal: number,
): Split | undefined {
  if (count === 1) {
    const line = characters.slice(from).join('')
    const width = cells(line)
    return line !== '' && width <= TITLE.cellsPerLine ? { lines: [line], cost: (width - ideal) ** 2 } : undefined
  }
  let best: Split | undefined
  for (let at = from + 1; at < characters.length; at += 1) {
    const line = characters.slice(from, at).join('')
    const width = cells(line)
    if (width > TITLE.cellsPerLine) break
    const price = prices[at]
    const tail = price === undefined ? undefined : split(characters, prices, at, count - 1, ideal)
    if (price === undefined || !tail) continue
    const cost = (width - ideal) ** 2 + price + tail.cost
    if (!best || cost < best.cost) best = { lines: [line, ...tail.lines], cost }
  }
  return best
}
