import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import type { ReadDb, WriteDb } from '../database/db.ts'
import type { BundleEntry } from '../files/bundle-entry.ts'
import type { DocumentSink } from '../files/document-sink.ts'
import { recordStoredFile, type StoredFile } from '../files/file-store.ts'
import type { ReadingMemory } from '../files/read-bundle.ts'
import { AppError } from '../../shared/contract/error.ts'
import type { Handlers, TaskCall } from './types.ts'

/** Documents after which is written down what was read: so many are read again at most. */
const NOTED_TOGETHER = 200

/** A reading that can go on where it was cut off. */
export interface KeptReading extends ReadingMemory {
  id: string
  /** Writes down what was read since the last time; everything named is durable then. */
  keep(): Promise<void>
  /** documents that need not be read again */
  count(): number
}

/** What a bundle says it holds, as one hash: the same stick in another port is the same bundle. */
const listingHash = (entries: readonly BundleEntry[]): string =>
  createHash('sha256')
    .update(JSON.stringify(entries.map(({ path, mark }) => [path, mark])))
    .digest('hex')

/** Opens the memory of the bundle with these entries: of an earlier reading, or a new one. */
export function openReading(
  db: ReadDb,
  call: TaskCall,
  sourceName: string,
  sink: DocumentSink,
  entries: readonly BundleEntry[],
): KeptReading {
  const id = listingHash(entries)
  const known = new Map(
    db.rows<[number, string]>('SELECT ordinal, sha256 FROM bundle_reading_document WHERE reading_id = ?', id),
  )
  let fresh: [number, StoredFile][] = []
  const keep = async (): Promise<void> => {
    if (fresh.length === 0) return
    await sink.settled()
    const noted = fresh
    fresh = []
    call.stage((write) => {
      write.run(
        `INSERT INTO bundle_reading (id, source_name, entries, last_at) VALUES (?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET last_at = excluded.last_at`,
        id,
        sourceName,
        entries.length,
        call.now,
      )
      const insert = write.statement(
        'INSERT INTO bundle_reading_document (reading_id, ordinal, sha256) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
      )
      for (const [ordinal, stored] of noted) {
        recordStoredFile(write, stored, call.now)
        insert(id, ordinal, stored.sha256)
      }
    })
    for (const [ordinal, { sha256 }] of noted) known.set(ordinal, sha256)
  }
  return {
    id,
    keep,
    count: () => known.size,
    recall(ordinal) {
      const sha256 = known.get(ordinal)
      try {
        return sha256 === undefined ? undefined : call.files.read(sha256)
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== 'store_damaged' || sha256 === undefined) throw error
        // gone or damaged: it is read from the bundle again, and must not stand in the way of what is right
        rmSync(call.files.path(sha256), { force: true })
        return undefined
      }
    },
    async note(ordinal, stored) {
      fresh.push([ordinal, stored])
      if (fresh.length >= NOTED_TOGETHER) await keep()
    },
  }
}

/** Stored files that nothing refers to any more lose their row; the files themselves become orphans and are swept. */
export function dropUnusedFiles(db: WriteDb, files: readonly string[]): void {
  const drop = db.statement(
    `DELETE FROM stored_file WHERE sha256 = ?
       AND NOT EXISTS (SELECT 1 FROM case_document d WHERE d.sha256 = stored_file.sha256)
       AND NOT EXISTS (SELECT 1 FROM import_document d WHERE d.sha256 = stored_file.sha256)
       AND NOT EXISTS (SELECT 1 FROM bundle_reading_document d WHERE d.sha256 = stored_file.sha256)`,
  )
  for (const sha256 of files) drop(sha256)
}

/** The memory of a reading goes: it has come to its end, was refused or cancelled, or a person gives it up. */
export function forgetReading(db: WriteDb, id: string): number {
  const files = db.values<string>('SELECT sha256 FROM bundle_reading_document WHERE reading_id = ?', id)
  db.run('DELETE FROM bundle_reading WHERE id = ?', id)
  dropUnusedFiles(db, files)
  return files.length
}

export const importUnfinishedHandlers = {
  'imports.unfinished': (db) => ({
    readings: db.all<{ readingId: string; sourceName: string; read: number; entries: number; lastAt: string }>(
      `SELECT r.id AS reading_id, r.source_name, r.entries, r.last_at,
         (SELECT count(*) FROM bundle_reading_document d WHERE d.reading_id = r.id) AS "read"
       FROM bundle_reading r ORDER BY r.last_at DESC`,
    ),
  }),

  'imports.forgetUnfinished': (db, { readingId }) => {
    if (db.value('SELECT 1 FROM bundle_reading WHERE id = ?', readingId) === undefined)
      throw new AppError('not_found', { readingId }, '找不到这个没有读完的案卷包，可能已经读完或者放弃。')
    const documents = forgetReading(db, readingId)
    return { value: { documents }, audit: { subject: readingId, detail: { documents } } }
  },
} satisfies Pick<Handlers, 'imports.unfinished' | 'imports.forgetUnfinished'>
