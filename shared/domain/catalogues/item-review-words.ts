import type { OccurrenceGroup } from './item-occurrence.ts'

/** What the groups are called, with the years and the number that a bureau set. */
export const groupLabel = (group: OccurrenceGroup, { years, few }: { years: number; few: number }): string =>
  ({
    none: `近${years}年未发生`,
    few: `极少发生（少于 ${few} 次）`,
    short: `资料不足${years}年`,
    uncounted: '不能计次',
    used: `发生 ${few} 次及以上`,
  })[group]

/** The other agencies with an item on the same basis, in one line. */
export const sharedText = ({
  sharedWith,
  sharedTotal,
}: {
  sharedWith: readonly string[]
  sharedTotal: number
}): string => sharedWith.join('、') + (sharedTotal > sharedWith.length ? ` 等 ${sharedTotal} 个机关` : '')

interface Basis {
  from: string
  to: string
  years: number
  items: number
  withoutCode: number
  firstDay: string | null
  cases: number
  told: number
  undated: number
}

/** What a count of occurrences means and what it cannot mean, for the page and the sheet: a few sentences. */
export function occurrenceNotes({
  from,
  to,
  years,
  items,
  withoutCode,
  firstDay,
  cases,
  told,
  undated,
}: Basis): string[] {
  return [
    `发生次数：${from} 至 ${to} 作出决定（检查）的案卷中写明该事项的件数。先按事项编码认定；案卷没有写编码的，同一机关（含赋权、委托对象）同类案卷的案由、许可内容、强制措施种类、检查事项、事项名称或者决定内容与事项名称相同的计一次，“对……的处罚”之类的框架用语不计。`,
    firstDay === null
      ? '库中还没有案卷，次数都是 0，不能说明事项没有发生。'
      : `库中最早的案卷是 ${firstDay}；这 ${years} 年有案卷 ${cases} 件，其中 ${told} 件能对上事项，${cases - told} 件对不上${undated > 0 ? `；另有 ${undated} 件没有日期，不计` : ''}。`,
    `“资料不足${years}年”：其中有的年份，库中没有该机关能对上事项的同类案卷，不能认定没有发生。`,
    `“不能计次”：没有写明事项类型，或者写的是其他行政权力，看不出是哪类案卷；或者既没有编码、又没有实施主体。${items} 项中 ${withoutCode} 项没有编码，只能按名称对应。已取消、已过有效期的事项不列。`,
  ]
}
