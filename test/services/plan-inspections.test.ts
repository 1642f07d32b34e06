import { expect, test } from 'vitest'
import { bringIn } from '../support/catalogue-tables.ts'
import { createWorld, type World } from '../support/world.ts'

const AGENCY = '云山市市场监督管理局'
const [A, B] = ['91110105YW1000014X', '91110105YW10000220']

let serial = 0
const inspect = (world: World, ...rows: [day: string, object: string, uscc?: string, kind?: string, plan?: string][]) =>
  bringIn(world, `inspections-${serial}.csv`, [
    '检查单号,检查对象名称,统一社会信用代码,检查类型,任务名称,检查日期,检查结果,执法主体',
    ...rows.map(
      ([day, object, uscc = '', kind = '日常检查', plan = '']) =>
        `J${++serial},${object},${uscc},${kind},${plan},${day},合格,${AGENCY}`,
    ),
  ])
const plans = (world: World, ...rows: string[]) =>
  bringIn(world, 'plans.csv', ['计划名称,检查机关,年度,检查对象,年度检查频次上限', ...rows])

const found = async (world: World, check: string): Promise<string[]> =>
  (await world.call('catalogues.records', { catalogue: 'inspection_plan', check })).rows.map(({ name }) => name)
const detail = async (world: World, name: string) => {
  const { rows } = await world.call('catalogues.records', { catalogue: 'inspection_plan', text: name })
  return (await world.call('catalogues.get', { id: rows[0]?.id as number })).inspections
}

test('a plan whose cap an object exceeds is listed with its inspections; a later import is seen at once', async () => {
  const world = createWorld()
  await plans(world, `餐饮检查,${AGENCY},2026,餐饮单位,2次`)
  await inspect(
    world,
    ['2026-01-10', '甲公司', A],
    ['2026-02-10', '甲公司', A],
    ['2025-12-31', '甲公司', A],
    ['2026-03-10', '乙公司', B],
  )
  expect(await found(world, 'cap_exceeded')).toEqual([])
  expect(await detail(world, '餐饮检查')).toBeNull()
  const { batchId } = await inspect(world, ['2026-08-10', '甲公司'])
  expect(await found(world, 'cap_exceeded')).toEqual(['餐饮检查'])
  const inspections = await detail(world, '餐饮检查')
  expect(inspections).toMatchObject({
    says: '2026 年对同一检查对象不超过 2 次，以下对象已超过',
    objects: 1,
    groups: [{ object: '甲公司', total: 3 }],
  })
  const [group] = inspections?.groups ?? []
  expect(group?.named.map(({ decidedOn }) => decidedOn)).toEqual(['2026-01-10', '2026-02-10', '2026-08-10'])
  // what opens in the library is what was counted
  const listed = await world.call('cases.page', { filter: group?.filter, limit: 10 })
  expect(new Set(listed.rows.map(({ id }) => id))).toEqual(new Set(group?.named.map(({ id }) => id)))
  await world.call('imports.undo', { batchId })
  expect(await found(world, 'cap_exceeded')).toEqual([])
})

test('a cap in all, an enterprise named by the plan, another year or agency, and a cancelled plan', async () => {
  const world = createWorld()
  await plans(
    world,
    `总量,${AGENCY},2026,,全年合计2次`,
    `点名,${AGENCY},2026,乙公司,1次`,
    `去年,${AGENCY},2025,,0次`,
    '别的机关,云山市应急管理局,2026,,0次',
    `取消的,${AGENCY},2026,,0次`,
  )
  await inspect(world, ['2026-01-10', '甲公司', A], ['2026-02-10', '甲公司', A], ['2026-03-10', '乙公司', B])
  const { rows } = await world.call('catalogues.records', { catalogue: 'inspection_plan', text: '取消的' })
  const id = rows[0]?.id as number
  expect(await found(world, 'cap_exceeded')).toEqual(['取消的', '总量'])
  await world.call('catalogues.recordChange', { id, kind: 'cancel', on: '2026-08-01', reason: '合并' })
  expect(await found(world, 'cap_exceeded')).toEqual(['总量'])
  const all = await detail(world, '总量')
  expect(all?.groups).toMatchObject([{ object: null, total: 3 }])
  const listed = await world.call('cases.page', { filter: all?.groups[0]?.filter, limit: 10 })
  expect(listed.total).toBe(3)
  await inspect(world, ['2026-05-10', '乙公司'])
  expect(await found(world, 'cap_exceeded')).toEqual(['总量', '点名'])
})

test('an inspection that names another plan counts for that one; exempt kinds and a bare cap are settings', async () => {
  const world = createWorld()
  await plans(world, `餐饮检查,${AGENCY},2026,,1次`, `特种设备检查,${AGENCY},2026,,1次`)
  await inspect(
    world,
    ['2026-01-10', '甲公司', A, '日常检查', '餐饮检查'],
    ['2026-02-10', '甲公司', A, '日常检查', '特种设备检查'],
    ['2026-03-10', '甲公司', A, '个案检查', '特种设备检查'],
    ['2026-03-10', '乙公司', B, '日常检查', '餐饮检查'],
  )
  expect(await found(world, 'cap_exceeded')).toEqual(['特种设备检查'])
  expect((await detail(world, '特种设备检查'))?.groups).toMatchObject([{ object: '甲公司', total: 2, uncounted: 1 }])
  await world.call('settings.save', { changes: { catalogues: { uncountedInspections: ['个案检查'] } } })
  expect(await found(world, 'cap_exceeded')).toEqual([])
  await world.call('settings.save', { changes: { catalogues: { capScope: 'agency' } } })
  expect(await found(world, 'cap_exceeded')).toEqual(['餐饮检查'])
})

test('what cannot be compared is said, not guessed', async () => {
  const world = createWorld()
  await plans(
    world,
    `读不出,${AGENCY},2026,,按信用等级确定`,
    `没有上限,${AGENCY},2026,,`,
    `没有年度,${AGENCY},,,1次`,
    `读得出,${AGENCY},2026年,,1次`,
  )
  expect(await found(world, 'cap_unreadable')).toEqual(['读不出'])
  expect(await found(world, 'cap_missing')).toEqual(['没有上限'])
  expect(await found(world, 'year_unknown')).toEqual(['没有年度'])
})
