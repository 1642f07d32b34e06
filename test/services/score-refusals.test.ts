import { beforeEach, expect, test } from 'vitest'
import { SamplingDesign } from '../../shared/domain/sampling/design.ts'
import type { SheetContent } from '../../shared/domain/rubrics/score-sheet.ts'
import { insertCases } from '../support/cases.ts'
import { createWorld, type World } from '../support/world.ts'

const SEED = '01234567890123456789'
const HASH = 'a'.repeat(64)
let world: World
let roundId: string
let sampleItemId: string

beforeEach(async () => {
  world = createWorld()
  insertCases(world, 12, { agencies: 1 })
  roundId = (
    await world.call('rounds.create', {
      title: '评查',
      filter: { from: '2026-01-01', to: '2026-06-30', kinds: ['penalty'] },
    })
  ).roundId
  await world.call('rounds.freeze', { roundId, design: SamplingDesign.parse({ method: { name: 'simple', size: 1 } }) })
  await world.call('samples.draw', { roundId, seed: SEED, thrownBy: '某' })
  sampleItemId = (await world.call('samples.list', { roundId })).items[0]?.id ?? ''
})

type Entry = SheetContent['entries'][number]
const clean = (entry: Entry): Entry => ({ ...entry, settled: true })

async function submit(change: (entry: Entry) => Entry, item = sampleItemId): Promise<string> {
  const { sheetId } = await world.call('scores.open', { sampleItemId: item })
  const { content } = await world.call('scores.get', { sheetId })
  const entries = content.entries.map((entry) => change(clean(entry)))
  const { revision } = await world.call('scores.save', { sheetId, revision: 1, content: { entries } })
  await world.call('scores.submit', { sheetId, revision })
  return sheetId
}

const defect = (id: string, sha256: string | null, page: number | null) => (entry: Entry) =>
  entry.itemId === 'PG-B03'
    ? {
        ...entry,
        occurrences: [
          { id, note: '缺日期', further: [], place: { sha256, documentName: '立案表.pdf', page, region: null } },
        ],
      }
    : entry

/** One stored document of three pages in the drawn case. */
function insertDocument(): void {
  world.db.transaction(() => {
    world.db.run(
      "INSERT INTO stored_file (sha256, size, media_type, stored_at) VALUES (?, 1, 'application/pdf', ?)",
      HASH,
      '2026-09-01T00:00:00.000Z',
    )
    world.db.run(
      `INSERT INTO import_batch (no, id, source_name, source_sha256, kind, state, report, row_count, created_at, created_by)
       VALUES (99, 'b', '包.zip', ?, 'bundle', 'committed', '{}', 0, '2026-09-01T00:00:00.000Z', '某')`,
      HASH,
    )
    world.db.run(
      `INSERT INTO case_document (case_id, position, batch_id, name, volume, sha256, real_type, pages, readable)
       SELECT case_id, 1, 'b', '立案表.pdf', 'main', ?, 'pdf', 3, 1 FROM sample_item`,
      HASH,
    )
  })
}

test('a finding points into the case: another document or a page that does not exist is refused', async () => {
  insertDocument()
  await expect(submit(defect('f', 'b'.repeat(64), 1))).rejects.toMatchObject({
    code: 'invalid_input',
    message: expect.stringContaining('不在本案卷中'),
  })
  world.as('第二人')
  await expect(submit(defect('f', HASH, 4))).rejects.toMatchObject({ message: expect.stringContaining('只有 3 页') })
  world.as('第三人')
  await submit(defect('f', HASH, 3))
  world.as('第四人')
  await expect(submit(defect('f', HASH, 2))).rejects.toMatchObject({ message: expect.stringContaining('另一张评查表') })
})

test('two readings without a settlement decide nothing', async () => {
  await submit((entry) => entry)
  world.as('第二人')
  await world.call('scores.open', { sampleItemId })
  await expect(world.call('results.confirm', { roundId, agencyId: 1 })).rejects.toMatchObject({
    code: 'wrong_state',
    message: expect.stringContaining('还没有合议'),
  })
})

test('an extension ends the bound: it was drawn after results could be seen', async () => {
  await submit((entry) => entry)
  await world.call('results.confirm', { roundId, agencyId: 1 })
  expect((await world.call('results.round', { roundId })).bound).toMatchObject({ cases: 12 })
  await world.call('samples.extend', { roundId, seed: `${SEED}1`, size: 1, thrownBy: '某' })
  const added = (await world.call('samples.list', { roundId })).items.find((item) => item.id !== sampleItemId)
  expect(await world.call('results.round', { roundId })).toMatchObject({ base: 1, pending: 1, bound: null })
  await submit((entry) => entry, added?.id)
  await world.call('results.confirm', { roundId, agencyId: 1 })
  expect(await world.call('results.round', { roundId })).toMatchObject({ base: 2, pending: 0, bound: null })
})

test('a reopened sheet gives up its undecided findings and can be submitted again with the same ids', async () => {
  const sheetId = await submit(defect('f', null, null))
  const { revision } = await world.call('scores.reopen', { sheetId, reason: '漏看了王某的笔录' })
  const { history } = await world.call('scores.get', { sheetId })
  expect(history).toMatchObject([
    { kind: 'submitted', reason: null, by: '测试员' },
    { kind: 'reopened', reason: '漏看了王某的笔录', by: '测试员' },
  ])
  const { rows } = await world.call('audit.page', { subject: sheetId, action: 'scores.reopen' })
  expect(rows).toHaveLength(1)
  expect(JSON.stringify(rows)).not.toContain('王某')
  expect((await world.call('findings.list', { roundId })).findings).toEqual([])
  await world.call('scores.submit', { sheetId, revision })
  expect((await world.call('findings.list', { roundId })).findings.map((one) => one.id)).toEqual(['f'])
})

test('a sheet is reopened by its reviewer, a supervisor or a head; not by others, not once its result is confirmed', async () => {
  const sheetId = await submit((entry) => entry)
  const reopen = () => world.call('scores.reopen', { sheetId, reason: '再看一遍' })
  for (const [name, role] of [
    ['监督员', 'supervisor'],
    ['另一评查员', 'reviewer'],
    ['文书员', 'clerk'],
  ] as const)
    await world.call('people.save', { name, role })
  await world.call('people.save', { name: '离任负责人', role: 'head', active: false })
  for (const name of ['另一评查员', '文书员', '离任负责人', '没有登记的人']) {
    world.as(name)
    await expect(reopen(), name).rejects.toMatchObject({ code: 'not_allowed' })
  }
  world.as('监督员')
  const { revision } = await reopen()
  world.as('测试员')
  await world.call('scores.submit', { sheetId, revision })
  await world.call('results.confirm', { roundId, agencyId: 1 })
  await expect(reopen()).rejects.toMatchObject({ code: 'wrong_state', message: expect.stringContaining('测试员确认') })
})

test('a confirmed veto sets the result, not the reviewer who proposed it', async () => {
  const veto = (state: Entry['veto']) => (entry: Entry) =>
    entry.itemId === 'PG-V06'
      ? { ...defect('v', null, null)({ ...entry, itemId: 'PG-B03' }), itemId: 'PG-V06', veto: state }
      : entry
  await expect(submit(veto('confirmed'))).rejects.toMatchObject({ message: expect.stringContaining('只能提出否决') })
  const [sheet] = (await world.call('scores.list', { roundId })).sheets
  const sheetId = sheet?.id ?? ''
  const { content, revision } = await world.call('scores.get', { sheetId })
  const entries = content.entries.map((entry) => ({
    ...entry,
    veto: entry.itemId === 'PG-V06' ? ('proposed' as const) : entry.veto,
  }))
  const saved = await world.call('scores.save', { sheetId, revision, content: { entries } })
  const { score } = await world.call('scores.submit', { sheetId, revision: saved.revision })
  expect(score).toMatchObject({ totalHundredths: 10_000, vetoed: false })
  world.as('负责人')
  await world.call('findings.confirm', { findingIds: ['v'] })
  await world.call('results.confirm', { roundId, agencyId: 1 })
  expect(await world.call('results.round', { roundId })).toMatchObject({
    passed: 0,
    grades: [{ name: '不合格', count: 1 }],
  })
  expect((await world.call('results.list', { roundId })).cases).toMatchObject([
    { sampleItemId, totalHundredths: 0, grade: '不合格', vetoed: true, confirmedBy: '负责人' },
  ])
})

test('the database itself refuses to change what is decided', async () => {
  const sheetId = await submit(defect('f', null, null))
  const refused: [string, string][] = [
    ["UPDATE score_sheet SET content = '{}', revision = revision + 1", 'reopened before it is changed'],
    ["UPDATE score_sheet SET state = 'draft', revision = revision + 2", 'revisions rise by one'],
    ["UPDATE finding SET state = 'confirmed'", 'CHECK constraint'],
    ["UPDATE finding SET state = 'rejected', decided_by = '某'", 'CHECK constraint'],
    ["UPDATE finding SET note = ''", 'CHECK constraint'],
    ["UPDATE rubric SET title = 'x'", 'a version never changes'],
    ['DELETE FROM rubric', 'a version is never deleted'],
    [
      `INSERT INTO score_sheet SELECT 'x', sample_item_id, rubric_id, reviewer, role, 1, 'draft', '{}', updated_at FROM score_sheet WHERE id = '${sheetId}'`,
      'UNIQUE',
    ],
  ]
  for (const [sql, why] of refused) expect(() => world.db.connection.exec(sql), sql).toThrow(why)
  await world.call('findings.confirm', { findingIds: ['f'] })
  await world.call('results.confirm', { roundId, agencyId: 1 })
  const afterwards: [string, string][] = [
    ["UPDATE finding SET note = 'y'", 'decided once'],
    ['DELETE FROM finding', 'a decided finding is kept'],
    ["UPDATE case_result SET grade = '优秀'", 'confirmed once'],
    ['DELETE FROM case_result', 'kept'],
  ]
  for (const [sql, why] of afterwards) expect(() => world.db.connection.exec(sql), sql).toThrow(why)
})

test('a stratified draw has no pooled bound; each stratum speaks for itself', async () => {
  const stratified = createWorld()
  insertCases(stratified, 30, { agencies: 2 })
  world = stratified
  const round = await world.call('rounds.create', {
    title: '分层评查',
    filter: { from: '2026-01-01', to: '2026-06-30', kinds: ['penalty'] },
  })
  const method = { name: 'stratified', by: ['agency'], allocation: { rule: 'fixed', each: 2 } }
  await world.call('rounds.freeze', { roundId: round.roundId, design: SamplingDesign.parse({ method }) })
  await world.call('samples.draw', { roundId: round.roundId, seed: SEED, thrownBy: '某' })
  const { items } = await world.call('samples.list', { roundId: round.roundId })
  const [excused] = items
  await world.call('samples.replace', { sampleItemId: excused?.id ?? '', excuse: '涉密', reason: '涉密' })
  const { items: now } = await world.call('samples.list', { roundId: round.roundId })
  for (const item of now)
    if (item.agency === excused?.agency && item.unavailable === null) await submit((e) => e, item.id)
  const agencyId = Number(/第(\d)局/.exec(excused?.agency ?? '')?.[1])
  await world.call('results.confirm', { roundId: round.roundId, agencyId })
  const result = await world.call('results.round', { roundId: round.roundId })
  expect(result.bound).toBeNull()
  expect(result.strata.toSorted((a, b) => b.base - a.base)).toMatchObject([
    // 14 cases are left without the excused one; P(none of 2 | 10 of 14 fail) = 6/91 > 5 %, with 11 it is 3/91
    { cases: 14, base: 2, passed: 2, rate: '2/2', failing: 10 },
    { cases: 15, base: 0, passed: 0, rate: '—', failing: null },
  ])
})
