import { parseChineseAmount } from '../money.ts'
import { isEmptyWord, PLAIN, trimCell } from './cell-text.ts'

export type MoneyUnit = 'yuan' | 'wan'
export type AmountCode = 'amount.invalid' | 'amount.negative' | 'amount.trailing_text'
/** `fen` is missing where the value is refused; a trailing remark keeps the amount and says so. */
export type ParsedAmount = { fen?: number; code?: AmountCode }

const NUMBER = /^[￥¥]?(-?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,6}))?(亿元|亿|万元|万|元)?(.*)$/

/**
 * An amount in fen (import-formats §4.2): unit from the value itself, else from the column; 万元 with up to six decimals,
 * thousands separators, full-width digits, capitals. Never a float: the decimals are shifted as text.
 * Returns undefined for an empty cell.
 */
export function parseAmount(cell: string, columnUnit: MoneyUnit): ParsedAmount | undefined {
  const trimmed = trimCell(cell)
  if (isEmptyWord(trimmed)) return undefined
  const text = (PLAIN.test(trimmed) ? trimmed : trimmed.normalize('NFKC').replace(/\s+/g, ''))
    .replace(/^人民币/, '')
    .replace(/(?<=[元万亿\d])[整正]$/, '')
  const match = NUMBER.exec(text)
  if (match) {
    const [, sign, whole = '', decimals = '', unit, rest = ''] = match
    if (sign === '-') return { code: 'amount.negative' }
    if (rest !== '' && !/^[（(].*[）)]$/.test(rest)) return { code: 'amount.invalid' }
    const fen = toFen(
      whole.replaceAll(',', ''),
      decimals,
      unit === undefined ? PLACES[columnUnit] : unit.startsWith('亿') ? 10 : unit.startsWith('万') ? 6 : 2,
    )
    if (fen === undefined) return { code: 'amount.invalid' }
    return rest === '' ? { fen } : { fen, code: 'amount.trailing_text' }
  }
  const fen = parseChineseAmount(text)
  return fen === undefined ? { code: 'amount.invalid' } : { fen }
}

/** How far the decimal point moves to make fen of the unit. */
const PLACES: Record<MoneyUnit, number> = { yuan: 2, wan: 6 }

/** Shifts the decimal point as text; a fraction of a fen is no amount of money. */
function toFen(whole: string, decimals: string, places: number): number | undefined {
  const shifted = whole + decimals.padEnd(places, '0').slice(0, places)
  if (/[1-9]/.test(decimals.slice(places))) return undefined
  const fen = Number(shifted)
  return Number.isSafeInteger(fen) ? fen : undefined
}

/** The amount of a fine as the penalty's own text states it, in fen; used to suspect a wrong unit. */
export function fineInText(content: string): number | undefined {
  const match =
    /罚款(?:人民币)?([0-9０-９,，.．]+(?:万元|万|元)|[零壹贰叁肆伍陆柒捌玖拾佰仟一二三四五六七八九十百千万亿]+元)/.exec(
      content,
    )
  if (!match) return undefined
  return parseAmount((match[1] ?? '').replaceAll('，', ','), 'yuan')?.fen
}
