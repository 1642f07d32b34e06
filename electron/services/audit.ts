import { verifyChain } from '../../shared/domain/audit-chain.ts'
import { startOfChinaDay } from '../../shared/domain/calendar/china-time.ts'
import { addDays } from '../../shared/domain/calendar/civil-day.ts'
import { readAudit } from '../database/audit.ts'
import type { Handlers } from './types.ts'

export const auditHandlers = {
  'audit.page': (db, { action, actor, subject, from, to, limit, offset }) => {
    const conditions: [string, string | undefined][] = [
      ['action = ?', action],
      ['actor = ?', actor],
      ['subject = ?', subject],
      ['at >= ?', from && startOfChinaDay(from)],
      ['at < ?', to && startOfChinaDay(addDays(to, 1))],
    ]
    const given = conditions.filter((pair): pair is [string, string] => pair[1] !== undefined)
    const where = given.length === 0 ? '' : `WHERE ${given.map(([condition]) => condition).join(' AND ')}`
    const values = given.map(([, value]) => value)
    const rows = db.all<{
      seq: number
      at: string
      actor: string
      action: string
      subject: string
      detail: string
      prevHash: string
      hash: string
    }>(
      `SELECT seq, at, actor, action, subject, detail, prev_hash, hash FROM audit_entry ${where}
       ORDER BY seq DESC LIMIT ? OFFSET ?`,
      ...values,
      limit,
      offset,
    )
    const total = db.value<number>(`SELECT count(*) FROM audit_entry ${where}`, ...values) ?? 0
    return { rows: rows.map((row) => ({ ...row, detail: JSON.parse(row.detail) as unknown })), total }
  },

  'audit.choices': (db) => ({
    actions: db.all<{ action: string }>('SELECT DISTINCT action FROM audit_entry ORDER BY action').map((r) => r.action),
    actors: db.all<{ actor: string }>('SELECT DISTINCT actor FROM audit_entry ORDER BY actor').map((r) => r.actor),
  }),

  'audit.verify': (db) => {
    const result = verifyChain(readAudit(db))
    return result.ok
      ? { ok: true, count: result.count, head: result.head, seq: null, fault: null }
      : { ok: false, count: result.count, head: null, seq: result.seq, fault: result.fault }
  },
} satisfies Pick<Handlers, 'audit.page' | 'audit.choices' | 'audit.verify'>
