import { addDays, weekday } from '../../shared/domain/calendar/civil-day.ts'

/** The day `days` later, moved on to a Monday when it falls on a Saturday or Sunday: when offices sign papers. */
export function officeDay(from: string, days: number): string {
  const day = addDays(from, days)
  return addDays(day, { 6: 2, 0: 1 }[weekday(day)] ?? 0)
}
