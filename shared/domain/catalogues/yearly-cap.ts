import { compact } from '../import/cell-text.ts'
import type { Facts } from '../import/row-parser.ts'
import { chineseNumber } from './law-reference.ts'

/** Whom a cap counts for: each inspected object by itself, or all inspections of the agency together. */
export const CAP_SCOPES = ['object', 'agency'] as const
export type CapScope = (typeof CAP_SCOPES)[number]

/** 年度检查频次上限: at most so many inspections a year. */
export interface YearlyCap {
  times: number
  /** null: the text does not say; the bureau has set how that is read */
  scope: CapScope | null
}

/** A floor, another period than a year, or a share is no yearly cap. */
const NO_CAP = /至少|不少于|不低于|以上|季|月|周|旬|日(?!常)|天|半年|[两二三四五]年|[2-9]年|%|比例/
const YEAR = /(?:19|20)\d\d年?度?/g
const TIMES = /(\d{1,4}|[一二两三四五六七八九十]{1,3})次/g
const BARE = /^(?:不超过|不多于|最多|上限为?|[<≤])?(\d{1,4})$/
const PER_OBJECT =
  /(?:每|每个|每一|同一|单个|单一|单)(?:户|家|企业|单位|对象|检查对象|主体|市场主体|经营主体)|[/·]户|户[/·次]/
const IN_ALL = /合计|总计|累计|共计|一共|总共/

/**
 * Reads the cap of an inspection plan: 2, 2次, 每户每年不超过两次, 全年合计30次. Null where the text holds no figure, or more than
 * one (A级1次，B级2次), or says something else than how often a year at most: nothing is guessed.
 */
export function yearlyCap(cell: string): YearlyCap | null {
  const text = compact(cell).replaceAll(YEAR, '')
  if (NO_CAP.test(text)) return null
  const said = new Set(Array.from(text.matchAll(TIMES), ([, number = '']) => number.replaceAll('两', '二')))
  const [only = BARE.exec(text)?.[1], ...others] = said
  const times = others.length > 0 ? null : chineseNumber(only)
  if (times === null) return null
  const scopes: [RegExp, CapScope][] = [
    [PER_OBJECT, 'object'],
    [IN_ALL, 'agency'],
  ]
  return { times, scope: scopes.find(([word]) => word.test(text))?.[1] ?? null }
}

/** The year of a plan as its table says it, else the only year its days lie in; null where neither tells it. */
export function planYear({ year, from, until }: Facts): string | null {
  if (year !== undefined) return /^((?:19|20)\d\d)年?度?$/.exec(compact(year))?.[1] ?? null
  const [first, last] = [from?.slice(0, 4), until?.slice(0, 4)]
  return first !== undefined && (last ?? first) === first ? first : null
}

/** 2026 年对同一检查对象不超过 2 次. */
export const capInWords = (year: string, times: number, scope: CapScope): string =>
  `${year} 年${scope === 'object' ? '对同一检查对象' : '全部检查'}不超过 ${times} 次`
