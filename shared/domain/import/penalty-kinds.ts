import { compact } from './cell-text.ts'

/**
 * Kinds of penalty: the words of article 9 of the Administrative Penalty Law as revised in 2021, and the words folded into
 * each (import-formats §3.1).
 */
const FOLDED: Record<string, string[]> = {
  警告: [],
  通报批评: [],
  罚款: [],
  没收违法所得: [],
  没收非法财物: [],
  暂扣许可证件: ['暂扣许可证', '暂扣执照'],
  降低资质等级: [],
  吊销许可证件: ['吊销许可证', '吊销执照', '吊销营业执照'],
  限制开展生产经营活动: [],
  责令停产停业: [],
  责令关闭: [],
  限制从业: ['禁止从业', '取消任职资格'],
  行政拘留: [],
}
/** The words that a person chooses from. */
export const PENALTY_KINDS: readonly string[] = [...Object.keys(FOLDED), '其他']

const WORD_OF = new Map(
  Object.entries(FOLDED).flatMap(([word, others]) => [word, ...others].map((one) => [one, word] as const)),
)

/** Codes of the publication standard of 2015; two of them stand for two kinds each, and are named so. */
const CODES_2015: Record<string, string> = {
  0: '警告',
  1: '罚款',
  2: '没收违法所得、没收非法财物',
  3: '责令停产停业',
  4: '暂扣或者吊销许可证件',
  5: '行政拘留',
  6: '其他',
}
const HEADINGS_2015 = /^CF_CFLB[12]?$/

/**
 * The kinds in a cell such as 「1-罚款」, 「罚款;没收违法所得」, as words parted by 、. A bare digit is read only under a heading of
 * the 2015 layout, because the same digit means different things elsewhere. Undefined where a part is unknown: the text stays.
 */
export function penaltyKinds(cell: string, heading: string): string | undefined {
  const words: string[] = []
  for (const part of cell.split(/[;；、，,\s]+/)) {
    const text = compact(part)
    if (text === '') continue
    const word =
      WORD_OF.get(text.replace(/^\d{1,2}[-—.]?(?=\D)/, '')) ??
      (HEADINGS_2015.test(heading) ? CODES_2015[text] : undefined)
    if (word === undefined) return undefined
    if (!words.includes(word)) words.push(word)
  }
  return words.length > 0 ? words.join('、') : undefined
}
