import { type ActKind, MAIN_KINDS, type OtherKind } from '../act-kinds.ts'
import { addDays, addMonths, type Day, dayNumber } from '../calendar/civil-day.ts'

/** How many cases an agency says it has of each kind; a kind that it does not state is absent. */
export type Totals = Record<ActKind, number>

/** First and last day of a month `YYYY-MM`. */
export function daysOfMonth(month: string): { from: Day; to: Day } {
  const from = `${month}-01`
  return { from, to: addDays(addMonths(from, 1), -1) }
}

/**
 * The kinds of act of a table of a month, in its order: the four with tables of their own, the further ones that are counted by then,
 * and whatever else is there. A kind is not shown as zero before it is counted (policy papers 000, 001, 004).
 */
export function kindsOfMonth(month: string, others: readonly OtherKind[], present: ReadonlySet<ActKind>): ActKind[] {
  const { to } = daysOfMonth(month)
  const counted = others.filter(({ word, since }) => present.has(word) || (since !== null && since <= to))
  return [...new Set<ActKind>([...MAIN_KINDS, ...counted.map(({ word }) => word), ...[...present].sort()])]
}

/** How many months a period is made of; 0 where it begins or ends within one. */
export function wholeMonths(from: Day, to: Day): number {
  if (!from.endsWith('-01') || !addDays(to, 1).endsWith('-01') || to < from) return 0
  const index = (day: Day): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7))
  return index(to) - index(from) + 1
}

/**
 * The day until which the report of a month is on time: a day of the following month, or its last one where it is shorter.
 * Which day is local; null where the bureau has set none, and then nothing is ever late.
 */
export function reportDueDay(month: string, dayOfNextMonth: number | null): Day | null {
  if (dayOfNextMonth === null) return null
  const first = addMonths(`${month}-01`, 1)
  const last = addDays(addMonths(first, 1), -1)
  const due = addDays(first, dayOfNextMonth - 1)
  return dayNumber(due) > dayNumber(last) ? last : due
}

/** on time 已报, late 迟报, missing 未报, open 未到期 */
export type ReportStanding = 'sent' | 'late' | 'missing' | 'open'

/** Whether a month's report came, and in time. Without a due day what has not come is open until the month has ended. */
export function reportStanding(
  { month, sentOn, dueOn }: { month: string; sentOn: Day | null; dueOn: Day | null },
  today: Day,
): ReportStanding {
  if (sentOn !== null) return dueOn !== null && sentOn > dueOn ? 'late' : 'sent'
  return today > (dueOn ?? daysOfMonth(month).to) ? 'missing' : 'open'
}

export interface TotalDifference<Kind extends string = string> {
  agencyId: number
  kind: Kind
  reported: number
  imported: number
}

/** Reported totals that are not what was imported. What was not reported is not compared. */
export function totalDifferences<Kind extends string>(
  reported: readonly { agencyId: number; kind: Kind; count: number }[],
  imported: readonly { agencyId: number; kind: string; cases: number }[],
): TotalDifference<Kind>[] {
  return reported.flatMap(({ agencyId, kind, count }) => {
    const cases = imported.find((one) => one.agencyId === agencyId && one.kind === kind)?.cases ?? 0
    return cases === count ? [] : [{ agencyId, kind, reported: count, imported: cases }]
  })
}

/** A month as tables write it: 2026-10, 2026年10月, 2026/10, 202610; undefined for anything else. */
export function parseMonth(text: string): string | undefined {
  const plain = text.normalize('NFKC').replace(/\s+/g, '')
  const [, year, month] = /^((?:19|20)\d{2})(?:[-/.年]?)(\d{1,2})月?(?:份)?$/.exec(plain) ?? []
  const number = Number(month)
  return year !== undefined && number >= 1 && number <= 12 ? `${year}-${String(number).padStart(2, '0')}` : undefined
}
