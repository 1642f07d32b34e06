/**
 * Finding two or more characters anywhere in a text without a word list: the text is cut into overlapping tokens of two
 * characters, 食品经营 → 食品 品经 经营, and a longer word is a phrase of such tokens. Full and half width, upper and lower
 * case are the same; signs and spaces do not count, so 云罚〔2026〕12号 is found by 云罚[2026]12 too.
 */

/** The characters of a text that count in a search, in one form. */
export const searchForm = (text: string): string => {
  const length = foldUnits(text)
  return length < 0 ? formInContext(text) : textOf(units, length)
}

/** The text as the index takes it: its tokens joined by spaces. A single character is a token of its own. */
export function searchTokens(text: string): string {
  const length = foldUnits(text)
  if (length < 0) return tokensOf(formInContext(text))
  if (length < 2) return textOf(units, length)
  if (tokens.length < 3 * length) tokens = new Uint16Array(6 * length)
  let at = 0
  for (let i = 1; i < length; i += 1) {
    tokens[at++] = units[i - 1] as number
    tokens[at++] = units[i] as number
    tokens[at++] = SPACE
  }
  return textOf(tokens, at)
}

/** What a search text asks: words for the index (all must be found), and single characters, which only a number can answer. */
export interface SearchWords {
  /** a full-text query; null when there is no word of two characters */
  match: string | null
  single: string[]
}

/** Words are parted by white space. `column` restricts the search to one field of the index. */
export function searchWords(text: string, column?: string): SearchWords {
  const forms = wordsOf(text)
  const words = forms.filter((form) => Array.from(form).length > 1)
  const phrases = words.map((word) => phraseOf(word, column))
  return {
    match: phrases.length === 0 ? null : phrases.join(' AND '),
    single: forms.filter((form) => Array.from(form).length === 1),
  }
}

/** The words of a search text, parted by white space, each in the form of the index. */
export const wordsOf = (text: string): string[] =>
  text
    .split(/\s+/)
    .map(searchForm)
    .filter((form) => form !== '')

/** A full-text query for one word of two characters or more. */
export const phraseOf = (word: string, column?: string): string =>
  `${column === undefined ? '' : `${column} : `}"${searchTokens(word).trim()}"`

/** The rule itself, for any text. */
const formInContext = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')

function tokensOf(form: string): string {
  // Characters beyond the basic plane are two units.
  const letters = Array.from(form)
  if (letters.length < 2) return form
  let joined = ''
  for (let i = 1; i < letters.length; i += 1) joined += `${letters[i - 1]}${letters[i]} `
  return joined
}

// Indexing a million cases folds a thousand million characters, and nearly all of them by themselves: what a UTF-16 unit
// becomes is looked up. A text with a unit that depends on its neighbours is folded by the rule above as a whole.
const SPACE = 0x20
const NOT_LOOKED_AT = 0
const DROPPED = 1
const IN_CONTEXT = 2
const FOLDED = new Uint16Array(0x10000)
let units = new Uint16Array(1024)
let tokens = new Uint16Array(3072)

/** Writes the folded units of a text into `units` and answers how many; -1 when they depend on each other. */
function foldUnits(text: string): number {
  if (units.length < text.length) units = new Uint16Array(2 * text.length)
  let length = 0
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i)
    const folded = (FOLDED[unit] as number) || lookAt(unit)
    if (folded === IN_CONTEXT) return -1
    if (folded !== DROPPED) units[length++] = folded
  }
  return length
}

function lookAt(unit: number): number {
  const char = String.fromCharCode(unit)
  const normal = char.normalize('NFKC')
  const form = formInContext(char)
  // Marks, the parts of Hangul and halves of surrogate pairs join with what stands before; a sigma looks at its place.
  const joins = /[\p{M}\u1100-\u11ff\ud7b0-\ud7ff\ud800-\udfff\u03a3]/u.test(normal)
  const folded = joins || form.length > 1 ? IN_CONTEXT : form === '' ? DROPPED : form.charCodeAt(0)
  FOLDED[unit] = folded
  return folded === NOT_LOOKED_AT ? IN_CONTEXT : folded
}

/** The first units of a buffer as a string; in pieces, because a call takes only so many arguments. */
function textOf(buffer: Uint16Array, length: number): string {
  if (length <= 4096) return String.fromCharCode.apply(null, buffer.subarray(0, length) as unknown as number[])
  let text = ''
  for (let at = 0; at < length; at += 4096)
    text += String.fromCharCode.apply(null, buffer.subarray(at, Math.min(length, at + 4096)) as unknown as number[])
  return text
}
