/**
 * Finding two or more characters anywhere in a text without a word list: the text is cut into overlapping tokens of two
 * characters, 食品经营 → 食品 品经 经营, and a longer word is a phrase of such tokens. Full and half width, upper and lower
 * case are the same; signs and spaces do not count, so 云罚〔2026〕12号 is found by 云罚[2026]12 too.
 */

/** The characters of a text that count in a search, in one form. */
export const searchForm = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')

/** The text as the index takes it: its tokens joined by spaces. A single character is a token of its own. */
export function searchTokens(text: string): string {
  const form = searchForm(text)
  // Characters beyond the basic plane are two units: then by characters, else by units, which is faster.
  const letters = /[\ud800-\udfff]/.test(form) ? Array.from(form) : form
  if (letters.length < 2) return form
  let tokens = ''
  for (let i = 1; i < letters.length; i += 1) tokens += `${letters[i - 1]}${letters[i]} `
  return tokens
}

/** What a search text asks: words for the index (all must be found), and single characters, which only a number can answer. */
export interface SearchWords {
  /** a full-text query; null when there is no word of two characters */
  match: string | null
  single: string[]
}

/** Words are parted by white space. `column` restricts the search to one field of the index. */
export function searchWords(text: string, column?: string): SearchWords {
  const forms = text
    .split(/\s+/)
    .map(searchForm)
    .filter((form) => form !== '')
  const words = forms.filter((form) => Array.from(form).length > 1)
  const phrases = words.map((word) => `${column === undefined ? '' : `${column} : `}"${searchTokens(word).trim()}"`)
  return {
    match: phrases.length === 0 ? null : phrases.join(' AND '),
    single: forms.filter((form) => Array.from(form).length === 1),
  }
}
