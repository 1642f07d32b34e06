import { expect, test } from 'vitest'
import { appendAudit } from '../../electron/database/audit.ts'
import { migrate, readMigrations } from '../../electron/database/migrate.ts'
import { recordStoredFile } from '../../electron/files/file-store.ts'
import { reviewed } from '../support/letter-office.ts'
import { createWorld } from '../support/world.ts'

test('files of drafts that piled up lose their rows; what something else refers to stays', async () => {
  const world = createWorld()
  const { roundId } = await reviewed(world, 1)
  const frame = (await world.call('rounds.get', { roundId })).frame?.sha256 ?? ''
  const preview = await world.files.put(Buffer.from('%PDF-1.4 a draft'), 'application/pdf')
  const migrations = readMigrations(world.resources)
  const version = migrations.find(({ name }) => name.endsWith('draft-files.sql'))?.version ?? 0
  world.db.connection.pragma(`user_version = ${version - 1}`)
  world.db.transaction(() => {
    recordStoredFile(world.db, preview, '2026-08-01T00:00:00.000Z')
    for (const sha256 of [preview.sha256, frame])
      appendAudit(world.db, {
        at: '2026-08-01T00:00:00.000Z',
        actor: '赵堃',
        action: 'letters.print',
        subject: 'draft',
        detail: { format: 'pdf', sha256, copied: false },
      })
  })
  migrate(
    world.db,
    migrations.filter((one) => one.version <= version),
  )
  expect(world.db.values('SELECT sha256 FROM stored_file')).toEqual([frame])
})
