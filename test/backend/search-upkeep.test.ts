import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { setSearchWorkerPath } from '../../electron/backend/search-thread.ts'
import { keepSearch, type SearchUpkeep } from '../../electron/backend/search-upkeep.ts'
import { indexWaiting, keepEntries, waitingForSearch } from '../../electron/services/case-search.ts'
import { searchEntry, waitingCases } from '../../electron/services/search-entries.ts'
import { insertCases } from '../support/cases.ts'
import { bringIn, penaltyFile } from '../support/table-file.ts'
import { createWorld, type World } from '../support/world.ts'

const SEARCH_WORKER = new URL('../../electron/backend/search-worker.ts', import.meta.url)

/** Starts the upkeep; `caughtUp` rejects where something fails, unless failures are taken down. */
function start(world: World, failures?: unknown[]): { upkeep: SearchUpkeep; caughtUp: Promise<void> } {
  const { promise: caughtUp, resolve, reject } = Promise.withResolvers<void>()
  const failed = (error: unknown): void => void (failures ? failures.push(error) : reject(error))
  const upkeep = keepSearch(world.db, { rest: 0, caughtUp: resolve, failed })
  upkeep.wake()
  return { upkeep, caughtUp }
}
const found = async (world: World, text: string): Promise<number> =>
  (await world.call('cases.page', { filter: { text } })).total

/** All of the index: every token with its row, column and place. */
function indexOf(world: World): unknown[] {
  world.db.connection.exec(
    "CREATE VIRTUAL TABLE IF NOT EXISTS temp.tokens USING fts5vocab ('main', 'case_search', 'instance')",
  )
  return world.db.connection.prepare('SELECT * FROM temp.tokens ORDER BY term, doc, col, offset').raw().all()
}
/** The index as the backend makes it by itself out of what stands now. */
function indexAnew(world: World): unknown[] {
  world.db.transaction(() => {
    world.db.run("INSERT INTO case_search (case_search) VALUES ('delete-all')")
    world.db.run('INSERT INTO case_search_waiting (case_id) SELECT id FROM case_file')
    while (indexWaiting(world.db, 700) > 0);
  })
  return indexOf(world)
}

/** Cases with names of their own, agencies and parties, some of two parties. */
async function bringMany(world: World): Promise<void> {
  const records = Array.from({ length: 2600 }, (_, i) => ({
    no: `云罚〔2026〕${i - (i % 10 === 1 ? 1 : 0)}号`,
    party: `${'甲乙丙丁戊己庚'[i % 7]}${'东南西北'[i % 4]}${i}商行`,
    agency: `云山市第${i % 10 === 1 ? (i - 1) % 3 : i % 3}局`,
    date: `2026-0${1 + (i % 10 === 1 ? (i - 1) % 8 : i % 8)}-11`,
  }))
  await bringIn(world, penaltyFile(world, 'a.csv', records))
}

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
  expect(await found(world, '第1局')).toBe(500)
  expect(world.db.connection.pragma('synchronous', { simple: true })).toBe(2)
  await upkeep.stop()
})

test('stopped, it leaves the rest for the next start', async () => {
  const world = createWorld()
  insertCases(world, 300)
  const { upkeep } = start(world)
  await upkeep.stop()
  await sleep(30)
  expect(waitingForSearch(world.db)).toBe(300)
})

test('what a thread reads makes the same index, to the last token', async () => {
  const world = createWorld()
  await bringMany(world)
  const { upkeep, caughtUp } = start(world)
  await caughtUp
  await upkeep.stop()
  const byThread = indexOf(world)
  expect(byThread.length).toBeGreaterThan(50_000)
  expect(byThread).toEqual(indexAnew(world))
  expect([await found(world, '商行'), await found(world, '甲东0商'), await found(world, '无证')]).toEqual([
    2340, 1, 2340,
  ])
})

test('what has changed since it was read is not written, and read again', () => {
  const world = createWorld()
  insertCases(world, 6, { agencies: 6 })
  const { db } = world
  const read = () => waitingCases(db, 0, 100).map(searchEntry)
  const keep = (entries: ReturnType<typeof read>) => db.transaction(() => keepEntries(db, entries))
  const waiting = (): number[] => db.values('SELECT case_id FROM case_search_waiting ORDER BY case_id')
  const before = read()
  db.run("UPDATE case_file SET case_name = '龘靐案' WHERE id = 1")
  db.run("UPDATE agency SET name = '改名局' WHERE id = 2")
  db.run('DELETE FROM case_file WHERE id = 3')
  keep(before)
  expect(waiting()).toEqual([1, 2, 3])
  keep(read())
  expect([waiting(), db.value('SELECT count(*) FROM case_search')]).toEqual([[], 5])

  // In the index now: what was read before it came there counts no more, though the case waits again.
  db.run("UPDATE case_file SET decided_on = '2025-01-01' WHERE id IN (4, 5)")
  const old = read()
  keep(old)
  db.run("UPDATE case_file SET case_name = '新名案', decided_on = '2025-02-02' WHERE id = 4")
  keep(old)
  expect(waiting()).toEqual([4])
  keep(read())
  const made = indexOf(world)
  expect(made).toEqual(indexAnew(world))
})

test('cases that change, go or come while the index is made are found by what they are in the end', async () => {
  const world = createWorld()
  await bringMany(world)
  const { upkeep, caughtUp } = start(world)
  let changes = 0
  const changed = Promise.withResolvers<void>()
  const other = setInterval(() => {
    changes += 1
    world.db.run("UPDATE agency SET name = '第' || ? || '改名局' WHERE id = ?", changes, 1 + (changes % 3))
    world.db.run("UPDATE case_file SET case_name = '龘靐' || ? || '案' WHERE id % 50 = ?", changes, changes % 50)
    world.db.run('DELETE FROM case_file WHERE id = (SELECT max(id) FROM case_file)')
    insertCases(world, 1, { month: `2030-${10 + (changes % 3)}` })
    if (changes < 60) return
    clearInterval(other)
    changed.resolve()
  }, 2)
  onTestFinished(() => clearInterval(other))
  await caughtUp
  await changed.promise
  upkeep.wake()
  while (waitingForSearch(world.db) > 0) await sleep(10)
  await upkeep.stop()
  const made = indexOf(world)
  expect(made).toEqual(indexAnew(world))
  expect(await found(world, '改名局')).toBeGreaterThan(2000)
  expect(await found(world, '云山市第0局')).toBe(0)
})

test('stopped with batches on their way, nothing reads the database any more; the next start makes the rest', async () => {
  const world = createWorld()
  insertCases(world, 5000)
  const first = start(world)
  while (waitingForSearch(world.db) > 4500) await sleep(1)
  await first.upkeep.stop()
  const left = waitingForSearch(world.db)
  await sleep(100)
  expect([left > 0, waitingForSearch(world.db)]).toEqual([true, left])
  const second = start(world)
  await second.caughtUp
  await second.upkeep.stop()
  expect([waitingForSearch(world.db), await found(world, '第1局')]).toEqual([0, 1667])
})

test('without its thread the index is made all the same', async () => {
  setSearchWorkerPath(new URL('no-such-worker.ts', import.meta.url))
  onTestFinished(() => setSearchWorkerPath(SEARCH_WORKER))
  const world = createWorld()
  insertCases(world, 1500)
  const failures: unknown[] = []
  const { upkeep, caughtUp } = start(world, failures)
  await caughtUp
  await upkeep.stop()
  expect([failures.length, waitingForSearch(world.db), await found(world, '第1局')]).toEqual([1, 0, 500])
})
