import { usccCheck } from '../../shared/domain/import/identifiers.ts'

const ORG_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2]
const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/**
 * A well-formed unified social credit code of no real body (GB 32100-2015): the organisation part begins with YW, which
 * is never issued. `prefix` is the registering authority and kind: 91 enterprise, 92 individual business, 11 authority.
 */
export function inventedCreditCode(prefix: '91' | '92' | '11', serial: number): string {
  const part = `YW${String(serial).padStart(6, '0')}`
  let sum = 0
  for (let i = 0; i < 8; i += 1) sum += Number.parseInt(part.charAt(i), 36) * (ORG_WEIGHTS[i] ?? 0)
  const check = 11 - (sum % 11)
  const first17 = `${prefix}110105${part}${check === 10 ? 'X' : check === 11 ? '0' : check}`
  return `${first17}${usccCheck(first17) ?? ''}`
}

/** A well-formed identity number of no living person (GB 11643): born 1901–1909, region of the invented examples. */
export function inventedIdNumber(serial: number): string {
  const year = 1901 + (serial % 9)
  const month = 1 + (serial % 12)
  const day = 1 + (serial % 28)
  const first17 = `110105${year}${pad(month)}${pad(day)}${String(1 + (serial % 998)).padStart(3, '0')}`
  let sum = 0
  for (let i = 0; i < 17; i += 1) sum += Number(first17.charAt(i)) * (ID_WEIGHTS[i] ?? 0)
  return `${first17}${'10X98765432'.charAt(sum % 11)}`
}

const pad = (n: number): string => String(n).padStart(2, '0')
