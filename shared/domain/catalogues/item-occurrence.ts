import { addDays, addMonths, type Day } from '../calendar/civil-day.ts'
import { type ActKind, mainKindOf, otherKindOf } from '../act-kinds.ts'
import { compact } from '../import/cell-text.ts'
import { item } from './item.ts'
import { CASE_TABLES, type CaseTable } from '../import/tables.ts'

/** The kind of case in which an item of this kind occurs; null where its kind is none of its own: 其他行政权力. */
export function actOfItem(kind: string | null): ActKind | null {
  if (kind === null || /其他/.test(kind)) return null
  return mainKindOf(kind) ?? otherKindOf(kind) ?? null
}

/** The fields of a case that say what it was about, as a catalogue of items would name it. */
export const NAMING_FIELDS: Readonly<Record<CaseTable, readonly string[]>> = {
  penalty: ['cause'],
  licence: ['content', 'project'],
  coercion: ['measure_kind', 'execution_kind'],
  inspection: ['items'],
  act: ['case_name', 'content'],
}
export const ALL_NAMING_FIELDS = [...new Set(CASE_TABLES.flatMap((act) => NAMING_FIELDS[act]))]

/** Headings of columns of a table of cases that name the item itself, though no fact of a case is called so. */
export const ITEM_HEADINGS = new Set(
  ['item_code', 'name'].flatMap((field) => item.columns[field]?.headings ?? []).map(compact),
)

/**
 * What an item and a case have in common when they name the same: NFKC without white space, and without the words that only frame
 * it: «对未公示价格的处罚» and «涉嫌未公示价格案» are both «未公示价格».
 */
export function itemNameKey(text: string): string {
  const plain = compact(text)
  const framed = plain.startsWith('对') ? (FRAME.exec(plain)?.[1] ?? plain) : plain
  return withoutEnd(withoutEnd(withoutStart(framed, '涉嫌'), '案'), '行为', '的行为')
}

const FRAME = /^对(.+?)(?:的)?(?:行政处罚|处罚|行政检查|监督检查|检查|行政强制)$/
/** Something must be left. */
const LEAST = 2
const withoutStart = (text: string, word: string): string =>
  text.startsWith(word) && text.length >= word.length + LEAST ? text.slice(word.length) : text
function withoutEnd(text: string, ...words: string[]): string {
  const word = words.findLast((one) => text.endsWith(one) && text.length >= one.length + LEAST)
  return word === undefined ? text : text.slice(0, -word.length)
}

/** The texts that one cell may mean: the whole first; parts only where the whole names nothing. */
export const partsOfCell = (text: string): string[] =>
  SEPARATORS.test(text) ? text.split(SEPARATORS).filter((part) => part.trim() !== '') : []
const SEPARATORS = /[、；;，,\n]+/

/** The years that are looked back on, both days included: five years that end today begin on the day after the same day. */
export interface LookBack {
  from: Day
  to: Day
  years: number
  /** the last day of each of its years, the newest first: today, a year ago … */
  ends: readonly Day[]
}
export function lookBack(today: Day, years: number): LookBack {
  const ends = Array.from({ length: years }, (_, i) => addMonths(today, -12 * i))
  return { from: addDays(addMonths(today, -12 * years), 1), to: today, years, ends }
}

/** The year of the period in which a day lies: 0 the newest; null before the period or after it. */
export function yearOfPeriod({ from, to, ends }: LookBack, day: Day): number | null {
  if (day < from || day > to) return null
  return ends.findLastIndex((end) => day <= end)
}

/**
 * used: at least so many times; few: fewer; none: never; short: not so often as that, and too little was handed in for anybody to say
 * that it did not occur (`isToldEnough`); uncounted: nothing could tell.
 */
export const OCCURRENCE_GROUPS = ['none', 'few', 'short', 'uncounted', 'used'] as const
export type OccurrenceGroup = (typeof OCCURRENCE_GROUPS)[number]

/** What cases of the agency and kind of an item, in the period, tell of items. */
export interface ToldOf {
  /** of how many years of the period there are cases that name an item */
  yearsTold: number
  /** all of them, and those that name no item */
  cases: number
  untold: number
}

/** Cases name an item in every year of the period, and at least `toldPercent` of a hundred do: what they do not name did not occur. */
export const isToldEnough = (
  { yearsTold, cases, untold }: ToldOf,
  { years, toldPercent }: { years: number; toldPercent: number },
): boolean => yearsTold >= years && cases > 0 && 100 * (cases - untold) >= toldPercent * cases

export function occurrenceGroup(
  { uses, isCountable, ...told }: ToldOf & { uses: number; isCountable: boolean },
  by: { years: number; few: number; toldPercent: number },
): OccurrenceGroup {
  if (uses >= by.few && uses > 0) return 'used'
  if (!isCountable && uses === 0) return 'uncounted'
  if (!isToldEnough(told, by)) return 'short'
  return uses === 0 ? 'none' : 'few'
}
