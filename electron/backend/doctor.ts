import { type Diagnosis, examineFolder } from '../services/examine-folder.ts'
import type { DataFolder } from './data-folder.ts'

/** Orphans (files that no transaction ever referred to) are swept first. Only while nothing else works on the folder. */
export async function examine(folder: DataFolder): Promise<Diagnosis & { orphansRemoved: number }> {
  const { db, files } = folder
  const recorded = new Set(db.values<string>('SELECT sha256 FROM stored_file'))
  const orphansRemoved = files.sweep((sha256) => recorded.has(sha256))
  return { ...(await examineFolder(db, files, () => undefined)), orphansRemoved }
}
