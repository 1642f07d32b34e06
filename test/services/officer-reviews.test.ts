import { expect, test } from 'vitest'
import { AGENCIES, bringIn, named } from '../support/catalogue-tables.ts'
import { createWorld } from '../support/world.ts'

const MARKET = '云山市市场监督管理局'
const STREET = '青田区桥东街道办事处'

test('a failed yearly review is listed until the officer leaves or is kept with a reason', async () => {
  const world = createWorld()
  const head = '姓名,执法证号,所属单位,年度考核结果,考核年度'
  const failed = (name: string, no: number, review: string, year = 2025): string =>
    `${name},3701000000${no},${MARKET},${review},${year}`
  const { report } = await bringIn(world, 'reviews.csv', [
    head,
    failed('李一', 1, '不合格'),
    failed('王二', 2, '不称职'),
    failed('赵三', 3, '基本称职'),
    failed('钱四', 4, '优秀'),
  ])
  expect(report.table).toBe('officer')
  const open = async (): Promise<string[]> =>
    (await world.call('catalogues.records', { catalogue: 'officer', check: 'review_failed' })).rows
      .map(({ name }) => name)
      .sort()
  expect(await open()).toEqual(['李一', '王二'])
  const record = async (name: string, kind: string, on = '2026-09-01') =>
    world.call('catalogues.recordChange', { id: await named(world, 'officer', name), kind, on, reason: '考核' })
  await record('李一', 'suspend')
  expect(await open()).toEqual(['李一', '王二'])
  await record('李一', 'withdraw')
  await record('王二', 'kept', '2026-09-02')
  // what holds only from tomorrow closes nothing today
  expect(await open()).toEqual(['王二'])
  world.setToday('2026-09-02')
  expect(await open()).toEqual([])
  await record('李一', 'restore', '2026-09-02')
  expect(await open()).toEqual(['李一'])
  // the same result again is no new one; that of another year is
  world.setToday('2027-02-01')
  await bringIn(world, 'again.csv', [`${head},职务`, `${failed('王二', 2, '不称职')},科员`])
  expect(await open()).toEqual(['李一'])
  await bringIn(world, 'next.csv', [head, failed('王二', 2, '不称职', 2026)])
  expect(await open()).toEqual(['李一', '王二'])
})

test('a column of results tells nothing of the kind of table: training stays training, officers stay officers', async () => {
  const world = createWorld()
  const { report } = await bringIn(world, 'training.csv', [
    '姓名,职务,执法证号,学时,考核结果',
    '李一,科员,37010000001,8,合格',
  ])
  expect(report.table).toBe('training')
  const { report: officers } = await bringIn(world, 'officers.csv', [
    '姓名,执法证号,所属单位,考核结果',
    `李一,37010000001,${MARKET},不合格`,
  ])
  expect(officers.table).toBe('officer')
  const { rows } = await world.call('catalogues.records', { catalogue: 'officer' })
  expect(rows[0]?.facts).toMatchObject({ review: '不合格' })
})

test('an agency without lawyer or counsel is listed once any agency says that it has one; its leader has a field', async () => {
  const world = createWorld()
  await bringIn(world, 'agencies.csv', AGENCIES)
  const without = async (): Promise<string[]> =>
    (await world.call('catalogues.records', { catalogue: 'agency', check: 'lawyer_missing' })).rows.map(
      ({ name }) => name,
    )
  expect(await without()).toEqual([])
  await bringIn(world, 'lawyers.csv', [
    '机关名称,统一社会信用代码,主要负责人,公职律师,法律顾问',
    `${MARKET},11370100YW90000195,陈一,2,`,
    '云山市城管局,,,0,示例律师事务所',
    '云山市水务局,,,0,',
  ])
  expect(await without()).toEqual(['云山市人民政府', '云山市水务局', '云山市青田区市场监督管理局', STREET].sort())
  const { rows } = await world.call('catalogues.records', { catalogue: 'agency', text: '陈一' })
  expect(rows[0]?.facts).toMatchObject({ leader: '陈一' })
})
