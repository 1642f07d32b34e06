/** Text of a page as it is searched: no white space, one case, full-width and half-width forms alike. */
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

const fold = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll(/\s/g, '')

/** Joins the pieces of a page: a word broken over two lines is still found. */
export function foldPage(pieces: readonly string[]): SearchedText {
  let folded = ''
  const from: SearchedText['from'] = []
  for (const [piece, text] of pieces.entries()) {
    let offset = 0
    for (const char of text) {
      const part = fold(char)
      folded += part
      for (let i = 0; i < part.length; i += 1) from.push({ piece, offset })
      offset += char.length
    }
  }
  return { folded, from }
}

/** Every place of a page where the words stand, in the order of the text. */
export function findInPage({ folded, from }: SearchedText, words: string): TextHit[] {
  const wanted = fold(words)
  const hits: TextHit[] = []
  if (wanted === '') return hits
  for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + wanted.length)) {
    const [start, end] = [from[at], from[at + wanted.length - 1]]
    if (start && end) hits.push({ start, end })
  }
  return hits
}
