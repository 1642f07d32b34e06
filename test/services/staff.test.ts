import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import type { CallInput } from '../../shared/contract/index.ts'
import { type AgencyTraining, eventsText } from '../../shared/domain/staff/staff-columns.ts'
import { AGENCIES, bringIn, named, OFFICERS } from '../support/catalogue-tables.ts'
import { createWorld, type World } from '../support/world.ts'

// The day of a world is 2026-09-01.
const MARKET = '云山市市场监督管理局'
const STREET = '青田区桥东街道办事处'
const HEAD = '姓名,执法证号,所属单位,执法证有效期,人员类别,学历,执法领域,身份证号,离岗日期'
const STAFF = [
  HEAD,
  `李一,37010000001,${MARKET},2030-01-01,公务员,20,市场监管,110105198109010014,`,
  `王二,37010000002,${MARKET},2030-01-01,公务员,本科,市场监管、食品安全,110105198109020010,`,
  `赵三,37010000003,${MARKET},2030-01-01,公务员,硕士,市场监管,,2026-06-30`,
  `周六,37010000006,${MARKET},2030-01-01,事业编制,,,,`,
  `吴七,37010000007,${MARKET},2026-08-31,公务员,本科,市场监管,,`,
  `郑八,37010000008,${MARKET},长期,辅助人员,本科,市场监管,,`,
  `钱四,37010000004,${STREET},2030-01-01,公务员,专科,城市管理,,`,
]
const TRAINING = [
  '姓名,执法证号,所属单位,培训日期,学时类别,培训内容,学时',
  `李一,37010000001,${MARKET},2026-03-01,公共法律知识,行政处罚法,40`,
  `李一,37010000001,${MARKET},2026-05-01,业务知识,文书制作,20.5`,
  `赵三,37010000003,${MARKET},2026-03-01,公共法律知识,行政处罚法,40`,
  `王二,37010000002,${MARKET},2025-03-01,公共法律知识,行政处罚法,60`,
  `钱四,37010000004,${STREET},2026-04-02,业务知识,占道经营,8`,
]

async function withStaff(training = TRAINING): Promise<World> {
  const world = createWorld()
  await bringIn(world, 'agencies.csv', AGENCIES)
  await bringIn(world, 'officers.csv', STAFF)
  if (training.length > 0) await bringIn(world, 'training.csv', training)
  return world
}

const trainingOf = async (world: World, agency: string, year = 2026) =>
  (await world.call('staff.training', { year })).rows.find((row) => row.agency === agency)

const peopleOf = async (world: World, staff: CallInput<'catalogues.records'>['staff']): Promise<string[]> =>
  (await world.call('catalogues.records', { catalogue: 'officer', staff })).rows.map(({ name }) => name).sort()

test('of each agency: in post on the day, trained in the year, who is missing, hours; each figure has its officers', async () => {
  const world = await withStaff()
  // 赵三 left in June, the certificate of 吴七 ran out yesterday, 郑八 is an auxiliary, 王二 was trained last year
  expect(await trainingOf(world, MARKET)).toEqual({
    agency: MARKET,
    kind: 'department',
    inPost: 3,
    trained: 1,
    missing: ['周六', '王二'],
    events: 2,
    lacking: 0,
    // 60.5 hours of three
    averageTenths: 202,
    short: 2,
  })
  const year = await world.call('staff.training', { year: 2026 })
  expect(year).toMatchObject({ day: '2026-09-01', whole: { inPost: 4, trained: 2 }, unassigned: 0, streetsLacking: 1 })
  expect(await peopleOf(world, { year: 2026, agency: MARKET })).toEqual(['周六', '李一', '王二'])
  expect(await peopleOf(world, { year: 2026, agency: MARKET, group: 'trained' })).toEqual(['李一'])
  expect(await peopleOf(world, { year: 2026, agency: MARKET, group: 'untrained' })).toEqual(['周六', '王二'])
  expect(await peopleOf(world, { year: 2026, group: 'short' })).toEqual(['周六', '王二', '钱四'])
  // on the last day of 2025 赵三 had not left and the certificate of 吴七 held
  expect(await trainingOf(world, MARKET, 2025)).toMatchObject({ inPost: 5, trained: 1, events: 1 })
})

test('an agency of which no training was handed in has no figures, and is not the same as one whose people missed it', async () => {
  const world = await withStaff(TRAINING.filter((line) => !line.includes(STREET)))
  expect(await trainingOf(world, STREET)).toEqual({
    agency: STREET,
    kind: 'street',
    inPost: 1,
    trained: null,
    missing: [],
    events: null,
    // who handed in nothing is not taken to have held any
    lacking: 2,
    averageTenths: null,
    short: null,
  })
  const { notReported, streetsLacking, whole, rows } = await world.call('staff.training', {
    year: 2026,
    sort: 'coverage',
  })
  expect({ notReported, streetsLacking, whole }).toEqual({
    notReported: 1,
    streetsLacking: 1,
    whole: { inPost: 3, trained: 1 },
  })
  // below the lowest rate, and agencies without officers last; the government is not asked
  expect(rows.map(({ agency }) => agency)).toEqual([STREET, MARKET, '云山市青田区市场监督管理局'])
  // a training of last year does not make this one reported
  await bringIn(world, 'last-year.csv', [
    TRAINING[0] as string,
    `钱四,37010000004,${STREET},2025-04-02,业务知识,占道,8`,
  ])
  expect((await trainingOf(world, STREET))?.trained).toBeNull()
  expect((await trainingOf(world, STREET, 2025))?.trained).toBe(1)
})

test('a street with one training in the year lacks the second: two people on one day are one training', async () => {
  const world = await withStaff()
  expect(await trainingOf(world, STREET)).toMatchObject({ events: 1, lacking: 1, trained: 1 })
  await bringIn(world, 'same-day.csv', [
    TRAINING[0] as string,
    `孙五,37010000009,${STREET},2026-04-02,业务知识,占道经营,8`,
  ])
  expect(await trainingOf(world, STREET)).toMatchObject({ events: 1, lacking: 1 })
  expect((await world.call('staff.training', { year: 2026 })).unassigned).toBe(1)
  await bringIn(world, 'without-number.csv', [
    '姓名,所属单位,培训日期,学时类别,培训内容,学时',
    `孙五,${STREET},2026-04-02,业务知识,占道经营,8`,
  ])
  expect((await world.call('staff.training', { year: 2026 })).unassigned).toBe(2)
  const checked = { catalogue: 'training', check: 'cert_missing' } as const
  expect((await world.call('catalogues.records', checked)).total).toBe(1)
  await bringIn(world, 'second.csv', [
    TRAINING[0] as string,
    `钱四,37010000004,${STREET},2026-05-06,业务知识,占道经营,8`,
  ])
  expect(await trainingOf(world, STREET)).toMatchObject({ events: 2, lacking: 0 })
  await world.call('settings.save', { changes: { catalogues: { yearlyStreetTrainings: 3 } } })
  expect(await trainingOf(world, STREET)).toMatchObject({ events: 2, lacking: 1 })
})

test('a street of which nothing was handed in lacks all its trainings: with officers at once, without them when the year is over', async () => {
  const world = await withStaff(TRAINING.filter((line) => !line.includes(STREET)))
  const EMPTY = '青田区桥西街道办事处'
  await bringIn(world, 'west.csv', ['机关名称,机关类别,统一社会信用代码', `${EMPTY},街道,`])
  const says = async (agency: string, year = 2026): Promise<string> => {
    const row = (await trainingOf(world, agency, year)) as AgencyTraining
    return `${row.lacking} ${eventsText(row)}`
  }
  expect([await says(STREET), await says(EMPTY), await says(MARKET)]).toEqual(['2 未报送', '0 未报送', '0 2 次'])
  expect([await says(STREET, 2025), await says(EMPTY, 2025)]).toEqual(['2 未报送', '2 未报送'])
  expect((await world.call('staff.training', { year: 2025 })).streetsLacking).toBe(2)
  world.setToday('2026-12-31')
  expect(await says(EMPTY)).toBe('0 未报送')
  world.setToday('2027-01-01')
  expect(await says(EMPTY)).toBe('2 未报送')
})

test('a certificate withdrawn or an officer who left is out of the count from that day on, a suspended one is not', async () => {
  const world = await withStaff()
  const record = async (name: string, kind: string, on: string): Promise<void> => {
    const id = await named(world, 'officer', name)
    await world.call('catalogues.recordChange', { id, kind, on, reason: '考核' })
  }
  await record('李一', 'withdraw', '2026-09-02')
  expect(await trainingOf(world, MARKET)).toMatchObject({ inPost: 3, trained: 1 })
  await record('周六', 'suspend', '2026-08-01')
  expect(await trainingOf(world, MARKET)).toMatchObject({ inPost: 3, trained: 1 })
  await record('王二', 'leave', '2026-08-01')
  expect(await trainingOf(world, MARKET)).toMatchObject({ inPost: 2, trained: 1 })
  // suspended after that: he has left all the same
  await record('王二', 'suspend', '2026-08-05')
  expect(await trainingOf(world, MARKET)).toMatchObject({ inPost: 2, trained: 1 })
  world.setToday('2026-09-02')
  expect(await trainingOf(world, MARKET)).toMatchObject({ inPost: 1, trained: 0, missing: ['周六'] })
})

test('the officers of a body that was merged are counted with the one that took its place', async () => {
  const world = await withStaff()
  const street = await named(world, 'agency', '桥东街道')
  await world.call('catalogues.replaceAgencies', {
    ids: [street],
    on: '2026-06-01',
    name: '青田区城东街道办事处',
    reason: '区划调整',
  })
  expect(await trainingOf(world, STREET)).toBeUndefined()
  expect(await trainingOf(world, '青田区城东街道办事处')).toMatchObject({ inPost: 1, trained: 1, events: 1 })
  expect(await peopleOf(world, { year: 2026, agency: '青田区城东街道办事处' })).toEqual(['钱四'])
  // at the end of 2025 it still had its old name, and the new body was not there
  const before = await world.call('staff.training', { year: 2025 })
  expect(before.rows.map(({ agency }) => agency)).toContain(STREET)
  expect(before.rows.map(({ agency }) => agency)).not.toContain('青田区城东街道办事处')
})

test('trainings of two bodies that merge later are two, on one day and subject too; the merged body is in no year before', async () => {
  const world = await withStaff()
  const WEST = '青田区桥西街道办事处'
  const MERGED = '青田区桥街道办事处'
  await bringIn(world, 'west.csv', ['机关名称,机关类别,统一社会信用代码', `${WEST},街道,`])
  await bringIn(world, 'west-officers.csv', [HEAD, `孙五,37010000009,${WEST},2030-01-01,公务员,,,,`])
  const line = (day: string, unit = ''): string => `孙五,37010000009,${unit},${day},业务知识,占道经营,8`
  await bringIn(world, 'west-training.csv', [TRAINING[0] as string, line('2026-04-02', WEST)])
  const ids = [await named(world, 'agency', '桥东街道'), await named(world, 'agency', '桥西街道')]
  await world.call('catalogues.replaceAgencies', { ids, name: MERGED, on: '2026-07-01', reason: '合并' })
  expect(await trainingOf(world, MERGED)).toMatchObject({ inPost: 2, trained: 2, events: 2, lacking: 0 })
  // after the merger one training is one, though the register still has its people at the old bodies
  await bringIn(world, 'together.csv', [
    TRAINING[0] as string,
    line('2026-08-03'),
    '钱四,37010000004,,2026-08-03,业务知识,占道经营,8',
  ])
  expect(await trainingOf(world, MERGED)).toMatchObject({ events: 3 })
  const before = (await world.call('staff.training', { year: 2025 })).rows.map(({ agency }) => agency)
  expect(before).toEqual(expect.arrayContaining([STREET, WEST]))
  expect(before).not.toContain(MERGED)
})

test('the structure counts words and their codes together, several fields each, ages without the numbers; each bar has its people', async () => {
  const world = await withStaff()
  const structure = await world.call('staff.structure', { year: 2026 })
  expect(structure.inPost).toBe(4)
  const bars = Object.fromEntries(
    structure.traits.map(({ trait, bars: own }) => [trait, own.map(({ value, count }) => [value, count])]),
  )
  expect(bars).toMatchObject({
    education: [
      ['本科', 2],
      ['专科', 1],
      [null, 1],
    ],
    fields: [
      ['市场监管', 2],
      ['城市管理', 1],
      ['食品安全', 1],
      [null, 1],
    ],
    staff_kind: [
      ['公务员', 3],
      ['事业编制', 1],
    ],
    // 李一 is 45 since today, 王二 will be tomorrow
    age: [
      ['36 至 45 岁', 2],
      [null, 2],
    ],
  })
  world.setToday('2027-09-01')
  const later = (await world.call('staff.structure', { year: 2027 })).traits.find(({ trait }) => trait === 'age')
  expect(later?.bars).toEqual([
    { value: '36 至 45 岁', count: 1 },
    { value: '46 至 55 岁', count: 1 },
    { value: null, count: 2 },
  ])
  world.setToday('2026-09-01')
  expect(JSON.stringify(structure)).not.toMatch(/11010519/)
  expect(await peopleOf(world, { year: 2026, trait: 'education', value: '本科' })).toEqual(['李一', '王二'])
  expect(await peopleOf(world, { year: 2026, trait: 'fields', value: '食品安全' })).toEqual(['王二'])
  expect(await peopleOf(world, { year: 2026, trait: 'education', value: null })).toEqual(['周六'])
  await expect(world.call('catalogues.records', { catalogue: 'agency', staff: { year: 2026 } })).rejects.toMatchObject({
    code: 'invalid_input',
  })
})

test('both tables are written as they are sorted, with one audit entry each', async () => {
  const world = await withStaff()
  const file = path.join(world.dir, 'training.csv.out.csv')
  const asked = { table: 'training', year: 2026, format: 'csv', file, sort: 'inPost', descending: true } as const
  const before = world.db.value<number>('SELECT count(*) FROM audit_entry') as number
  await world.call('staff.export', { ...asked, columns: ['agency', 'inPost', 'coverage', 'missing', 'events'] })
  expect(readFileSync(file, 'utf8').trim().split('\r\n')).toEqual([
    '执法机关,在岗持证,覆盖率,没有参训的,培训次数',
    `${MARKET},3,33.33%,周六、王二,2 次`,
    `${STREET},1,100.00%,,1 次，少 1 次`,
    '云山市青田区市场监督管理局,0,没有在岗人员,,未报送',
  ])
  expect(world.db.value('SELECT count(*) FROM audit_entry')).toBe(before + 1)
  const filings = path.join(world.dir, 'filings')
  const { rows, file: written } = await world.call('staff.export', {
    ...asked,
    table: 'filings',
    format: 'xlsx',
    file: filings,
    sort: 'standing',
    columns: ['agency', 'plan', 'standing'],
  })
  expect([rows, written]).toEqual([6, `${filings}.xlsx`])
  await expect(world.call('staff.export', { ...asked, columns: ['id_no'] })).rejects.toMatchObject({
    code: 'not_found',
  })
})

test('people and trainings of no agency are a line of their own; a number typed into a field of the register is masked', async () => {
  const world = createWorld()
  const typed = '11010519810901001X'
  await bringIn(world, 'officers.csv', [
    '姓名,执法证号,所属单位,执法领域',
    `孙五,37010000009,,${typed}`,
    '李一,37010000001,,市场监管',
  ])
  const { rows } = await world.call('staff.training', { year: 2026 })
  expect(rows).toMatchObject([{ agency: '没有写明机关', inPost: 2, trained: null }])
  expect(await peopleOf(world, { year: 2026, agency: '没有写明机关' })).toEqual(['孙五', '李一'])
  const { traits } = await world.call('staff.structure', { year: 2026 })
  const shown = traits.find(({ trait }) => trait === 'fields')?.bars.find(({ value }) => value?.includes('*'))?.value
  expect(shown).toBe('110105**********1X')
  expect(await peopleOf(world, { year: 2026, trait: 'fields', value: shown ?? '' })).toEqual(['孙五'])
})

test('agencies that only the officers name are counted under the name that these write', async () => {
  const world = createWorld()
  await bringIn(world, 'officers.csv', OFFICERS)
  expect(
    (await world.call('staff.training', { year: 2026 })).rows.map(({ agency, inPost }) => [agency, inPost]),
  ).toEqual([
    [MARKET, 1],
    [STREET, 1],
  ])
})

test('an officer with two numbers in the cell is trained under either one; hours add up, and the record counts to somebody', async () => {
  const world = createWorld()
  await bringIn(world, 'agencies.csv', AGENCIES)
  await bringIn(world, 'officers.csv', [
    '姓名,执法证号,所属单位,执法证有效期,人员类别',
    `李一,37010000001、37010000099,${STREET},2030-01-01,公务员`,
    `王二,37010000002,${STREET},2030-01-01,公务员`,
  ])
  await bringIn(world, 'training.csv', [
    '姓名,执法证号,所属单位,培训日期,学时类别,培训内容,学时',
    '李一,37010000099,,2026-03-01,公共法律知识,行政处罚法,40.5',
    '李一,37010000001,,2026-04-01,业务知识,占道经营,20',
  ])
  expect(await trainingOf(world, STREET)).toMatchObject({ trained: 1, missing: ['王二'], events: 2, short: 1 })
  expect((await world.call('staff.training', { year: 2026 })).unassigned).toBe(0)
  const found = async (catalogue: 'officer' | 'training', check: string): Promise<string[]> =>
    (await world.call('catalogues.records', { catalogue, check })).rows.map(({ name }) => name)
  expect(await found('officer', 'hours_short')).toEqual(['王二'])
  expect(await found('training', 'officer_unknown')).toEqual([])
  const id = await named(world, 'officer', '李一')
  const detail = await world.call('catalogues.get', { id })
  expect(detail.hours).toEqual([{ year: '2026', law: 405, work: 200, skill: 0, other: 0 }])
  expect(detail.uses).toMatchObject([{ by: 'training', total: 2 }])
  await expect(world.call('catalogues.remove', { id })).rejects.toMatchObject({ code: 'conflict' })
  const training = detail.uses[0]?.named[0]?.id as number
  expect((await world.call('catalogues.get', { id: training })).names.map(({ name }) => name)).toEqual(['李一'])
})
