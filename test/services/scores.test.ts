import { expect, test } from 'vitest'
import { SamplingDesign } from '../../shared/domain/sampling/design.ts'
import type { SheetContent } from '../../shared/domain/rubrics/score-sheet.ts'
import { insertCases } from '../support/cases.ts'
import { createWorld, type World } from '../support/world.ts'

async function drawn(world: World, size = 6): Promise<string> {
  insertCases(world, 40, { agencies: 2 })
  const { roundId } = await world.call('rounds.create', {
    title: '评查',
    filter: { from: '2026-01-01', to: '2026-06-30', kinds: ['penalty'] },
  })
  await world.call('rounds.freeze', { roundId, design: SamplingDesign.parse({ method: { name: 'simple', size } }) })
  await world.call('samples.draw', { roundId, seed: '01234567890123456789', thrownBy: '某' })
  return roundId
}

/** Settles every item; `found` adds one occurrence each, veto items are proposed. */
function settle(content: SheetContent, found: string[], prefix: string): SheetContent {
  return {
    entries: content.entries.map((entry) => ({
      ...entry,
      settled: true,
      veto: found.includes(entry.itemId) && entry.itemId.includes('-V') ? 'proposed' : 'none',
      occurrences: found.includes(entry.itemId)
        ? [
            {
              id: `${prefix}-${entry.itemId}`,
              place: { sha256: null, documentName: '行政处罚决定书', page: 2, region: null },
              note: '没有写明依据的条款项',
              further: [],
            },
          ]
        : [],
    })),
  }
}

async function submitted(world: World, sampleItemId: string, found: string[]): Promise<string> {
  const { sheetId } = await world.call('scores.open', { sampleItemId })
  const sheet = await world.call('scores.get', { sheetId })
  const { revision } = await world.call('scores.save', {
    sheetId,
    revision: sheet.revision,
    content: settle(sheet.content, found, sheetId),
  })
  await world.call('scores.submit', { sheetId, revision })
  return sheetId
}

test('a round pins the newest rubric in force; an unfinished sheet says what is open', async () => {
  const world = createWorld()
  const roundId = await drawn(world)
  const round = await world.call('rounds.get', { roundId })
  expect(round.rubrics.map((one) => one.rubricId)).toEqual(['penalty-general@1.0.0', 'penalty-summary@1.0.0'])
  const [item] = (await world.call('samples.list', { roundId })).items
  const { sheetId } = await world.call('scores.open', { sampleItemId: item?.id ?? '' })
  await expect(world.call('scores.submit', { sheetId, revision: 1 })).rejects.toMatchObject({
    code: 'invalid_input',
    message: expect.stringContaining('60 处'),
  })
  await expect(world.call('scores.save', { sheetId, revision: 9, content: { entries: [] } })).rejects.toMatchObject({
    code: 'conflict',
  })
  world.as('别人')
  await expect(world.call('scores.save', { sheetId, revision: 1, content: { entries: [] } })).rejects.toMatchObject({
    code: 'not_allowed',
  })
})

test('findings are decided once; results are confirmed by a person; the rate has its base and an exact bound', async () => {
  const world = createWorld()
  const roundId = await drawn(world)
  const { items } = await world.call('samples.list', { roundId })
  const [first, second, ...others] = items.map((item) => item.id) as [string, string, ...string[]]
  const vetoed = await submitted(world, first, ['PG-V06', 'PG-B03'])
  await submitted(world, second, ['PG-B03'])
  for (const id of others) await submitted(world, id, [])
  const agencies = [...new Set((await world.call('findings.list', { roundId })).findings.map((one) => one.agencyId))]
  await expect(world.call('results.confirm', { roundId, agencyId: agencies[0] ?? 0 })).rejects.toMatchObject({
    code: 'wrong_state',
  })
  world.as('负责人')
  const { findings } = await world.call('findings.list', { roundId, state: 'proposed' })
  expect(findings).toHaveLength(3)
  const rejected = findings.find((one) => one.sampleItemId === second)?.id ?? ''
  await world.call('findings.reject', { findingId: rejected, reason: '已有补正材料' })
  await world.call('findings.confirm', { findingIds: findings.map((one) => one.id).filter((id) => id !== rejected) })
  await expect(world.call('findings.confirm', { findingIds: [rejected] })).rejects.toMatchObject({
    code: 'already_done',
  })
  await world.call('people.save', { name: '负责人', role: 'head' })
  await expect(world.call('scores.reopen', { sheetId: vetoed, reason: '再看' })).rejects.toMatchObject({
    code: 'wrong_state',
  })
  for (const agencyId of [1, 2]) await world.call('results.confirm', { roundId, agencyId })
  const result = await world.call('results.round', { roundId })
  expect(result).toMatchObject({
    base: 6,
    passed: 5,
    rate: '5/6',
    pending: 0,
    grades: [
      { name: '优秀', count: 5 },
      { name: '不合格', count: 1 },
    ],
  })
  expect(result.bound).toMatchObject({ cases: 40, failing: 22 })
  expect(result.commonItems.map((one) => [one.itemId, one.cases])).toEqual([
    ['PG-B03', 1],
    ['PG-V06', 1],
  ])
  for (const sql of [
    "UPDATE finding SET state = 'proposed'",
    'DELETE FROM finding',
    "UPDATE case_result SET grade = '优秀'",
    'DELETE FROM case_result',
    "UPDATE rubric SET title = 'x'",
    'DELETE FROM rubric',
    "UPDATE score_sheet SET content = '{}', revision = revision + 1",
  ]) {
    expect(() => world.db.connection.exec(sql), sql).toThrow()
  }
})

test('a file that cannot be produced counts as worst; mandatory cases never enter the rate', async () => {
  const world = createWorld()
  const keys = insertCases(world, 20, { agencies: 1 })
  const { roundId } = await world.call('rounds.create', {
    title: '评查',
    filter: { from: '2026-01-01', to: '2026-06-30', kinds: ['penalty'] },
  })
  await world.call('rounds.freeze', {
    roundId,
    design: SamplingDesign.parse({ method: { name: 'simple', size: 3 }, mandatory: [keys[0]] }),
  })
  await world.call('samples.draw', { roundId, seed: '01234567890123456789', thrownBy: '某' })
  const { items } = await world.call('samples.list', { roundId })
  const missing = items.find((item) => item.origin === 'random')?.id ?? ''
  await world.call('samples.markUnavailable', { sampleItemId: missing, reason: '遗失' })
  for (const item of items) if (item.id !== missing) await submitted(world, item.id, [])
  await world.call('results.confirm', { roundId, agencyId: 1 })
  expect(await world.call('results.round', { roundId })).toMatchObject({
    base: 3,
    passed: 2,
    apart: [{ name: '必查：优秀', count: 1 }],
  })
})

test('an imported rubric with faults is refused with all of them; the same version with other content too', async () => {
  const world = createWorld()
  const rubric = structuredClone(world.resources.json('rubrics', 'inspection.json')) as {
    version: string
    fullMark: number
    title: string
    grades: { min: number }[]
  }
  await expect(
    world.call('rubrics.import', { rubric: { ...rubric, version: '2.0.0', fullMark: 90 } }),
  ).rejects.toMatchObject({ code: 'invalid_input', details: { faults: [{ code: 'full_mark' }] } })
  await expect(world.call('rubrics.import', { rubric: { ...rubric, title: '改' } })).rejects.toMatchObject({
    code: 'conflict',
  })
  expect(await world.call('rubrics.import', { rubric: { ...rubric, version: '2.0.0', title: '改' } })).toEqual({
    rubricId: 'inspection@2.0.0',
  })
})

test('the newest version is pinned by number; a version of another kind or none cannot be pinned', async () => {
  const world = createWorld()
  const rubric = world.resources.json('rubrics', 'penalty-general.json') as object
  for (const version of ['1.9.0', '1.10.0']) await world.call('rubrics.import', { rubric: { ...rubric, version } })
  const round = {
    title: '评查',
    filter: { from: '2026-01-01', to: '2026-06-30', kinds: ['penalty' as const] },
  }
  const { roundId } = await world.call('rounds.create', round)
  expect((await world.call('rounds.get', { roundId })).rubrics.map((one) => one.rubricId)).toContain(
    'penalty-general@1.10.0',
  )
  for (const rubricId of ['penalty-general@3.0.0', 'inspection@1.0.0'])
    await expect(
      world.call('rounds.create', { ...round, rubrics: [{ kind: 'penalty', procedure: 'general', rubricId }] }),
    ).rejects.toMatchObject({ code: 'invalid_input', message: expect.stringContaining(rubricId) })
})
