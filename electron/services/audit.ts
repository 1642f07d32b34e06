import { verifyChain } from '../../shared/domain/audit-chain.ts'
import { readAudit } from '../database/audit.ts'
import type { Handlers } from './types.ts'

export const auditHandlers = {
  'audit.page': (db, { action, subject, limit, offset }) => {
    const where = 'WHERE action = coalesce(?, action) AND subject = coalesce(?, subject)'
    const rows = db.all<{
      seq: number
      at: string
      actor: string
      action: string
      subject: string
      detail: string
      hash: string
    }>(
      `SELECT seq, at, actor, action, subject, detail, hash FROM audit_entry ${where} ORDER BY seq DESC LIMIT ? OFFSET ?`,
      action ?? null,
      subject ?? null,
      limit,
      offset,
    )
    const total = db.value<number>(`SELECT count(*) FROM audit_entry ${where}`, action ?? null, subject ?? null) ?? 0
    return { rows: rows.map((row) => ({ ...row, detail: JSON.parse(row.detail) as unknown })), total }
  },

  'audit.verify': (db) => {
    const result = verifyChain(readAudit(db))
    return result.ok
      ? { ok: true, count: result.count, head: result.head, seq: null, fault: null }
      : { ok: false, count: result.count, head: null, seq: result.seq, fault: result.fault }
  },
} satisfies Pick<Handlers, 'audit.page' | 'audit.verify'>
