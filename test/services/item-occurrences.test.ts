import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { bringIn, csv } from '../support/catalogue-tables.ts'
import { FIRE, LAW, MARKET, STREET, everyYear, idOf, items, list, named, penalties } from '../support/item-tables.ts'
import { createWorld } from '../support/world.ts'

test('items that never or hardly occur in five years are told apart from those of which too little was handed in', async () => {
  const world = createWorld()
  await items(
    world,
    `A1,对无证经营的处罚,行政处罚,${MARKET},${LAW},一科,`,
    `A2,对未明码标价的处罚,行政处罚,${MARKET},《价格法》第十三条,一科,`,
    `A3,对短斤缺两的行政处罚,行政处罚,${MARKET},《计量法》第九条,一科,`,
    `A4,个体登记备案,其他行政权力,${MARKET},《条例》第一条,一科,`,
    `B1,对违规动火的处罚,行政处罚,${FIRE},《消防法》第九条,一科,`,
  )
  const sisters = [...everyYear('涉嫌无证经营案'), ...everyYear('无证经营')]
  await penalties(world, ...sisters, ['2026-03-01', '未明码标价'], ['2026-03-02', '占道经营'])
  await penalties(world, ['2026-01-05', '违规动火', FIRE])
  const { rows, counts, basis, total } = await list(world, { sort: 'number' })
  expect(
    rows.map(({ number, uses, last, group, yearsTold, untold }) => [number, uses, last, group, yearsTold, untold]),
  ).toEqual([
    ['A1', 10, '2025-10-01', 'used', 5, 1],
    ['A2', 1, '2026-03-01', 'few', 5, 1],
    ['A3', 0, null, 'none', 5, 1],
    ['A4', 0, null, 'uncounted', 0, 0],
    ['B1', 1, '2026-01-05', 'short', 1, 0],
  ])
  expect(total).toBe(5)
  expect(counts).toEqual({ none: 1, few: 1, short: 1, uncounted: 1, used: 1, shared: 0, open: 2 })
  expect(basis).toEqual({
    from: '2021-09-02',
    to: '2026-09-01',
    years: 5,
    few: 3,
    toldPercent: 90,
    items: 5,
    withoutCode: 0,
    firstDay: '2021-10-01',
    cases: 13,
    told: 12,
    undated: 0,
  })
  // both figures are the bureau's
  await world.call('settings.save', { changes: { catalogues: { fewOccurrences: 1, occurrenceYears: 1 } } })
  // one case of the three of that year names no item
  const groups = async () =>
    (await list(world, { sort: 'number' })).rows.map(({ number, group }) => `${number} ${group}`)
  const used = ['A1 used', 'A2 used']
  expect(await groups()).toEqual([...used, 'A3 short', 'A4 uncounted', 'B1 used'])
  await world.call('settings.save', { changes: { catalogues: { toldPercent: 75 } } })
  expect(await groups()).toEqual([...used, 'A3 none', 'A4 uncounted', 'B1 used'])
})

test('an item did not occur only where nine in ten cases of its agency and kind name an item', async () => {
  const world = createWorld()
  await items(
    world,
    `A1,对无证经营的处罚,行政处罚,${MARKET},${LAW},一科,`,
    `A2,对占道经营的处罚,行政处罚,${MARKET},${LAW},一科,`,
  )
  const others = Array.from({ length: 40 }, () => everyYear('占用道路摆摊设点')).flat()
  const { batchId } = await penalties(world, ...everyYear('无证经营'), ...others)
  expect(await named(world, '占道经营')).toMatchObject({ uses: 0, cases: 205, untold: 200, group: 'short' })
  expect((await list(world)).counts).toMatchObject({ none: 0, few: 0, short: 1, used: 1 })
  const file = path.join(world.dir, '情况表.csv')
  await world.call('itemReview.export', { text: '占道经营', format: 'csv', file })
  expect(readFileSync(file, 'utf8')).toContain(',资料不足：205 件同类案卷中 200 件对不上事项,200,')
  await world.call('imports.undo', { batchId })
  await penalties(world, ...everyYear('无证经营'), ...everyYear('无证经营'), ['2026-01-01', '占用道路摆摊设点'])
  expect(await named(world, '占道经营')).toMatchObject({ uses: 0, cases: 11, untold: 1, group: 'none' })
})

test('cases that name no item are counted once, however often an item names a delegate, or one that took its place', async () => {
  const world = createWorld()
  const west = '青田区桥西街道办事处'
  await items(world, `A1,甲事项,行政处罚,${MARKET},${LAW},一科,${STREET}、${STREET}；${west}`)
  await penalties(world, ['2026-01-01', '别的', STREET], ['2026-01-02', '甲事项', STREET], ['2026-01-03', '别的'])
  const counted = { uses: 1, cases: 3, untold: 2 }
  expect(await named(world, '甲事项')).toMatchObject(counted)
  const detail = await world.call('itemReview.get', { id: await idOf(world, '甲事项') })
  expect(detail.delegates.map(({ name }) => name)).toEqual([STREET, west])
  const { id } = await world.call('catalogues.save', { catalogue: 'agency', facts: { name: STREET } })
  await world.call('catalogues.replaceAgencies', { ids: [id], on: '2026-06-01', name: west, reason: '合并' })
  expect(await named(world, '甲事项')).toMatchObject(counted)
})

test('the code that a person corrected before the commit is what a case names', async () => {
  const world = createWorld()
  await items(world, `A1,甲事项,行政处罚,${MARKET},${LAW},一科,`, `A2,乙事项,行政处罚,${MARKET},${LAW},一科,`)
  const lines = [
    '处罚决定书文号,当事人名称,案由,事项编码,行政处罚内容,罚款金额(元),处罚决定日期,作出处罚决定的机关名称',
    `云罚〔2026〕1号,甲公司,其他,A1,罚款100元,100,2026-03-01,${MARKET}`,
    `云罚〔2026〕2号,甲公司,甲事项,,罚款100元,100,2026-03-01,${MARKET}`,
  ]
  const { batchId } = await world.call('imports.read', { path: csv(world, 'cases.csv', lines) })
  const at = { batchId: batchId as string, sheet: 0 }
  await world.call('imports.fixRow', { ...at, row: 1, column: 3, value: 'A2' })
  // a cell that was emptied names nothing any more
  await world.call('imports.fixRow', { ...at, row: 2, column: 2, value: '' })
  await world.call('imports.commit', { batchId: batchId as string, leaveOutBlocked: true })
  expect((await named(world, '甲事项')).uses).toBe(0)
  expect((await named(world, '乙事项')).uses).toBe(1)
  expect((await list(world)).basis).toMatchObject({ cases: 2, told: 1 })
})

test('an act of a further kind names its item by the name or the content of what was decided', async () => {
  const world = createWorld()
  await items(world, `C1,收养登记,行政确认,${MARKET},${LAW},一科,`)
  const lines = [
    '执法行为种类,事项名称,决定书文号,当事人名称,实施机关,决定日期',
    `确认,收养登记,云〔2026〕1号,张三,${MARKET},2026-05-01`,
  ]
  await bringIn(world, 'acts.csv', lines)
  expect(await named(world, '收养登记')).toMatchObject({ uses: 1, last: '2026-05-01', group: 'short' })
})

test('five years end today and begin on the day after the same day; what is older counts only as the last time', async () => {
  const world = createWorld({ today: '2026-09-01' })
  await items(world, `A1,无证经营,行政处罚,${MARKET},${LAW},一科,`, `A2,占道经营,行政处罚,${MARKET},${LAW},一科,`)
  await penalties(world, ['2021-09-01', '无证经营'], ['2021-09-02', '占道经营'])
  expect(await named(world, '无证经营')).toMatchObject({ uses: 0, last: '2021-09-01', yearsTold: 1 })
  expect(await named(world, '占道经营')).toMatchObject({ uses: 1, last: '2021-09-02', yearsTold: 1 })
  world.setToday('2026-09-02')
  expect(await named(world, '占道经营')).toMatchObject({ uses: 0, last: '2021-09-02', yearsTold: 0, group: 'short' })
})

test('a case names an item by its code whatever its agency, else by its name for the agency, its delegates and predecessors', async () => {
  const world = createWorld()
  await items(
    world,
    `A1,甲事项,行政处罚,${MARKET},${LAW},一科,${STREET}`,
    `A2,乙事项,行政处罚,${MARKET},${LAW},一科,`,
    `,丙事项,行政处罚,${MARKET},${LAW},一科,`,
  )
  const before = await penalties(
    world,
    // the code decides, whatever the words say
    ['2026-01-01', '甲事项', MARKET, 'A2'],
    // a code that the catalogue does not know leaves it to the words
    ['2026-01-02', '甲事项', MARKET, 'X9'],
    ['2026-01-03', '甲事项', STREET],
    ['2026-01-04', '甲事项', FIRE],
    ['2026-01-05', '别的', FIRE, 'A1'],
    ['2026-01-06', '乙事项、丙事项'],
  )
  const uses = async (): Promise<Record<string, number>> =>
    Object.fromEntries((await list(world, { sort: 'name' })).rows.map(({ name, uses: times }) => [name, times]))
  expect(await uses()).toEqual({ 甲事项: 3, 乙事项: 2, 丙事项: 1 })
  // a case of another kind is not a penalty
  await bringIn(world, 'inspections.csv', [
    '检查单号,检查对象名称,统一社会信用代码,检查类型,检查事项,检查日期,检查结果,执法主体',
    `J1,甲公司,,日常检查,甲事项,2026-02-01,合格,${MARKET}`,
  ])
  expect((await uses())['甲事项']).toBe(3)
  // the agency took another's place
  const { id: old } = await world.call('catalogues.save', { catalogue: 'agency', facts: { name: FIRE } })
  const ids = [old]
  await world.call('catalogues.replaceAgencies', { ids, on: '2026-06-01', name: MARKET, reason: '机构改革' })
  expect((await uses())['甲事项']).toBe(4)
  await world.call('imports.undo', { batchId: before.batchId })
  expect(await uses()).toEqual({ 甲事项: 0, 乙事项: 0, 丙事项: 0 })
})

test('a joint decision and a corrected case are one case, by what stands now', async () => {
  const world = createWorld()
  await items(world, `A1,甲事项,行政处罚,${MARKET},${LAW},一科,`, `A2,乙事项,行政处罚,${MARKET},${LAW},一科,`)
  const head = '处罚决定书文号,当事人名称,案由,行政处罚内容,罚款金额(元),处罚决定日期,作出处罚决定的机关名称'
  const line = (no: number, party: string, cause: string) =>
    `云罚〔2026〕${no}号,${party},${cause},罚款100元,100,2026-03-01,${MARKET}`
  await bringIn(world, 'joint.csv', [
    head,
    line(1, '甲公司', '甲事项'),
    line(1, '乙公司', '甲事项'),
    line(2, '丙公司', '甲事项'),
  ])
  expect((await named(world, '甲事项')).uses).toBe(2)
  await bringIn(world, 'corrected.csv', [head, line(2, '丙公司', '乙事项')])
  expect((await named(world, '甲事项')).uses).toBe(1)
  expect((await named(world, '乙事项')).uses).toBe(1)
})

test('a case that a person types counts, and what a person corrects is what it names', async () => {
  const world = createWorld()
  await items(world, `A1,甲事项,行政处罚,${MARKET},${LAW},一科,`, `A2,乙事项,行政处罚,${MARKET},${LAW},一科,`)
  const facts = { decision_no: '云罚〔2026〕9号', party_name: '甲公司', cause: '甲事项', agency_name: MARKET }
  const kind = 'penalty' as const
  const more = { decision_date: '2026-03-01', penalty_content: '警告' }
  const { caseId, version } = await world.call('cases.type', {
    kind,
    caseId: null,
    party: 0,
    version: null,
    facts: { ...facts, ...more },
  })
  expect((await named(world, '甲事项')).uses).toBe(1)
  await world.call('cases.type', { kind, caseId, party: 0, version, facts: { cause: '乙事项' } })
  expect((await named(world, '甲事项')).uses).toBe(0)
  expect((await named(world, '乙事项')).uses).toBe(1)
})
