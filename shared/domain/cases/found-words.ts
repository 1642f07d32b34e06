import { z } from 'zod'
import { searchForm } from './search-text.ts'

/** A text with the words that were searched: start and end (exclusive) of each mark, in UTF-16 units, in their order. */
export const MarkedText = z.strictObject({ text: z.string(), marks: z.array(z.tuple([z.int(), z.int()])) })
export type MarkedText = z.infer<typeof MarkedText>

/** The folded form of a text, and for each of its units where in the text the character begins and ends. */
function foldWithPlaces(text: string): { form: string; starts: number[]; ends: number[] } {
  let form = ''
  const starts: number[] = []
  const ends: number[] = []
  let at = 0
  for (const char of text) {
    const part = searchForm(char)
    form += part
    for (let i = 0; i < part.length; i += 1) {
      starts.push(at)
      ends.push(at + char.length)
    }
    at += char.length
  }
  return { form, starts, ends }
}

/** Marks every place where one of the words stands, as the index finds them; `words` in the form of the index (`wordsOf`). */
export function markWords(text: string, words: readonly string[]): MarkedText {
  const { form, starts, ends } = foldWithPlaces(text)
  const places: [number, number][] = []
  for (const word of words)
    for (let at = form.indexOf(word); at >= 0; at = form.indexOf(word, at + word.length))
      places.push([starts[at] ?? 0, ends[at + word.length - 1] ?? text.length])
  places.sort(([a], [b]) => a - b)
  const marks: [number, number][] = []
  for (const [start, end] of places) {
    const last = marks.at(-1)
    if (last && start <= last[1]) last[1] = Math.max(last[1], end)
    else marks.push([start, end])
  }
  return { text, marks }
}

const LENGTH = 72

/** A short piece of the text from so many characters before the first place; null where no word stands in it. */
export function snippetOf(text: string, words: readonly string[], before = 16): MarkedText | null {
  const first = markWords(text, words).marks[0]
  if (!first) return null
  const start = whole(text, Math.max(0, first[0] - before))
  const end = whole(text, Math.min(text.length, Math.max(start + LENGTH, first[1])))
  const piece = text.slice(start, end).replaceAll(/\s+/g, ' ')
  return markWords(`${start > 0 ? '…' : ''}${piece}${end < text.length ? '…' : ''}`, words)
}

/** The place before it where it stands between the halves of a character. */
const whole = (text: string, at: number): number => (/[\udc00-\udfff]/.test(text.charAt(at)) ? at - 1 : at)
