import { addDays, type Day } from './civil-day.ts'

// China has one time zone, eight hours ahead of UTC, and has had no summer time since 1992; the PC's own zone plays no part.
const AHEAD_MS = 8 * 3_600_000

const there = (instant: string): string => new Date(Date.parse(instant) + AHEAD_MS).toISOString()

/** The civil day in China of a UTC instant. */
export const chinaDay = (instant: string): Day => there(instant).slice(0, 10)

/** A UTC instant as date and minute in China: 2026-09-07 14:05. */
export const chinaMinute = (instant: string): string => there(instant).slice(0, 16).replace('T', ' ')

/** To the second: 2026-09-07 14:05:09. */
export const chinaSecond = (instant: string): string => there(instant).slice(0, 19).replace('T', ' ')

/** The UTC instant at which a civil day begins in China. */
export const startOfChinaDay = (day: Day): string => `${addDays(day, -1)}T16:00:00.000Z`
