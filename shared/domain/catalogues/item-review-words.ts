import type { OccurrenceGroup, ToldOf } from './item-occurrence.ts'
import { changesItem, type Proposal } from './item-proposal.ts'

/** What the groups are called, with the years and the number that a bureau set. */
export const groupLabel = (group: OccurrenceGroup, { years, few }: { years: number; few: number }): string =>
  ({
    none: `近${years}年未发生`,
    few: `极少发生（少于 ${few} 次）`,
    short: '资料不足',
    uncounted: '不能计次',
    used: `发生 ${few} 次及以上`,
  })[group]

/** Why nobody can say that an item of the group `short` did not occur. */
export function shortReason({ yearsTold, cases, untold }: ToldOf, { years }: { years: number }): string {
  if (cases === 0) return `近${years}年没有该机关的同类案卷`
  const parts = [
    ...(yearsTold < years
      ? [`近${years}年${yearsTold === 0 ? '没有一年' : `只有 ${yearsTold} 年`}有能对上事项的同类案卷`]
      : []),
    ...(untold > 0 ? [`${cases} 件同类案卷中 ${untold} 件对不上事项`] : []),
  ]
  return parts.join('；')
}

/** What a list of items is called: the sheet of opinions of the paper only where it holds nothing else than proposals of change. */
export const reviewTitle = (proposal: Proposal | 'change' | undefined): string =>
  proposal === 'change' || changesItem(proposal ?? null) ? '拟取消、调整、暂停实施事项意见表' : '事项清理情况表'

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
  toldPercent: number
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
  toldPercent,
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
    `“近${years}年未发生”“极少发生”：只在这 ${years} 年里每年都有该机关能对上事项的同类案卷，并且该机关的同类案卷至少 ${toldPercent}% 能对上事项时认定。`,
    `“资料不足”：有的年份没有这样的案卷，或者对不上事项的同类案卷太多，其中可能就有该事项，不能认定没有发生。“未对上案卷”是该机关（含赋权、委托对象）这些年对不上任何事项的同类案卷件数。`,
    `“不能计次”：没有写明事项类型，或者写的是其他行政权力，看不出是哪类案卷；或者既没有编码、又没有实施主体。${items} 项中 ${withoutCode} 项没有编码，只能按名称对应。已取消、已过有效期的事项不列。`,
  ]
}
