import { compact } from '../import/cell-text.ts'
import { keyOfName } from './record-identity.ts'

/** One place in a law: `article` and the rest as whole numbers, null where the text names none. */
export interface LawReference {
  /** as written between the brackets, without 中华人民共和国 */
  law: string
  article: number | null
  /** 款 */
  paragraph: number | null
  /** 项 */
  item: number | null
}

const PLACE =
  /第([〇零一二三四五六七八九十百千\d]+)条(?:之[一二三四五六七八九十]+)?(?:第([〇零一二三四五六七八九十百\d]+)款)?(?:第?[（(]?([〇零一二三四五六七八九十百\d]+)[）)]?项)?/g

/**
 * The places that a basis names: 《行政处罚法》第五十一条第一款第二项; several laws and several articles of one law stand in one
 * cell. A law without an article is one place; a text without 《》 names none.
 */
export function lawReferences(text: string): LawReference[] {
  const places: LawReference[] = []
  for (const match of text.matchAll(/《([^《》]{2,120})》([^《]*)/g)) {
    const law = lawName(match[1] ?? '')
    const found = [...(match[2] ?? '').matchAll(PLACE)].map(([, article, paragraph, item]) => ({
      law,
      article: chineseNumber(article),
      paragraph: chineseNumber(paragraph),
      item: chineseNumber(item),
    }))
    places.push(...(found.length > 0 ? found : [{ law, article: null, paragraph: null, item: null }]))
  }
  return places
}

/** A law by its short name: people write 《中华人民共和国行政处罚法》 and 《行政处罚法》 for the same, with and without its year. */
export const lawName = (text: string): string =>
  compact(text)
    .replace(/^[《〈]|[》〉]$/g, '')
    .replace(/^中华人民共和国/, '')
    .replace(/\((?:\d{4}年?(?:修[订正]|修改)?[^()]*|试行)\)$/, '')

/** Key of a law, or of one of its articles. */
export const keyOfLaw = (law: string, article: number | null = null): string =>
  keyOfName('basis', article === null ? lawName(law) : `${lawName(law)}|${article}`)

/** The keys that a text names: each law as a whole, and the articles. */
export const keysOfLaws = (text: string): string[] =>
  lawReferences(text).flatMap(({ law, article }) =>
    article === null ? [keyOfLaw(law)] : [keyOfLaw(law), keyOfLaw(law, article)],
  )

/** The number of an article as a column of its own writes it: 第五十一条, 五十一, 51; null where there is none. */
export const articleNumber = (text: string | undefined): number | null =>
  chineseNumber(
    /^第?([〇零一二三四五六七八九十百千\d]+)条?(?:之[一二三四五六七八九十]+|第.*)?$/.exec(compact(text ?? ''))?.[1],
  )

const DIGITS = '零一二三四五六七八九'

/** 一百二十四 → 124; digits stay; null for an empty or unreadable text. */
export function chineseNumber(text: string | undefined): number | null {
  if (text === undefined || text === '') return null
  if (/^\d+$/.test(text)) return Number(text)
  let sum = 0
  let digit = 0
  for (const c of text.replaceAll('〇', '零')) {
    const unit = { 十: 10, 百: 100, 千: 1000 }[c]
    if (unit === undefined) {
      digit = DIGITS.indexOf(c)
      if (digit < 0) return null
    } else {
      sum += (digit || 1) * unit
      digit = 0
    }
  }
  return sum + digit
}
