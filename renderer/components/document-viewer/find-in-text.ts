import { searchForm, wordsOf } from '../../../shared/domain/cases/search-text.ts'

/** Text of a page as the index takes it: no white space and signs, one case, full-width and half-width forms alike. */
export interface SearchedText {
  folded: string
  /** For each UTF-16 unit of `folded`: the piece of text it came from, and where in it. */
  from: { piece: number; offset: number }[]
}

/** A hit within the pieces of a page; the end is inclusive. */
export interface TextHit {
  start: { piece: number; offset: number }
  end: { piece: number; offset: number }
}

/** Joins the pieces of a page: a word broken over two lines is still found. */
export function foldPage(pieces: readonly string[]): SearchedText {
  let folded = ''
  const from: SearchedText['from'] = []
  for (const [piece, text] of pieces.entries()) {
    let offset = 0
    for (const char of text) {
      const part = searchForm(char)
      folded += part
      for (let i = 0; i < part.length; i += 1) from.push({ piece, offset })
      offset += char.length
    }
  }
  return { folded, from }
}

/** Every place of a page where the words stand in a row; where they do nowhere, every place of each, in the order of the text. */
export function findInPage(page: SearchedText, words: string): TextHit[] {
  const whole = placesOf(page, searchForm(words))
  const apart = wordsOf(words)
  if (whole.length > 0 || apart.length < 2) return whole.map(({ hit }) => hit)
  return apart
    .flatMap((word) => placesOf(page, word))
    .sort((a, b) => a.at - b.at)
    .map(({ hit }) => hit)
}

function placesOf({ folded, from }: SearchedText, wanted: string): { at: number; hit: TextHit }[] {
  const places: { at: number; hit: TextHit }[] = []
  if (wanted === '') return places
  for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + wanted.length)) {
    const [start, end] = [from[at], from[at + wanted.length - 1]]
    if (start && end) places.push({ at, hit: { start, end } })
  }
  return places
}
