import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { AGENCIES, bringIn, named } from '../support/catalogue-tables.ts'
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

test('a filing of both plans is one of each; a further table without a number does not make the first filing late', async () => {
  const world = createWorld({ today: '2026-06-01' })
  await bringIn(world, 'agencies.csv', AGENCIES)
  const { report } = await bringIn(world, 'both.csv', [
    FILINGS,
    `${MARKET},年度执法计划和培训计划,2026,2026-03-31,,计划`,
    `${STREET},年度执法计划,2026,2026-03-20,,初稿`,
  ])
  expect(report.problems).toEqual([])
  expect(await filingsOf(world, MARKET)).toEqual(['enforcement filed 2026-03-31', 'training filed 2026-03-31'])
  const { counts } = await bringIn(world, 'again.csv', [FILINGS, `${STREET},年度执法计划,2026,2026-05-20,,修订稿`])
  expect(counts).toMatchObject({ updated: 1 })
  expect(await filingsOf(world, STREET)).toEqual(['enforcement filed 2026-03-20', 'training missing null'])
  const first = (await world.call('staff.filings', { year: 2026 })).rows.find(
    ({ agency, plan }) => agency === STREET && plan === 'enforcement',
  )
  expect(first?.title).toBe('初稿')
  const id = first?.recordId as number
  await world.call('catalogues.recordChange', { id, kind: 'return', on: '2026-04-10', reason: '缺少检查频次' })
  expect(await filingsOf(world, STREET)).toEqual(['enforcement late 2026-05-20', 'training missing null'])
  await world.call('catalogues.recordChange', { id, kind: 'return', on: '2026-05-25', reason: '缺少检查频次' })
  expect(await filingsOf(world, STREET)).toEqual(['enforcement missing null', 'training missing null'])
})

test('a body that is not in the register has one name in all its rows, and no identity number is shown or written', async () => {
  const world = createWorld({ today: '2026-06-01' })
  const number = '110105198109010014'
  await bringIn(world, 'filings.csv', [FILINGS, `个体户 A组 ${number},培训计划,2026年,2026-04-01,甲〔2026〕1号,`])
  const { rows } = await world.call('staff.filings', { year: 2026 })
  const name = '个体户 A组 110105**********14'
  expect(rows.map(({ agency, plan, standing }) => [agency, plan, standing])).toEqual([
    [name, 'enforcement', 'missing'],
    [name, 'training', 'late'],
  ])
  const file = path.join(world.dir, 'filings.out.csv')
  const columns = ['agency', 'plan', 'standing']
  await world.call('staff.export', { table: 'filings', year: 2026, columns, format: 'csv', file })
  expect(readFileSync(file, 'utf8')).not.toContain(number)
})

test('merged bodies are judged each by its own filing; the one that came out of the merger is not asked for what was due before', async () => {
  const world = createWorld()
  const WEST = '青田区桥西街道办事处'
  const MERGED = '青田区桥街道办事处'
  await bringIn(world, 'agencies.csv', [...AGENCIES, `${WEST},,街道,`])
  await bringIn(world, 'filings.csv', [
    FILINGS,
    `${STREET},培训计划,2026,2026-03-31,1号,`,
    `${WEST},培训计划,2026,2026-04-02,2号,`,
  ])
  const ids = [await named(world, 'agency', '桥东街道'), await named(world, 'agency', '桥西街道')]
  await world.call('catalogues.replaceAgencies', { ids, name: MERGED, on: '2026-07-01', reason: '合并' })
  const of = async (agency: string, year: number): Promise<string[]> =>
    (await world.call('staff.filings', { year })).rows
      .filter((row) => row.agency === agency)
      .map(({ plan, standing, filedOn }) => `${plan} ${standing} ${filedOn}`)
      .sort()
  expect(await of(STREET, 2026)).toEqual(['enforcement missing null', 'training filed 2026-03-31'])
  expect(await of(WEST, 2026)).toEqual(['enforcement missing null', 'training late 2026-04-02'])
  expect([await of(MERGED, 2026), await of(MERGED, 2025)]).toEqual([[], []])
  expect(await of(WEST, 2025)).toEqual(['enforcement missing null', 'training missing null'])
  // what it files of its own accord is not late
  await bringIn(world, 'later.csv', [FILINGS, `${MERGED},培训计划,2026,2026-08-01,3号,`])
  expect(await of(MERGED, 2026)).toEqual(['training filed 2026-08-01'])
  world.setToday('2027-02-01')
  expect(await of(MERGED, 2027)).toEqual(['enforcement open null', 'training open null'])
  expect(await of(WEST, 2027)).toEqual([])
  // renamed thereafter it is still no older
  const LATER = '青田区大桥街道办事处'
  const merged = [await named(world, 'agency', MERGED)]
  await world.call('catalogues.replaceAgencies', { ids: merged, name: LATER, on: '2027-01-15', reason: '更名' })
  expect(await of(LATER, 2027)).toEqual(['enforcement open null', 'training open null'])
  expect([await of(LATER, 2026), await of(LATER, 2025)]).toEqual([[], []])
  expect(await of(MERGED, 2026)).toEqual(['training filed 2026-08-01'])
  // merged into a body that stood before: this one is asked for all its years
  const market = await named(world, 'agency', '青田区市场')
  await world.call('catalogues.replaceAgencies', { ids: [market], name: MARKET, on: '2026-08-01', reason: '合并' })
  expect(await of(MARKET, 2025)).toEqual(['enforcement missing null', 'training missing null'])
  expect(await of('云山市青田区市场监督管理局', 2026)).toEqual(['enforcement missing null', 'training missing null'])
})

test('a body renamed after the day is the same body: asked once, under its new name, whichever name the filing bears', async () => {
  const world = createWorld()
  const CITY = '青田区城东街道办事处'
  await bringIn(world, 'agencies.csv', AGENCIES)
  await bringIn(world, 'filings.csv', [
    FILINGS,
    `${STREET},培训计划,2026,2026-03-31,1号,`,
    `${CITY},年度执法计划,2026,2026-07-02,2号,`,
    `${CITY},年度执法计划,2025,2025-07-02,3号,`,
  ])
  const ids = [await named(world, 'agency', '桥东街道')]
  await world.call('catalogues.replaceAgencies', { ids, name: CITY, on: '2026-07-01', reason: '更名' })
  expect(await filingsOf(world, CITY)).toEqual(['enforcement late 2026-07-02', 'training filed 2026-03-31'])
  expect(await filingsOf(world, STREET)).toEqual([])
  const before = (await world.call('staff.filings', { year: 2025 })).rows.filter(({ agency }) => /街道/.test(agency))
  expect(before.map(({ agency, plan, standing }) => [agency, plan, standing])).toEqual([
    [STREET, 'training', 'missing'],
    [STREET, 'enforcement', 'late'],
  ])
})
