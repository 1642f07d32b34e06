import path from 'node:path'
import { AppError } from '../../shared/contract/error.ts'
import type { Output } from '../../shared/contract/index.ts'
import type { ReadDb, WriteDb } from '../database/db.ts'
import { type InboxItem, inboxSha256, listInbox } from '../files/inbox-items.ts'
import { readHeadProfile } from './inbox-profile.ts'
import { importHandlers } from './imports.ts'
import type { Handlers, TaskCall } from './types.ts'

/** The folder that is watched; undefined where none was chosen. */
export const inboxFolder = (db: ReadDb): string | undefined => db.value<string>('SELECT folder FROM inbox')

/** What lies in the folder and has neither been picked up nor refused as it is. */
export async function newInboxItems(db: ReadDb, folder: string, most: number): Promise<InboxItem[]> {
  const items = await listInbox(folder, most)
  const known = new Set(
    db
      .all<{ name: string; stamp: string }>('SELECT name, stamp FROM inbox_item WHERE folder = ?', folder)
      .map(({ name, stamp }) => `${stamp}${name}`),
  )
  return items.filter(({ name, stamp }) => !known.has(`${stamp}${name}`))
}

export const inboxHandlers = {
  'inbox.get': async (db, _input, { settings }) => {
    const chosen = db.maybe<{ folder: string; chosenAt: string; chosenBy: string }>(
      'SELECT folder, chosen_at, chosen_by FROM inbox',
    )
    if (!chosen) return { folder: null, reachable: false, waiting: [] }
    try {
      const waiting = await newInboxItems(db, chosen.folder, settings.bundles.maxEntries)
      return { folder: chosen, reachable: true, waiting: waiting.map(({ name, size }) => ({ name, size })) }
    } catch (error) {
      if (!isFileFault(error)) throw error
      return { folder: chosen, reachable: false, waiting: [] }
    }
  },

  'inbox.items': (db, { state, limit, offset }) => {
    const where = 'WHERE (? IS NULL OR i.state = ?)'
    const params = [state ?? null, state ?? null]
    return {
      rows: db.all(
        `SELECT i.id, i.name, i.state, i.batch_id, b.state AS batch_state, b.row_count AS rows, i.reason, i.at
         FROM inbox_item i LEFT JOIN import_batch b ON b.id = i.batch_id ${where} ORDER BY i.id DESC LIMIT ? OFFSET ?`,
        ...params,
        limit,
        offset,
      ),
      total: db.value<number>(`SELECT count(*) FROM inbox_item i ${where}`, ...params) ?? 0,
    }
  },

  // oxlint-disable-next-line require-await -- only a task is told which paths a person has chosen
  'inbox.choose': async (_db, { folder }, call) => {
    const chosen = call.paths.check(folder)
    const data = path.dirname(call.files.dir)
    if (isInside(chosen, data) || isInside(data, chosen))
      throw new AppError('not_allowed', {}, '收件夹不能与明卷的数据文件夹互相包含。请另选一个文件夹。')
    return (write) => {
      write.run(
        `INSERT INTO inbox (id, folder, chosen_at, chosen_by) VALUES (1, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET
           folder = excluded.folder, chosen_at = excluded.chosen_at, chosen_by = excluded.chosen_by`,
        chosen,
        call.now,
        call.actor.name,
      )
      return { value: {}, audit: { subject: 'inbox', detail: { on: true } } }
    }
  },

  'inbox.leave': (db) => {
    db.run('DELETE FROM inbox')
    return { value: {}, audit: { subject: 'inbox', detail: { on: false } } }
  },

  'inbox.pickUp': async (db, { name }, call) => {
    const { folder, item } = await findItem(db, name, call)
    const sha256 = await inboxSha256(folder, item, call.settings.bundles.maxEntries)
    const earlier = earlierBatch(db, sha256)
    if (earlier !== undefined)
      return (write) => {
        keep(write, { folder, item, sha256, state: 'known', batchId: earlier, reason: null, at: call.now })
        return {
          value: { batchId: null, mayCommit: false },
          audit: { subject: 'inbox', detail: { sha256, known: earlier } },
        }
      }
    const allowed: TaskCall = { ...call, paths: { check: (file) => file } }
    const profile = await readHeadProfile(db, allowed, item.path)
    const close = await importHandlers['imports.read'](db, { path: item.path, ...profile }, allowed)
    return (write) => {
      const { value, audit } = close(write)
      const { batchId, report, refused } = value
      if (batchId === null) {
        const sentences = [...new Set(report.problems.map(({ message }) => message))]
        throw new AppError('file_rejected', {}, sentences.slice(0, 5).join('') || '文件里没有可以读入的案卷。')
      }
      keep(write, { folder, item, sha256, state: 'staged', batchId, reason: null, at: call.now })
      const mayCommit = refused === 0 && readByCommittingProfiles(write, batchId)
      return { value: { batchId, mayCommit }, audit: { ...audit, detail: { ...audit.detail, sha256 } } }
    }
  },

  'inbox.refuse': async (db, { name, reason }, call) => {
    const { folder, item } = await findItem(db, name, call)
    return (write) => {
      keep(write, { folder, item, sha256: null, state: 'failed', batchId: null, reason, at: call.now })
      return { value: {}, audit: { subject: 'inbox', detail: { failed: true, size: item.size } } }
    }
  },

  'inbox.retry': (db, { id }) => {
    const { changes } = db.run("DELETE FROM inbox_item WHERE id = ? AND state IN ('failed','dismissed')", id)
    if (changes === 0) throw new AppError('not_found', { id }, '这个文件已经重新读入，或者不在列表里。')
    return { value: {}, audit: { subject: 'inbox', detail: { retried: id } } }
  },

  'inbox.dismiss': (db, { id }) => {
    const { changes } = db.run("UPDATE inbox_item SET state = 'dismissed' WHERE id = ? AND state = 'failed'", id)
    if (changes === 0) throw new AppError('not_found', { id }, '这个文件已经不在没有读入的列表里。')
    return { value: {}, audit: { subject: 'inbox', detail: { dismissed: id } } }
  },
} satisfies Pick<Handlers, `inbox.${string}` & keyof Handlers>

const isInside = (file: string, folder: string): boolean => file === folder || file.startsWith(folder + path.sep)

/** The folder is not there, or the system does not let us in: a network drive, a stick that was pulled. */
export const isFileFault = (error: unknown): boolean =>
  error instanceof Error && typeof (error as NodeJS.ErrnoException).syscall === 'string'

/** The item of a name as it lies in the folder now; nothing outside the folder has a name there. */
async function findItem(
  db: ReadDb,
  name: string,
  { settings }: TaskCall,
): Promise<{ folder: string; item: InboxItem }> {
  const folder = inboxFolder(db)
  if (folder === undefined) throw new AppError('wrong_state', {}, '没有设定收件夹。')
  const items = await newInboxItems(db, folder, settings.bundles.maxEntries)
  const item = items.find((one) => one.name === name)
  if (!item) throw new AppError('not_found', { name: path.posix.basename(name) }, `收件夹里没有新的文件“${name}”。`)
  return { folder, item }
}

/** The batch that brought the same content, through the folder or by hand, and was not given up or taken back. */
const earlierBatch = (db: ReadDb, sha256: string): string | undefined =>
  db.value<string>(
    `SELECT id FROM import_batch WHERE state IN ('ready','committed')
       AND (source_sha256 = ? OR id IN (SELECT batch_id FROM inbox_item WHERE sha256 = ?)) ORDER BY no LIMIT 1`,
    sha256,
    sha256,
  )

/** Every sheet was read by a profile that a person has let commit by itself. */
const readByCommittingProfiles = (db: ReadDb, batchId: string): boolean =>
  db.value<number>(
    `SELECT count(*) > 0 AND min(coalesce(p.commits_itself, 0)) = 1
     FROM import_sheet s LEFT JOIN import_profile p ON p.name = s.profile WHERE s.batch_id = ?`,
    batchId,
  ) === 1

interface Kept {
  folder: string
  item: InboxItem
  sha256: string | null
  state: Output<'inbox.items'>['rows'][number]['state']
  batchId: string | null
  reason: string | null
  at: string
}

function keep(db: WriteDb, { folder, item, sha256, state, batchId, reason, at }: Kept): void {
  db.run(
    'INSERT INTO inbox_item (folder, name, stamp, sha256, state, batch_id, reason, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    folder,
    item.name,
    item.stamp,
    sha256,
    state,
    batchId,
    reason,
    at,
  )
}
