import { addDays, type Day } from './civil-day.ts'
import { calendarMissing, type Counted, type Dated, isWorkingDay, type WorkCalendar } from './work-calendar.ts'

/** The n-th working day after `start`; the start day does not count (行政处罚法第八十五条). n = 0 gives `start` itself. */
export function addWorkingDays(calendar: WorkCalendar, start: Day, n: number): Dated {
  let day = start
  for (let left = n; left > 0; ) {
    day = addDays(day, 1)
    const works = isWorkingDay(calendar, day)
    if (works === undefined) return calendarMissing(day)
    if (works) left -= 1
  }
  return { ok: true, day }
}

/** `day`, or the first working day after it where it is a day off (law-supervision §4 T1). */
export function rollForward(calendar: WorkCalendar, day: Day): Dated {
  for (let at = day; ; at = addDays(at, 1)) {
    const works = isWorkingDay(calendar, at)
    if (works === undefined) return calendarMissing(at)
    if (works) return { ok: true, day: at }
  }
}

/** Working days after `from` up to and including `to`; 0 where `to` is not later. */
export function countWorkingDays(calendar: WorkCalendar, from: Day, to: Day): Counted {
  let days = 0
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) {
    const works = isWorkingDay(calendar, day)
    if (works === undefined) return calendarMissing(day)
    if (works) days += 1
  }
  return { ok: true, days }
}
