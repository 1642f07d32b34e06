/** Identity numbers of natural persons (GB 11643): region, birth day, serial, check character; also the old 15 digits. */
const NUMBER =
  /(?<![0-9A-Za-z])(?:\d{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]|[1-8]\d{5}\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3})(?![0-9A-Za-z])/g

const mask = (number: string): string => `${number.slice(0, 6)}${'*'.repeat(number.length - 8)}${number.slice(-2)}`

/** Identity numbers inside a text, masked as everywhere else: the first six and the last two characters stay. */
export const maskPersonalNumbers = (text: string): string => text.replace(NUMBER, mask)

/** Forms print such a number a digit to a box, and typists part it: the same number with a little white space between. */
const PARTED = new RegExp(
  `(?<![0-9A-Za-z])${[
    digits(6),
    '(?:1\\s{0,3}9|2\\s{0,3}0)',
    digits(2),
    '(?:0\\s{0,3}[1-9]|1\\s{0,3}[0-2])',
    '(?:0\\s{0,3}[1-9]|[12]\\s{0,3}\\d|3\\s{0,3}[01])',
    digits(3),
    '[\\dXx]',
  ].join('\\s{0,3}')}(?![0-9A-Za-z])`,
  'g',
)
function digits(count: number): string {
  return Array.from({ length: count }, () => '\\d').join('\\s{0,3}')
}

/** What stands before, between and after the identity numbers of a text, full-width and parted ones too. */
export function withoutPersonalNumbers(text: string): string[] {
  const plain = /[０-９]/.test(text) ? text.normalize('NFKC') : text
  return /\d\s{0,3}\d\s{0,3}\d\s{0,3}\d\s{0,3}\d\s{0,3}\d\s{0,3}\d\s{0,3}\d\s{0,3}\d/.test(plain)
    ? plain.split(PARTED).flatMap((part) => part.split(NUMBER))
    : [plain]
}

/** The text of one fact or cell: in a field for numbers of papers it is masked whatever its form. */
export const maskPersonalFact = (field: string | null, text: string): string =>
  field?.endsWith('id_no') && text.length > 8 ? mask(text) : maskPersonalNumbers(text)

/** Facts with the numbers of papers of persons masked. */
export function maskPersonalFacts<V>(facts: Readonly<Record<string, V>>): Record<string, V | string> {
  return Object.fromEntries(
    Object.entries(facts).map(([field, value]) => [
      field,
      typeof value === 'string' ? maskPersonalFact(field, value) : value,
    ]),
  )
}

/** A record as a list shows it: the identity numbers in these of its texts are masked. */
export function maskTexts<R extends object, K extends keyof R>(record: R, fields: readonly K[]): R {
  const masked = { ...record }
  for (const field of fields) {
    const text = record[field]
    if (typeof text === 'string') masked[field] = maskPersonalNumbers(text) as R[K]
  }
  return masked
}
