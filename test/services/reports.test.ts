import { MAIN_KINDS } from '../../shared/domain/act-kinds.ts'
import path from 'node:path'
import { expect, test } from 'vitest'
import { reportDueDay, reportStanding, wholeMonths } from '../../shared/domain/reports/monthly-report.ts'
import { readTotalsTable } from '../../shared/domain/reports/totals-table.ts'
import { readTableHead } from '../../electron/files/table-head.ts'
import { bringIn, penaltyFile, rawFile } from '../support/table-file.ts'
import { createWorld, type World } from '../support/world.ts'

const [MARKET, HEALTH] = ['云山市市场监督管理局', '云山市卫生健康委员会']

/** Two agencies: five penalties of the first and one of the second in August 2026, one in July. */
async function withCases(): Promise<World> {
  const world = createWorld({ today: '2026-09-05' })
  const august = [1, 2, 3, 5, 9].map((n) => ({ no: `云市监罚〔2026〕${n}号`, date: '2026-08-10', agency: MARKET }))
  await bringIn(
    world,
    penaltyFile(world, 'a.csv', [
      ...august,
      { no: '云市监罚〔2026〕7号', date: '2026-07-10', agency: MARKET },
      { no: '云卫罚〔2026〕1号', date: '2026-08-11', agency: HEALTH },
    ]),
  )
  return world
}
const idOf = (world: World, name: string): number =>
  world.db.value<number>('SELECT id FROM agency WHERE name = ?', name) ?? 0
const lineOf = async (world: World, month: string, name: string) =>
  (await world.call('reports.month', { month })).agencies.find((one) => one.name === name)

test('reported beside imported, by agency, month and kind; what is not stated is not compared', async () => {
  const world = await withCases()
  const agencyId = idOf(world, MARKET)
  expect(await lineOf(world, '2026-08', MARKET)).toMatchObject({ differences: 0, sentOn: '2026-09-05' })
  await world.call('reports.save', { month: '2026-08', agencyId, totals: { penalty: 6, licence: 0 }, receivedOn: null })
  const line = await lineOf(world, '2026-08', MARKET)
  expect(line?.kinds).toEqual([
    { kind: 'penalty', imported: 5, reported: 6 },
    { kind: 'licence', imported: 0, reported: 0 },
    { kind: 'coercion', imported: 0, reported: null },
    { kind: 'inspection', imported: 0, reported: null },
  ])
  expect(line?.differences).toBe(1)
  // the number opens the very cases that it counts
  const { total } = await world.call('cases.page', {
    filter: {
      conditions: [
        { field: 'agency', operator: 'in', value: [agencyId] },
        { field: 'decidedOn', operator: 'between', from: '2026-08-01', to: '2026-08-31' },
        { field: 'kind', operator: 'in', value: ['penalty'] },
      ],
    },
    limit: 1,
  })
  expect(total).toBe(5)
  await world.call('reports.save', { month: '2026-08', agencyId, totals: {}, receivedOn: null })
  expect(world.db.value('SELECT count(*) FROM monthly_report')).toBe(0)
})

test('sent, late, missing: late only by the day that the bureau set', async () => {
  const world = await withCases()
  const standing = async (name: string, month = '2026-08') => (await lineOf(world, month, name))?.standing
  expect([await standing(HEALTH), await standing(HEALTH, '2026-07'), await standing(HEALTH, '2026-09')]).toEqual([
    'sent',
    'missing',
    'open',
  ])
  await world.call('settings.save', { changes: { reports: { dueDay: 3 } } })
  expect(await standing(HEALTH)).toBe('late')
  const agencyId = idOf(world, HEALTH)
  await world.call('reports.save', { month: '2026-08', agencyId, totals: {}, receivedOn: '2026-09-02' })
  expect(await standing(HEALTH)).toBe('sent')
  await expect(
    world.call('reports.save', { month: '2026-08', agencyId, totals: {}, receivedOn: '2026-09-06' }),
  ).rejects.toMatchObject({ code: 'invalid_input' })
  const { agencies } = await world.call('reports.year', { year: 2026 })
  const own = agencies.find((one) => one.agencyId === agencyId)
  expect(own?.months.slice(6, 9).map((month) => month.standing)).toEqual(['missing', 'sent', 'open'])
})

test.each([
  ['2026-01', 31, '2026-02-28'],
  ['2026-12', 5, '2027-01-05'],
  ['2026-08', null, null],
])('the report of %s is due on day %s of the next month: %s', (month, day, due) => {
  expect(reportDueDay(month, day)).toBe(due)
  if (due) expect(reportStanding({ month, sentOn: due, dueOn: due }, '2027-02-01')).toBe('sent')
})

test('a table of totals: what fits is shown, every other line says why, nothing is stored before a person says so', async () => {
  const world = await withCases()
  const file = rawFile(world, 'totals.csv', [
    '2026年度报送统计',
    '执法机关,月份,行政处罚（件）,行政检查',
    `${MARKET},2026年8月,"1,005",12`,
    `云山市 卫生健康委员会,202608,0,`,
    `没有的局,2026-08,3,4`,
    `${MARKET},2026-13,3,4`,
    `${HEALTH},2026-07,三,4`,
    `${MARKET},2026-08,5,5`,
    '合计,,1013,20',
  ])
  const { rows, faults } = await world.call('reports.readTotals', { path: file, month: '2026-08' })
  expect(rows.map(({ agencyId, month, totals }) => [agencyId, month, totals])).toEqual([
    [idOf(world, MARKET), '2026-08', { penalty: 1005, inspection: 12 }],
    [idOf(world, HEALTH), '2026-08', { penalty: 0 }],
  ])
  expect(faults.map(({ message }) => message.slice(6, 12))).toEqual([
    '名录里没有“',
    '月份“202',
    '行政处罚“三',
    '“云山市市场',
  ])
  expect(world.db.value('SELECT count(*) FROM monthly_report')).toBe(0)
  const stated = rows.map(({ month, agencyId, totals }) => ({ month, agencyId, totals }))
  await world.call('reports.save', {
    month: '2026-08',
    agencyId: idOf(world, MARKET),
    totals: {},
    receivedOn: '2026-09-01',
  })
  await world.call('reports.saveMany', { rows: stated })
  expect(await lineOf(world, '2026-08', MARKET)).toMatchObject({ receivedOn: '2026-09-01', differences: 2 })
  const [none] = (await world.call('reports.readTotals', { path: rawFile(world, 'x.csv', ['a,b']), month: '2026-08' }))
    .faults
  expect(none?.message).toMatch(/^找不到表头/)
})

test('the export is read back as the table of totals that it is', async () => {
  const world = await withCases()
  const { file, rows } = await world.call('reports.export', { month: '2026-08', file: path.join(world.dir, '核对') })
  expect([rows, path.extname(file)]).toEqual([2, '.xlsx'])
  const { sheets } = await readTableHead(file, undefined)
  expect(sheets[0]?.rows[1]?.cells.slice(0, 5)).toEqual([HEALTH, '2026-08', '', '1', ''])
  expect(readTotalsTable(sheets[0]?.rows ?? [], '2026-08', [...MAIN_KINDS]).faults[0]?.message).toMatch(/^找不到表头/)
  await expect(
    world.call('reports.export', { month: '2026-08', file: path.join(world.dir, '核对') }),
  ).rejects.toMatchObject({ code: 'conflict' })
})

test('gaps of an agency in a year; a number of another month is there, one of another agency too', async () => {
  const world = await withCases()
  const { gaps } = await world.call('reports.gaps', { year: 2026 })
  expect(gaps).toEqual([
    {
      agencyId: idOf(world, MARKET),
      agency: MARKET,
      sequence: '云市监罚',
      first: 1,
      last: 9,
      present: 6,
      missing: [4, 6, 8],
    },
  ])
})

test('the totals of a period are the sum of its months, only where every month was stated', async () => {
  const world = await withCases()
  const agencyId = idOf(world, MARKET)
  const period = (from: string, to: string) => world.call('reports.period', { from, to })
  await world.call('reports.save', { month: '2026-07', agencyId, totals: { penalty: 1, licence: 2 }, receivedOn: null })
  await world.call('reports.save', { month: '2026-08', agencyId, totals: { penalty: 5 }, receivedOn: null })
  expect((await period('2026-07-01', '2026-08-31')).totals).toEqual([{ agencyId, kind: 'penalty', count: 6 }])
  expect((await period('2026-07-02', '2026-08-31')).totals).toEqual([])
  expect([wholeMonths('2025-12-01', '2026-02-28'), wholeMonths('2026-02-01', '2026-02-27')]).toEqual([3, 0])
})

test('a batch can be taken back though its agency has reported: the report stays', async () => {
  const world = createWorld({ today: '2026-09-05' })
  const { batchId } = await bringIn(
    world,
    penaltyFile(world, 'a.csv', [{ no: '云市监罚〔2026〕1号', date: '2026-08-10' }]),
  )
  const agencyId = idOf(world, MARKET)
  await world.call('reports.save', { month: '2026-08', agencyId, totals: { penalty: 1 }, receivedOn: null })
  await world.call('imports.undo', { batchId })
  expect(await lineOf(world, '2026-08', MARKET)).toMatchObject({ differences: 1, standing: 'missing' })
})
