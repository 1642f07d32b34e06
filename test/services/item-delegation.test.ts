import path from 'node:path'
import { expect, test } from 'vitest'
import { bringIn, csv } from '../support/catalogue-tables.ts'
import { createWorld, type World } from '../support/world.ts'

const MARKET = '云山市市场监督管理局'
const STREET = '青田区桥东街道办事处'
const LAW = '《食品安全法》第五条'
const ITEMS = '事项编码,事项名称,事项类型,实施主体,设定依据,承办岗位,赋权对象'
const items = (world: World, ...lines: string[]) => bringIn(world, 'items.csv', [ITEMS, ...lines])
const idOf = async (world: World, name: string): Promise<number> =>
  (await world.call('catalogues.records', { catalogue: 'item', text: name })).rows[0]?.id as number
/** Penalties of one cause, each of a day and an agency. */
const penalties = (world: World, cause: string, ...cases: [day: string, agency: string][]) =>
  bringIn(world, 'cases.csv', [
    '处罚决定书文号,当事人名称,案由,行政处罚内容,罚款金额(元),处罚决定日期,作出处罚决定的机关名称',
    ...cases.map(([day, agency], i) => `云罚〔2026〕${i + 1}号,甲公司,${cause},罚款100元,100,${day},${agency}`),
  ])

test('an item that is to go is not delegated further by hand; what it is delegated to already may stay or go', async () => {
  const world = createWorld()
  await items(world, `A1,甲事项,行政处罚,${MARKET},${LAW},一科,${STREET}`)
  const id = await idOf(world, '甲事项')
  const { facts } = await world.call('catalogues.get', { id })
  const save = (delegated: string) =>
    world.call('catalogues.save', { catalogue: 'item', id, facts: { ...facts, delegated_to: delegated } })
  await world.call('itemReview.propose', { ids: [id], proposal: 'abolish', reason: '接不住', on: '2026-08-20' })
  await expect(save(`${STREET}、青田区桥西街道办事处`)).rejects.toThrow(
    '“甲事项”2026-08-20 拟取消：接不住。拟清理的事项不再赋权，没有保存对“青田区桥西街道办事处”的赋权、委托。',
  )
  expect((await world.call('catalogues.get', { id })).facts['delegated_to']).toBe(STREET)
  await save(STREET)
  const found = async () =>
    (await world.call('catalogues.records', { catalogue: 'item', check: 'to_go_delegated' })).total
  expect(await found()).toBe(1)
  await save('')
  expect(await found()).toBe(0)
  // another proposal opens the way again, a recorded change closes it
  await world.call('itemReview.propose', { ids: [id], proposal: 'keep', reason: '复核', on: '2026-08-21' })
  await save(STREET)
  await save('')
  await world.call('catalogues.recordChange', { id, kind: 'abolish', on: '2026-12-01', reason: '无依据' })
  await expect(save(STREET)).rejects.toThrow(
    '“甲事项”自 2026-12-01 起取消：无依据。已经登记取消的事项不再赋权，没有保存对“青田区桥东街道办事处”的赋权、委托。确需赋权的，先撤回“取消”的登记。',
  )
})

test('an import takes everything of such an item but the new body, and says so', async () => {
  const world = createWorld()
  await items(world, `A1,甲事项,行政处罚,${MARKET},${LAW},一科,`, `A2,乙事项,行政处罚,${MARKET},${LAW},一科,`)
  const id = await idOf(world, '甲事项')
  await world.call('itemReview.propose', { ids: [id], proposal: 'abolish', reason: '接不住', on: '2026-08-20' })
  const later = [
    `A1,甲事项,行政处罚,${MARKET},${LAW},二科,${STREET}`,
    `A2,乙事项,行政处罚,${MARKET},${LAW},二科,${STREET}`,
  ]
  const { report, batchId } = await items(world, ...later)
  expect(report.problems.filter(({ code }) => code === 'item.delegation_refused').map(({ row }) => row)).toEqual([1])
  const delegated = async (name: string) => (await world.call('catalogues.get', { id: await idOf(world, name) })).facts
  expect(await delegated('甲事项')).toMatchObject({ post: '二科' })
  expect((await delegated('甲事项'))['delegated_to']).toBeUndefined()
  expect((await delegated('乙事项'))['delegated_to']).toBe(STREET)
  // the cell stays as it was sent, and the same file again changes nothing
  const { record } = await world.call('imports.record', { batchId, sheet: 0, row: 1 })
  expect(JSON.stringify(record)).toContain(STREET)
  const again = await world.call('imports.read', { path: path.join(world.dir, 'items.csv') })
  expect(again).toMatchObject({ added: 0, updated: 0, unchanged: 2 })
})

const WEST = '青田区桥西街道办事处'
const facts = async (world: World, name: string) =>
  (await world.call('catalogues.get', { id: await idOf(world, name) })).facts
const withdrawAbolish = async (world: World, id: number): Promise<void> => {
  const changeId = world.db.value<string>('SELECT id FROM catalogue_change WHERE record_id = ?', id) ?? ''
  await world.call('catalogues.withdrawChange', { changeId })
}

test('an item that is to go is known by its agency and name too: sent without its code it is not delegated', async () => {
  const world = createWorld()
  await items(world, `A1,甲事项,行政处罚,${MARKET},${LAW},一科,${STREET}`)
  const id = await idOf(world, '甲事项')
  await world.call('itemReview.propose', { ids: [id], proposal: 'abolish', reason: '接不住', on: '2026-08-20' })
  const bare = `,甲事项,行政处罚,${MARKET},${LAW},一科,${STREET}、${WEST}`
  const delegated = () =>
    world.db.values<string>(
      "SELECT facts ->> 'delegated_to' FROM catalogue_record WHERE catalogue = 'item' ORDER BY id",
    )
  const codes = ({ report }: Awaited<ReturnType<typeof items>>) => report.problems.map(({ code }) => code)
  expect(codes(await items(world, bare))).toContain('item.delegation_refused')
  expect(delegated()).toEqual([STREET, STREET])
  const again = await items(world, bare)
  expect(codes(again)).toContain('item.delegation_refused')
  expect(again.counts).toMatchObject({ added: 0, updated: 0, unchanged: 1 })
  // nor by hand
  const typed = { name: '甲事项', kind: '02', agency: MARKET, basis: LAW, delegated_to: WEST, post: '三科' }
  const save = (more: Record<string, string>) =>
    world.call('catalogues.save', { catalogue: 'item', facts: { ...typed, ...more } })
  await expect(save({ kind: '' })).rejects.toMatchObject({ code: 'not_allowed' })
  // another kind, agency or code is another item
  await save({ kind: '行政检查' })
  await save({ agency: '云山市应急管理局' })
  await save({ item_code: 'A9' })
  expect(delegated()).toEqual([STREET, STREET, WEST, WEST, WEST])
})

test('of such an item a body that the file leaves out is taken back, whatever is refused', async () => {
  const world = createWorld()
  const row = (to: string) => `A1,甲事项,行政处罚,${MARKET},${LAW},一科,${to}`
  await items(world, row(`${STREET}、${WEST}`))
  const id = await idOf(world, '甲事项')
  await world.call('itemReview.propose', { ids: [id], proposal: 'abolish', reason: '接不住', on: '2026-08-20' })
  await items(world, row(`${WEST}、青田区桥南街道办事处`))
  expect((await facts(world, '甲事项'))['delegated_to']).toBe(WEST)
  const { report } = await items(world, row(STREET))
  expect((await facts(world, '甲事项'))['delegated_to']).toBeUndefined()
  expect(report.problems.map(({ code }) => code)).toContain('item.delegation_refused')
})

test('once the item stays, the same file delegates it; while it goes, the file changes nothing', async () => {
  const world = createWorld()
  await items(world, `A1,甲事项,行政处罚,${MARKET},${LAW},一科,`)
  const id = await idOf(world, '甲事项')
  await world.call('catalogues.recordChange', { id, kind: 'abolish', on: '2026-12-01', reason: '无依据' })
  const row = `A1,甲事项,行政处罚,${MARKET},${LAW},一科,${STREET}`
  const first = await items(world, row)
  const ended = first.report.problems.find(({ code }) => code === 'item.delegation_ended')
  expect(ended?.message).toContain('先撤回“取消”的登记')
  expect((await items(world, row)).counts).toMatchObject({ updated: 0, unchanged: 1 })
  await withdrawAbolish(world, id)
  const later = await items(world, row)
  expect(later.counts).toMatchObject({ updated: 1, unchanged: 0 })
  expect(later.report.problems.map(({ code }) => code)).not.toContain('item.delegation_ended')
  expect((await facts(world, '甲事项'))['delegated_to']).toBe(STREET)
  expect((await items(world, row)).counts).toMatchObject({ updated: 0, unchanged: 1 })
})

test('an item marked after the file was read is not delegated either when the batch is committed', async () => {
  const world = createWorld()
  await items(world, `A1,甲事项,行政处罚,${MARKET},${LAW},一科,`)
  const id = await idOf(world, '甲事项')
  await world.call('itemReview.propose', { ids: [id], proposal: 'keep', reason: '有依据', on: '2026-08-20' })
  const file = csv(world, 'later.csv', [ITEMS, `A1,甲事项,行政处罚,${MARKET},${LAW},二科,${STREET}`])
  const { batchId, report } = await world.call('imports.read', { path: file })
  expect(report.problems.map(({ code }) => code)).not.toContain('item.delegation_refused')
  await world.call('itemReview.propose', { ids: [id], proposal: 'abolish', reason: '接不住', on: '2026-08-21' })
  await world.call('imports.commit', { batchId: batchId as string })
  const { facts } = await world.call('catalogues.get', { id })
  expect(facts).toMatchObject({ post: '二科' })
  expect(facts['delegated_to']).toBeUndefined()
  const { rows } = await world.call('imports.problems', { batchId: batchId as string })
  expect(rows.map(({ code }) => code)).toEqual(['item.delegation_refused'])
})

test('a delegated item shows its occurrences per street and year; an evaluation that is overdue is a check', async () => {
  const world = createWorld()
  const west = '青田区桥西街道办事处'
  await items(
    world,
    `A1,甲事项,行政处罚,${MARKET},${LAW},一科,${STREET}、${west}`,
    `A2,乙事项,行政处罚,${MARKET},${LAW},一科,`,
  )
  await penalties(
    world,
    '甲事项',
    ['2025-03-01', STREET],
    ['2026-03-01', STREET],
    ['2026-04-01', STREET],
    ['2026-04-01', MARKET],
    // before the period, and a day of which nobody knows yet
    ['2015-04-01', STREET],
    ['2026-10-01', STREET],
  )
  const id = await idOf(world, '甲事项')
  const { delegates, from, to, item } = await world.call('itemReview.get', { id })
  expect([item?.uses, from, to]).toEqual([4, '2021-09-02', '2026-09-01'])
  expect(delegates).toEqual([
    {
      name: STREET,
      years: [
        { year: '2026', uses: 2 },
        { year: '2025', uses: 1 },
      ],
    },
    { name: west, years: [] },
  ])
  const overdue = async () =>
    (await world.call('catalogues.records', { catalogue: 'item', check: 'evaluation_overdue' })).rows.map(
      ({ name }) => name,
    )
  await world.call('itemReview.setEvaluation', { id, dueOn: '2026-09-01' })
  expect(await overdue()).toEqual([])
  world.setToday('2026-09-02')
  expect(await overdue()).toEqual(['甲事项'])
  expect((await world.call('itemReview.get', { id })).evaluation).toMatchObject({
    dueOn: '2026-09-01',
    isOverdue: true,
  })
  await world.call('itemReview.recordEvaluation', { id, on: '2026-09-02', conclusion: '接得住，继续赋权' })
  expect(await overdue()).toEqual([])
  const { evaluation } = await world.call('itemReview.get', { id })
  expect(evaluation).toMatchObject({ dueOn: null, isOverdue: false })
  expect(evaluation.steps.map(({ step, on }) => `${step} ${on}`)).toEqual(['done 2026-09-02', 'due 2026-09-01'])
  const bare = { id: await idOf(world, '乙事项') }
  await expect(world.call('itemReview.setEvaluation', { ...bare, dueOn: '2026-12-01' })).rejects.toMatchObject({
    code: 'wrong_state',
  })
  await expect(
    world.call('itemReview.recordEvaluation', { id, on: '2026-09-03', conclusion: '接得住' }),
  ).rejects.toMatchObject({ code: 'invalid_input' })
})
