import type { JsonObject } from '../../shared/contract/error.ts'
import { type AuditEntry, auditHash, GENESIS } from '../../shared/domain/audit-chain.ts'
import { canonicalJson } from '../../shared/domain/canonical-json.ts'
import type { ReadDb, WriteDb } from './db.ts'

/** Adds one link to the audit chain; must run inside the transaction of the change it records. Returns the new head. */
export function appendAudit(
  db: WriteDb,
  entry: { at: string; actor: string; action: string; subject: string; detail: JsonObject },
): AuditEntry {
  const last = db.maybe<{ seq: number; hash: string }>('SELECT seq, hash FROM audit_entry ORDER BY seq DESC LIMIT 1')
  const link = { seq: (last?.seq ?? 0) + 1, ...entry, prevHash: last?.hash ?? GENESIS }
  const hash = auditHash(link)
  db.run(
    'INSERT INTO audit_entry (seq, at, actor, action, subject, detail, prev_hash, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    link.seq,
    link.at,
    link.actor,
    link.action,
    link.subject,
    canonicalJson(link.detail),
    link.prevHash,
    hash,
  )
  return { ...link, hash }
}

/** The whole chain in order, details parsed. */
export function* readAudit(db: ReadDb): Generator<AuditEntry> {
  const sql = 'SELECT seq, at, actor, action, subject, detail, prev_hash, hash FROM audit_entry ORDER BY seq'
  for (const row of db.each<AuditEntry & { detail: string }>(sql))
    yield { ...row, detail: JSON.parse(row.detail) as unknown }
}
