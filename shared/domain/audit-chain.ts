import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { canonicalJson } from './canonical-json.ts'

/** One link of the audit chain. `detail` holds ids and figures, never names of parties. */
export interface AuditEntry {
  seq: number
  at: string
  actor: string
  action: string
  subject: string
  detail: unknown
  prevHash: string
  hash: string
}

/** What stands before the first entry. */
export const GENESIS = '0'.repeat(64)

/** SHA-256 (hex) over the canonical JSON of the entry without its own hash; prevHash is part of it. */
export function auditHash(entry: Omit<AuditEntry, 'hash'>): string {
  const { seq, at, actor, action, subject, detail, prevHash } = entry
  return bytesToHex(sha256(utf8ToBytes(canonicalJson({ seq, at, actor, action, subject, detail, prevHash }))))
}

export type ChainFault = { seq: number; fault: 'gap' | 'broken_link' | 'changed' }

/** Walks the chain in order; returns its length and head, or the first entry that does not fit. */
export function verifyChain(
  entries: Iterable<AuditEntry>,
): { ok: true; count: number; head: string } | ({ ok: false; count: number } & ChainFault) {
  let head = GENESIS
  let count = 0
  for (const entry of entries) {
    if (entry.seq !== count + 1) return { ok: false, count, seq: entry.seq, fault: 'gap' }
    if (entry.prevHash !== head) return { ok: false, count, seq: entry.seq, fault: 'broken_link' }
    if (auditHash(entry) !== entry.hash) return { ok: false, count, seq: entry.seq, fault: 'changed' }
    head = entry.hash
    count += 1
  }
  return { ok: true, count, head }
}
