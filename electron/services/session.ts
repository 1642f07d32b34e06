import { AppError } from '../../shared/contract/error.ts'
import type { ReadDb } from '../database/db.ts'
import type { Handlers } from './types.ts'

export const VERSION = '0.1.0'

/** Who works here when nobody has said so. */
export const NOBODY = '本机操作员'

/** The person at this PC, as last registered. */
export function operatorName(db: ReadDb): string {
  return (
    db.value<string>('SELECT p.name FROM operator o JOIN person p ON p.id = o.person_id WHERE p.active = 1') ?? NOBODY
  )
}

export const sessionHandlers = {
  'session.info': (db, _input, call) => ({
    version: VERSION,
    rehearsal: call.rehearsal,
    actor: call.actor.name,
    today: call.today,
    cases: db.value<number>('SELECT count(*) FROM case_file') ?? 0,
  }),

  'session.takeSeat': (db, { personId }) => {
    if (personId === null) db.run('DELETE FROM operator')
    else {
      const active = db.value<number>('SELECT active FROM person WHERE id = ?', personId)
      if (active === undefined) throw new AppError('not_found', { personId }, '人员名单里没有这个人。')
      if (active === 0) throw new AppError('not_allowed', { personId }, '此人已停用，不能登记为操作员。')
      db.run(
        'INSERT INTO operator (id, person_id) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET person_id = excluded.person_id',
        personId,
      )
    }
    const actor = operatorName(db)
    return { value: { actor }, audit: { subject: personId ?? 'nobody', detail: {} } }
  },
} satisfies Pick<Handlers, 'session.info' | 'session.takeSeat'>
