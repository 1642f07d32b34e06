import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openDataFolder } from '../../electron/backend/data-folder.ts'
import { examine } from '../../electron/backend/doctor.ts'
import { recordStoredFile } from '../../electron/files/file-store.ts'
import { restoreBackup } from '../../electron/files/backup-archive.ts'
import { findResources } from '../../electron/resources.ts'
import { createWorld, testClock } from '../support/world.ts'

const resources = findResources(import.meta.dirname)
const open = (dir: string, rehearsal = false) =>
  openDataFolder(dir, { resources, clock: testClock(), actor: '测试员', rehearsal })

function newFolder(): string {
  const dir = mkdtempSync(path.join(tmpdir(), 'folder-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  return dir
}

test('one process at a time; closing frees the folder', () => {
  const dir = newFolder()
  const first = open(dir)
  expect(() => open(dir)).toThrow(expect.objectContaining({ code: 'folder_in_use' }))
  first.close()
  open(dir).close()
})

test('rehearsal is set at creation, for ever', () => {
  const dir = newFolder()
  open(dir, true).close()
  const folder = open(dir, false)
  expect(folder.rehearsal).toBe(true)
  expect(() => folder.db.connection.exec('UPDATE data_folder SET rehearsal = 0')).toThrow(/for ever/)
  expect(() =>
    folder.db.connection.exec(
      'INSERT OR REPLACE INTO data_folder SELECT id, workstation_id, 0, created_at FROM data_folder',
    ),
  ).toThrow(/for ever/)
  folder.close()
})

test('after an unclean end, an import that was being read is marked and its rows are gone', () => {
  const dir = newFolder()
  const before = open(dir)
  before.db.connection.exec(`INSERT INTO import_batch (id, source_name, source_sha256, kind, state, report, row_count, created_at, created_by)
    VALUES ('b1', 'x.csv', '${'a'.repeat(64)}', 'table', 'reading', '{}', 0, 't', 'p')`)
  before.close()
  writeFileSync(path.join(dir, 'running'), '')
  const after = open(dir)
  expect(after.db.value("SELECT state FROM import_batch WHERE id = 'b1'")).toBe('interrupted')
  after.close()
})

test('a database of a newer program is refused', () => {
  const dir = newFolder()
  const folder = open(dir)
  folder.db.connection.pragma('user_version = 9999')
  folder.close()
  expect(() => open(dir)).toThrow(expect.objectContaining({ code: 'format_too_new' }))
})

test('doctor finds a missing and a changed file; a backup restores both and refuses damage', async () => {
  const world = createWorld()
  const kept = await world.files.put(Buffer.from('证据'), 'text/plain')
  const other = await world.files.put(Buffer.from('证据二'), 'text/plain')
  world.db.transaction(() => {
    recordStoredFile(world.db, kept, 'now')
    recordStoredFile(world.db, other, 'now')
  })
  const backup = path.join(newFolder(), 'b.zip')
  expect((await world.call('maintenance.backUp', { file: backup })).files).toBe(2)
  writeFileSync(world.files.path(kept.sha256), '改过')
  rmSync(world.files.path(other.sha256))
  const folder = { ...world, close: () => undefined }
  expect((await examine(folder)).files).toMatchObject({ missing: [other.sha256], damaged: [kept.sha256] })

  const target = path.join(newFolder(), 'restored')
  await restoreBackup(backup, target)
  const restored = open(target)
  expect(await examine(restored)).toMatchObject({ ok: true, files: { recorded: 2 } })
  restored.close()
  await expect(restoreBackup(backup, target)).rejects.toMatchObject({ code: 'wrong_state' })
  writeFileSync(backup, 'not a zip')
  await expect(restoreBackup(backup, `${target}-2`)).rejects.toMatchObject({ code: 'store_damaged' })
})
