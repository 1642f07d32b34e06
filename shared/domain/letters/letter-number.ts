/** 发文字号: 机关代字〔year〕serial号 (GB/T 9704-2012 §7.2.5). */
export interface LetterNumber {
  prefix: string
  year: number
  serial: number
}

/** `云司执监建〔2026〕3号`: full year in six-corner brackets, no 第, no leading zero. */
export function formatLetterNumber({ prefix, year, serial }: LetterNumber): string {
  return `${prefix}〔${year}〕${serial}号`
}

/** The same with two blank cells to be filled by hand, for a draft that has no number yet. */
export function blankLetterNumber(prefix: string, year: number): string {
  return `${prefix}〔${year}〕  号`
}

const LOOSE =
  /^(\p{Script=Han}{2,12}?)字?\s*[〔[［【(（]\s*((?:19|20)\d{2})\s*[〕\]］】)）]\s*第?\s*0*([1-9]\d{0,6})\s*号$/u

/** Reads what people type: any bracket, optional 字 and 第, leading zeros; undefined when it is no document number. */
export function parseLetterNumber(text: string): LetterNumber | undefined {
  const match = LOOSE.exec(text.normalize('NFC').trim())
  if (!match) return undefined
  return { prefix: match[1] ?? '', year: Number(match[2]), serial: Number(match[3]) }
}

/** The number on a draft: blank cells, or what a person typed for a 决定书, which has no 代字 of ours. */
export function draftNumber(draft: { kind: string; prefix: string; typedNumber: string; signedOn: string }): string {
  const year = Number(draft.signedOn.slice(0, 4))
  if (draft.kind !== 'decision') return blankLetterNumber(draft.prefix, year)
  const typed = parseLetterNumber(draft.typedNumber)
  return typed ? formatLetterNumber(typed) : blankLetterNumber('', year)
}
