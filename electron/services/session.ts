import type { Handlers } from './types.ts'

export const VERSION = '0.1.0'

export const sessionHandlers = {
  'session.info': (db, _input, call) => ({
    version: VERSION,
    rehearsal: call.rehearsal,
    actor: call.actor.name,
    today: call.today,
    cases: db.value<number>('SELECT count(*) FROM case_file') ?? 0,
  }),
} satisfies Pick<Handlers, 'session.info'>
