import { expect, test } from 'vitest'
import { AGENCIES, bringIn } from '../support/catalogue-tables.ts'
import { createWorld, type World } from '../support/world.ts'

const MARKET = '云山市市场监督管理局'
const STREET = '青田区桥东街道办事处'
const FILINGS = '报备单位,计划种类,年度,报备日期,文号,标题'
const filingsOf = async (world: World, agency: string): Promise<string[]> =>
  (await world.call('staff.filings', { year: 2026 })).rows
    .filter((row) => row.agency === agency)
    .map(({ plan, standing, filedOn }) => `${plan} ${standing} ${filedOn}`)
    .sort()

test('a plan filed on the last day is in time, on the day after it is late; who filed none is missing once the day has passed', async () => {
  const world = createWorld({ today: '2026-03-31' })
  await bringIn(world, 'agencies.csv', AGENCIES)
  const { report, counts } = await bringIn(world, 'filings.csv', [
    FILINGS,
    `${MARKET},年度执法计划,2026年度,2026-03-31,云市监〔2026〕8号,2026年度行政执法计划`,
    `${STREET},执法人员培训计划,2025,2025-03-01,桥东〔2025〕2号,`,
  ])
  expect([report.table, counts.added, report.problems]).toEqual(['plan_filing', 2, []])
  expect(await filingsOf(world, MARKET)).toEqual(['enforcement filed 2026-03-31', 'training open null'])
  expect(await filingsOf(world, '云山市人民政府')).toEqual([])
  world.setToday('2026-04-01')
  const facts = { agency: STREET, plan: '培训计划', year: '2026', filed_on: '2026-04-01' }
  const { id } = await world.call('catalogues.save', { catalogue: 'plan_filing', facts })
  expect(await filingsOf(world, MARKET)).toEqual(['enforcement filed 2026-03-31', 'training missing null'])
  expect(await filingsOf(world, STREET)).toEqual(['enforcement missing null', 'training late 2026-04-01'])
  const all = await world.call('staff.filings', { year: 2026 })
  expect(all.dueOn).toBe('2026-03-31')
  expect(all.counts).toEqual({ missing: 4, late: 1, undated: 0, open: 0, filed: 1 })
  expect(all.rows.map(({ standing }) => standing)).toEqual([
    'missing',
    'missing',
    'missing',
    'missing',
    'late',
    'filed',
  ])
  expect(all.rows.at(-1)).toMatchObject({ paper: '云市监〔2026〕8号', title: '2026年度行政执法计划' })
  // the day is a setting
  await world.call('settings.save', { changes: { catalogues: { planFilingDay: '04-30' } } })
  expect(await filingsOf(world, STREET)).toEqual(['enforcement open null', 'training filed 2026-04-01'])
  await expect(
    world.call('settings.save', { changes: { catalogues: { planFilingDay: '02-30' } } }),
  ).rejects.toMatchObject({ code: 'invalid_input' })
  // given back: not filed, until it comes again
  await world.call('catalogues.recordChange', { id, kind: 'return', on: '2026-04-01', reason: '缺少学时安排' })
  expect(await filingsOf(world, STREET)).toEqual(['enforcement open null', 'training open null'])
})

test('a plan of inspections stays one, though it tells the kind of the plan and when it was filed', async () => {
  const world = createWorld()
  const { report } = await bringIn(world, 'plan.csv', [
    '计划编号,计划名称,计划类型,检查机关,年度,年度检查频次上限,备案日期',
    `P1,餐饮检查,日常检查,${MARKET},2026,2次,2026-03-01`,
  ])
  expect(report.table).toBe('inspection_plan')
})

test('a filing again under another number does not make the first one late; one without a day is not judged', async () => {
  const world = createWorld({ today: '2026-06-01' })
  await bringIn(world, 'agencies.csv', AGENCIES)
  const { report } = await bringIn(world, 'filings.csv', [
    FILINGS,
    `${MARKET},年度执法计划,2026,2026-03-01,1号,`,
    `${MARKET},年度执法计划,2026,2026-05-01,2号,`,
    `${MARKET},培训计划,2026,,3号,`,
    `${STREET},工作总结,2026,2026-03-01,4号,`,
  ])
  expect(report.problems.map(({ code, row }) => `${row} ${code}`)).toEqual([
    '3 filing.date_missing',
    '4 filing.plan_unknown',
  ])
  expect(await filingsOf(world, MARKET)).toEqual(['enforcement filed 2026-03-01', 'training undated null'])
  expect(await filingsOf(world, STREET)).toEqual(['enforcement missing null', 'training missing null'])
  const listed = await world.call('catalogues.records', { catalogue: 'plan_filing', check: 'not_counted' })
  expect(listed.rows.map(({ number }) => number)).toEqual(['4号'])
})
