import { expect, test } from 'vitest'
import { keepSearch } from '../../electron/backend/search-upkeep.ts'
import { waitingForSearch } from '../../electron/services/case-search.ts'
import { insertCases } from '../support/cases.ts'
import { createWorld } from '../support/world.ts'

test('the index catches up in small steps between other calls, and says so once', async () => {
  const world = createWorld()
  insertCases(world, 1500)
  const caughtUp = Promise.withResolvers<void>()
  let told = 0
  const upkeep = keepSearch(world.db, {
    rest: 0,
    caughtUp() {
      told += 1
      caughtUp.resolve()
    },
    failed: (error) => caughtUp.reject(error),
  })
  upkeep.wake()
  upkeep.wake()
  let between = 0
  const other = setInterval(() => {
    if (waitingForSearch(world.db) > 0) between += 1
  }, 1)
  await caughtUp.promise
  clearInterval(other)
  expect(waitingForSearch(world.db)).toBe(0)
  expect([told, between > 1]).toEqual([1, true])
  expect((await world.call('cases.page', { filter: { text: '第1局' } })).total).toBe(500)
  expect(world.db.connection.pragma('synchronous', { simple: true })).toBe(2)
  upkeep.stop()
})

test('stopped, it leaves the rest for the next start', async () => {
  const world = createWorld()
  insertCases(world, 300)
  const upkeep = keepSearch(world.db, { rest: 0, caughtUp: () => undefined, failed: () => undefined })
  upkeep.wake()
  upkeep.stop()
  await new Promise((resolve) => {
    setTimeout(resolve, 30)
  })
  expect(waitingForSearch(world.db)).toBe(300)
})
