import { expect, test } from 'vitest'
import { recordTexts, rowsWith } from '../../electron/services/record-texts.ts'
import { keptPieces, storedRecords } from '../support/stored-records.ts'
import { bringIn, type Penalty, penaltyFile } from '../support/table-file.ts'
import { createWorld, type World } from '../support/world.ts'

/** More than one message of the reader, the last of them short. */
const MANY = 1300
const numberOf = (i: number): string => `云市监罚〔2024〕${i}号`
const penalties = (from: number, to: number, more: Partial<Penalty> = {}): Penalty[] =>
  Array.from({ length: to - from }, (_, i) => ({ no: numberOf(from + i), party: `第${from + i}公司`, ...more }))
const read = async (world: World, name: string, rows: Penalty[]): Promise<string> => {
  const { batchId } = await world.call('imports.read', { path: penaltyFile(world, name, rows) })
  return batchId as string
}
/** Number and party of every record that is kept, as its cells say them. */
const cellsKept = (world: World): string[][] => storedRecords(world.db).map(({ original }) => original.slice(0, 2))
const cellsOf = (rows: Penalty[]): (string | undefined)[][] => rows.map(({ no, party }) => [no, party])

test('a table of several packs: what was read is read back, staged, corrected, landed and taken back', async () => {
  const world = createWorld()
  const rows = penalties(1, MANY + 1)
  const id = await read(world, 'a.csv', rows)
  expect(cellsKept(world)).toEqual(cellsOf(rows))
  expect(keptPieces(world.db)).toMatchObject({ rows: MANY, apart: 0 })
  expect(keptPieces(world.db).packs).toBeGreaterThan(1)

  for (const value of ['占道经营', '无照经营'])
    await world.call('imports.fixRow', { batchId: id, sheet: 0, row: 700, column: 2, value })
  expect(keptPieces(world.db).apart).toBe(1)
  const { record } = await world.call('imports.record', { batchId: id, sheet: 0, row: 700 })
  expect(record).toMatchObject({ corrected: { 2: '无照经营' }, facts: { cause: '无照经营' } })
  expect(record?.original[2]).toBe('无证经营')

  await world.call('imports.commit', { batchId: id })
  expect(cellsKept(world)).toEqual(cellsOf(rows))
  const corrected = await world.call('cases.get', { caseKey: `penalty|云山市市场监督管理局|${numberOf(700)}` })
  expect(corrected.versions[0]).toMatchObject({ facts: { cause: '无照经营', party_name: '第700公司' } })
  await world.call('imports.undo', { batchId: id })
  expect(keptPieces(world.db)).toEqual({ rows: 0, packs: 0, apart: 0 })
})

test('of a file that comes again with a few changes, only the packs of the changed rows stay', async () => {
  const world = createWorld()
  await bringIn(world, penaltyFile(world, 'a.csv', penalties(1, MANY + 1)))
  const { packs } = keptPieces(world.db)
  const again = penalties(1, MANY + 1).map((one, i) => (i === 9 ? { ...one, fine: '9000' } : one))
  const { batchId, counts } = await bringIn(world, penaltyFile(world, 'b.csv', again))
  expect(counts).toMatchObject({ updated: 1, unchanged: MANY - 1 })
  expect(keptPieces(world.db)).toEqual({ rows: MANY + 1, packs: packs + 1, apart: 0 })

  // the ids behind the changed row are used again, while its pack still holds the texts of those that went
  const later = penalties(MANY + 1, MANY + 600)
  await bringIn(world, penaltyFile(world, 'c.csv', later))
  expect(cellsKept(world).slice(-later.length)).toEqual(cellsOf(later))
  expect(rowsWith(world.db, numberOf(15), true)).toHaveLength(1)
  expect(rowsWith(world.db, numberOf(10), true)).toHaveLength(2)
  await world.call('imports.undo', { batchId })
  expect(cellsKept(world).slice(-later.length)).toEqual(cellsOf(later))
})

test('ids that come again after a batch was put away give the texts of the new one', async () => {
  const world = createWorld()
  const first = await read(world, 'a.csv', penalties(1, 601))
  const ids = storedRecords(world.db).map(({ id }) => id)
  await world.call('imports.discard', { batchId: first })
  const others = penalties(3000, 3600)
  await read(world, 'b.csv', others)
  expect(storedRecords(world.db).map(({ id }) => id)).toEqual(ids)
  expect(cellsKept(world)).toEqual(cellsOf(others))
  expect(() => recordTexts(world.db).textsOf(9999)).toThrow('row 9999 has no texts')
})

test('texts that were read ahead are those that stand now', async () => {
  const world = createWorld()
  const id = await read(world, 'a.csv', penalties(1, 601))
  const { textsOf, readAhead } = recordTexts(world.db)
  const [first = 0, second = 0] = storedRecords(world.db).map((record) => record.id)
  readAhead([second, first, second])
  await world.call('imports.fixRow', { batchId: id, sheet: 0, row: 1, column: 2, value: '占道经营' })
  expect([textsOf(first).corrected, textsOf(second).corrected]).toEqual([{ 2: '占道经营' }, null])
})
