import { chinaMinute } from '../../shared/domain/calendar/china-time.ts'
import { yuanText } from '../../shared/domain/money.ts'

const grouped = (whole: string): string => whole.replace(/\B(?=(\d{3})+$)/g, ',')

/** 1286500 → 1,286,500; nothing stands for an unknown number. */
export const formatCount = (count: number | null | undefined): string =>
  count === null || count === undefined ? '' : grouped(String(count))

/** 128650000 fen → 1,286,500.00 yuan, exactly. */
export function formatFen(fen: number | null | undefined): string {
  if (fen === null || fen === undefined) return ''
  const [yuan = '', rest = ''] = yuanText(Math.abs(fen)).split('.')
  return `${fen < 0 ? '-' : ''}${grouped(yuan)}.${rest}`
}

/** Points in whole hundredths: 9400 → 94.0, 9325 → 93.25, -50 → -0.5. */
export function formatHundredths(points: number): string {
  const text = yuanText(points)
  return text.endsWith('0') ? text.slice(0, -1) : text
}

/** A day is text and stays text. */
export const formatDay = (day: string | null | undefined): string => day ?? ''

/** A UTC instant as date and minute in China: 2026-09-07 14:05. */
export const formatInstant = (instant: string | null | undefined): string => (instant ? chinaMinute(instant) : '')

/** 3671 ms → 4 秒; 75000 ms → 1 分 15 秒. */
export function formatDuration(ms: number): string {
  const seconds = Math.max(1, Math.round(ms / 1000))
  return seconds < 60 ? `${seconds} 秒` : `${Math.floor(seconds / 60)} 分 ${seconds % 60} 秒`
}

/** 1536000 bytes → 1.5 MB. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  const power = Math.min(3, Math.floor(Math.log10(bytes) / 3))
  return `${(bytes / 1000 ** power).toFixed(bytes / 1000 ** power < 10 ? 1 : 0)} ${['B', 'KB', 'MB', 'GB'][power]}`
}
