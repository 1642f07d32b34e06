import { z } from 'zod'
import { type Day, weekday, yearOf } from './civil-day.ts'

const Named = z.strictObject({ day: z.iso.date(), name: z.string() })

/**
 * What the State Council's notice for a year says: days off and make-up working days (调休上班). A notice may touch the
 * last days of the year before. Shape of `resources/calendar/<year>.json`; `notices` are the addresses of the notices.
 */
export const CalendarYear = z.strictObject({
  year: z.int(),
  notices: z.array(z.url()).min(1),
  holidays: z.array(Named).min(1),
  workdays: z.array(Named),
})
export type CalendarYear = z.infer<typeof CalendarYear>

export interface WorkCalendar {
  years: ReadonlySet<number>
  holidays: ReadonlyMap<Day, string>
  workdays: ReadonlySet<Day>
}

/** Joins the tables of several years. */
export function makeCalendar(years: readonly CalendarYear[]): WorkCalendar {
  return {
    years: new Set(years.map(({ year }) => year)),
    holidays: new Map(years.flatMap(({ holidays }) => holidays.map(({ day, name }) => [day, name] as const))),
    workdays: new Set(years.flatMap(({ workdays }) => workdays.map(({ day }) => day))),
  }
}

/** Why a day cannot be given: 日历缺失 (law-supervision §4 T2). Nobody may take such a day for a computed one. */
export interface CalendarMissing {
  ok: false
  code: 'calendar_missing'
  year: number
}
export type Dated = { ok: true; day: Day } | CalendarMissing
export type Counted = { ok: true; days: number } | CalendarMissing

export const calendarMissing = (day: Day): CalendarMissing => ({
  ok: false,
  code: 'calendar_missing',
  year: yearOf(day),
})

/** The Chinese sentence for a missing calendar. */
export const calendarMissingText = ({ year }: CalendarMissing): string =>
  `日历缺失：没有 ${year} 年的国务院节假日安排，不能推算工作日，请人工核定日期。`

/** true, false, or undefined where the year has no table. */
export function isWorkingDay(calendar: WorkCalendar, day: Day): boolean | undefined {
  if (calendar.workdays.has(day)) return true
  if (calendar.holidays.has(day)) return false
  if (!calendar.years.has(yearOf(day))) return undefined
  const name = weekday(day)
  return name !== 0 && name !== 6
}
