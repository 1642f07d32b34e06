import { rmSync } from 'node:fs'
import path from 'node:path'
import { GENESIS } from '../../shared/domain/audit-chain.ts'
import { restoreBackup, writeBackup } from '../files/backup-archive.ts'
import { examineFolder } from './examine-folder.ts'
import type { Handlers } from './types.ts'

export const maintenanceHandlers = {
  'maintenance.backUp': async (db, input, call) => {
    const file = call.paths.check(input.file)
    const copy = path.join(call.files.dir, 'incoming', `${call.newId()}.db`)
    const sha256s = db.values<string>('SELECT sha256 FROM stored_file ORDER BY sha256')
    const total = db.value<number>('SELECT coalesce(sum(size), 0) FROM stored_file') ?? 0
    const head = db.maybe<{ seq: number; hash: string }>('SELECT seq, hash FROM audit_entry ORDER BY seq DESC LIMIT 1')
    try {
      db.connection.prepare('VACUUM INTO ?').run(copy)
      const manifest = await writeBackup(
        file,
        { database: copy, filePath: (sha256) => call.files.path(sha256), sha256s },
        { createdAt: call.now, auditCount: head?.seq ?? 0, auditHead: head?.hash ?? GENESIS },
        (done) => call.progress(done, total, '备份'),
      )
      const value = {
        file,
        files: manifest.files,
        databaseSha256: manifest.databaseSha256,
        auditHead: manifest.auditHead,
      }
      return () => ({
        value,
        audit: { subject: 'backup', detail: { files: value.files, databaseSha256: value.databaseSha256 } },
      })
    } finally {
      rmSync(copy, { force: true })
    }
  },

  'maintenance.restore': async (_db, input, call) => {
    const folder = call.paths.check(input.folder)
    call.progress(0, 1, '正在恢复并逐份核对')
    const { files, auditCount, createdAt } = await restoreBackup(call.paths.check(input.file), folder)
    return () => ({
      value: { folder, files, auditCount, createdAt },
      audit: { subject: 'backup', detail: { restoredElsewhere: true, files, auditCount, createdAt } },
    })
  },

  'maintenance.examine': (db, _input, call) =>
    examineFolder(db, call.files, (done, total) => call.progress(done, total, '核对存档材料')),
} satisfies Pick<Handlers, 'maintenance.backUp' | 'maintenance.restore' | 'maintenance.examine'>
