import { expect, test } from 'vitest'
import { chinaDay, chinaMinute, startOfChinaDay } from '../../shared/domain/calendar/china-time.ts'

test('an instant becomes the day and minute in China, also over midnight and the turn of the year', () => {
  expect(chinaMinute('2026-09-07T06:05:59.999Z')).toBe('2026-09-07 14:05')
  expect(chinaDay('2026-12-31T15:59:59.999Z')).toBe('2026-12-31')
  expect(chinaDay('2026-12-31T16:00:00.000Z')).toBe('2027-01-01')
})

test('a day begins at the instant that is its first', () => {
  expect(startOfChinaDay('2027-01-01')).toBe('2026-12-31T16:00:00.000Z')
  expect(chinaMinute(startOfChinaDay('2024-03-01'))).toBe('2024-03-01 00:00')
})
