import { dayText } from '../calendar/civil-day.ts'
import { isEmptyWord, trimCell } from './cell-text.ts'

export type DateCode =
  | 'date.invalid'
  | 'date.incomplete'
  | 'date.ambiguous'
  | 'date.range'
  | 'date.excel_hashes'
  | 'date.out_of_range'
  | 'date.future'

export type ParsedDate = { day: string } | { code: DateCode }

const CHINESE_DIGITS: Record<string, string> = {
  〇: '0',
  '○': '0',
  '◯': '0',
  O: '0',
  0: '0',
  零: '0',
  一: '1',
  二: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
}
const SEPARATED =
  /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})[日号]?(?:(?:T|(?<=[日号]))\d{1,2}(?::|时)(?:\d{1,2}(?:(?::|分)\d{1,2}(?:\.\d+)?秒?)?分?)?(?:Z|[+-]\d\d:?\d\d)?)?$/
const TWO_DATES =
  /\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}[日号]?.*\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}|\d{4}年\d{1,2}月\d{1,2}[日号]?[、,至到~-]+(?:\d{1,2}月)?\d{1,2}[日号]/

/**
 * A day out of what platforms write (import-formats §4.1): separators - / . 年月日, full-width and Chinese numerals, a time
 * of day after it (dropped), 8 or 14 digits, Excel serials. Nothing is rolled over and no day is made up.
 * `date1904` is the workbook's epoch. Returns undefined for an empty cell.
 */
export function parseDate(
  cell: string,
  options: { date1904?: boolean; mayBeFuture?: boolean; today: string },
): ParsedDate | undefined {
  const trimmed = trimCell(cell)
  if (isEmptyWord(trimmed)) return undefined
  if (isPlainDay(trimmed) && (options.mayBeFuture || trimmed <= options.today)) return { day: trimmed }
  if (/^\d{4}-\d\d-\d\d$/.test(trimmed))
    return checked(trimmed.slice(0, 4), trimmed.slice(5, 7), trimmed.slice(8), options)
  if (/^#+$/.test(trimmed)) return { code: 'date.excel_hashes' }
  const plain = trimmed.normalize('NFKC')
  if (TWO_DATES.test(plain)) return { code: 'date.range' }
  // the space before a time of day parts the hour from a one-digit day: 2024-5-1 15:26 is no 11 May
  const text = chineseToDigits(plain)
    .replace(/\s+(?=\d{1,2}(?::|时))/, 'T')
    .replace(/\s+/g, '')
  const parts = SEPARATED.exec(text)
  if (parts) return checked(parts[1] as string, parts[2] as string, parts[3] as string, options)
  const digits = /^(\d{4})(\d\d)(\d\d)(?:\d{6})?$/.exec(text)
  if (digits) return checked(digits[1] as string, digits[2] as string, digits[3] as string, options)
  if (/^\d{4}[-/.年](?:1[0-2]|0?[1-9])[-/.月]?$/.test(text) || /^(?:19|20)\d\d(?:0[1-9]|1[0-2]|年)?$/.test(text))
    return { code: 'date.incomplete' }
  if (/^\d{1,5}(?:\.\d+)?$/.test(text)) return fromSerial(Number(text), options)
  const american = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})$/.exec(text)
  if (american && Number(american[1]) <= 31 && Number(american[2]) <= 31) return { code: 'date.ambiguous' }
  return { code: 'date.invalid' }
}

function checked(
  yearText: string,
  monthText: string,
  dayText: string,
  options: { mayBeFuture?: boolean; today: string },
): ParsedDate {
  const year = Number(yearText)
  const month = Number(monthText)
  const day = Number(dayText)
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return { code: 'date.invalid' }
  if (year < FIRST_YEAR) return { code: 'date.out_of_range' }
  const text = `${yearText}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  if (!options.mayBeFuture && text > options.today) return { code: 'date.future' }
  return { day: text }
}

const FIRST_YEAR = 1949
const HYPHEN = 45
const ZERO = 48

/** Whether a text is a day of the calendar, from 1949 on, written as YYYY-MM-DD. */
export function isPlainDay(text: string): boolean {
  if (text.length !== 10 || text.charCodeAt(4) !== HYPHEN || text.charCodeAt(7) !== HYPHEN) return false
  const year = 100 * twoDigits(text, 0) + twoDigits(text, 2)
  const month = twoDigits(text, 5)
  const day = twoDigits(text, 8)
  // a day of all months is one of this month, too
  return year >= FIRST_YEAR && month >= 1 && month <= 12 && day >= 1 && (day <= 28 || day <= daysInMonth(year, month))
}

/** The number that two digits make; NaN where one is none. */
function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - ZERO
  const ones = text.charCodeAt(at + 1) - ZERO
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? 10 * tens + ones : Number.NaN
}

/** Days of a month of the Gregorian calendar, `month` from 1. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** 1970-01-01 in Excel's count. */
const EXCEL_1970 = 25_569

/** Excel counts days from 1899-12-30 (1904-01-01 in old Macintosh workbooks) and knows a day that never was: serial 60. */
function fromSerial(serial: number, options: { date1904?: boolean; mayBeFuture?: boolean; today: string }): ParsedDate {
  const days = Math.floor(serial) + (options.date1904 ? 1462 : 0)
  if (days < 20_000 || days > 60_000) return { code: 'date.invalid' }
  const [year = '', month = '', day = ''] = dayText(days - EXCEL_1970).split('-')
  return checked(year, month, day, options)
}

/** 二〇一二年十一月二十三日 → 2012年11月23日; text without Chinese numerals comes back as it is. */
function chineseToDigits(text: string): string {
  if (!/[〇○◯零一二三四五六七八九十廿卅]/.test(text)) return text
  return text
    .replace(/[〇○◯零O0一二三四五六七八九]{4}(?=\s*年)/g, (year) =>
      Array.from(year, (c) => CHINESE_DIGITS[c] ?? c).join(''),
    )
    .replace(/([一二三四五六七八九]?[十廿卅][一二三四五六七八九]?|[一二三四五六七八九])(?=\s*[月日号])/g, (number) =>
      String(smallNumber(number)),
    )
}

function smallNumber(text: string): number {
  const match = /^([一二三四五六七八九]?)([十廿卅]?)([一二三四五六七八九]?)$/.exec(text)
  const digit = (c: string | undefined): number => Number(CHINESE_DIGITS[c ?? ''] ?? 0)
  const [, first, ten, last] = match ?? []
  if (!ten) return digit(first) || digit(last)
  const tens = ten === '廿' ? 2 : ten === '卅' ? 3 : digit(first) || 1
  return tens * 10 + digit(last)
}
