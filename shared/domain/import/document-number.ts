import { compact } from './cell-text.ts'

/**
 * Normal form of a document number for comparing (import-formats §5.5): brackets around the year become 〔〕, spaces and
 * 第 before the serial go, leading zeros of the serial go, NFKC the rest. The original is shown and exported.
 */
export function normalDocumentNumber(text: string): string {
  return NORMAL.test(text) ? text : normalForm(text)
}

/** The usual number as the standard writes it: most are, and need no work. */
const NORMAL = /^[\u4e00-\u9fff]+〔(?:19|20)\d{2}〕[1-9]\d*号$/

function normalForm(text: string): string {
  return compact(text)
    .replace(/[〔[(【［﹝〈]((?:19|20)\d{2})年?[〕\])】］﹞〉]/g, '〔$1〕')
    .replace(/(?<=〕|字)第?0*(?=\d)/g, '')
    .replace(/((?:〕|字)\d+)$/, '$1号')
}

/** Year and serial of a number such as 云市监罚〔2024〕12号, with the text before as its sequence; undefined when it has none. */
export function parseDocumentNumber(text: string): { sequence: string; year: number; serial: number } | undefined {
  const match = /^(.*)〔((?:19|20)\d{2})〕(.*?)(\d{1,7})号$/.exec(normalDocumentNumber(text))
  if (!match) return undefined
  return { sequence: `${match[1]}|${match[3]}`, year: Number(match[2]), serial: Number(match[4]) }
}
