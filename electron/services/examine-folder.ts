import { existsSync } from 'node:fs'
import { verifyChain } from '../../shared/domain/audit-chain.ts'
import { readAudit } from '../database/audit.ts'
import type { ReadDb } from '../database/db.ts'
import { fileSha256 } from '../files/file-hash.ts'
import type { FileStore } from '../files/file-store.ts'

export interface Diagnosis {
  ok: boolean
  integrity: string
  foreignKeys: number
  audit: { ok: boolean; count: number; fault: string | null }
  files: { recorded: number; missing: string[]; damaged: string[] }
  letterNumberGaps: string[]
}

/** Cases of frames whose case or frame is not there: too many are written at once to have a foreign key looked up for each. */
const CASES_OF_NOTHING = `SELECT f.case_id FROM frame_case f WHERE f.case_id NOT IN (SELECT id FROM case_file)
  OR f.frame NOT IN (SELECT number FROM frame)`

/**
 * Examines a data folder and changes nothing: database integrity, every stored file against its hash, the audit chain,
 * gaps in letter numbers. `progress` hears how many files are done and may throw to stop.
 */
export async function examineFolder(
  db: ReadDb,
  files: FileStore,
  progress: (done: number, total: number) => void,
): Promise<Diagnosis> {
  const recorded = db.values<string>('SELECT sha256 FROM stored_file ORDER BY sha256')
  const missing: string[] = []
  const damaged: string[] = []
  for (const [done, sha256] of recorded.entries()) {
    progress(done, recorded.length)
    if (!existsSync(files.path(sha256))) missing.push(sha256)
    else if ((await fileSha256(files.path(sha256))) !== sha256) damaged.push(sha256)
  }
  const integrity = String(db.connection.pragma('integrity_check', { simple: true }))
  const foreignKeys =
    (db.connection.pragma('foreign_key_check') as unknown[]).length + db.values(CASES_OF_NOTHING).length
  const chain = verifyChain(readAudit(db))
  const audit = { ok: chain.ok, count: chain.count, fault: chain.ok ? null : `${chain.fault}@${chain.seq}` }
  const letterNumberGaps = db.values<string>(
    `SELECT prefix || '〔' || year || '〕' FROM letter WHERE serial IS NOT NULL AND numbered = 'counter'
     GROUP BY prefix, year HAVING max(serial) <> count(*)`,
  )
  const ok =
    integrity === 'ok' &&
    foreignKeys === 0 &&
    audit.ok &&
    missing.length + damaged.length + letterNumberGaps.length === 0
  return { ok, integrity, foreignKeys, audit, files: { recorded: recorded.length, missing, damaged }, letterNumberGaps }
}
