import { existsSync } from 'node:fs'
import { verifyChain } from '../../shared/domain/audit-chain.ts'
import { readAudit } from '../database/audit.ts'
import { fileSha256 } from '../files/file-hash.ts'
import type { DataFolder } from './data-folder.ts'

export interface Diagnosis {
  ok: boolean
  integrity: string
  foreignKeys: number
  audit: { ok: boolean; count: number; fault: string | null }
  files: { recorded: number; missing: string[]; damaged: string[]; orphansRemoved: number }
  letterNumberGaps: string[]
}

/**
 * Examines a data folder: database integrity, every stored file against its hash, the audit chain, gaps in letter
 * numbers. Orphans (files that no transaction ever referred to) are swept first, so that they are not judged.
 */
export async function examine(folder: DataFolder): Promise<Diagnosis> {
  const { db, files } = folder
  const recorded = new Set(db.values<string>('SELECT sha256 FROM stored_file'))
  const orphansRemoved = files.sweep((sha256) => recorded.has(sha256))
  const missing: string[] = []
  const damaged: string[] = []
  for (const sha256 of recorded) {
    if (!existsSync(files.path(sha256))) missing.push(sha256)
    else if ((await fileSha256(files.path(sha256))) !== sha256) damaged.push(sha256)
  }
  const integrity = String(db.connection.pragma('integrity_check', { simple: true }))
  const foreignKeys = (db.connection.pragma('foreign_key_check') as unknown[]).length
  const chain = verifyChain(readAudit(db))
  const audit = { ok: chain.ok, count: chain.count, fault: chain.ok ? null : `${chain.fault}@${chain.seq}` }
  const gaps = db.values<string>(
    `SELECT prefix || '〔' || year || '〕' FROM letter WHERE serial IS NOT NULL AND numbered = 'counter' GROUP BY prefix, year HAVING max(serial) <> count(*)`,
  )
  const ok = integrity === 'ok' && foreignKeys === 0 && audit.ok && missing.length + damaged.length + gaps.length === 0
  return {
    ok,
    integrity,
    foreignKeys,
    audit,
    files: { recorded: recorded.size, missing, damaged, orphansRemoved },
    letterNumberGaps: gaps,
  }
}
