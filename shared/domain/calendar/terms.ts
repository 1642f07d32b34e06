import { z } from 'zod'
import { addDays, addMonths, type Day, daysBetween } from './civil-day.ts'
import { countWorkingDays, rollForward } from './working-days.ts'
import {
  type CalendarMissing,
  calendarMissing,
  calendarMissingText,
  type Dated,
  isWorkingDay,
  type WorkCalendar,
} from './work-calendar.ts'

/** A legal term. `days` are calendar days. Months and calendar days that end on a day off move to the next working day. */
export const Term = z.strictObject({ length: z.int().min(1), unit: z.enum(['days', 'workingDays', 'months']) })
export type Term = z.infer<typeof Term>

const UNIT_WORDS = { days: '日', workingDays: '个工作日', months: '个月' } as const
/** e.g. 30日, 10个工作日, 6个月 */
export const termText = ({ length, unit }: Term): string => `${length}${UNIT_WORDS[unit]}`

/** Time that does not count (检测、检验、鉴定、听证、公告、中止): both ends included; `to` null = its end is not on file. */
export const Exclusion = z.strictObject({
  from: z.iso.date(),
  to: z.iso.date().nullable(),
  document: z.string().min(1),
})
export type Exclusion = z.infer<typeof Exclusion>

/** The last day of a term before rolling over, excluded days not counted (T1, T4). Open exclusions have to be settled before. */
export function lastDay(calendar: WorkCalendar, start: Day, term: Term, exclusions: readonly Exclusion[] = []): Dated {
  const excluded = (day: Day): boolean => exclusions.some(({ from, to }) => from <= day && (to === null || day <= to))
  if (term.unit === 'workingDays') {
    let day = start
    for (let left = term.length; left > 0; ) {
      day = addDays(day, 1)
      const works = isWorkingDay(calendar, day)
      if (works === undefined) return calendarMissing(day)
      if (works && !excluded(day)) left -= 1
    }
    return { ok: true, day }
  }
  // months have no fixed length: the plain end is moved by the excluded days inside, which may bring further ones inside
  let day = term.unit === 'days' ? addDays(start, term.length) : addMonths(start, term.length)
  for (let at = addDays(start, 1); at <= day; at = addDays(at, 1)) if (excluded(at)) day = addDays(day, 1)
  return { ok: true, day }
}

/** The day on which a term is over: the start day does not count, a last day off moves to the next working day (T1). */
export function termEnd(calendar: WorkCalendar, start: Day, term: Term, exclusions: readonly Exclusion[] = []): Dated {
  const end = lastDay(calendar, start, term, exclusions)
  return end.ok ? rollForward(calendar, end.day) : end
}

export type Outcome = 'breach' | 'kept' | 'insufficient'
export const OUTCOME_NAMES: Record<Outcome, string> = { breach: '违反', kept: '符合', insufficient: '材料不足' }

export interface Judgement {
  outcome: Outcome
  dueOn: Day | null
  /** days beyond the due day in the unit of the term (months: calendar days); 0 where kept */
  overdue: number
  /** one Chinese sentence */
  reason: string
}

const insufficient = (reason: string): Judgement => ({ outcome: 'insufficient', dueOn: null, overdue: 0, reason })
const missing = (problem: CalendarMissing): Judgement => insufficient(calendarMissingText(problem))

/** Was something done in time? Missing dates, open exclusions and missing calendars never make a breach (T2, T4, T5). */
export function judgeTerm(
  calendar: WorkCalendar,
  start: Day | null,
  done: Day | null,
  term: Term,
  exclusions: readonly Exclusion[] = [],
): Judgement {
  if (start === null || done === null)
    return insufficient(`缺少${start === null ? '起算日' : '办理日'}，无法判定是否超期。`)
  if (done < start) return insufficient(`办理日 ${done} 早于起算日 ${start}，日期前后矛盾，请核对。`)
  const open = exclusions.find(({ to }) => to === null)
  if (open) return insufficient(`${open.document}没有写明终止日，不能扣除期间，无法判定是否超期。`)
  const due = termEnd(calendar, start, term, exclusions)
  if (!due.ok) return missing(due)
  const range = `自 ${start} 次日起算${termText(term)}，末日为 ${due.day}`
  if (done <= due.day)
    return { outcome: 'kept', dueOn: due.day, overdue: 0, reason: `${range}，${done} 办理，未超期。` }
  const late =
    term.unit === 'workingDays'
      ? countWorkingDays(calendar, due.day, done)
      : { ok: true as const, days: daysBetween(due.day, done) }
  if (!late.ok) return missing(late)
  const words = `${late.days}${UNIT_WORDS[term.unit === 'workingDays' ? 'workingDays' : 'days']}`
  return { outcome: 'breach', dueOn: due.day, overdue: late.days, reason: `${range}，${done} 办理，超期${words}。` }
}

/**
 * Terms in hours (24 小时内报告补办, T3). Moments are `YYYY-MM-DD` or `YYYY-MM-DDTHH:mm` in local time. With a date alone
 * nothing can be said unless the dates are so far apart that no time of day could save it.
 */
export function judgeHours(start: string | null, done: string | null, hours: number): Judgement {
  if (start === null || done === null) return insufficient('缺少时间，无法判定。')
  const apart = daysBetween(start.slice(0, 10), done.slice(0, 10))
  if (apart < 0) return insufficient('时间前后矛盾，请核对。')
  if (start.length === 10 || done.length === 10) {
    if (apart < Math.ceil(hours / 24) + 1) return insufficient(`只有日期没有时刻，无法判定是否在${hours}小时内。`)
    return { outcome: 'breach', dueOn: null, overdue: 0, reason: `两个日期相差 ${apart} 日，已超过${hours}小时。` }
  }
  const minutes = apart * 1440 + minutesOf(done) - minutesOf(start)
  if (minutes < 0) return insufficient('时间前后矛盾，请核对。')
  const kept = minutes <= hours * 60
  const spent = `实际用时 ${Math.floor(minutes / 60)} 小时 ${minutes % 60} 分`
  return { outcome: kept ? 'kept' : 'breach', dueOn: null, overdue: 0, reason: `限${hours}小时，${spent}。` }
}

const minutesOf = (moment: string): number => Number(moment.slice(11, 13)) * 60 + Number(moment.slice(14, 16))

/** 逾期加处罚款: 3 % a day, never above the fine itself, so the cap is met on day 34 (行政处罚法第七十二条, T7). In fen, a part of a fen is dropped. */
export function lateFee(fineFen: number, overdueDays: number): number {
  const fee = (BigInt(fineFen) * 3n * BigInt(Math.max(0, overdueDays))) / 100n
  return fee < BigInt(fineFen) ? Number(fee) : fineFen
}

/**
 * When an agency without power of its own may apply to a court (行政强制法第五十三条; 行政复议法第二十条, 行政诉讼法第四十六条,
 * T8): from the end of both remedy terms (60 days, 6 months after service), for three months.
 */
export function courtApplicationWindow(
  calendar: WorkCalendar,
  servedOn: Day,
): { ok: true; from: Day; to: Day } | CalendarMissing {
  const review = termEnd(calendar, servedOn, { length: 60, unit: 'days' })
  const suit = termEnd(calendar, servedOn, { length: 6, unit: 'months' })
  if (!review.ok) return review
  if (!suit.ok) return suit
  const over = review.day > suit.day ? review.day : suit.day
  const to = termEnd(calendar, over, { length: 3, unit: 'months' })
  return to.ok ? { ok: true, from: addDays(over, 1), to: to.day } : to
}
