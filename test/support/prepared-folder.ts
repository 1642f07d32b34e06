import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { systemClock } from '../../electron/backend/clock.ts'
import { openDataFolder } from '../../electron/backend/data-folder.ts'
import { recordStoredFile } from '../../electron/files/file-store.ts'
import { findResources } from '../../electron/resources.ts'
import { insertCases } from './cases.ts'

export interface Prepared {
  dir: string
  /** SHA-256 of the stored files, in the order given */
  stored: string[]
  remove(): void
}

/** A data folder that holds some complete cases and stored files, for a program to be started on. */
export async function prepareFolder(contents: {
  cases?: number
  stored?: { bytes: Uint8Array; mediaType: string }[]
}): Promise<Prepared> {
  const dir = mkdtempSync(path.join(tmpdir(), 'mingjuan-e2e-'))
  const clock = systemClock('2026-09-01')
  const folder = openDataFolder(dir, { resources: findResources(import.meta.dirname), clock, actor: '测试员' })
  if (contents.cases) insertCases(folder, contents.cases)
  const stored: string[] = []
  for (const { bytes, mediaType } of contents.stored ?? []) {
    const file = await folder.files.put(bytes, mediaType)
    folder.db.transaction(() => recordStoredFile(folder.db, file, clock.now()))
    stored.push(file.sha256)
  }
  folder.close()
  return { dir, stored, remove: () => rmSync(dir, { recursive: true, force: true }) }
}

/** The smallest PDF that a viewer opens: one empty A4 page. */
export function emptyPdf(): Buffer {
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>',
  ].map((body, i) => `${i + 1} 0 obj${body}endobj\n`)
  const head = '%PDF-1.4\n'
  const starts = objects.map((_, i) => head.length + objects.slice(0, i).join('').length)
  const body = head + objects.join('')
  const table = starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`).join('')
  return Buffer.from(
    `${body}xref\n0 4\n0000000000 65535 f \n${table}trailer<</Size 4/Root 1 0 R>>\nstartxref\n${body.length}\n%%EOF\n`,
  )
}
