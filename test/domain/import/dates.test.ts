import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isPlainDay, parseDate } from '../../../shared/domain/import/dates.ts'

const today = '2026-01-01'

test.each([
  ['2024-05-01', '2024-05-01'],
  ['2024-5-1', '2024-05-01'],
  ['2024/5/1', '2024-05-01'],
  ['2024.5.1', '2024-05-01'],
  ['２０２４．５．１', '2024-05-01'],
  ['2024年5月1日', '2024-05-01'],
  ['2024年 5月 1日', '2024-05-01'],
  ['2008年8月4号', '2008-08-04'],
  ['20240501', '2024-05-01'],
  ['20240501152633', '2024-05-01'],
  ['2024-05-01 15:26:33', '2024-05-01'],
  ['2024-5-1 15:26', '2024-05-01'],
  ['2024年5月1日15时26分', '2024-05-01'],
  ['二○一一年十一月十一日', '2011-11-11'],
  ['二〇一二年十一月二十三日', '2012-11-23'],
  ['二〇二四年五月廿一日', '2024-05-21'],
  ['42473', '2016-04-13'],
  ['45351', '2024-02-29'],
  ['45352', '2024-03-01'],
])('%s is %s', (text, day) => {
  expect(parseDate(text, { today })).toEqual({ day })
})

test.each([
  ['2024-02-30', 'date.invalid'],
  ['0000-00-00', 'date.invalid'],
  ['60', 'date.invalid'],
  ['不详', 'date.invalid'],
  ['2017-1-23-2-20', 'date.invalid'],
  ['2024-6', 'date.incomplete'],
  ['202406', 'date.incomplete'],
  ['2024', 'date.incomplete'],
  ['05/06/2025', 'date.ambiguous'],
  ['24-05-01', 'date.ambiguous'],
  ['2017年1月23日、2月20日', 'date.range'],
  ['2024年5月1日至2024年6月1日', 'date.range'],
  ['########', 'date.excel_hashes'],
  ['1899-12-31 12:00:00', 'date.out_of_range'],
  ['2026-01-02', 'date.future'],
])('%s is no day: %s', (text, code) => {
  expect(parseDate(text, { today })).toEqual({ code })
})

test('words for nothing are no problem; the far end of a validity is a day', () => {
  for (const text of ['', ' ', 'null', '——', '---', '\\N']) expect(parseDate(text, { today })).toBeUndefined()
  expect(parseDate('2099/12/31', { today, mayBeFuture: true })).toEqual({ day: '2099-12-31' })
})

test('a serial is the same day as the platform counts, in both epochs', () => {
  fc.assert(
    fc.property(fc.integer({ min: 20_000, max: 58_000 }), (serial) => {
      const day = new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000).toISOString().slice(0, 10)
      expect(parseDate(String(serial), { today, mayBeFuture: true })).toEqual({ day })
      expect(parseDate(String(serial - 1462), { today, mayBeFuture: true, date1904: true })).toEqual({ day })
    }),
  )
})

test('a plain day is one of the calendar, from 1949 on, and written in no other way', () => {
  const days = ['2024-02-29', '2000-02-29', '1949-01-01', '2999-12-31', '2024-04-30']
  const others = [
    '2023-02-29',
    '1900-02-29',
    '1948-12-31',
    '2024-04-31',
    '2024-00-10',
    '2024-13-01',
    '2024-01-00',
    '2024-1-01',
  ]
  const written = ['2024/02/29', '20240229', '2024-02-2９', '2024-02-29 ', '+024-02-29', '2024--2-29', '']
  expect(days.filter((text) => !isPlainDay(text))).toEqual([])
  expect([...others, ...written].filter(isPlainDay)).toEqual([])
})
