/** A civil day is text `YYYY-MM-DD`. Arithmetic goes through the number of days since 1970-01-01, never through a clock. */
export type Day = string

const CYCLE = 146_097 // days in 400 Gregorian years

/** Days since 1970-01-01 (proleptic Gregorian calendar, years counted from March so that the leap day comes last). */
export function dayNumber(day: Day): number {
  const [y = 0, m = 1, d = 1] = day.split('-').map(Number)
  const year = m > 2 ? y : y - 1
  const era = Math.floor(year / 400)
  const yearOfEra = year - era * 400
  const dayOfYear = Math.floor((153 * ((m + 9) % 12) + 2) / 5) + d - 1
  return era * CYCLE + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
}

/** The inverse of `dayNumber`. */
export function dayText(number: number): Day {
  const shifted = number + 719_468
  const era = Math.floor(shifted / CYCLE)
  const dayOfEra = shifted - era * CYCLE
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return text(year, month, dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1)
}

export const addDays = (day: Day, days: number): Day => dayText(dayNumber(day) + days)
/** Calendar days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => dayNumber(to) - dayNumber(from)
export const yearOf = (day: Day): number => Number(day.slice(0, 4))
/** 0 Sunday … 6 Saturday */
export const weekday = (day: Day): number => (((dayNumber(day) + 4) % 7) + 7) % 7

/** The same day of a later month; where that month is shorter, its last day (民法典第二百零二条). */
export function addMonths(day: Day, months: number): Day {
  const [y = 0, m = 1, d = 1] = day.split('-').map(Number)
  const index = y * 12 + m - 1 + months
  const year = Math.floor(index / 12)
  const month = (index % 12) + 1
  const first = text(year, month, 1)
  const next = month === 12 ? text(year + 1, 1, 1) : text(year, month + 1, 1)
  return text(year, month, Math.min(d, daysBetween(first, next)))
}

const text = (year: number, month: number, day: number): Day =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
