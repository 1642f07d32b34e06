import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import type { CallInput } from '../../shared/contract/index.ts'
import { bringIn, csv } from '../support/catalogue-tables.ts'
import { createWorld, type World } from '../support/world.ts'

const MARKET = '云山市市场监督管理局'
const FIRE = '云山市应急管理局'
const STREET = '青田区桥东街道办事处'
const LAW = '《食品安全法》第五条'
const ITEMS = '事项编码,事项名称,事项类型,实施主体,设定依据,承办岗位,赋权对象'
const items = (world: World, ...lines: string[]) => bringIn(world, 'items.csv', [ITEMS, ...lines])

let serial = 0
type Case = [day: string, cause: string, agency?: string, code?: string]
/** Penalties with a column for the code of the item, which no fact of a case is called by. */
const penalties = (world: World, ...cases: Case[]) =>
  bringIn(world, `cases-${++serial}.csv`, [
    '处罚决定书文号,当事人名称,案由,事项编码,行政处罚内容,罚款金额(元),处罚决定日期,作出处罚决定的机关名称',
    ...cases.map(
      ([day, cause, agency = MARKET, code = '']) =>
        `云罚〔2026〕${++serial}号,甲公司,${cause},${code},罚款100元,100,${day},${agency}`,
    ),
  ])

const list = (world: World, input: CallInput<'itemReview.list'> = {}) => world.call('itemReview.list', input)
const named = async (world: World, name: string) => {
  const { rows } = await list(world, { text: name })
  const [row] = rows
  if (!row || rows.length !== 1) throw new Error(`${rows.length} items are called ${name}`)
  return row
}
const idOf = async (world: World, name: string): Promise<number> =>
  (await world.call('catalogues.records', { catalogue: 'item', text: name })).rows[0]?.id as number
/** A case of the agency in each of the five years before 1 September 2026 that names the item of this name. */
const everyYear = (cause: string, agency = MARKET): Case[] =>
  ['2021-10-01', '2022-10-01', '2023-10-01', '2024-10-01', '2025-10-01'].map((day) => [day, cause, agency])

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

test('items on the basis of another agency are listed with that agency; items that are over are not', async () => {
  const world = createWorld()
  await items(
    world,
    `A1,甲事项,行政处罚,${MARKET},${LAW},一科,`,
    `A2,乙事项,行政处罚,${MARKET},${LAW},一科,`,
    `B1,丙事项,行政处罚,${FIRE},${LAW},一科,`,
  )
  const shared = await list(world, { list: 'shared', sort: 'number' })
  expect(shared.rows.map(({ number, sharedWith, sharedTotal }) => [number, sharedWith.slice(0, sharedTotal)])).toEqual([
    ['A1', [FIRE]],
    ['A2', [FIRE]],
    ['B1', [MARKET]],
  ])
  const id = await idOf(world, '丙事项')
  await world.call('catalogues.recordChange', { id, kind: 'abolish', on: '2026-08-01', reason: '无依据' })
  expect((await list(world, { sort: 'number' })).rows.map(({ number }) => number)).toEqual(['A1', 'A2'])
  expect((await list(world, { list: 'shared' })).total).toBe(0)
  // what a case says of an item that is over is not said of none
  await penalties(world, ['2026-03-01', '丙事项', FIRE])
  expect((await list(world)).basis).toMatchObject({ cases: 1, told: 1 })
  expect((await world.call('itemReview.get', { id })).item).toBeNull()
})

test('a proposal is given to several items at once, changed and withdrawn; every entry stays', async () => {
  const world = createWorld()
  await items(world, `A1,甲事项,行政处罚,${MARKET},${LAW},一科,`, `B1,乙事项,行政处罚,${FIRE},${LAW},一科,`)
  const ids = [await idOf(world, '甲事项'), await idOf(world, '乙事项')]
  const on = '2026-08-20'
  expect((await list(world)).counts.open).toBe(2)
  await world.call('itemReview.propose', { ids, proposal: 'abolish', reason: '近五年未发生', on })
  const { counts, proposals } = await list(world)
  expect(counts.open).toBe(0)
  expect(proposals).toEqual({ abolish: 2, adjust: 0, suspend: 0, keep: 0 })
  expect((await list(world, { proposal: 'change' })).total).toBe(2)
  const [id = 0] = ids
  world.as('李一')
  await world.call('itemReview.propose', { ids: [id], proposal: 'keep', reason: '法律明确规定', on: '2026-08-25' })
  expect((await list(world, { proposal: 'change' })).total).toBe(1)
  await world.call('itemReview.propose', { ids: [id], proposal: null, reason: '再议', on: '2026-08-26' })
  const { proposals: history, item } = await world.call('itemReview.get', { id })
  expect(history.map(({ proposal, reason, on: day, madeBy }) => [proposal, reason, day, madeBy])).toEqual([
    [null, '再议', '2026-08-26', '李一'],
    ['keep', '法律明确规定', '2026-08-25', '李一'],
    ['abolish', '近五年未发生', on, '测试员'],
  ])
  expect(item?.proposal).toBeNull()
  expect((await list(world, { proposal: 'abolish' })).rows.map(({ name }) => name)).toEqual(['乙事项'])
  const entries = await world.call('audit.page', {})
  expect(entries.rows.filter(({ action }) => action === 'itemReview.propose').length).toBe(3)
  expect(JSON.stringify(entries)).not.toContain('再议')

  const propose = (input: Partial<CallInput<'itemReview.propose'>>) =>
    world.call('itemReview.propose', { ids: [id], proposal: 'keep', reason: '理由', on, ...input })
  await expect(propose({ reason: ' ' })).rejects.toMatchObject({ code: 'invalid_input' })
  await expect(propose({ on: '2026-09-02' })).rejects.toMatchObject({ code: 'invalid_input' })
  await expect(propose({ proposal: null })).rejects.toMatchObject({ code: 'already_done' })
  await expect(propose({ ids: [999_999] })).rejects.toMatchObject({ code: 'not_found' })
  const { id: agency } = await world.call('catalogues.save', { catalogue: 'agency', facts: { name: FIRE } })
  await expect(propose({ ids: [id, agency] })).rejects.toMatchObject({ code: 'invalid_input' })
  expect((await world.call('itemReview.get', { id })).proposals.length).toBe(3)
  expect(() => world.db.connection.exec("UPDATE item_proposal SET reason = 'x'")).toThrow('append only')
})

test('an import whose item somebody judged is not taken back from under the judgement', async () => {
  const world = createWorld()
  const { batchId } = await items(world, `A1,甲事项,行政处罚,${MARKET},${LAW},一科,`)
  const id = await idOf(world, '甲事项')
  await world.call('itemReview.propose', { ids: [id], proposal: 'suspend', reason: '极少发生', on: '2026-08-20' })
  await expect(world.call('imports.undo', { batchId })).rejects.toMatchObject({ code: 'conflict' })
  await expect(world.call('catalogues.remove', { id })).rejects.toThrow('已有清理意见、审查或者赋权评估，不能删除')
  expect((await world.call('itemReview.get', { id })).proposals.length).toBe(1)
})

test('the number of a person that somebody wrote into a reason is masked wherever it is read', async () => {
  const world = createWorld()
  await items(world, `A1,甲事项,行政处罚,${MARKET},${LAW},一科,${STREET}`)
  const id = await idOf(world, '甲事项')
  const number = '110105194912310021'
  const reason = `张某${number}反映`
  await world.call('itemReview.propose', { ids: [id], proposal: 'abolish', reason, on: '2026-08-20' })
  await world.call('itemReview.setEvaluation', { id, dueOn: '2026-08-20', note: reason })
  const no = { yes: false, reason }
  await world.call('itemReview.review', {
    id,
    legal: no,
    reasonable: no,
    necessary: no,
    reviewer: '李一',
    on: '2026-08-20',
  })
  const { facts } = await world.call('catalogues.get', { id })
  const refused = world.call('catalogues.save', { catalogue: 'item', id, facts: { ...facts, delegated_to: FIRE } })
  const said = [
    await list(world),
    await world.call('itemReview.get', { id }),
    await world.call('audit.page', {}),
    await refused.catch((error: Error) => error.message),
  ]
  expect(JSON.stringify(said)).toContain('张某110105')
  expect(JSON.stringify(said)).not.toContain(number)
})

test('the number of a person in the name of an item or an officer is masked in what is refused', async () => {
  const world = createWorld()
  const number = '110105194912310021'
  const name = `对张某${number}的处罚`
  await items(world, `A1,${name},行政处罚,${MARKET},${LAW},一科,`)
  const id = await idOf(world, name)
  const officer = await world.call('catalogues.save', {
    catalogue: 'officer',
    facts: { name: `李一${number}`, cert_no: '37010000001', unit: MARKET },
  })
  const on = '2026-08-20'
  const propose = (proposal: 'abolish' | null) =>
    world.call('itemReview.propose', { ids: [id], proposal, reason: '查过', on })
  const messages: string[] = []
  const refused = async (call: Promise<unknown>): Promise<void> => {
    messages.push(await call.then(() => '', String))
  }
  const save = async () => {
    const { facts } = await world.call('catalogues.get', { id })
    return world.call('catalogues.save', { catalogue: 'item', id, facts: { ...facts, delegated_to: `街道${number}` } })
  }
  await refused(propose(null))
  await refused(world.call('itemReview.get', { id: officer.id }))
  await refused(world.call('itemReview.setEvaluation', { id, dueOn: '2026-12-01' }))
  await propose('abolish')
  await refused(world.call('catalogues.remove', { id }))
  await refused(save())
  await world.call('catalogues.recordChange', { id, kind: 'abolish', on, reason: '无依据' })
  await refused(save())
  expect(messages.map((text) => text.includes('110105**********21'))).toEqual(messages.map(() => true))
  expect(JSON.stringify(messages)).not.toContain(number)
})

test('an item that is over asks for no review and no evaluation, and is not listed for its delegates', async () => {
  const world = createWorld()
  await items(
    world,
    `A1,甲事项,行政处罚,${MARKET},${LAW},一科,${STREET}`,
    `A2,乙事项,行政处罚,${MARKET},${LAW},一科,${STREET}`,
  )
  const ids = [await idOf(world, '甲事项'), await idOf(world, '乙事项')]
  for (const id of ids) {
    await world.call('itemReview.setEvaluation', { id, dueOn: '2026-08-01' })
    await world.call('catalogues.recordChange', { id, kind: 'abolish', on: '2026-09-02', reason: '无依据' })
  }
  const CHECKS = ['not_reviewed', 'evaluation_overdue', 'to_go_delegated']
  const found = async () => {
    const { catalogues } = await world.call('catalogues.overview', {})
    const checks = catalogues.find(({ kind }) => kind === 'item')?.checks ?? []
    return CHECKS.map((code) => checks.find((one) => one.code === code)?.count)
  }
  expect(await found()).toEqual([2, 2, 2])
  world.setToday('2026-09-02')
  expect(await found()).toEqual([0, 0, 0])
  const [id = 0] = ids
  expect((await world.call('itemReview.get', { id })).evaluation).toMatchObject({ isOverdue: false })
})

test('three answers with reviewer and day; a No without a reason is refused; what is not reviewed is a check', async () => {
  const world = createWorld()
  await items(world, `A1,甲事项,行政处罚,${MARKET},${LAW},一科,`, `A2,乙事项,行政处罚,${MARKET},${LAW},一科,`)
  const id = await idOf(world, '甲事项')
  const yes = { yes: true }
  const review = (input: Partial<CallInput<'itemReview.review'>>) =>
    world.call('itemReview.review', {
      id,
      legal: yes,
      reasonable: yes,
      necessary: yes,
      reviewer: '李一',
      on: '2026-08-20',
      ...input,
    })
  await expect(review({ necessary: { yes: false } })).rejects.toThrow('必要性审查答“否”的，请写明理由。')
  await expect(review({ on: '2026-09-02' })).rejects.toMatchObject({ code: 'invalid_input' })
  await expect(review({ reviewer: '' })).rejects.toMatchObject({ code: 'invalid_input' })
  const found = async (check: string) =>
    (await world.call('catalogues.records', { catalogue: 'item', check })).rows.map(({ name }) => name)
  expect((await found('not_reviewed')).length).toBe(2)
  await review({ necessary: { yes: false, reason: '五年没有发生' } })
  expect(await found('not_reviewed')).toEqual(['乙事项'])
  expect(await found('review_failed')).toEqual(['甲事项'])
  await review({ on: '2026-08-25', reviewer: '王二' })
  expect(await found('review_failed')).toEqual([])
  const { reviews } = await world.call('itemReview.get', { id })
  expect(reviews.map(({ reviewer, on, necessary }) => [reviewer, on, necessary.yes, necessary.reason])).toEqual([
    ['王二', '2026-08-25', true, ''],
    ['李一', '2026-08-20', false, '五年没有发生'],
  ])
})

test('the list is written to a table with what its counts mean', async () => {
  const world = createWorld()
  await items(world, `A1,甲事项,行政处罚,${MARKET},${LAW},一科,`, `A2,乙事项,行政处罚,${MARKET},${LAW},一科,`)
  await penalties(world, ['2026-03-01', '甲事项'])
  const ids = [await idOf(world, '乙事项')]
  await world.call('itemReview.propose', { ids, proposal: 'adjust', reason: '并入甲事项', on: '2026-08-20' })
  const file = path.join(world.dir, '意见表.csv')
  expect(await world.call('itemReview.export', { proposal: 'adjust', format: 'csv', file })).toEqual({ file, rows: 1 })
  const text = readFileSync(file, 'utf8')
  expect(text).toContain(
    `A2,乙事项,${MARKET},行政处罚,0,,资料不足：近5年只有 1 年有能对上事项的同类案卷,0,,拟调整,并入甲事项,2026-08-20,测试员`,
  )
  expect(text).toContain('库中最早的案卷是 2026-03-01；这 5 年有案卷 1 件，其中 1 件能对上事项，0 件对不上')
  expect(text).not.toContain('A1')
})
