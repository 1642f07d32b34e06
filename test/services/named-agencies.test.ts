import { expect, test } from 'vitest'
import { bringIn, rawFile } from '../support/table-file.ts'
import { createWorld, type World } from '../support/world.ts'

const HEADINGS =
  '处罚决定书文号,当事人名称,案由,行政处罚内容,处罚决定日期,作出处罚决定的机关名称,处罚机关统一社会信用代码,行政区划代码'
const CODES = ['11530100015113407X', '11530100015113917H'] as const
const line = (no: number, agency: string, code = '', region = '', date = '2024-05-06'): string =>
  [`云罚〔2024〕${no}号`, '甲公司', '无证经营', '罚款2000元', date, agency, code, region].join(',')

const named = (world: World): unknown[] =>
  world.db.all('SELECT no, name_key AS key, name, uscc FROM named_agency ORDER BY batch_no, no')
const agencies = (world: World): unknown[] =>
  world.db.all('SELECT name, name_key AS key, uscc, region FROM agency ORDER BY id')

test('an agency is kept once for each way in which the records of a batch name it, and goes with them', async () => {
  const world = createWorld()
  const lines = [
    line(1, '云山市乙局'),
    line(2, '云山市 乙局'),
    line(3, '云山市甲局', CODES[0]),
    line(4, ''),
    line(5, '云山市甲局', CODES[1]),
    line(6, '云山市乙局'),
    line(7, '', CODES[0]),
  ]
  const { batchId } = await world.call('imports.read', { path: rawFile(world, 'a.csv', [HEADINGS, ...lines]) })
  const id = batchId as string
  expect(named(world)).toEqual([
    { no: 1, key: '云山市乙局', name: '云山市乙局', uscc: null },
    { no: 2, key: '云山市乙局', name: '云山市 乙局', uscc: null },
    { no: 3, key: '云山市甲局', name: '云山市甲局', uscc: CODES[0] },
    { no: 4, key: '云山市甲局', name: '云山市甲局', uscc: CODES[1] },
    { no: 5, key: '', name: null, uscc: CODES[0] },
  ])
  const sorted = await world.call('imports.rows', { batchId: id, sort: 'agency' })
  expect(sorted.rows.map(({ row, agency }) => [row, agency])).toEqual([
    [4, null],
    [7, null],
    [2, '云山市 乙局'],
    [1, '云山市乙局'],
    [6, '云山市乙局'],
    [3, '云山市甲局'],
    [5, '云山市甲局'],
  ])
  await world.call('imports.fixRow', { batchId: id, sheet: 0, row: 6, column: 5, value: '云山市丙局' })
  expect(named(world)).toHaveLength(6)
  const { record } = await world.call('imports.record', { batchId: id, sheet: 0, row: 6 })
  expect(record?.agency).toBe('云山市丙局')
  await world.call('imports.discard', { batchId: id })
  expect(named(world)).toEqual([])
})

test('agencies appear in the order of the file, as the first record names them that lands', async () => {
  const world = createWorld()
  const lines = [
    line(1, '云山市乙局', CODES[1], '530101', '没有日期'),
    line(2, '云山市甲局', '', '530102'),
    line(3, '云山市 乙局', CODES[0], '530103'),
    line(4, '云山市乙局', CODES[1], '530104'),
    line(5, '云山市甲局', CODES[0], '530105'),
    line(6, ''),
  ]
  const { batchId } = await world.call('imports.read', { path: rawFile(world, 'a.csv', [HEADINGS, ...lines]) })
  const id = batchId as string
  await world.call('imports.exclude', { batchId: id, rows: [{ sheet: 0, row: 1 }], excluded: true })
  await world.call('imports.commit', { batchId: id, leaveOutBlocked: true })
  expect(agencies(world)).toEqual([
    { name: '云山市甲局', key: '云山市甲局', uscc: null, region: '530102' },
    { name: '云山市 乙局', key: '云山市乙局', uscc: CODES[0], region: '530103' },
  ])
  expect(world.db.values('SELECT agency_id FROM case_file ORDER BY id')).toEqual([1, 2, 2, 1, null])

  // what stands stays as it is, and a later batch has numbers of its own
  const later = await bringIn(
    world,
    rawFile(world, 'b.csv', [HEADINGS, line(7, '云山市丙局'), line(8, '云山市甲局', CODES[1], '530109')]),
  )
  expect(agencies(world).slice(0, 1)).toEqual([{ name: '云山市甲局', key: '云山市甲局', uscc: null, region: '530102' }])
  expect(world.db.values('SELECT agency_id FROM case_file ORDER BY id DESC LIMIT 2')).toEqual([1, 3])
  await world.call('imports.undo', { batchId: later.batchId })
  await world.call('imports.undo', { batchId: id })
  expect([agencies(world), named(world)]).toEqual([[], []])
})

test('more agencies than are kept in mind have a number each, by which they are found again', async () => {
  const world = createWorld()
  const lines = Array.from({ length: 20_005 }, (_, i) => line(i + 1, `云山市第${i}局`))
  await bringIn(world, rawFile(world, 'a.csv', [HEADINGS, ...lines, line(20_006, '云山市第7局')]))
  expect(world.db.value('SELECT count(*) FROM named_agency')).toBe(20_005)
  expect(
    world.db.value(`SELECT count(*) FROM case_file c JOIN agency a ON a.id = c.agency_id WHERE a.name = '云山市第7局'`),
  ).toBe(2)
})
