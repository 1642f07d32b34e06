import { expect, test } from 'vitest'
import { insertCases } from '../support/cases.ts'
import { createWorld, type World } from '../support/world.ts'

const SEED = '00123456789012345678'

async function frozenRound(world: World): Promise<string> {
  const { roundId } = await world.call('rounds.create', {
    title: '2026 年第一轮',
    filter: { from: '2026-01-01', to: '2026-06-30', kinds: ['penalty'] },
  })
  await world.call('rounds.freeze', { roundId, design: { method: { name: 'simple', size: 12 } } })
  return roundId
}

test('a missing file stays as worst case; an excused one is replaced by the next in order', async () => {
  const world = createWorld()
  insertCases(world, 30)
  const roundId = await frozenRound(world)
  await world.call('samples.draw', { roundId, seed: SEED, thrownBy: '某' })
  const before = (await world.call('samples.list', { roundId })).items
  const [first, second] = before.map((item) => item.id) as [string, string]
  await world.call('samples.markUnavailable', { sampleItemId: first, reason: '机关称已遗失' })
  const { caseKey } = await world.call('samples.replace', {
    sampleItemId: second,
    excuse: '法院或检察院借阅',
    reason: '区检察院调阅',
  })
  await expect(
    world.call('samples.replace', { sampleItemId: first, excuse: '涉密', reason: '改口' }),
  ).rejects.toMatchObject({ code: 'already_done' })
  const after = (await world.call('samples.list', { roundId })).items
  expect(after).toHaveLength(13)
  expect(after.at(-1)).toMatchObject({ caseKey, origin: 'replacement', position: 13 })
  await world.call('samples.replace', { sampleItemId: after.at(-1)?.id ?? '', excuse: '涉密', reason: '涉密' })
  const larger = await world.call('samples.advise', { cases: 30, tolerable: 0.1, confidence: 0.95 })
  expect(larger.size).toBeGreaterThan(12)
  expect(await world.call('samples.verify', { roundId })).toMatchObject({ equal: true })
})

test('a file that turns up again is scored again, each step with its own audit entry; a replacement stands', async () => {
  const world = createWorld()
  insertCases(world, 30)
  const roundId = await frozenRound(world)
  await world.call('samples.draw', { roundId, seed: SEED, thrownBy: '某' })
  const before = (await world.call('samples.list', { roundId })).items
  const [lost, excused] = before.map((item) => item.id) as [string, string]
  await expect(world.call('samples.markFound', { sampleItemId: lost, reason: '无' })).rejects.toMatchObject({
    code: 'wrong_state',
  })
  await world.call('samples.markUnavailable', { sampleItemId: lost, reason: '机关称已遗失' })
  await expect(world.call('scores.open', { sampleItemId: lost })).rejects.toMatchObject({ code: 'wrong_state' })
  world.as('王登记')
  await world.call('samples.markFound', { sampleItemId: lost, reason: '在档案室找到' })
  await world.call('scores.open', { sampleItemId: lost })
  await world.call('samples.markUnavailable', { sampleItemId: lost, reason: '缺主卷' })
  await world.call('samples.replace', { sampleItemId: excused, excuse: '已移送', reason: '移送公安' })
  await world.call('samples.markFound', { sampleItemId: excused, reason: '已退回' })
  const { items } = await world.call('samples.list', { roundId })
  expect(items.find((item) => item.id === lost)).toMatchObject({
    unavailable: 'unavailable',
    reason: '缺主卷',
    history: [
      { kind: 'unavailable', by: '测试员' },
      { kind: 'found', reason: '在档案室找到', by: '王登记' },
      { kind: 'unavailable', by: '王登记' },
    ],
  })
  expect(items.find((item) => item.id === excused)).toMatchObject({
    unavailable: 'excused',
    replacedBy: items.find((item) => item.origin === 'replacement')?.caseKey,
  })
  const { rows } = await world.call('audit.page', { subject: lost })
  expect(rows.map((row) => row.action).reverse()).toEqual([
    'samples.markUnavailable',
    'samples.markFound',
    'samples.markUnavailable',
  ])
  expect(() => world.db.connection.exec("UPDATE sample_item_history SET reason = '改'")).toThrow('append only')
  expect(await world.call('samples.verify', { roundId })).toMatchObject({ equal: true })
})

test('the excuses are those of the settings', async () => {
  const world = createWorld()
  insertCases(world, 30)
  const roundId = await frozenRound(world)
  await world.call('samples.draw', { roundId, seed: SEED, thrownBy: '某' })
  const [item] = (await world.call('samples.list', { roundId })).items
  const replace = (excuse: string): Promise<unknown> =>
    world.call('samples.replace', { sampleItemId: item?.id ?? '', excuse, reason: '见借阅单' })
  await expect(replace('纪检借阅')).rejects.toMatchObject({ code: 'invalid_input' })
  await world.call('settings.save', { changes: { samples: { excuses: ['涉密', '纪检借阅'] } } })
  await expect(replace('已移送')).rejects.toMatchObject({ code: 'invalid_input' })
  await replace('纪检借阅')
})
