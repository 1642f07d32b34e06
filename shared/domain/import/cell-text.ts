/** Trims what platforms pad cells with: ASCII, ideographic and no-break spaces, zero-width characters (import-formats §2.6). */
export function trimCell(text: string): string {
  if (text === '') return text
  const first = text.charCodeAt(0)
  const last = text.charCodeAt(text.length - 1)
  if (!isPadding(first) && !isPadding(last)) return text
  let from = 0
  let to = text.length
  while (from < to && isPadding(text.charCodeAt(from))) from += 1
  while (to > from && isPadding(text.charCodeAt(to - 1))) to -= 1
  return text.slice(from, to)
}

function isPadding(code: number): boolean {
  return (
    code <= 0x20 ||
    code === 0xa0 ||
    code === 0x3000 ||
    (code >= 0x200b && code <= 0x200d) ||
    code === 0x2060 ||
    code === 0xfeff
  )
}

/** Words that stand for nothing (import-formats §2.7). */
const EMPTY = new Set([
  '',
  'null',
  'NULL',
  '1null',
  'None',
  'nan',
  'NaN',
  'N/A',
  '无',
  '/',
  '-',
  '—',
  '——',
  '———',
  '--',
  '---',
  '---',
  '----',
  '\\N',
])

export function isEmptyWord(trimmed: string): boolean {
  return trimmed.length <= 5 && EMPTY.has(trimmed)
}

/** The tricks that keep Excel from mangling a number: leading apostrophe, ="…"; undone for codes, never for free text. */
export function withoutExcelGuard(text: string): string {
  if (text.startsWith("'")) return text.slice(1)
  if (text.startsWith('="') && text.endsWith('"')) return text.slice(2, -1)
  return text
}

/**
 * Text that its normal form (NFKC) would not change: visible ASCII, common ideographs, Chinese brackets. Most codes, names and
 * amounts, so that the costly forms are rarely asked for.
 */
export const PLAIN = /^[!-~\u3001-\u3003\u3008-\u3011\u3014-\u3017\u4e00-\u9fff]*$/

/** NFKC without any white space: for codes, numbers and keys. */
export function compact(text: string): string {
  if (PLAIN.test(text)) return text
  return text.normalize('NFKC').replace(/[\s\u200b-\u200d\u2060\ufeff]+/g, '')
}

/** 4.40E+17: digits that Excel has thrown away (import-formats §5). */
export function isScientific(text: string): boolean {
  return /^\d(?:\.\d+)?[eE]\+?\d{1,3}$/.test(text)
}
