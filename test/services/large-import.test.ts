import { expect, test } from 'vitest'
import { indexWaiting, waitingForSearch } from '../../electron/services/case-search.ts'
import { VERSIONS_OF_CASES } from '../../electron/services/case-versions.ts'
import { bringIn, rawFile } from '../support/table-file.ts'
import { createWorld, type World } from '../support/world.ts'

/** More than a batch may hold whose cases are written beside the indexes of their table. */
const MANY = 5100
const HEADINGS =
  '处罚决定书文号,当事人名称,被处罚人姓名,案由,行政处罚内容,罚款金额(元),处罚决定日期,作出处罚决定的机关名称,行政区划代码'

const number = (i: number): string => `云罚〔2024〕${i}号`
/** Every fiftieth record names a company, whose name looks like the end of a list, and two people; the others one company. */
const line = (i: number): string =>
  [
    number(i),
    i % 50 === 0 ? '"[甲],[乙]公司"' : `第${i}公司`,
    i % 50 === 0 ? '张三、李四' : '',
    '无证经营',
    '罚款2000元',
    2000 + (i % 9),
    `2024-0${1 + (i % 9)}-06`,
    i % 8 === 0 ? '' : `云山市第${9 - (i % 8)}局`,
    530_100 + (i % 11),
  ].join(',')
const lines = (from: number, to: number): string[] => Array.from({ length: to - from }, (_, i) => line(from + i))

const TABLES = {
  case_file: '*',
  case_party: '*',
  case_version: '*',
  case_search_waiting: 'case_id, standing',
  agency: 'id, name, name_key, uscc, region',
}
const contents = (world: World): Record<string, unknown[]> =>
  Object.fromEntries(
    Object.entries(TABLES).map(([table, columns]) => [table, world.db.all(`SELECT ${columns} FROM ${table}`)]),
  )
const schema = (world: World): unknown[] => world.db.all('SELECT type, name, sql FROM sqlite_schema ORDER BY 1, 2')

test('a large import leaves the same as several small ones', async () => {
  const [large, small] = [createWorld(), createWorld()]
  const { counts } = await bringIn(large, rawFile(large, 'a.csv', [HEADINGS, ...lines(1, MANY + 1)]))
  expect(counts).toEqual({ added: MANY, updated: 0, unchanged: 0, refused: 0 })
  for (let from = 1; from <= MANY; from += MANY / 3)
    await bringIn(small, rawFile(small, `${from}.csv`, [HEADINGS, ...lines(from, from + MANY / 3)]))
  const landed = contents(large)
  expect(landed).toEqual(contents(small))
  expect(landed['agency']).toHaveLength(7)
  expect(landed['agency']?.[0]).toEqual({
    id: 1,
    name: '云山市第8局',
    nameKey: '云山市第8局',
    uscc: null,
    region: '530101',
  })
  // one record tells of each: nothing but it says its parties
  expect(landed['case_party']).toEqual([])
  const { parties } = await large.call('cases.get', { caseKey: `penalty|云山市第7局|${number(50)}` })
  expect(parties.map(({ position, name }) => [position, name])).toEqual([
    [0, '[甲],[乙]公司'],
    [1, '张三'],
    [2, '李四'],
  ])
  expect(schema(large)).toEqual(schema(small))
  expect(large.db.connection.pragma('cache_size', { simple: true })).toBe(
    createWorld().db.connection.pragma('cache_size', { simple: true }),
  )
})

test('a joint decision within a large import is one case; search finds all, a correction is an update, undo leaves nothing', async () => {
  const world = createWorld()
  const joint = line(1).replace('第1公司', '另一公司')
  const { batchId, counts } = await bringIn(world, rawFile(world, 'a.csv', [HEADINGS, ...lines(1, MANY + 1), joint]))
  expect(counts).toEqual({ added: MANY + 1, updated: 0, unchanged: 0, refused: 0 })
  expect(waitingForSearch(world.db)).toBe(MANY)
  const caseKey = `penalty|云山市第8局|${number(1)}`
  const { parties } = await world.call('cases.get', { caseKey })
  expect(parties.map(({ name }) => name)).toEqual(['第1公司', '另一公司'])
  expect(world.db.transaction(() => indexWaiting(world.db, MANY))).toBe(MANY)
  expect((await world.call('cases.page', { filter: { text: '第4999公司' } })).total).toBe(1)
  const changed = line(1).replace('2000元,2001', '3000元,3000')
  const update = await bringIn(world, rawFile(world, 'b.csv', [HEADINGS, changed]))
  expect(update.counts).toEqual({ added: 0, updated: 1, unchanged: 0, refused: 0 })
  await world.call('imports.undo', { batchId: update.batchId })
  expect(await world.call('imports.undo', { batchId })).toEqual({ removed: MANY, restored: 0 })
  for (const table of [
    'case_file',
    'case_party',
    'later_version',
    'import_row',
    'named_agency',
    'import_record',
    'agency',
  ])
    expect([table, world.db.value(`SELECT count(*) FROM ${table}`)]).toEqual([table, 0])
})

test('the versions of a few cases are found by their ids, however many rows there are', async () => {
  const world = createWorld()
  await bringIn(world, rawFile(world, 'a.csv', [HEADINGS, ...lines(1, MANY + 1)]))
  world.db.connection.exec('ANALYZE')
  const versions = `SELECT v.case_id, max(v.version) FROM ${VERSIONS_OF_CASES} JOIN import_batch b ON b.no = r.batch_no
    GROUP BY v.case_id HAVING count(DISTINCT r.party_key) = 1`
  expect(world.db.all(versions, '[7]')).toHaveLength(1)
  const plan = world.db.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${versions}`, '[7]')
  expect(plan.map(({ detail }) => detail)).toContain('SEARCH r USING INTEGER PRIMARY KEY (rowid=?)')
})
