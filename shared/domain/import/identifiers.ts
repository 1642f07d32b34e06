import { compact } from './cell-text.ts'
import { daysInMonth } from './dates.ts'

const USCC = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const USCC_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
const ORG_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2]
const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
/** First two digits of GB/T 2260 regions; credit codes may also begin with 10 (national). */
export const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82'.split(' '),
)

export type IdentifierCode =
  | 'uscc.check_digit'
  | 'uscc.length'
  | 'uscc.charset'
  | 'uscc.lower_case'
  | 'uscc.placeholder'
  | 'uscc.org_code_only'
  | 'uscc.region_unknown'
  | 'uscc.trailing_text'
  | 'uscc.masked'
  | 'org.check_digit'
  | 'org.length'
  | 'reg15.length'
  | 'reg15.check_digit'
  | 'reg13.legacy'
  | 'id.check_digit'
  | 'id.length'
  | 'id.birth_date'
  | 'cert.format'
export interface ParsedIdentifier {
  value: string | null
  code?: IdentifierCode
}

/** The value of a character by its code, -1 for one that no credit code has: a search in the text takes longer than all the rest. */
const USCC_VALUES = new Int8Array(128).fill(-1)
for (let value = 0; value < USCC.length; value += 1) USCC_VALUES[USCC.charCodeAt(value)] = value

/** Check character of a unified social credit code (GB 32100-2015): weights 3^i mod 31. It begins with the 17, in upper case. */
export function usccCheck(text: string): string | undefined {
  let sum = 0
  for (let i = 0; i < 17; i += 1) {
    const value = USCC_VALUES[text.charCodeAt(i)] ?? -1
    if (value < 0) return undefined
    sum += value * (USCC_WEIGHTS[i] as number)
  }
  return USCC[(31 - (sum % 31)) % 31]
}

/** Organisation code (GB 11714): 8 characters and a check character, hyphen optional. */
export function isOrgCode(text: string): boolean {
  if (!/^[0-9A-Z]{8}-?[0-9X]$/.test(text)) return false
  const code = text.replace('-', '')
  let sum = 0
  for (let i = 0; i < 8; i += 1) sum += Number.parseInt(code[i] as string, 36) * (ORG_WEIGHTS[i] as number)
  const check = 11 - (sum % 11)
  return code[8] === (check === 10 ? 'X' : check === 11 ? '0' : String(check))
}

/** Registration number of before 2015 (GS 15-2006): ISO 7064 MOD 11,10 over 14 digits. */
export function isRegistrationNumber(text: string): boolean {
  if (!/^\d{15}$/.test(text)) return false
  let p = 10
  for (let i = 0; i < 14; i += 1) p = (((p + Number(text[i])) % 10 || 10) * 2) % 11
  return (11 - p) % 10 === Number(text[14])
}

/** Identity number (GB 11643): 17 digits and a check character, with a birth date that exists. */
export function isIdNumber(text: string): boolean {
  return idFault(text) === undefined
}

function idFault(text: string): IdentifierCode | undefined {
  if (!/^\d{17}[0-9X]$/.test(text)) return 'id.length'
  const month = Number(text.slice(10, 12))
  const day = Number(text.slice(12, 14))
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(Number(text.slice(6, 10)), month)) return 'id.birth_date'
  let sum = 0
  for (let i = 0; i < 17; i += 1) sum += Number(text[i]) * (ID_WEIGHTS[i] as number)
  return '10X98765432'[sum % 11] === text[17] ? undefined : 'id.check_digit'
}

/** Identity numbers of before 2013 had 15 digits and no check; they are kept. */
export function parseIdNumber(cell: string): ParsedIdentifier {
  const text = compact(cell).toUpperCase()
  if (/^\d{15}$/.test(text)) return { value: text }
  const code = idFault(text)
  return code ? { value: text, code } : { value: text }
}

/**
 * What stands in a column for credit codes: 18 characters, or an older number that platforms put there (import-formats
 * §5.1–5.3). Repairs only what is certain and says so.
 */
export function parseCreditCode(cell: string): ParsedIdentifier {
  // most are, and need no work
  if (isCreditCode(cell) && isKnownRegion(cell)) return { value: cell }
  let text = compact(cell)
  let code: IdentifierCode | undefined
  const number = withoutCopyNumber(text)
  if (number !== text) {
    text = number
    code = 'uscc.trailing_text'
  }
  if (text.includes('*')) return { value: null, code: 'uscc.masked' }
  if (/[a-z]/.test(text)) {
    text = text.toUpperCase()
    code = 'uscc.lower_case'
  }
  if (/^0{17}X$/.test(text)) return { value: null, code: 'uscc.placeholder' }
  if (/^[0-9A-Z]{8}-?[0-9X]$/.test(text))
    return { value: text, code: isOrgCode(text) ? 'uscc.org_code_only' : 'org.check_digit' }
  if (/^\d{15}$/.test(text))
    return isRegistrationNumber(text) ? withCode(text, code) : { value: text, code: 'reg15.check_digit' }
  if (/^\d{13}$/.test(text)) return { value: text, code: 'reg13.legacy' }
  if (text.length !== 18) return { value: text, code: 'uscc.length' }
  if (!/^[0-9A-HJ-NPQRTUWXY]{18}$/.test(text)) return { value: text, code: 'uscc.charset' }
  if (!isCreditCode(text)) return { value: text, code: 'uscc.check_digit' }
  return withCode(text, code ?? (isKnownRegion(text) ? undefined : 'uscc.region_unknown'))
}

const isCreditCode = (text: string): boolean => text.length === 18 && usccCheck(text) === text[17]

function isKnownRegion(code: string): boolean {
  const region = code.slice(2, 4)
  return PROVINCES.has(region) || region === '10'
}

/** A licence's copy number behind a code, 「（1-1）」 or 「(1/1)」, is cut off; the caller says so. */
const withoutCopyNumber = (text: string): string => text.replace(/\(\d+[-/]\d+\)$/, '')

/** Registration number of before 2015: 15 digits with a check digit, or the older 13 without one. */
export function parseRegistrationNumber(cell: string): ParsedIdentifier {
  const whole = compact(cell)
  const text = withoutCopyNumber(whole)
  if (/^\d{13}$/.test(text)) return { value: text, code: 'reg13.legacy' }
  if (/^\d+$/.test(text) && text.length !== 15) return { value: text, code: 'reg15.length' }
  if (/^\d{15}$/.test(text) && !isRegistrationNumber(text)) return { value: text, code: 'reg15.check_digit' }
  return withCode(text, text === whole ? undefined : 'uscc.trailing_text')
}

/** Organisation code: 8 characters and a check character, hyphen as written. */
export function parseOrgCode(cell: string): ParsedIdentifier {
  const whole = compact(cell)
  const text = withoutCopyNumber(whole)
  if (!/^[0-9A-Z]{8}-?[0-9A-Z]$/.test(text)) return { value: text, code: 'org.length' }
  if (!isOrgCode(text)) return { value: text, code: 'org.check_digit' }
  return withCode(text, text === whole ? undefined : 'uscc.trailing_text')
}

const withCode = (value: string, code: IdentifierCode | undefined): ParsedIdentifier =>
  code ? { value, code } : { value }

/** Certificate number: text, no fixed length; the national cards since 2020 carry 11 digits, anything else is a remark. */
export function parseCertificateNumber(cell: string): ParsedIdentifier {
  const text = compact(cell)
  return /^\d{11}$/.test(text) ? { value: text } : { value: text, code: 'cert.format' }
}
