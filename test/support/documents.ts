import type { World } from './world.ts'

export interface AttachedDocument {
  name: string
  kind: string | null
  bytes: Uint8Array
  /** As the import finds it: pdf, jpeg, png, docx … */
  realType: string
  pages: number | null
}

const MEDIA_TYPES: Record<string, string> = { pdf: 'application/pdf', jpeg: 'image/jpeg', png: 'image/png' }

/** Puts documents straight into every case of the database: for tests that are not about importing. Answers their hashes. */
export async function attachDocuments(
  world: Pick<World, 'db' | 'files'>,
  documents: readonly AttachedDocument[],
  now = '2026-09-01T00:00:00.000Z',
): Promise<string[]> {
  const stored: { sha256: string; size: number }[] = []
  for (const { bytes, realType } of documents)
    stored.push(await world.files.put(Buffer.from(bytes), MEDIA_TYPES[realType] ?? 'application/octet-stream'))
  world.db.transaction(() => {
    world.db.run(
      `INSERT INTO import_batch (id, source_name, source_sha256, kind, state, report, row_count, created_at, created_by)
       VALUES ('attached', '案卷', ?, 'bundle', 'committed', '{}', 0, ?, '测试员')`,
      '0'.repeat(64),
      now,
    )
    for (const [i, { name, kind, realType, pages }] of documents.entries()) {
      const { sha256, size } = stored[i] ?? { sha256: '', size: 0 }
      world.db.run(
        'INSERT OR IGNORE INTO stored_file (sha256, size, media_type, stored_at) VALUES (?, ?, ?, ?)',
        sha256,
        size,
        MEDIA_TYPES[realType] ?? 'application/octet-stream',
        now,
      )
      world.db.run(
        `INSERT INTO case_document (case_id, position, batch_id, name, kind, volume, sha256, real_type, pages, readable)
         SELECT id, ?, 'attached', ?, ?, 'main', ?, ?, ?, 1 FROM case_file`,
        i + 1,
        name,
        kind,
        sha256,
        realType,
        pages,
      )
    }
  })
  return stored.map(({ sha256 }) => sha256)
}
