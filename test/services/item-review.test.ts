import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import type { CallInput } from '../../shared/contract/index.ts'
import { FIRE, LAW, MARKET, STREET, idOf, items, list, penalties } from '../support/item-tables.ts'
import { createWorld } from '../support/world.ts'

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
