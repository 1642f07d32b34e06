import { AppError } from '../../shared/contract/error.ts'
import type { ReadDb } from '../database/db.ts'

/** Internal id of a case by its key; throws not_found. */
export function caseIdByKey(db: ReadDb, caseKey: string): number {
  const id = db.value<number>('SELECT id FROM case_file WHERE case_key = ?', caseKey)
  if (id === undefined) throw new AppError('not_found', { caseKey }, `找不到案卷“${caseKey}”。`)
  return id
}
