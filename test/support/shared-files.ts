import { existsSync } from 'node:fs'
import path from 'node:path'

const folder = [process.env['MINGJUAN_SHARED'], path.resolve(import.meta.dirname, '../../../shared')].find(
  (dir) => dir !== undefined && existsSync(path.join(dir, 'domain')),
)
if (!folder) console.log('not checked: no shared files')

/** True when the shared reference material lies beside the project: use as `describe.skipIf(!hasSharedFiles)`. */
export const hasSharedFiles = folder !== undefined

/** Path of a shared file, used in place and never copied. */
export function sharedFile(...parts: string[]): string {
  return path.join(folder ?? 'no-shared-files', ...parts)
}
