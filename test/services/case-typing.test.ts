import { expect, test } from 'vitest'
import type { CallInput } from '../../shared/contract/index.ts'
import { bringIn, penaltyFile, rawFile } from '../support/table-file.ts'
import { createWorld, type World } from '../support/world.ts'

const KEY = 'penalty|云山市市场监督管理局|云市监罚〔2024〕1号'
const FACTS = {
  agency_name: '云山市市场监督管理局',
  decision_no: '云市监罚〔2024〕1号',
  party_name: '甲公司',
  decision_date: '2024.5.6',
  fine_amount: '2万元',
  penalty_types: '罚款',
}
const NEW = { kind: 'penalty', caseId: null, party: null, version: null } as const
const typing = (facts: Record<string, string>, more: Partial<CallInput<'cases.type'>> = {}) => ({
  ...NEW,
  facts,
  ...more,
})

/** Changes facts of the first party of a case as it stands. */
async function correct(world: World, facts: Record<string, string>) {
  const found = await world.call('cases.get', { caseKey: KEY })
  return world.call('cases.type', { kind: 'penalty', caseId: found.id, party: 0, version: found.version, facts })
}
const factOf = async (world: World, field: string) =>
  (await world.call('cases.get', { caseKey: KEY })).standing[0]?.facts.find((fact) => fact.field === field)
const send = (world: World, name: string, penalty: Partial<Parameters<typeof penaltyFile>[2][number]>) =>
  bringIn(world, penaltyFile(world, name, [{ no: '云市监罚〔2024〕1号', ...penalty }]))

test('a case typed by hand reads like a row of a table, is one audit entry, and is found and undone like one', async () => {
  const world = createWorld()
  const before = await world.call('audit.page', {})
  const saved = await world.call('cases.type', typing(FACTS))
  expect(saved).toMatchObject({ caseKey: KEY, version: 1, canUndo: true })
  expect((await world.call('audit.page', {})).total - before.total).toBe(1)
  const found = await world.call('cases.get', { caseKey: KEY })
  expect(found).toMatchObject({
    decidedOn: '2024-05-06',
    fineFen: 2_000_000,
    complete: true,
    agency: '云山市市场监督管理局',
  })
  expect(found.versions).toMatchObject([{ typedBy: '测试员', version: 1 }])
  expect(await factOf(world, 'decision_date')).toMatchObject({
    text: '2024-05-06',
    origin: { from: 'person', by: '测试员' },
  })
  expect((await world.call('cases.page', { filter: { text: '甲公司', conditions: [] } })).total).toBe(1)
  expect((await world.call('imports.list', {})).total).toBe(0)
  await expect(world.call('cases.type', typing(FACTS))).rejects.toMatchObject({
    code: 'conflict',
    details: { caseId: saved.caseId },
  })
  expect(await world.call('imports.undo', { batchId: saved.batchId })).toEqual({ removed: 1, restored: 0 })
  for (const table of ['case_file', 'case_party', 'import_row', 'named_agency', 'typed_fact', 'agency'])
    expect([table, world.db.value(`SELECT count(*) FROM ${table}`)]).toEqual([table, 0])
})

test('what is typed is checked with the sentences of the import; what cannot be read is not saved', async () => {
  const world = createWorld()
  const facts = { ...FACTS, decision_date: '2024-13-01', party_uscc: '91110105YW1000014Y', fine_amount: '' }
  const checked = await world.call('cases.checkTyping', { kind: 'penalty', caseId: null, party: null, facts })
  expect(checked.problems.map(({ message }) => message)).toEqual([
    '“处罚决定日期”是“2024-13-01”：不是有效日期，此项按空白处理。请改正原表。',
    '“当事人统一社会信用代码”是“91110105YW1000014Y”：统一社会信用代码的校验位不对，请核对。',
  ])
  expect(checked).toMatchObject({ unread: ['decision_date'], missing: ['处罚决定日期'] })
  await expect(world.call('cases.type', typing(facts))).rejects.toMatchObject({ code: 'invalid_input' })
  const { decision_date: _, ...undated } = FACTS
  await expect(world.call('cases.type', typing(undated))).rejects.toMatchObject({ code: 'guard_refused' })
  await world.call('cases.type', typing(undated, { allowIncomplete: true }))
  expect(await world.call('cases.get', { caseKey: KEY })).toMatchObject({ complete: false, decidedOn: null })
})

test('a correction is a new version with old and new; the original of the record stays', async () => {
  const world = createWorld()
  await send(world, 'a.csv', {})
  const { version } = await correct(world, { decision_date: '2024-5-7', cause: '' })
  const found = await world.call('cases.get', { caseKey: KEY })
  expect([version, found.version, found.decidedOn]).toEqual([2, 2, '2024-05-07'])
  expect(found.versions.map(({ facts, typedBy }) => [facts['decision_date'], facts['cause'], typedBy])).toEqual([
    ['2024-05-06', '无证经营', null],
    ['2024-05-07', undefined, '测试员'],
  ])
  expect(found.versions[0]?.original).toContain('2024-05-06')
  expect(await factOf(world, 'fine_amount')).toMatchObject({ origin: { from: 'record', sourceName: 'a.csv', row: 1 } })
  expect(await factOf(world, 'cause')).toMatchObject({ text: '', origin: { from: 'person' } })
  const stale = { kind: 'penalty', caseId: found.id, party: 0, version: 1, facts: { cause: '占道' } } as const
  await expect(world.call('cases.type', stale)).rejects.toMatchObject({ code: 'conflict' })
})

test('a later import does not overwrite what was typed: the same file changes nothing, another word waits for a person', async () => {
  const world = createWorld()
  await send(world, 'a.csv', {})
  await correct(world, { decision_date: '2024-05-07' })
  expect((await send(world, 'a-again.csv', {})).counts).toMatchObject({ unchanged: 1, updated: 0 })
  const other = await send(world, 'b.csv', { date: '2024-05-08', fine: '3000' })
  expect(other.counts).toMatchObject({ updated: 1 })
  expect(await world.call('cases.get', { caseKey: KEY })).toMatchObject({
    decidedOn: '2024-05-07',
    fineFen: 300_000,
    version: 3,
  })
  const fact = await factOf(world, 'decision_date')
  expect(fact).toMatchObject({ text: '2024-05-07', sent: { text: '2024-05-08', sourceName: 'b.csv' } })
  const undecided = async () => [
    (await world.call('desk.today', {})).undecidedCases,
    (await world.call('cases.page', { filter: { conditions: [{ field: 'undecided', operator: 'is', value: true }] } }))
      .total,
  ]
  expect(await undecided()).toEqual([1, 1])
  const { id, version } = await world.call('cases.get', { caseKey: KEY })
  const decide = { caseId: id, party: 0, field: 'decision_date', version }
  expect(await world.call('cases.decideFact', { ...decide, decision: 'keep' })).toEqual({ version: 3 })
  expect(await factOf(world, 'decision_date')).toMatchObject({ text: '2024-05-07', sent: null })
  expect(await undecided()).toEqual([0, 0])
  // the same word again is no news; a third one is
  expect((await send(world, 'b-again.csv', { date: '2024-05-08', fine: '3000' })).counts).toMatchObject({
    unchanged: 1,
  })
  const third = await send(world, 'c.csv', { date: '2024-05-09', fine: '3000' })
  expect(await factOf(world, 'decision_date')).toMatchObject({ sent: { text: '2024-05-09' } })
  await world.call('cases.decideFact', { ...decide, version: 4, decision: 'take' })
  expect(await factOf(world, 'decision_date')).toMatchObject({
    text: '2024-05-09',
    sent: null,
    origin: { from: 'record', sourceName: 'c.csv' },
  })
  expect(await world.call('cases.get', { caseKey: KEY })).toMatchObject({ decidedOn: '2024-05-09', version: 5 })
  await expect(world.call('imports.undo', { batchId: third.batchId })).rejects.toMatchObject({ code: 'conflict' })
})

test('undoing the import that differed leaves the typed fact as it was', async () => {
  const world = createWorld()
  await send(world, 'a.csv', {})
  await correct(world, { decision_date: '2024-05-07' })
  const other = await send(world, 'b.csv', { date: '2024-05-08' })
  await world.call('imports.undo', { batchId: other.batchId })
  expect(await factOf(world, 'decision_date')).toMatchObject({ text: '2024-05-07', sent: null })
  expect(await world.call('cases.get', { caseKey: KEY })).toMatchObject({ decidedOn: '2024-05-07', version: 2 })
})

test('an import that says what was typed takes the fact over; a column the case never had stays with its person', async () => {
  const world = createWorld()
  await send(world, 'a.csv', {})
  await correct(world, { decision_date: '2024-05-07', filing_date: '2024-03-01' })
  await send(world, 'b.csv', { date: '2024-05-07' })
  expect(await factOf(world, 'decision_date')).toMatchObject({ origin: { from: 'record', sourceName: 'b.csv' } })
  expect(await factOf(world, 'filing_date')).toMatchObject({ text: '2024-03-01', origin: { from: 'person' } })
  expect(await world.call('cases.get', { caseKey: KEY })).toMatchObject({ filedOn: '2024-03-01' })
})

test('a further party is typed into a joint decision; a name put right is still met by the next import', async () => {
  const world = createWorld()
  await send(world, 'a.csv', {})
  const { id, version } = await world.call('cases.get', { caseKey: KEY })
  const party = { kind: 'penalty', caseId: id, party: null, version } as const
  const facts = { ...FACTS, party_name: '乙公司', fine_amount: '500' }
  await world.call('cases.type', { ...party, facts })
  const found = await world.call('cases.get', { caseKey: KEY })
  expect(found.parties.map(({ name }) => name)).toEqual(['甲公司', '乙公司'])
  expect(found.fineFen).toBe(250_000)
  await correct(world, { party_name: '甲食品公司' })
  await send(world, 'b.csv', { party: '甲食品公司', fine: '2500' })
  const later = await world.call('cases.get', { caseKey: KEY })
  expect(later.parties.map(({ name }) => name)).toEqual(['甲食品公司', '乙公司'])
  expect(later.fineFen).toBe(300_000)
})

test('full numbers are shown to whoever has the right, and every look is in the audit', async () => {
  const world = createWorld()
  const number = '110105194912310021'
  await bringIn(
    world,
    rawFile(world, 'a.csv', [
      '处罚机关,处罚决定书文号,当事人名称,当事人证件号码,处罚决定日期,处罚内容',
      `云山市市场监督管理局,云市监罚〔2024〕1号,张某,${number},2024-05-06,警告`,
    ]),
  )
  const { id } = await world.call('cases.get', { caseKey: KEY })
  await expect(world.call('cases.showNumbers', { caseId: id })).rejects.toMatchObject({ code: 'not_allowed' })
  await world.call('people.save', { name: '测试员', role: 'supervisor' })
  const shown = await world.call('cases.showNumbers', { caseId: id })
  expect(shown.parties).toEqual([{ party: 0, facts: { party_id_no: number } }])
  const [entry] = (await world.call('audit.page', {})).rows
  expect([entry?.action, JSON.stringify(entry).includes(number)]).toEqual(['cases.showNumbers', false])
})
