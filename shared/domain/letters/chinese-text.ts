const DIGITS = '〇一二三四五六七八九'

/** 1 → 一, 12 → 十二, 120 → 一百二十: level marks and ordinal numbers up to 999. */
export function chineseNumeral(n: number): string {
  const hundreds = Math.floor(n / 100)
  const tens = Math.floor((n % 100) / 10)
  const ones = n % 10
  let text = hundreds ? `${DIGITS[hundreds]}百` : ''
  if (tens) text += (tens === 1 && !hundreds ? '' : (DIGITS[tens] ?? '')) + '十'
  else if (hundreds && ones) text += '零'
  return text + (ones ? (DIGITS[ones] ?? '') : '')
}

/** `2026-09-07` → `2026年9月7日`: Arabic figures, no leading zero (GB/T 9704-2012 §7.3.5.4). */
export function chineseDate(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

/** Width in cells of one Chinese character; ASCII counts half. */
export function cells(text: string): number {
  let width = 0
  for (const character of text)
    width += (character.codePointAt(0) ?? 0) < 0x2e80 && !/[—…“”‘’]/.test(character) ? 0.5 : 1
  return width
}

/** Opening and closing marks that may not end or begin a line (避头尾). */
export const NO_LINE_START = /^[，。、；：？！）》」』”’〕】…—]/
export const NO_LINE_END = /[（《「『“‘〔【]$/
