import { AppError } from '../../shared/contract/error.ts'
import { formatLetterNumber, type LetterNumber, parseLetterNumber } from '../../shared/domain/letters/letter-number.ts'
import type { ReadDb } from '../database/db.ts'
import type { LetterRow } from './letter-rows.ts'

/**
 * The number a letter gets now: the highest of its 代字 and year plus one, voided letters counted, so that none is
 * missing and none comes twice. A 决定书 carries the number the government gave it.
 */
export function nextNumber(db: ReadDb, row: LetterRow): LetterNumber {
  if (row.kind === 'decision') {
    const typed = parseLetterNumber(row.facts.typedNumber)
    if (!typed) throw new AppError('guard_refused', { letterId: row.id }, '请填写人民政府编定的发文字号。')
    return typed
  }
  const year = Number(row.letter.signedOn.slice(0, 4))
  const highest = db.value<number | null>(
    'SELECT max(serial) FROM letter WHERE prefix = ? AND year = ?',
    row.prefix,
    year,
  )
  return { prefix: row.prefix, year, serial: (highest ?? 0) + 1 }
}

/** The number a draft would get if it were issued now; null when it is typed by a person, or its 代字 is missing. */
export function numberToCome(db: ReadDb, row: LetterRow): string | null {
  if (row.state !== 'draft' || row.kind === 'decision' || row.prefix === '') return null
  return formatLetterNumber(nextNumber(db, row))
}
