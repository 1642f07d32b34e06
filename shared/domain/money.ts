/** Money in fen, as whole numbers. Formatting and the capital characters of 《支付结算办法》附一 (银发〔1997〕393号). */

const DIGITS = '零壹贰叁肆伍陆柒捌玖'
const PLACES = ['', '拾', '佰', '仟'] as const
const VALUES: Record<string, number> = {}
for (const [i, c] of Array.from(DIGITS).entries()) VALUES[c] = i
for (const [i, c] of Array.from('〇一二三四五六七八九').entries()) VALUES[c] = i
Object.assign(VALUES, { 两: 2, '○': 0 })
const UNITS: Record<string, number> = { 拾: 10, 十: 10, 佰: 100, 百: 100, 仟: 1000, 千: 1000 }

/** 128650000 fen → 壹佰贰拾捌万陆仟伍佰元整. Throws on negative or fractional fen. */
export function capitalAmount(fen: number): string {
  if (!Number.isSafeInteger(fen) || fen < 0) throw new RangeError(`capitalAmount: ${fen}`)
  const yuan = Math.floor(fen / 100)
  const jiao = Math.floor(fen / 10) % 10
  const cent = fen % 10
  const whole = yuan === 0 && fen > 0 ? '' : `${capitalInteger(yuan)}元`
  if (jiao === 0 && cent === 0) return `${whole}整`
  const gap = jiao === 0 && whole !== '' ? '零' : ''
  const after = whole !== '' && jiao !== 0 && yuan % 10 === 0 ? '零' : ''
  return `${whole}${after}${jiao === 0 ? gap : `${DIGITS[jiao]}角`}${cent === 0 ? '' : `${DIGITS[cent]}分`}`
}

function capitalInteger(value: number): string {
  if (value === 0) return '零'
  for (const [size, unit] of [
    [100_000_000, '亿'],
    [10_000, '万'],
  ] as const) {
    if (value < size) continue
    const rest = value % size
    const gap = rest > 0 && rest < size / 10 ? '零' : ''
    return capitalInteger(Math.floor(value / size)) + unit + gap + (rest === 0 ? '' : capitalInteger(rest))
  }
  return capitalGroup(value)
}

function capitalGroup(group: number): string {
  let text = ''
  let zero = false
  for (let place = 3; place >= 0; place -= 1) {
    const digit = Math.floor(group / 10 ** place) % 10
    if (digit === 0) zero = text !== ''
    else {
      text += (zero ? '零' : '') + DIGITS[digit] + PLACES[place]
      zero = false
    }
  }
  return text
}

/** Reads 伍万元整, 贰拾万, 五万三千元: capitals and plain numerals; undefined when it is no amount. */
export function parseChineseAmount(text: string): number | undefined {
  const body = text.replace(/^人民币/, '').replace(/[整正]$/, '')
  const match = /^(?:([^元圆角分]+)(?:[元圆]|$))?(?:零?([^元圆角分])角)?(?:零?([^元圆角分])分)?$/.exec(body)
  if (!match || body === '') return undefined
  const yuan = match[1] === undefined ? 0 : parseChineseInteger(match[1])
  const jiao = match[2] === undefined ? 0 : VALUES[match[2]]
  const cent = match[3] === undefined ? 0 : VALUES[match[3]]
  if (yuan === undefined || jiao === undefined || cent === undefined) return undefined
  return yuan * 100 + jiao * 10 + cent
}

/** Undefined too for what has two readings: 五万六 is 56,000 in speech and 50,006 by the letter. */
function parseChineseInteger(text: string): number | undefined {
  let total = 0
  let section = 0
  let digit = 0
  /** the unit before the digit, where no 零 stands between */
  let unit = 1
  for (const c of text) {
    if (c in VALUES) {
      if (digit !== 0) return undefined
      digit = VALUES[c] as number
      if (digit === 0) unit = 1
    } else if (c in UNITS) {
      unit = UNITS[c] as number
      section += (digit || 1) * unit
      digit = 0
    } else if (c === '万' || c === '亿') {
      if (digit !== 0 && unit > 10) return undefined
      total = c === '万' ? total + (section + digit) * 10_000 : (total + section + digit) * 100_000_000
      section = 0
      digit = 0
      unit = 10_000
    } else return undefined
  }
  return digit !== 0 && unit > 10 ? undefined : total + section + digit
}

/** 123450 fen → 1234.50: exact decimal text in yuan. */
export function yuanText(fen: number): string {
  const sign = fen < 0 ? '-' : ''
  const abs = Math.abs(fen)
  return `${sign}${Math.floor(abs / 100)}.${String(abs % 100).padStart(2, '0')}`
}
