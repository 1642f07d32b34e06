import { AppError } from '../../shared/contract/error.ts'
import type { ReadDb } from '../database/db.ts'
import type { Handlers } from './types.ts'

/** Name of an agency; throws not_found. */
export function agencyName(db: ReadDb, agencyId: number): string {
  const name = db.value<string>('SELECT name FROM agency WHERE id = ?', agencyId)
  if (name === undefined) throw new AppError('not_found', { agencyId }, '找不到这个执法机关。')
  return name
}

export const agencyHandlers = {
  'agencies.list': (db) => ({
    agencies: db.all(
      `SELECT a.id, a.name, a.uscc, a.region, (SELECT count(*) FROM case_file c WHERE c.agency_id = a.id) AS cases
       FROM agency a ORDER BY a.name_key`,
    ),
  }),
} satisfies Pick<Handlers, 'agencies.list'>
