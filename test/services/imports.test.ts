import { expect, test } from 'vitest'
import { keptPieces } from '../support/stored-records.ts'
import { bringIn, penaltyFile, penaltyHeadings, rawFile } from '../support/table-file.ts'
import { createWorld, type World } from '../support/world.ts'

const caseKeys = (world: World): string[] => world.db.values('SELECT case_key FROM case_file ORDER BY id')
const KEY = 'penalty|云山市市场监督管理局|云市监罚〔2024〕1号'

test('reading stages and shows; nothing stands in the database before the commit', async () => {
  const world = createWorld()
  const file = penaltyFile(world, 'a.csv', [{ no: '云市监罚〔2024〕1号' }, { no: '云市监罚〔2024〕2号', fine: '3000' }])
  const { batchId, report, ...counts } = await world.call('imports.read', { path: file })
  expect(counts).toEqual({ added: 2, updated: 0, unchanged: 0, refused: 0 })
  expect(report).toMatchObject({ kind: 'table', table: 'penalty', rows: 2, encoding: 'utf-8' })
  expect(caseKeys(world)).toEqual([])
  const id = batchId as string
  const { rows } = await world.call('imports.rows', { batchId: id })
  expect(rows[1]).toMatchObject({
    row: 2,
    line: 3,
    fate: 'add',
    decisionNo: '云市监罚〔2024〕2号',
    parties: ['甲公司'],
    fineFen: 300_000,
  })
  const { record } = await world.call('imports.record', { batchId: id, sheet: 0, row: 2 })
  expect(record).toMatchObject({
    ...rows[1],
    facts: { fine_amount: '3000.00', decision_date: '2024-05-06', party_name: '甲公司' },
    original: ['云市监罚〔2024〕2号', '甲公司', '无证经营', '罚款3000元', '3000', '2024-05-06', '云山市市场监督管理局'],
  })
  await world.call('imports.commit', { batchId: id })
  expect(caseKeys(world)).toEqual([KEY, KEY.replace('1号', '2号')])
  expect(await world.call('cases.get', { caseKey: KEY })).toMatchObject({
    agency: '云山市市场监督管理局',
    decidedOn: '2024-05-06',
    fineFen: 200_000,
    complete: true,
    version: 1,
    versions: [{ version: 1, batchId: id, row: 1, facts: { cause: '无证经营' } }],
    parties: [{ position: 0, name: '甲公司' }],
  })
  expect((await world.call('agencies.list', {})).agencies).toMatchObject([{ name: '云山市市场监督管理局', cases: 2 }])
  await expect(world.call('imports.commit', { batchId: id })).rejects.toMatchObject({ code: 'wrong_state' })
})

test('the same file again adds nothing and changes nothing', async () => {
  const world = createWorld()
  const file = penaltyFile(world, 'a.csv', [{ no: '云市监罚〔2024〕1号' }, { no: '云市监罚〔2024〕2号' }])
  await bringIn(world, file)
  expect((await bringIn(world, file)).counts).toEqual({ added: 0, updated: 0, unchanged: 2, refused: 0 })
  expect(world.db.value('SELECT count(*) FROM case_version')).toBe(2)
  expect(keptPieces(world.db)).toEqual({ rows: 2, packs: 1, apart: 0 })
})

test('a changed row of a later file is an update that shows old and new; undo brings the old back', async () => {
  const world = createWorld()
  const first = await bringIn(world, penaltyFile(world, 'a.csv', [{ no: '云市监罚〔2024〕1号' }]))
  const changed = penaltyFile(world, 'b.csv', [{ no: '云市监罚[2024]1号', fine: '5000', date: '2024-05-07' }])
  const { batchId } = await world.call('imports.read', { path: changed })
  const id = batchId as string
  const [row] = (await world.call('imports.rows', { batchId: id, fate: 'update' })).rows
  expect(row?.changes).toEqual(
    expect.arrayContaining([
      { field: 'fine_amount', old: '2000.00', new: '5000.00' },
      { field: 'decision_date', old: '2024-05-06', new: '2024-05-07' },
    ]),
  )
  expect(row?.changes.map((change) => change.field)).not.toContain('cause')
  const counts = await world.call('imports.commit', { batchId: id })
  expect(counts).toEqual({ added: 0, updated: 1, unchanged: 0, refused: 0 })
  expect(await world.call('cases.get', { caseKey: KEY })).toMatchObject({ version: 2, fineFen: 500_000 })

  await expect(world.call('imports.undo', { batchId: first.batchId })).rejects.toMatchObject({
    code: 'conflict',
    details: { total: 1, cases: [{ caseKey: KEY }] },
  })
  expect(await world.call('imports.undo', { batchId: id })).toEqual({ removed: 0, restored: 1 })
  expect(await world.call('cases.get', { caseKey: KEY })).toMatchObject({
    version: 1,
    fineFen: 200_000,
    decidedOn: '2024-05-06',
  })
  expect(await world.call('imports.undo', { batchId: first.batchId })).toEqual({ removed: 1, restored: 0 })
  for (const table of [
    'case_file',
    'case_party',
    'later_version',
    'import_row',
    'named_agency',
    'import_pack',
    'import_record',
    'agency',
  ])
    expect([table, world.db.value(`SELECT count(*) FROM ${table}`)]).toEqual([table, 0])
  const { rows } = await world.call('imports.list', {})
  expect(rows.map((batch) => batch.state)).toEqual(['undone', 'undone'])
})

test('the same case with another party is a joint decision; with other content it is left to a person', async () => {
  const world = createWorld()
  const file = penaltyFile(world, 'a.csv', [
    { no: '云市监罚〔2024〕1号' },
    { no: '云市监罚（2024）01号', party: '乙公司' },
    { no: '云市监罚〔2024〕1号' },
    { no: '云市监罚〔2024〕1号', fine: '9000' },
  ])
  const { batchId, ...read } = await world.call('imports.read', { path: file })
  const id = batchId as string
  expect(read).toMatchObject({ added: 2, unchanged: 1, refused: 1 })
  const { rows } = await world.call('imports.rows', { batchId: id })
  expect(rows.map((row) => row.fate)).toEqual(['add', 'join', 'unchanged', 'refused'])
  const conflict = await world.call('imports.problems', { batchId: id, code: 'row.conflict' })
  expect(conflict.rows).toMatchObject([{ row: 4, line: 5, severity: 'block' }])
  expect(conflict.rows[0]?.message).toContain('第 1 条记录')
  // No hint stands beside what blocks, and the list of refused records says why.
  const hints = await world.call('imports.problems', { batchId: id, severity: 'warn' })
  expect(hints.rows.filter(({ row }) => row === 4)).toEqual([])
  expect(rows.map((row) => row.reason)).toEqual([null, null, null, conflict.rows[0]?.message])
  await expect(world.call('imports.commit', { batchId: id })).rejects.toMatchObject({ code: 'guard_refused' })
  expect(caseKeys(world)).toEqual([])
  await world.call('imports.commit', { batchId: id, leaveOutBlocked: true })
  expect(await world.call('cases.get', { caseKey: KEY })).toMatchObject({
    fineFen: 400_000,
    version: 1,
    parties: [{ name: '甲公司' }, { name: '乙公司' }],
  })
  const later = await bringIn(world, penaltyFile(world, 'b.csv', [{ no: '云市监罚〔2024〕1号', party: '丙公司' }]))
  expect(later.counts).toEqual({ added: 0, updated: 1, unchanged: 0, refused: 0 })
  const { version, parties } = await world.call('cases.get', { caseKey: KEY })
  expect([version, parties.map((party) => party.name)]).toEqual([2, ['甲公司', '乙公司', '丙公司']])
})

test('a blocked row can be corrected cell by cell; its original stays', async () => {
  const world = createWorld()
  const agency = '云山市市场监督管理局'
  const file = rawFile(world, 'a.csv', [
    penaltyHeadings,
    `云市监罚〔2024〕1号,甲公司,无证经营,2024年5月6日,2000,,${agency}`,
    `云市监罚〔2024〕2号,乙公司,无证经营,罚款1元,约3,2024-05-06,${agency}`,
  ])
  const { batchId, refused } = await world.call('imports.read', { path: file })
  const id = batchId as string
  expect(refused).toBe(1)
  const fixed = await world.call('imports.fixRow', { batchId: id, sheet: 0, row: 1, column: 3, value: '罚款2000元' })
  expect(fixed).toEqual({ fate: 'add', problems: [] })
  const amount = await world.call('imports.fixRow', { batchId: id, sheet: 0, row: 2, column: 4, value: '1' })
  expect(amount.problems).toEqual([])
  const { record } = await world.call('imports.record', { batchId: id, sheet: 0, row: 1 })
  expect(record).toMatchObject({ corrected: { 3: '罚款2000元' }, facts: { penalty_content: '罚款2000元' } })
  expect(record?.original[3]).toBe('2024年5月6日')
  expect(await world.call('imports.commit', { batchId: id })).toMatchObject({ added: 2, refused: 0 })
  await expect(
    world.call('imports.fixRow', { batchId: id, sheet: 0, row: 1, column: 3, value: 'x' }),
  ).rejects.toMatchObject({ code: 'wrong_state' })
})

test('discard, cancel and a refused file leave nothing behind; one import at a time', async () => {
  const world = createWorld()
  const many = Array.from({ length: 9000 }, (_, i) => ({ no: `云市监罚〔2024〕${i + 1}号` }))
  const file = penaltyFile(world, 'many.csv', many)
  const stop = new AbortController()
  const reading = world.call('imports.read', { path: file }, { signal: stop.signal, progress: () => stop.abort() })
  await expect(world.call('imports.read', { path: file })).rejects.toMatchObject({ code: 'busy' })
  await expect(reading).rejects.toMatchObject({ code: 'cancelled' })
  const index = rawFile(world, 'index.csv', ['序号,文书编号,责任者,题名,页号', '1,,张三,立案审批表,1-2'])
  expect(await world.call('imports.read', { path: index })).toMatchObject({
    batchId: null,
    refused: 1,
    report: { outcome: 'reject', problems: [{ code: 'table.kind_not_supported' }] },
  })
  expect(await world.call('imports.read', { path: rawFile(world, 'none.csv', ['一,二', '三,四']) })).toMatchObject({
    batchId: null,
    report: { outcome: 'reject' },
  })
  for (const table of [
    'import_batch',
    'import_sheet',
    'import_row',
    'named_agency',
    'import_pack',
    'import_record',
    'import_problem',
  ])
    expect([table, world.db.value(`SELECT count(*) FROM ${table}`)]).toEqual([table, 0])

  const { batchId } = await world.call('imports.read', { path: file })
  const id = batchId as string
  expect(await world.call('imports.discard', { batchId: id })).toEqual({ discarded: 9000 })
  expect(keptPieces(world.db)).toEqual({ rows: 0, packs: 0, apart: 0 })
  expect(await world.call('imports.get', { batchId: id })).toMatchObject({ state: 'discarded', rows: 9000 })
})

test('a mapping once given is remembered for the same headings', async () => {
  const world = createWorld()
  const lines = ['编码一,谁,何时,多少,哪里', '云市监罚〔2024〕1号,甲公司,2024-05-06,2000,云山市市场监督管理局']
  const file = rawFile(world, 'own.csv', lines)
  expect((await world.call('imports.read', { path: file })).report.outcome).toBe('reject')
  const columns = {
    编码一: 'decision_no',
    谁: 'party_name',
    何时: 'decision_date',
    多少: 'fine_amount',
    哪里: 'agency_name',
  }
  const mapping = { table: 'penalty', columns } as const
  const first = await world.call('imports.read', { path: file, mapping })
  await world.call('imports.commit', { batchId: first.batchId as string })
  const again = await world.call('imports.read', { path: file })
  expect(again).toMatchObject({ unchanged: 1, report: { table: 'penalty' } })
  const { files } = await world.call('imports.inspect', { paths: [file] })
  expect(files).toMatchObject([{ outcome: 'accept', rows: 1 }])
  expect(caseKeys(world)).toEqual([KEY])
})

test('a mapping can be taught before the first file; it is kept in the audit by its figures', async () => {
  const world = createWorld()
  const headings = ['编码一', '谁', '何时', '哪里']
  const columns = { 编码一: 'decision_no', 谁: 'party_name', 何时: 'decision_date', 哪里: 'agency_name' }
  const { headingSet } = await world.call('imports.saveMapping', { headings, mapping: { table: 'penalty', columns } })
  const row = '云市监罚〔2024〕1号,甲公司,2024-05-06,云山市市场监督管理局'
  const read = await world.call('imports.read', { path: rawFile(world, 'own.csv', [headings.join(','), row]) })
  expect(read).toMatchObject({ added: 1, report: { table: 'penalty' } })
  const { rows } = await world.call('audit.page', { action: 'imports.saveMapping' })
  expect(rows.map(({ subject, detail }) => [subject, detail])).toEqual([[headingSet, { columns: 4 }]])
})

test('what a later file says again cannot be taken back from under it', async () => {
  const world = createWorld()
  const one = { no: '云市监罚〔2024〕1号' }
  const january = await bringIn(world, penaltyFile(world, '一月.csv', [one]))
  const february = await bringIn(world, penaltyFile(world, '二月.csv', [one, { no: '云市监罚〔2024〕2号' }]))
  const { repeats } = await world.call('cases.get', { caseKey: KEY })
  expect(repeats).toMatchObject([{ batchId: february.batchId, sourceName: '二月.csv' }])
  const march = await bringIn(world, penaltyFile(world, '三月.csv', [{ ...one, fine: '5000' }]))
  await world.call('imports.undo', { batchId: march.batchId })
  await expect(world.call('imports.undo', { batchId: january.batchId })).rejects.toThrow(
    `${KEY}（后来的“二月.csv”又报送了同样的内容）`,
  )
  expect(await world.call('imports.undo', { batchId: february.batchId })).toEqual({ removed: 1, restored: 0 })
  expect(await world.call('imports.undo', { batchId: january.batchId })).toEqual({ removed: 1, restored: 0 })
})

test('a file that repeats one party holds back nothing of another; a row twice in one file repeats nothing', async () => {
  const world = createWorld()
  const one = { no: '云市监罚〔2024〕1号' }
  await bringIn(world, penaltyFile(world, '甲.csv', [one, one]))
  expect((await world.call('cases.get', { caseKey: KEY })).repeats).toEqual([])
  const second = await bringIn(world, penaltyFile(world, '乙.csv', [{ ...one, party: '乙公司' }]))
  for (const name of ['三月.csv', '四月.csv']) await bringIn(world, penaltyFile(world, name, [one]))
  const [first] = world.db.values<string>('SELECT id FROM import_batch WHERE landed = 1')
  await expect(world.call('imports.undo', { batchId: first as string })).rejects.toThrow('有 1 件案卷')
  expect(await world.call('imports.undo', { batchId: second.batchId })).toEqual({ removed: 0, restored: 1 })
})

test('the order in which batches were taken in counts, not that in which they were read', async () => {
  const world = createWorld()
  const one = { no: '云市监罚〔2024〕1号' }
  const early = await world.call('imports.read', { path: penaltyFile(world, '先读.csv', [one]) })
  const late = await bringIn(world, penaltyFile(world, '后读.csv', [one]))
  const batchId = early.batchId as string
  expect(await world.call('imports.commit', { batchId })).toMatchObject({ unchanged: 1 })
  await expect(world.call('imports.undo', { batchId: late.batchId })).rejects.toThrow('先读.csv')
  await world.call('imports.undo', { batchId })
  await world.call('imports.undo', { batchId: late.batchId })
})

test('a batch with a case in a frozen frame cannot be undone; the case and the round are named', async () => {
  const world = createWorld()
  const { batchId } = await bringIn(world, penaltyFile(world, 'a.csv', [{ no: '云市监罚〔2024〕1号' }]))
  const sha256 = 'a'.repeat(64)
  world.db.connection.exec(`
    INSERT INTO stored_file VALUES ('${sha256}', 1, 'text/csv', '2026-09-01T00:00:00.000Z');
    INSERT INTO round VALUES ('r1', '2026 年第一轮', '{}', '[]', 'frozen', '2026-09-01T00:00:00.000Z');
    INSERT INTO frame VALUES ('r1', '${sha256}', 1, '{}', '{}', '2026-09-01T00:00:00.000Z', '测试员', 1);
    INSERT INTO frame_case (case_id, frame, version) SELECT id, 1, 1 FROM case_file;`)
  await expect(world.call('imports.undo', { batchId })).rejects.toThrow(/云市监罚〔2024〕1号.*2026 年第一轮/)
  expect(caseKeys(world)).toEqual([KEY])
})
