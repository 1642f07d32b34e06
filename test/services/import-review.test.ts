import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { bringIn, penaltyFile, penaltyHeadings, rawFile } from '../support/table-file.ts'
import { createWorld, type World } from '../support/world.ts'
import { makeZip } from '../support/zip.ts'

async function stage(world: World, file: string): Promise<string> {
  const { batchId } = await world.call('imports.read', { path: file })
  if (batchId === null) throw new Error('rejected')
  return batchId
}

const AGENCY = '云山市市场监督管理局'
const FAULTY = [
  penaltyHeadings,
  `云市监罚〔2024〕1号,甲公司,无证经营,罚款2000元,约2,2024-05-06,${AGENCY}`,
  `云市监罚〔2024〕2号,乙公司,无证经营,罚款1元,1,2024-13-01,${AGENCY}`,
  `云市监罚〔2024〕3号,丙公司,无证经营,罚款1元`,
]

test('a problem knows its cell; filters, sorts and counts agree; the list goes out as CSV', async () => {
  const world = createWorld()
  const batchId = await stage(world, rawFile(world, 'a.csv', FAULTY))
  const all = await world.call('imports.problems', { batchId })
  expect(all.rows.map(({ code }) => code)).toEqual(['amount.invalid', 'date.invalid', 'csv.row_too_short'])
  expect(all.rows[1]).toMatchObject({
    field: 'decision_date',
    place: { sheet: 0, row: 2, column: 5, cell: '2024-13-01', fate: 'add', excluded: false },
  })
  expect(all.rows[2]?.place).toMatchObject({ row: 3, column: null, cell: null, fate: 'refused' })
  const blocking = await world.call('imports.problems', { batchId, severity: 'block' })
  expect(blocking).toMatchObject({ total: 1, rows: [{ code: 'csv.row_too_short' }] })
  const dates = await world.call('imports.problems', { batchId, field: 'decision_date' })
  expect(dates.total).toBe(1)
  expect((await world.call('imports.problems', { batchId, field: null })).total).toBe(1)
  const after = await world.call('imports.problems', { batchId, after: all.rows[0]?.seq })
  expect(after).toMatchObject({ total: 2, rows: [{ code: 'date.invalid' }, {}] })
  const byLine = await world.call('imports.problems', { batchId, sort: 'line', descending: true })
  expect(byLine.rows.map(({ line }) => line)).toEqual([4, 3, 2])
  const { kinds } = await world.call('imports.problemKinds', { batchId })
  expect(kinds.reduce((sum, { count }) => sum + count, 0)).toBe(all.total)
  expect(await world.call('imports.get', { batchId, listed: 0 })).toMatchObject({
    problems: { block: 1, warn: 2 },
    incomplete: 1,
    report: { problems: [], problemsTotal: 3 },
    sheets: [
      {
        sheet: 0,
        table: 'penalty',
        columns: [{ heading: '处罚决定书文号', field: 'decision_no' }, {}, {}, {}, {}, {}, {}],
      },
    ],
  })
  const file = path.join(world.dir, 'problems.csv')
  await world.call('imports.exportProblems', { batchId, file, severity: 'warn' })
  const lines = readFileSync(file, 'utf8').split('\r\n')
  expect(lines).toHaveLength(4)
  expect(lines[2]).toContain('处罚决定日期,提示,date.invalid,2024-13-01')
})

test('a cell of a problem is put right and the problem is gone; a record too long loses what is too much', async () => {
  const world = createWorld()
  const long = `云市监罚〔2024〕4号,丁公司,无证,罚款1元,1,2024-05-06,${AGENCY},多余`
  const batchId = await stage(world, rawFile(world, 'a.csv', [...FAULTY, long]))
  const [problem] = (await world.call('imports.problems', { batchId, field: 'decision_date' })).rows
  if (!problem?.place) throw new Error('no place')
  const { sheet, row, column } = problem.place as { sheet: number; row: number; column: number }
  expect(await world.call('imports.fixRow', { batchId, sheet, row, column, value: '2024-12-01' })).toEqual({
    fate: 'add',
    problems: [],
  })
  expect((await world.call('imports.problems', { batchId, place: { sheet, row } })).total).toBe(0)
  const cut = await world.call('imports.fixRow', { batchId, sheet: 0, row: 4, column: 7, value: '' })
  expect(cut).toEqual({ fate: 'add', problems: [] })
  await expect(world.call('imports.fixRow', { batchId, sheet: 0, row: 4, column: 8, value: '' })).rejects.toThrow('列')
})

test('a record that is left out stays out, also when corrected; listed again it lands; contradictions are decided anew', async () => {
  const world = createWorld()
  const file = penaltyFile(world, 'a.csv', [
    { no: '云市监罚〔2024〕1号' },
    { no: '云市监罚〔2024〕1号', fine: '9000' },
    { no: '云市监罚〔2024〕2号' },
  ])
  const batchId = await stage(world, file)
  const fates = async () => (await world.call('imports.rows', { batchId })).rows.map(({ fate }) => fate)
  expect(await fates()).toEqual(['add', 'refused', 'add'])
  const rows = [{ sheet: 0, row: 1 }]
  expect(await world.call('imports.exclude', { batchId, rows, excluded: true })).toMatchObject({ added: 2, refused: 1 })
  expect(await fates()).toEqual(['refused', 'add', 'add'])
  expect((await world.call('imports.problems', { batchId, code: 'row.conflict' })).total).toBe(0)
  expect(await world.call('imports.get', { batchId })).toMatchObject({ excluded: 1, refused: 1 })
  const fixed = await world.call('imports.fixRow', { batchId, sheet: 0, row: 1, column: 4, value: '9000' })
  expect(fixed.fate).toBe('refused')
  await world.call('imports.exclude', { batchId, rows, excluded: false })
  expect(await fates()).toEqual(['add', 'refused', 'add'])
  await world.call('imports.exclude', { batchId, rows: [{ sheet: 0, row: 3 }], excluded: true })
  await expect(world.call('imports.commit', { batchId })).rejects.toMatchObject({ code: 'guard_refused' })
  await world.call('imports.commit', { batchId, leaveOutBlocked: true })
  expect(world.db.values('SELECT decision_no FROM case_file')).toEqual(['云市监罚〔2024〕1号'])
  expect(await world.call('imports.get', { batchId })).toMatchObject({ state: 'committed', excluded: 1 })
})

test('every count opens its records, before and after the commit', async () => {
  const world = createWorld()
  await bringIn(world, penaltyFile(world, 'a.csv', [{ no: '云市监罚〔2024〕1号' }, { no: '云市监罚〔2024〕2号' }]))
  const batchId = await stage(
    world,
    penaltyFile(world, 'b.csv', [
      { no: '云市监罚〔2024〕1号', fine: '5' },
      { no: '云市监罚〔2024〕2号' },
      { no: '云市监罚〔2024〕2号', party: '乙公司' },
      { no: '云市监罚〔2024〕3号' },
      { no: '云市监罚〔2024〕3号', party: '乙公司' },
      { no: '云市监罚〔2024〕3号', fine: '7' },
    ]),
  )
  const open = async (counted: 'added' | 'updated' | 'unchanged' | 'refused') =>
    (await world.call('imports.rows', { batchId, counted })).rows.map(({ row }) => row)
  const counts = await world.call('imports.get', { batchId })
  expect(counts).toMatchObject({ added: 2, updated: 2, unchanged: 1, refused: 1 })
  expect(await open('added')).toEqual([4, 5])
  expect(await open('updated')).toEqual([1, 3])
  expect(await open('unchanged')).toEqual([2])
  expect(await open('refused')).toEqual([6])
  const byFine = await world.call('imports.rows', { batchId, sort: 'fine', descending: true, limit: 3, offset: 3 })
  expect(byFine.rows.map(({ row, fineFen }) => [row, fineFen])).toEqual([
    [5, 200_000],
    [6, 700],
    [1, 500],
  ])
  await world.call('imports.commit', { batchId, leaveOutBlocked: true })
  expect(await open('added')).toEqual([4, 5])
  expect(await open('updated')).toEqual([1, 3])
})

test('the cases of a bundle: order and kinds are put right, a case is left out and listed again', async () => {
  const world = createWorld()
  await bringIn(world, penaltyFile(world, 't.csv', [{ no: '云市监罚〔2026〕1号' }]))
  const file = path.join(world.dir, 'b.zip')
  const names = ['1号/01立案审批表.txt', '1号/02奇怪的材料.txt', '2号/01立案审批表.txt']
  writeFileSync(file, makeZip(names.map((name) => ({ name: `云市监罚〔2026〕${name}`, bytes: name }))))
  const batchId = await stage(world, file)
  expect(await world.call('imports.get', { batchId })).toMatchObject({ added: 1, updated: 1, refused: 0, sheets: [] })
  const { rows } = await world.call('imports.cases', { batchId, counted: 'updated' })
  expect(rows).toMatchObject([{ position: 1, documents: [{ name: '01立案审批表.txt' }, { kind: null }] }])
  const documents = [
    { position: 2, kind: '其他材料', volume: 'secret' as const },
    { position: 1, kind: '立案审批表', volume: 'main' as const },
  ]
  await expect(
    world.call('imports.arrange', { batchId, position: 1, documents: documents.slice(1) }),
  ).rejects.toMatchObject({ code: 'conflict' })
  await world.call('imports.arrange', { batchId, position: 1, documents })
  const leave = { batchId, positions: [2], excluded: true }
  expect(await world.call('imports.excludeCases', leave)).toMatchObject({ added: 0, updated: 1, refused: 1 })
  expect(await world.call('imports.get', { batchId })).toMatchObject({ excluded: 1 })
  await world.call('imports.commit', { batchId, leaveOutBlocked: true })
  expect(world.db.all('SELECT position, name, kind, volume FROM case_document ORDER BY position')).toEqual([
    { position: 1, name: '02奇怪的材料.txt', kind: '其他材料', volume: 'secret' },
    { position: 2, name: '01立案审批表.txt', kind: '立案审批表', volume: 'main' },
  ])
  expect(world.db.value('SELECT count(*) FROM case_file')).toBe(1)

  const again = await stage(world, file)
  await world.call('imports.excludeCases', { ...leave, batchId: again })
  const back = await world.call('imports.excludeCases', { ...leave, batchId: again, excluded: false })
  expect(back).toMatchObject({ added: 1, unchanged: 1, refused: 0 })
  await world.call('imports.commit', { batchId: again })
  expect(world.db.value('SELECT count(*) FROM case_file')).toBe(2)
})

test('batches are listed by state, name and order', async () => {
  const world = createWorld()
  await bringIn(world, penaltyFile(world, 'b.csv', [{ no: '云市监罚〔2024〕1号' }]))
  await stage(world, penaltyFile(world, 'a.csv', [{ no: '云市监罚〔2024〕2号' }]))
  const names = async (input: Parameters<typeof world.call<'imports.list'>>[1]) =>
    (await world.call('imports.list', input)).rows.map(({ sourceName }) => sourceName)
  expect(await names({})).toEqual(['a.csv', 'b.csv'])
  expect(await names({ state: 'ready' })).toEqual(['a.csv'])
  expect(await names({ name: 'b' })).toEqual(['b.csv'])
  expect(await names({ sort: 'sourceName' })).toEqual(['b.csv', 'a.csv'])
})

test('an opened batch tells what the commit would do now, whatever was committed or undone since it was read', async () => {
  const world = createWorld()
  const bundle = path.join(world.dir, 'b.zip')
  writeFileSync(bundle, makeZip([{ name: '云市监罚〔2026〕1号/01立案审批表.txt', bytes: 'x' }]))
  const table = penaltyFile(world, 'a.csv', [{ no: '云市监罚〔2026〕1号' }])
  const [staged, second] = [await stage(world, bundle), await stage(world, table)]
  const first = await bringIn(world, table)
  expect(await world.call('imports.get', { batchId: staged })).toMatchObject({ added: 0, updated: 1 })
  expect(await world.call('imports.get', { batchId: second })).toMatchObject({ added: 0, unchanged: 1 })
  await world.call('imports.undo', { batchId: first.batchId })
  expect(await world.call('imports.get', { batchId: staged })).toMatchObject({ added: 1, updated: 0 })
  expect(await world.call('imports.get', { batchId: second })).toMatchObject({ added: 1, unchanged: 0 })
  await world.call('imports.commit', { batchId: staged })
  expect(world.db.values('SELECT name FROM case_document')).toEqual(['01立案审批表.txt'])
})
