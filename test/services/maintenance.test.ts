import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { systemClock } from '../../electron/backend/clock.ts'
import { openDataFolder } from '../../electron/backend/data-folder.ts'
import { recordStoredFile } from '../../electron/files/file-store.ts'
import { createWorld } from '../support/world.ts'

async function worldWithFile() {
  const world = createWorld()
  const stored = await world.files.put(Buffer.from('%PDF-1.4 一份材料'), 'application/pdf')
  world.db.transaction(() => recordStoredFile(world.db, stored, '2026-01-01T00:00:00.000Z'))
  return { world, stored }
}

test('a sound folder is found sound, and nothing is changed by looking', async () => {
  const { world } = await worldWithFile()
  const before = (await world.call('audit.page', {})).total
  expect(await world.call('maintenance.examine', {})).toMatchObject({
    ok: true,
    integrity: 'ok',
    files: { recorded: 1, missing: [], damaged: [] },
  })
  expect((await world.call('audit.page', {})).total).toBe(before)
})

test('a changed stored file is named', async () => {
  const { world, stored } = await worldWithFile()
  const file = world.files.path(stored.sha256)
  chmodSync(file, 0o600)
  writeFileSync(file, 'anders')
  expect(await world.call('maintenance.examine', {})).toMatchObject({ ok: false, files: { damaged: [stored.sha256] } })
})

test('a backup is restored into a new folder, which opens with everything; a folder in use is refused', async () => {
  const { world, stored } = await worldWithFile()
  const file = path.join(world.dir, 'outside.zip')
  await world.call('maintenance.backUp', { file })
  const folder = path.join(world.dir, 'restored')
  const restored = await world.call('maintenance.restore', { file, folder })
  expect(restored).toMatchObject({ folder, files: 1 })
  const opened = openDataFolder(folder, { resources: world.resources, clock: systemClock(), actor: '测试员' })
  expect(existsSync(opened.files.path(stored.sha256))).toBe(true)
  opened.close()
  mkdirSync(path.join(world.dir, 'full'))
  writeFileSync(path.join(world.dir, 'full', 'x'), '')
  await expect(world.call('maintenance.restore', { file, folder: path.join(world.dir, 'full') })).rejects.toMatchObject(
    { code: 'wrong_state' },
  )
})
