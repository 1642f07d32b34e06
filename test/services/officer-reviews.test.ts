import { expect, test } from 'vitest'
import { officer } from '../../shared/domain/catalogues/officer.ts'
import { recordState } from '../../shared/domain/catalogues/record-state.ts'
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

test('agencies without a lawyer of their own are listed, and those without a counsel; a word or a figure for none is none', async () => {
  const world = createWorld()
  await bringIn(world, 'agencies.csv', AGENCIES)
  const without = async (check: string): Promise<string[]> =>
    (await world.call('catalogues.records', { catalogue: 'agency', check })).rows.map(({ name }) => name)
  // no table tells of any agency whether it has one
  expect(await without('lawyer_missing')).toEqual([])
  expect(await without('counsel_missing')).toEqual([])
  const silent = ['云山市人民政府', '云山市青田区市场监督管理局', STREET]
  await bringIn(world, 'lawyers.csv', [
    '机关名称,统一社会信用代码,主要负责人,公职律师',
    `${MARKET},11370100YW90000195,陈一,2`,
    '云山市水务局,,,没有',
    '云山市民政局,,,0 人',
  ])
  const none = ['云山市水务局', '云山市民政局']
  expect((await without('lawyer_missing')).sort()).toEqual([...silent, ...none].sort())
  expect(await without('counsel_missing')).toEqual([])
  await bringIn(world, 'counsel.csv', [
    '机关名称,机关类别,主要负责人,公职律师,法律顾问',
    '云山市城管局,工作部门,,0,示例律师事务所',
    '云山市教育局,工作部门,,张三,暂无',
  ])
  // a counsel does not stand in for a lawyer
  expect((await without('lawyer_missing')).sort()).toEqual([...silent, ...none, '云山市城管局'].sort())
  expect((await without('counsel_missing')).sort()).toEqual([...silent, ...none, '云山市教育局', MARKET].sort())
  const { rows } = await world.call('catalogues.records', { catalogue: 'agency', text: '陈一' })
  expect(rows[0]?.facts).toMatchObject({ leader: '陈一' })
})

test('to be kept after a failed review says nothing of the certificate: what was suspended or withdrawn stays so', async () => {
  const world = createWorld()
  await bringIn(world, 'agencies.csv', AGENCIES)
  await bringIn(world, 'officers.csv', [
    '姓名,执法证号,所属单位,执法证有效期,人员类别,年度考核,考核年度',
    `李一,37010000001,${MARKET},2030-01-01,公务员,不合格,2025`,
    `王二,37010000002,${MARKET},2030-01-01,公务员,合格,2025`,
  ])
  await bringIn(world, 'cases.csv', [
    '处罚决定书文号,当事人名称,处罚机关,处罚决定日期,处罚内容,执法证号',
    `云市监罚〔2026〕1号,甲公司,${MARKET},2026-06-06,警告,37010000001`,
  ])
  const id = await named(world, 'officer', '李一')
  const record = (kind: string, on: string) => world.call('catalogues.recordChange', { id, kind, on, reason: '考核' })
  const officers = async (check: string): Promise<string[]> =>
    (await world.call('catalogues.records', { catalogue: 'officer', check })).rows.map(({ name }) => name)
  const stands = async () => {
    const found = await world.call('cases.get', { caseKey: `penalty|${MARKET}|云市监罚〔2026〕1号` })
    const listed = await world.call('catalogues.records', { catalogue: 'officer', text: '李一' })
    const { rows } = await world.call('staff.training', { year: 2026 })
    return {
      says: found.certificates?.[0]?.says,
      state: recordState(officer, {}, listed.rows[0]?.change ?? null, '2026-09-01')?.label,
      inPost: rows.find(({ agency }) => agency === MARKET)?.inPost,
    }
  }
  await record('kept', '2026-03-01')
  // kept alone: what the table says counts
  expect(await stands()).toEqual({ says: '有效', state: undefined, inPost: 2 })
  expect(await officers('review_failed')).toEqual([])
  await record('suspend', '2026-05-01')
  await record('kept', '2026-05-10')
  expect(await stands()).toEqual({ says: '2026-05-01 起暂扣', state: '暂扣', inPost: 2 })
  expect(await officers('suspended')).toEqual(['李一'])
  await record('withdraw', '2026-05-20')
  await record('kept', '2026-05-25')
  expect(await stands()).toEqual({ says: '2026-05-20 起收回', state: '收回', inPost: 1 })
  expect(await officers('review_failed')).toEqual([])
  // withdrawn before the officer left: there is nothing to take back
  await record('leave', '2026-06-01')
  expect(await officers('left')).toEqual([])
  await record('restore', '2026-07-01')
  expect(await stands()).toMatchObject({ state: '有效', inPost: 2 })
})
