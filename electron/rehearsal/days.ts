/** Days since 1970-01-01 of a day written YYYY-MM-DD (Gregorian; no clock, no time zone). */
export function dayNumber(day: string): number {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const y = month > 2 ? year : year - 1
  const leapDays = Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400)
  return 365 * y + leapDays + Math.floor((306 * ((month + 9) % 12) + 5) / 10) + date - 719469
}

/** The day `days` later, moved on to a Monday when it falls on a Saturday or Sunday: when offices sign papers. */
export function officeDay(from: string, days: number): string {
  const at = dayNumber(from) + days
  const weekday = (at + 4) % 7
  return dayText(weekday === 6 ? at + 2 : weekday === 0 ? at + 1 : at)
}

/** The day `days` later, whatever day of the week it is. */
export const calendarDay = (from: string, days: number): string => dayText(dayNumber(from) + days)

function dayText(number: number): string {
  let year = 1970
  let rest = number
  for (let days = yearDays(year); rest >= days; days = yearDays(year)) {
    rest -= days
    year += 1
  }
  let month = 1
  for (let days = monthDays(year, month); rest >= days; days = monthDays(year, month)) {
    rest -= days
    month += 1
  }
  return `${year}-${String(month).padStart(2, '0')}-${String(rest + 1).padStart(2, '0')}`
}

const isLeap = (year: number): boolean => year % 400 === 0 || (year % 4 === 0 && year % 100 !== 0)
const yearDays = (year: number): number => (isLeap(year) ? 366 : 365)
const monthDays = (year: number, month: number): number =>
  month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31

/** 2026年9月1日 */
export function chineseDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}
