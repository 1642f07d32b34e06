import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { findResources } from '../../electron/resources.ts'
import { normalHeading } from '../../shared/domain/import/headings.ts'
import type { ProfileBody } from '../../shared/domain/import/import-profile.ts'
import { hasSharedFiles, sharedFile } from '../support/shared-files.ts'
import { storedRecords } from '../support/stored-records.ts'
import { bringIn, rawFile } from '../support/table-file.ts'
import { createWorld, type World } from '../support/world.ts'

const resources = findResources(import.meta.dirname)
const shippedNames = readdirSync(resources.path('import', 'profiles'))
const facts = async (world: World, file: string) =>
  (await world.call('imports.preview', { path: file })).table?.records.map((record) => record.facts)

/** The marks of a shipped profile and one record below them. */
function tableOf(world: World, name: string, record: Record<string, string>): string {
  const headings = Object.keys(record)
  return rawFile(world, name, [headings.join(','), headings.map((heading) => record[heading]).join(',')])
}

describe('profiles that ship', () => {
  test('every one passes the checks of a foreign one and is known by its own marks alone', async () => {
    const world = createWorld()
    const { profiles } = await world.call('importProfiles.list', {})
    expect(profiles.map(({ id }) => `${id.slice(8)}.json`)).toEqual(shippedNames.toSorted())
    for (const { columns, marks, name } of profiles) {
      const said = new Set(columns.map(({ heading }) => normalHeading(heading)))
      expect(
        marks.filter((mark) => !said.has(normalHeading(mark))),
        name,
      ).toEqual([])
    }
  })

  test('双公示 2018: the columns of money are 万元 though their headings do not say so', async () => {
    const world = createWorld()
    const file = tableOf(world, 'a.csv', {
      CF_XDR_MC: '甲公司',
      CF_WSH: '云市监罚〔2019〕1号',
      CF_WFXW: '无证经营',
      CF_SY: '未取得许可从事经营',
      CF_CFLB: '罚款',
      CF_NR: '罚款200元',
      CF_NR_FK: '0.02',
      CF_JDRQ: '2019/05/06',
      CF_CFJG: '云山市市场监督管理局',
    })
    const { table } = await world.call('imports.preview', { path: file })
    expect(table?.profile).toBe('shipped:penalty-publicity-2018')
    expect(table?.columns.map(({ heading, from }) => [heading, from])).toContainEqual(['CF_NR_FK', 'profile'])
    expect(await facts(world, file)).toEqual([
      expect.objectContaining({ fine_amount: '200.00', cause: '无证经营', facts: '未取得许可从事经营' }),
    ])
    expect((await world.call('imports.preview', { path: file, profile: null })).table).toMatchObject({ profile: null })
  })

  test('双公示 2015: CF_SY is the cause, codes of the state become words, the cell stays', async () => {
    const world = createWorld()
    const file = tableOf(world, 'a.csv', {
      CF_WSH: '云市监罚〔2015〕1号',
      CF_CFMC: '甲公司案',
      CF_CFLB1: '1',
      CF_SY: '无证经营',
      CF_JG: '罚款500元',
      CF_XDR_MC: '甲公司',
      CF_JDRQ: '2015/05/06',
      CF_XZJG: '云山市市场监督管理局',
      CF_ZT: '1',
    })
    const { batchId } = await bringIn(world, file)
    const [stored] = storedRecords(world.db)
    expect(stored?.facts).toMatchObject({ cause: '无证经营', state: '撤销', penalty_types: '罚款' })
    expect(stored?.original).toContain('1')
    const { sheets } = await world.call('imports.get', { batchId })
    expect(sheets[0]?.profile).toBe('双公示·行政处罚（2015—2016）')
  })
})

const body = (changes: Partial<ProfileBody> = {}): ProfileBody => ({
  name: '云山市局处罚台账',
  note: '',
  table: 'penalty',
  marks: ['文书编号', '被罚的人', '罚了多少', '哪天罚的'],
  columns: [
    { heading: '文书编号', field: 'decision_no' },
    { heading: '被罚的人', field: 'party_name' },
    { heading: '罚了多少', field: 'fine_amount', unit: 'wan' },
    { heading: '哪天罚的', field: 'decision_date' },
  ],
  fixed: [{ field: 'agency_name', value: '云山市市场监督管理局' }],
  ...changes,
})
const LEDGER = ['被罚的人,文书编号,罚了多少,哪天罚的', '甲公司,云市监罚〔2024〕1号,0.2,2024-05-06']

describe('profiles of the bureau', () => {
  test('a named reading: columns in any order, units, and the agency that the table does not state', async () => {
    const world = createWorld()
    const file = rawFile(world, 'a.csv', LEDGER)
    const before = await world.call('imports.preview', { path: file })
    expect(before.readable).toBe(false)
    const { id } = await world.call('importProfiles.save', { body: body() })
    const { table } = await world.call('imports.preview', { path: file })
    expect(table).toMatchObject({ profile: id, missing: [], fixed: { agency_name: '云山市市场监督管理局' } })
    const { batchId, counts } = await bringIn(world, file)
    expect(counts).toMatchObject({ added: 1, refused: 0 })
    expect(world.db.one('SELECT case_key, fine_fen, complete FROM case_file')).toEqual({
      caseKey: 'penalty|云山市市场监督管理局|云市监罚〔2024〕1号',
      fineFen: 200_000,
      complete: 1,
    })
    const { record } = await world.call('imports.record', { batchId, sheet: 0, row: 1 })
    expect(record?.facts).toMatchObject({ agency_name: '云山市市场监督管理局' })
    expect((await bringIn(world, file)).counts).toMatchObject({ added: 0, unchanged: 1 })
  })

  test('a cell put right by a person is read by the same profile', async () => {
    const world = createWorld()
    await world.call('importProfiles.save', { body: body() })
    const file = rawFile(world, 'a.csv', [LEDGER[0] ?? '', '甲公司,云市监罚〔2024〕1号,约2,2024-05-06'])
    const { batchId } = await world.call('imports.read', { path: file })
    const fixed = await world.call('imports.fixRow', {
      batchId: batchId ?? '',
      sheet: 0,
      row: 1,
      column: 2,
      value: '0.3',
    })
    expect(fixed.problems).toEqual([])
    const { record } = await world.call('imports.record', { batchId: batchId ?? '', sheet: 0, row: 1 })
    expect(record?.facts).toMatchObject({ fine_amount: '3000.00', agency_name: '云山市市场监督管理局' })
  })

  test('two agencies with the same table: nobody guesses whose it is, a person says it', async () => {
    const world = createWorld()
    await world.call('importProfiles.save', { body: body() })
    const other = await world.call('importProfiles.save', {
      body: body({ name: '另一家', fixed: [{ field: 'agency_name', value: '云山市卫生健康委员会' }] }),
    })
    const file = rawFile(world, 'a.csv', LEDGER)
    const guessed = await world.call('imports.preview', { path: file })
    expect(guessed.table?.profile ?? null).toBe(null)
    const read = await world.call('imports.preview', { path: file, profile: other.id })
    expect(read.table).toMatchObject({ profile: other.id, fixed: { agency_name: '云山市卫生健康委员会' } })
  })

  test('what ships is not changed; names are unique; a removed profile leaves its batches as they are', async () => {
    const world = createWorld()
    const { id } = await world.call('importProfiles.save', { body: body() })
    await expect(world.call('importProfiles.save', { body: body() })).rejects.toMatchObject({ code: 'conflict' })
    await expect(
      world.call('importProfiles.rename', { id: 'shipped:penalty-publicity-2018', name: '我的' }),
    ).rejects.toMatchObject({ code: 'not_allowed' })
    await world.call('importProfiles.rename', { id, name: '台账二' })
    const { batchId } = await bringIn(world, rawFile(world, 'a.csv', LEDGER))
    await world.call('importProfiles.remove', { id })
    expect((await world.call('imports.get', { batchId })).sheets[0]).toMatchObject({
      profile: '台账二',
      fixed: { agency_name: '云山市市场监督管理局' },
    })
    const actions = (await world.call('audit.page', { limit: 10 })).rows.map(({ action }) => action)
    expect(actions).toEqual(expect.arrayContaining(['importProfiles.rename', 'importProfiles.remove']))
  })

  test('from one PC to another by a file; what it says of committing by itself is not taken over', async () => {
    const [here, there] = [createWorld(), createWorld()]
    const { id } = await here.call('importProfiles.save', { body: body() })
    await here.call('importProfiles.letCommit', { id, commitsItself: true })
    const { file } = await here.call('importProfiles.export', { id, file: path.join(here.dir, '方案.json') })
    for (const name of ['云山市局处罚台账', '云山市局处罚台账（2）'])
      expect(await there.call('importProfiles.takeOver', { file })).toMatchObject({ name })
    const [first] = (await there.call('importProfiles.list', {})).profiles
    expect(first).toMatchObject({ ...body(), origin: 'file', commitsItself: false })
  })

  test.each<[string, (good: Record<string, unknown>) => unknown]>([
    ['不是导入方案文件', () => '{"format":'],
    ['不符合导入方案的格式', (good) => ({ ...good, format: 'other' })],
    ['不符合导入方案的格式', (good) => ({ ...good, commitsItself: true })],
    ['看不见的字符', (good) => ({ ...good, name: '台账\u202egpj' })],
    ['不属于这类表格', (good) => ({ ...good, columns: [{ heading: '号', field: '__proto__' }] })],
    ['不符合导入方案的格式', (good) => ({ ...good, fixed: [{ field: 'decision_no', value: '1' }] })],
    ['不是有效的统一社会信用代码', (good) => ({ ...good, fixed: [{ field: 'agency_uscc', value: '123' }] })],
    ['写了两次', (good) => ({ ...good, columns: ['a b', 'ab'].map((heading) => ({ heading, field: null })) })],
    ['不足三个', (good) => ({ ...good, marks: ['甲', ' 甲', '*甲'] })],
    ['不符合导入方案的格式', (good) => ({ ...good, marks: Array.from({ length: 301 }, (_, i) => `列${i}`) })],
    ['文件太大', (good) => ({ ...good, note: 'x'.repeat(300_000) })],
    ['不是导入方案文件', () => '['.repeat(100_000)],
  ])('a hostile file is refused: %s (%#)', async (says, change) => {
    const world = createWorld()
    const data = change({ ...body(), format: 'mingjuan-import-profile', version: 1 })
    const file = path.join(world.dir, 'x.json')
    writeFileSync(file, typeof data === 'string' ? data : JSON.stringify(data))
    await expect(world.call('importProfiles.takeOver', { file })).rejects.toThrow(says)
    expect((await world.call('importProfiles.list', {})).profiles).toHaveLength(shippedNames.length)
  })
})

describe.skipIf(!hasSharedFiles)('real tables through the profiles that ship', () => {
  test('banking regulator: read without a hand; the same again adds nothing; a changed file shows old and new', async () => {
    const world = createWorld()
    const file = sharedFile('data/penalty-cbrc-gb18030.csv')
    const first = await bringIn(world, file)
    expect((await world.call('imports.get', { batchId: first.batchId })).sheets[0]?.profile).toMatch(/^银行业监管/)
    const problems = await world.call('imports.problems', { batchId: first.batchId, severity: 'block', limit: 1000 })
    expect(new Set(problems.rows.map(({ row }) => row)).size).toBe(first.counts.refused)
    for (const { message } of problems.rows) expect(message).toMatch(/\p{Script=Han}{6}/u)

    expect((await bringIn(world, file)).counts).toMatchObject({ added: 0, updated: 0, refused: first.counts.refused })

    // the second record of the file, with another fine: as the agency would send it next month
    const text = new TextDecoder('gb18030').decode(readFileSync(file))
    expect(text.split('罚款人民币65万元').length).toBeGreaterThan(1)
    const changed = rawFile(world, 'changed.csv', [text.replace('罚款人民币65万元', '罚款人民币56万元')])
    const read = await world.call('imports.read', { path: changed })
    const batchId = read.batchId ?? ''
    const { rows } = await world.call('imports.rows', { batchId, fate: 'update' })
    expect(rows.map(({ changes }) => changes)).toEqual([
      [{ field: 'penalty_content', old: '罚款人民币65万元', new: '罚款人民币56万元' }],
    ])
    const counts = await world.call('imports.commit', { batchId, leaveOutBlocked: true })
    expect(counts).toMatchObject({ added: 0, updated: 1, refused: first.counts.refused })
  })

  test('financial regulator: the profile is found in the workbook, every refused row says why', async () => {
    const world = createWorld()
    const { batchId, counts } = await bringIn(world, sharedFile('data/enforcement-sample.xlsx'))
    const { sheets } = await world.call('imports.get', { batchId })
    expect(sheets.map(({ name, profile }) => [name, profile?.slice(0, 6) ?? null])).toEqual([
      ['行政处罚', '金融监管总局'],
      ['行政许可', null],
      ['检查对象', '浙江市场监管'],
      ['事项目录', null],
    ])
    expect(counts.refused).toBe(55)
    const blocked = await world.call('imports.problems', { batchId, severity: 'block', limit: 1000 })
    expect(blocked.rows.every(({ message }) => /请|不能/.test(message))).toBe(true)
  })
})
