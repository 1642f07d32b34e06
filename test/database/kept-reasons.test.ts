import { expect, test } from 'vitest'
import { appendAudit } from '../../electron/database/audit.ts'
import { migrate, readMigrations } from '../../electron/database/migrate.ts'
import { createWorld } from '../support/world.ts'
import { reviewed } from '../support/letter-office.ts'

test('reasons and titles that older folders hold only in the chain come into the tables', async () => {
  const world = createWorld()
  const migrations = readMigrations(world.resources)
  const version = migrations.find(({ name }) => name.endsWith('kept-reasons.sql'))?.version ?? 0
  const { roundId } = await reviewed(world, 1)
  const [sheet] = (await world.call('scores.list', { roundId })).sheets
  const sheetId = sheet?.id ?? ''
  // Back to the schema before, with the entries of that time.
  world.db.connection.exec(`DROP VIEW letter_report; DROP TABLE letter_reply_withdrawal; DROP TABLE score_sheet_history;
    DROP TABLE discarded_round; PRAGMA user_version = ${version - 1}`)
  const entry = { at: '2026-08-01T00:00:00.000Z', actor: '赵堃' }
  world.db.transaction(() => {
    const detail = { reopened: true, revision: 9, reason: '漏看一份笔录' }
    appendAudit(world.db, { ...entry, action: 'scores.reopen', subject: sheetId, detail })
    appendAudit(world.db, { ...entry, action: 'rounds.discard', subject: 'gone', detail: { title: '试建的一轮' } })
  })
  migrate(
    world.db,
    migrations.filter((one) => one.version <= version),
  )
  expect((await world.call('scores.get', { sheetId })).history).toMatchObject([
    { kind: 'submitted', by: '测试员' },
    { kind: 'reopened', reason: '漏看一份笔录', by: '赵堃' },
  ])
  expect(await world.call('rounds.discarded', {})).toEqual({
    rounds: [{ roundId: 'gone', title: '试建的一轮', at: entry.at, by: '赵堃' }],
  })
})
