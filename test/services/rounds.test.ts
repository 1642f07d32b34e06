import { expect, test } from 'vitest'
import { allocate } from '../../shared/domain/sampling/strata.ts'
import { SamplingDesign } from '../../shared/domain/sampling/design.ts'
import { insertCases } from '../support/cases.ts'
import { createWorld, type World } from '../support/world.ts'

const filter = { from: '2026-01-01', to: '2026-06-30', kinds: ['penalty' as const] }
const simple = SamplingDesign.parse({ method: { name: 'simple', size: 3 } })

async function round(world: World): Promise<string> {
  return (await world.call('rounds.create', { title: '第一轮', filter })).roundId
}

test('the scope can be counted before a round exists, and the choices are what the cases hold', async () => {
  const world = createWorld()
  insertCases(world, 10)
  world.db.connection.exec(`UPDATE case_file SET region = '东区', tags = '["涉企"]' WHERE id <= 4;
    UPDATE case_file SET kind = 'licence' WHERE id = 2; UPDATE case_file SET complete = 0 WHERE id = 1`)
  expect(await world.call('rounds.choices', {})).toMatchObject({
    first: '2026-03-01',
    last: '2026-03-10',
    kinds: [
      { kind: 'penalty', cases: 9 },
      { kind: 'licence', cases: 1 },
    ],
    regions: [
      { name: '', cases: 6 },
      { name: '东区', cases: 4 },
    ],
    tags: [{ name: '涉企', cases: 4 }],
  })
  const counted = await world.call('rounds.countScope', { filter })
  expect(counted.cases).toBe(8)
  expect(counted.excluded).toHaveLength(2)
  await expect(world.call('rounds.countScope', { filter: { ...filter, from: '2026-07-01' } })).rejects.toMatchObject({
    code: 'invalid_input',
  })
})

test('until the freeze everything may be changed or the round deleted; afterwards nothing', async () => {
  const world = createWorld()
  insertCases(world, 12)
  const gone = await round(world)
  await world.call('rounds.plan', { roundId: gone, design: simple, reported: [] })
  await world.call('rounds.discard', { roundId: gone })
  await expect(world.call('rounds.get', { roundId: gone })).rejects.toMatchObject({ code: 'not_found' })
  const { rounds } = await world.call('rounds.discarded', {})
  expect(rounds).toMatchObject([{ roundId: gone, by: '测试员' }])
  const { rows } = await world.call('audit.page', { subject: gone, action: 'rounds.discard' })
  expect(rounds[0]?.title).not.toBe('')
  expect(JSON.stringify(rows)).not.toContain(rounds[0]?.title)

  const roundId = await round(world)
  const reported = [{ agencyId: 1, kind: 'penalty' as const, count: 9 }]
  await world.call('rounds.plan', { roundId, design: null, reported })
  await world.call('rounds.plan', { roundId, design: simple, reported })
  await world.call('rounds.revise', { roundId, title: '改名', filter: { ...filter, agencyIds: [1, 2] } })
  expect(await world.call('rounds.get', { roundId })).toMatchObject({
    title: '改名',
    createdBy: '测试员',
    plan: { design: simple, reported },
    sample: null,
  })
  const { cases } = await world.call('rounds.freeze', { roundId, design: simple })
  expect(cases).toBe(8)
  for (const call of [
    world.call('rounds.revise', { roundId, title: '再改', filter }),
    world.call('rounds.plan', { roundId, design: simple, reported: [] }),
    world.call('rounds.discard', { roundId }),
    world.call('rounds.exclude', { roundId, caseKey: 'x', reason: '已评查' }),
  ])
    await expect(call).rejects.toMatchObject({ code: 'wrong_state' })
  expect(() => world.db.connection.exec("UPDATE round_plan SET reported = '[]'")).toThrow('fixed once')
})

test('a case left out by hand is named with its reason before and after the freeze, and is not in the frame', async () => {
  const world = createWorld()
  const [first = '', second = ''] = insertCases(world, 12)
  const roundId = await round(world)
  await world.call('rounds.exclude', { roundId, caseKey: first, reason: '本年度已评查' })
  await world.call('rounds.exclude', { roundId, caseKey: second, reason: '误排' })
  await expect(world.call('rounds.exclude', { roundId, caseKey: first, reason: '再' })).rejects.toMatchObject({
    code: 'already_done',
  })
  await expect(world.call('rounds.exclude', { roundId, caseKey: '无', reason: '再' })).rejects.toMatchObject({
    code: 'not_found',
  })
  await world.call('rounds.include', { roundId, caseKey: second })
  const preview = await world.call('rounds.preview', { roundId })
  expect(preview).toMatchObject({
    cases: 11,
    excluded: [{ reason: '逐件排除（另附理由）', cases: 1, examples: [first] }],
  })
  expect((await world.call('rounds.excluded', { roundId })).cases).toEqual([
    { caseKey: first, reason: '逐件排除（另附理由）' },
  ])
  await world.call('rounds.freeze', { roundId, design: simple })
  const frozen = await world.call('rounds.get', { roundId })
  expect(frozen).toMatchObject({
    plan: { excluded: [{ caseKey: first, reason: '本年度已评查', by: '测试员' }] },
    frame: { caseCount: 11, excluded: { '逐件排除（另附理由）': 1 } },
  })
  expect((await world.call('rounds.excluded', { roundId })).cases).toEqual([
    { caseKey: first, reason: '逐件排除（另附理由）' },
  ])
  expect((await world.call('rounds.frame', { roundId })).rows.map((row) => row.caseKey)).not.toContain(first)
})

test('planned strata are those of the freeze: same names, same sizes, apart cases left out', async () => {
  const world = createWorld()
  const [first = ''] = insertCases(world, 20)
  world.db.connection.exec(
    "UPDATE case_file SET region = '东区' WHERE id <= 8; UPDATE case_file SET fine_fen = 0 WHERE id = 3",
  )
  const roundId = await round(world)
  const design = SamplingDesign.parse({
    method: { name: 'stratified', by: ['agency', 'region'], allocation: { rule: 'proportional', size: 7 } },
    mandatory: [first],
  })
  const planned = await world.call('rounds.strata', { roundId, by: ['agency', 'region'], apart: [first, '不在名单'] })
  expect(planned).toMatchObject({ cases: 19, fined: 18, unknown: ['不在名单'] })
  expect(planned.strata.map((one) => one.name)).toContain('云山市第1局 / （空）')
  const shares = allocate(new Map(planned.strata.map((one) => [one.name, one.size])), design)
  await world.call('rounds.freeze', { roundId, design })
  await world.call('samples.draw', { roundId, seed: '00123456789012345678', thrownBy: '某' })
  const [draw] = (await world.call('samples.draws', { roundId })).draws
  expect(draw?.strata).toEqual(planned.strata.map((one) => ({ ...one, drawn: shares.get(one.name) })))
  expect(await world.call('rounds.strata', { roundId, by: [], apart: [] })).toMatchObject({
    strata: [{ name: '全部', size: 20 }],
  })
})

test('a frozen frame is read page by page in its own order', async () => {
  const world = createWorld()
  insertCases(world, 25)
  const roundId = await round(world)
  await world.call('rounds.freeze', { roundId, design: simple })
  const whole = (await world.call('rounds.frame', { roundId })).rows
  const page = await world.call('rounds.frame', { roundId, offset: 10, limit: 5 })
  expect(page).toEqual({ rows: whole.slice(10, 15), total: 25 })
  expect(await world.call('rounds.frame', { roundId, contains: '第2局' })).toMatchObject({ total: 8 })
})

test('a round says how far its scoring has come', async () => {
  const world = createWorld()
  insertCases(world, 12)
  const roundId = await round(world)
  await world.call('rounds.freeze', { roundId, design: simple })
  await world.call('samples.draw', { roundId, seed: '00123456789012345678', thrownBy: '李代表' })
  const [item] = (await world.call('samples.list', { roundId })).items
  await world.call('samples.markUnavailable', { sampleItemId: item?.id ?? '', reason: '遗失' })
  expect((await world.call('rounds.list', {})).rounds[0]?.sample).toMatchObject({
    thrownBy: '李代表',
    draws: 1,
    cases: 2,
    submitted: 0,
    confirmed: 0,
    unavailable: 1,
  })
})
