/** Scripts that are written without spaces between words, and their punctuation. */
const UNSPACED = /[\p{Script=Han}\u3000-\u303f\uff00-\uff60]/u

/**
 * The text of a page from its lines in reading order. Lines break wherever the paper ends, inside a Chinese word too: between
 * two characters of such a script nothing is put; elsewhere a line break stays.
 */
export function joinLines(lines: readonly string[]): string {
  let text = ''
  for (const line of lines) {
    const part = line.trim()
    if (part === '') continue
    const last = text.at(-1)
    if (last !== undefined && !(UNSPACED.test(last) && UNSPACED.test(part.charAt(0)))) text += '\n'
    text += part
  }
  return text
}
