import { expect, test } from 'vitest'
import { bringIn, penaltyFile, rawFile } from '../support/table-file.ts'
import { createWorld, type World } from '../support/world.ts'

const KEY = 'penalty|云山市市场监督管理局|云市监罚〔2024〕1号'
const SHORT = '处罚决定书文号,当事人名称,处罚决定日期,作出处罚决定的机关名称,案件名称'
const shortFile = (world: World, name: string, day: string, title: string) =>
  rawFile(world, name, [SHORT, `云市监罚〔2024〕1号,甲公司,${day},云山市市场监督管理局,${title}`])
const standing = async (world: World) => {
  const found = await world.call('cases.get', { caseKey: KEY })
  return Object.fromEntries((found.standing[0]?.facts ?? []).map(({ field, text }) => [field, text]))
}

test('what a later file has no column for stands on, with the row it came from', async () => {
  const world = createWorld()
  await bringIn(world, penaltyFile(world, '全.csv', [{ no: '云市监罚〔2024〕1号' }]))
  const { batchId } = await world.call('imports.read', { path: shortFile(world, '简.csv', '2024-05-07', '甲公司案') })
  const id = batchId as string
  const [row] = (await world.call('imports.rows', { batchId: id, counted: 'updated' })).rows
  const changes = [
    { field: 'decision_date', old: '2024-05-06', new: '2024-05-07' },
    { field: 'case_name', old: null, new: '甲公司案' },
  ]
  expect(row?.changes).toHaveLength(2)
  expect(row?.changes).toEqual(expect.arrayContaining(changes))
  await world.call('imports.commit', { batchId: id })

  expect(await world.call('cases.get', { caseKey: KEY })).toMatchObject({ version: 2, fineFen: 200_000 })
  expect(await standing(world)).toMatchObject({
    cause: '无证经营',
    fine_amount: '2000.00',
    decision_date: '2024-05-07',
    case_name: '甲公司案',
  })
  const facts = (await world.call('cases.get', { caseKey: KEY })).standing[0]?.facts ?? []
  const origin = (field: string) => facts.find((fact) => fact.field === field)?.origin
  expect(origin('cause')).toMatchObject({ sourceName: '全.csv', row: 1 })
  expect(origin('decision_date')).toMatchObject({ sourceName: '简.csv', row: 1 })
  const [landed] = (await world.call('imports.rows', { batchId: id, counted: 'updated' })).rows
  expect(landed?.changes).toHaveLength(2)
  // What was sent stays as it was sent.
  const { versions } = await world.call('cases.get', { caseKey: KEY })
  expect(versions.at(-1)?.original).toHaveLength(5)

  await world.call('imports.undo', { batchId: id })
  expect(await standing(world)).toMatchObject({ cause: '无证经营', decision_date: '2024-05-06' })
})

test('an empty cell of a column that is there empties the fact', async () => {
  const world = createWorld()
  await bringIn(world, penaltyFile(world, '全.csv', [{ no: '云市监罚〔2024〕1号' }]))
  await bringIn(world, shortFile(world, '简.csv', '2024-05-06', '甲公司案'))
  await bringIn(world, shortFile(world, '空.csv', '2024-05-06', ''))
  const facts = await standing(world)
  expect(facts).toMatchObject({ cause: '无证经营' })
  expect(facts).not.toHaveProperty('case_name')
})

test('a file with other columns that says what stands changes nothing, in either direction', async () => {
  const world = createWorld()
  const full = penaltyFile(world, '全.csv', [{ no: '云市监罚〔2024〕1号' }])
  await bringIn(world, full)
  const short = shortFile(world, '简.csv', '2024-05-06', '甲公司案')
  expect((await bringIn(world, short)).counts).toMatchObject({ updated: 1 })
  const nothing = { added: 0, updated: 0, unchanged: 1, refused: 0 }
  expect((await bringIn(world, full)).counts).toEqual(nothing)
  expect((await bringIn(world, short)).counts).toEqual(nothing)
  expect((await world.call('cases.get', { caseKey: KEY })).version).toBe(2)
})

test('an empty cell empties a fact, also where the file before had no such column', async () => {
  const world = createWorld()
  await bringIn(world, penaltyFile(world, '全.csv', [{ no: '云市监罚〔2024〕1号' }]))
  await bringIn(world, shortFile(world, '简.csv', '2024-05-07', '甲公司案'))
  const emptied = rawFile(world, '空.csv', [
    `${SHORT},案由`,
    '云市监罚〔2024〕1号,甲公司,2024-05-07,云山市市场监督管理局,甲公司案,',
  ])
  expect((await bringIn(world, emptied)).counts).toMatchObject({ updated: 1 })
  expect(await standing(world)).not.toHaveProperty('cause')
})

test('a batch that was read before another and taken in after it: changes, undo and what stands follow the versions', async () => {
  const world = createWorld()
  await bringIn(world, penaltyFile(world, '全.csv', [{ no: '云市监罚〔2024〕1号' }]))
  const { batchId } = await world.call('imports.read', { path: shortFile(world, '简.csv', '2024-05-07', '甲公司案') })
  const short = batchId as string
  const between = await bringIn(world, penaltyFile(world, '二.csv', [{ no: '云市监罚〔2024〕1号', fine: '3000' }]))
  await world.call('imports.commit', { batchId: short })
  const [landed] = (await world.call('imports.rows', { batchId: short, counted: 'updated' })).rows
  expect(landed?.changes.map(({ field }) => field).sort()).toEqual(['case_name', 'decision_date'])
  await expect(world.call('imports.undo', { batchId: between.batchId })).rejects.toMatchObject({ code: 'conflict' })
  await world.call('imports.undo', { batchId: short })
  await world.call('imports.undo', { batchId: between.batchId })
  expect(await standing(world)).toMatchObject({ fine_amount: '2000.00', decision_date: '2024-05-06' })
})

test('a list without the date does not call a complete case incomplete', async () => {
  const world = createWorld()
  await bringIn(world, penaltyFile(world, '全.csv', [{ no: '云市监罚〔2024〕1号' }]))
  const file = rawFile(world, '无日期.csv', [
    '处罚决定书文号,当事人名称,作出处罚决定的机关名称,案件名称',
    '云市监罚〔2024〕1号,甲公司,云山市市场监督管理局,甲公司案',
  ])
  const { batchId } = await world.call('imports.read', { path: file })
  expect(await world.call('imports.get', { batchId: batchId as string })).toMatchObject({ updated: 1, incomplete: 0 })
  await world.call('imports.commit', { batchId: batchId as string })
  expect(await world.call('cases.get', { caseKey: KEY })).toMatchObject({ complete: true, decidedOn: '2024-05-06' })
})

test('a list without the party speaks of the only one; of one of several it cannot, and says so', async () => {
  const world = createWorld()
  await bringIn(world, penaltyFile(world, '全.csv', [{ no: '云市监罚〔2024〕1号' }]))
  const nameless = (name: string, cause: string) =>
    rawFile(world, name, [
      '处罚决定书文号,处罚决定日期,作出处罚决定的机关名称,案由',
      `云市监罚〔2024〕1号,2024-05-06,云山市市场监督管理局,${cause}`,
    ])
  expect((await bringIn(world, nameless('无名.csv', '占道经营'))).counts).toMatchObject({ updated: 1 })
  expect(await world.call('cases.get', { caseKey: KEY })).toMatchObject({
    fineFen: 200_000,
    parties: [{ name: '甲公司' }],
  })
  expect(await standing(world)).toMatchObject({ cause: '占道经营', party_name: '甲公司' })

  await bringIn(world, penaltyFile(world, '乙.csv', [{ no: '云市监罚〔2024〕1号', party: '乙公司' }]))
  const { counts, batchId } = await bringIn(world, nameless('又.csv', '无照经营'))
  expect(counts).toMatchObject({ updated: 0, refused: 1 })
  const { rows } = await world.call('imports.problems', { batchId })
  expect(rows.map(({ code }) => code)).toContain('row.party_unnamed')
})

test('a fact that a person typed does not wait for a decision because a file has no column for it', async () => {
  const world = createWorld()
  await bringIn(world, penaltyFile(world, '全.csv', [{ no: '云市监罚〔2024〕1号' }]))
  const { id, version } = await world.call('cases.get', { caseKey: KEY })
  await world.call('cases.type', { kind: 'penalty', caseId: id, party: 0, version, facts: { cause: '占道经营' } })
  await bringIn(world, shortFile(world, '简.csv', '2024-05-07', '甲公司案'))
  const cause = (await world.call('cases.get', { caseKey: KEY })).standing[0]?.facts.find(
    ({ field }) => field === 'cause',
  )
  expect(cause).toMatchObject({ text: '占道经营', origin: { from: 'person' }, sent: null })
  // Nor is the same list, sent again, an update.
  expect((await bringIn(world, shortFile(world, '简二.csv', '2024-05-07', '甲公司案'))).counts).toMatchObject({
    unchanged: 1,
  })
  expect(
    (await bringIn(world, penaltyFile(world, '全二.csv', [{ no: '云市监罚〔2024〕1号', date: '2024-05-07' }]))).counts,
  ).toMatchObject({ unchanged: 1 })
})

test('a list of officers without the column for their posts leaves the posts as they were', async () => {
  const world = createWorld()
  await bringIn(world, rawFile(world, '全.csv', ['姓名,执法证号,所属单位,职务', '李一,A001,云山市试录局,科员']))
  const { batchId } = await bringIn(
    world,
    rawFile(world, '简.csv', ['姓名,执法证号,所属单位,执法证有效期', '李一,A001,云山市试录局,2030-01-01']),
  )
  const [officer] = (await world.call('catalogues.records', { catalogue: 'officer' })).rows
  const detail = await world.call('catalogues.get', { id: officer?.id ?? 0 })
  expect(detail.facts).toMatchObject({ post: '科员', cert_valid_until: '2030-01-01' })
  expect(detail.versions[0]?.changes).toEqual([{ field: 'cert_valid_until', old: null, new: '2030-01-01' }])
  await world.call('imports.undo', { batchId })
  expect((await world.call('catalogues.get', { id: officer?.id ?? 0 })).facts).not.toHaveProperty('cert_valid_until')
})

test('a record of an import whose contents were hashed otherwise is known again by its facts', async () => {
  const world = createWorld()
  const penalties = [{ no: '云市监罚〔2024〕1号' }, { no: '云市监罚〔2024〕2号' }]
  await bringIn(world, penaltyFile(world, '旧.csv', penalties))
  world.db.run("UPDATE import_row SET content_hash = '0123456789abcdef'")
  const again = await bringIn(
    world,
    penaltyFile(world, '新.csv', [...penalties.slice(1), { no: '云市监罚〔2024〕1号', fine: '9000' }]),
  )
  expect(again.counts).toMatchObject({ added: 0, updated: 1, unchanged: 1 })
})
