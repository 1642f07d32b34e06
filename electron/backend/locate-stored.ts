import { existsSync } from 'node:fs'
import { AppError } from '../../shared/contract/error.ts'
import type { ReadDb } from '../database/db.ts'
import { fileSha256 } from '../files/file-hash.ts'
import type { FileStore } from '../files/file-store.ts'
import type { StoredLocation } from './thread-messages.ts'

/**
 * Finds a stored document for the shell to show, print or open. Its bytes are checked against its hash the first time
 * it is asked for: damage is never shown in silence. Throws `not_found` for what is neither
 * recorded nor lent, `store_damaged`.
 */
export function createLocator(db: ReadDb, files: FileStore): (sha256: string) => Promise<StoredLocation> {
  const checked = new Set<string>()
  return async (sha256) => {
    const path = files.path(sha256)
    const row =
      db.maybe<{ size: number; mediaType: string }>(
        'SELECT size, media_type FROM stored_file WHERE sha256 = ?',
        sha256,
      ) ?? files.lent(sha256)
    if (!row) throw new AppError('not_found', { sha256 }, '找不到这份材料，可能所属的导入已被撤销。')
    if (!checked.has(sha256)) {
      const fault = !existsSync(path) ? 'missing' : (await fileSha256(path)) === sha256 ? undefined : 'changed'
      if (fault !== undefined) {
        const words = fault === 'missing' ? '这份材料的文件不在数据文件夹中' : '这份材料的文件与登记的校验值不符'
        throw new AppError('store_damaged', { sha256, fault }, `${words}，请从备份恢复。`)
      }
      checked.add(sha256)
    }
    return { path, size: row.size, mediaType: row.mediaType }
  }
}
