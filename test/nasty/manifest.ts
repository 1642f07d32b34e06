import { readFileSync } from 'node:fs'
import { hasSharedFiles, sharedFile } from '../support/shared-files.ts'

/** One faulty file of the shared set, with what must come of it. */
export interface NastyFile {
  file: string
  kind: string
  outcome: 'accept' | 'accept-with-problems' | 'reject'
  alternative?: string
  problems: { row: number | null; field: string | null; code: string }[]
  allowed_problems?: string[]
  cases?: number
  documents?: number
  pages?: number | null
  real_type?: string
  text_contains?: string
  spot?: { case: number; name: string; documents: string[] }[]
}

/** The files of one kind; empty when the shared files are absent. */
export function nastyFiles(kind: 'bundle' | 'document'): NastyFile[] {
  if (!hasSharedFiles) return []
  const { files } = JSON.parse(readFileSync(sharedFile('data/nasty/manifest.json'), 'utf8')) as { files: NastyFile[] }
  return files.filter((file) => file.kind === kind)
}
