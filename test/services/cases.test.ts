import { readFileSync } from 'node:fs'
import path from 'node:path'
import { readXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import { waitingForSearch } from '../../electron/services/case-search.ts'
import type { CallInput } from '../../shared/contract/index.ts'
import { CASE_COLUMNS, type ListedCase } from '../../shared/domain/cases/case-columns.ts'
import type { CaseFilter } from '../../shared/domain/cases/case-filter.ts'
import { searchForm } from '../../shared/domain/cases/search-text.ts'
import { bringIn, rawFile } from '../support/table-file.ts'
import { createWorld, type World } from '../support/world.ts'

const HEADINGS =
  '处罚决定书文号,案件名称,当事人名称,统一社会信用代码,违法事实,罚款金额(元),立案日期,处罚决定日期,处罚机关,案件程序'
const ROWS = [
  [
    '云市监罚〔2026〕1号',
    '甲公司无证经营食品案',
    '甲公司',
    '',
    '销售超过保质期的酸奶，货值120元',
    '2000',
    '2026-02-01',
    '2026-03-06',
    '云山市市场监督管理局',
    '普通程序',
  ],
  [
    '云市监罚〔2026〕2号',
    '乙店虚假广告案',
    '乙店',
    '',
    '𠮷祥牌面粉广告称包治百病',
    '500',
    '2026-02-03',
    '2026-03-07',
    '云山市市场监督管理局',
    '简易程序',
  ],
  [
    '云环罚〔2026〕1号',
    '丙厂超标排污案',
    '丙厂',
    '',
    '排放废水，化学需氧量超标',
    '80000',
    '',
    '2026-03-01',
    '云山市生态环境局',
    '普通程序',
  ],
  [
    '云环罚〔2026〕2号',
    '=1+1',
    '丁某',
    '',
    '证件 110105194912310021 的当事人露天焚烧',
    '',
    '2026-01-05',
    '',
    '云山市生态环境局',
    '',
  ],
]

/** An identity number in a fact: it finds nothing, and no word reaches over it. */
const PAPER = '110105194912310021'

async function world4(): Promise<World> {
  const world = createWorld()
  await bringIn(world, rawFile(world, 'a.csv', [HEADINGS, ...ROWS.map((row) => row.join(','))]))
  return world
}

type Filter = NonNullable<CallInput<'cases.page'>['filter']>
const numbers = async (world: World, filter: Filter, sort: CallInput<'cases.page'>['sort'] = null): Promise<string[]> =>
  (await world.call('cases.page', { filter, sort })).rows.map(({ decisionNo }) => decisionNo ?? '')
const [A, B, C, D] = ROWS.map(([number = '']) => number) as [string, string, string, string]

test('every word of two to five characters that stands in a case finds it, and only the cases that hold it', async () => {
  const world = await world4()
  const fields = ROWS.map(([number, name, party, , facts, , , , agency]) =>
    [number, name, agency, party, facts].flatMap((text) => (text ?? '').split(PAPER).map(searchForm)),
  )
  const words = new Set<string>()
  for (const form of fields.flat()) {
    const letters = Array.from(form)
    for (const length of [2, 3, 5])
      for (let i = 0; i + length <= letters.length; i += 1) words.add(letters.slice(i, i + length).join(''))
  }
  expect(words.size).toBeGreaterThan(200)
  for (const word of words) {
    const expected = ROWS.filter((_, i) => fields[i]?.some((form) => form.includes(word))).map(([number]) => number)
    expect([word, new Set(await numbers(world, { text: word }))]).toEqual([word, new Set(expected)])
  }
})

test('words are not found across fields; several words must all be there; signs and width do not count', async () => {
  const world = await world4()
  expect(await numbers(world, { text: '公司销售' })).toEqual([])
  expect(await numbers(world, { text: '酸奶 云山' })).toEqual([A])
  expect(await numbers(world, { text: '酸奶 焚烧' })).toEqual([])
  expect(await numbers(world, { text: '云环罚[2026]１号' })).toEqual([C])
  expect(await numbers(world, { text: '"OR * 酸奶' })).toEqual([])
  for (const text of [PAPER, '19491231', '证件的当事人'])
    expect([text, await numbers(world, { text })]).toEqual([text, []])
  expect(await numbers(world, { text: '环' }, { column: 'number', descending: false })).toEqual([C, D])
  const party: Filter = { conditions: [{ field: 'party', operator: 'contains', value: '甲公司' }] }
  expect(await numbers(world, party)).toEqual([A])
  expect(await numbers(world, { conditions: [{ field: 'party', operator: 'contains', value: '酸奶' }] })).toEqual([])
})

test('an update, a new name of an agency and an undo reach the index', async () => {
  const world = await world4()
  expect(waitingForSearch(world.db)).toBe(4)
  expect(await numbers(world, { text: '酸奶' })).toEqual([A])
  expect(waitingForSearch(world.db)).toBe(0)
  const changed = [...(ROWS[0] ?? [])]
  changed[4] = '销售变质月饼'
  const update = await bringIn(world, rawFile(world, 'b.csv', [HEADINGS, changed.join(',')]))
  expect(update.counts.updated).toBe(1)
  expect([await numbers(world, { text: '酸奶' }), await numbers(world, { text: '月饼' })]).toEqual([[], [A]])
  await world.call('imports.undo', { batchId: update.batchId })
  expect([await numbers(world, { text: '酸奶' }), await numbers(world, { text: '月饼' })]).toEqual([[A], []])
  world.db.run("UPDATE agency SET name = '云山市环保局' WHERE name = '云山市生态环境局'")
  expect(waitingForSearch(world.db)).toBe(2)
})

test('a large number of unindexed cases is told of, not waited for', async () => {
  const world = await world4()
  const rows = Array.from({ length: 1001 }, (_, i) => [
    `云文罚〔2025〕${i}号`,
    `第${i}案`,
    ...(ROWS[0]?.slice(2) ?? []),
  ])
  await bringIn(world, rawFile(world, 'many.csv', [HEADINGS, ...rows.map((row) => row.join(','))]))
  expect((await world.call('cases.page', { filter: { text: '云文' } })).unindexed).toBe(1005)
  expect((await world.call('cases.page', {})).unindexed).toBe(0)
})

test('the first page of a common word comes uncounted and in the order of the list, which follows a changed day', async () => {
  const world = await world4()
  const first = async (filter: Filter, limit = 2) => {
    const { rows, total, counted } = await world.call('cases.page', { filter, limit, uncounted: true })
    return [rows.map(({ decisionNo }) => decisionNo), total, counted]
  }
  const common = { text: '云山' }
  expect(await first(common)).toEqual([[B, A], 3, false])
  expect(await first(common, 4)).toEqual([[B, A, C, D], 4, true])
  expect(await first({ ...common, conditions: [{ field: 'stage', operator: 'in', value: ['filed'] }] })).toEqual([
    [D],
    1,
    true,
  ])
  expect(await world.call('cases.count', { filter: common })).toEqual({ total: 4 })
  const changed = [...(ROWS[2] ?? [])]
  changed[7] = '2026-03-08'
  const { batchId } = await bringIn(world, rawFile(world, 'b.csv', [HEADINGS, changed.join(',')]))
  expect(await first(common)).toEqual([[C, B], 3, false])
  await world.call('imports.undo', { batchId })
  expect(await first(common, 4)).toEqual([[B, A, C, D], 4, true])
})

test('conditions: each field, all or any of them', async () => {
  const world = await world4()
  const { agencies, batches } = await world.call('cases.choices', {})
  expect(agencies.map(({ name, cases }) => [name, cases])).toEqual([
    ['云山市市场监督管理局', 2],
    ['云山市生态环境局', 2],
  ])
  const id = agencies[0]?.id ?? 0
  const idOf = world.db.value<number>('SELECT id FROM case_file WHERE decision_no = ?', C) ?? 0
  await world.call('cases.tagMany', { caseIds: [idOf], tag: '群众关注', on: true })
  await world.call('cases.setRemedy', {
    caseKey: (await world.call('cases.get', { caseId: idOf })).caseKey,
    inRemedy: 'yes',
  })
  const sort = { column: 'number', descending: false } as const
  const cases: [CaseFilter['conditions'], string[]][] = [
    [[{ field: 'agency', operator: 'in', value: [id] }], [A, B]],
    [[{ field: 'agency', operator: 'notIn', value: [id] }], [C, D]],
    [[{ field: 'kind', operator: 'in', value: ['licence'] }], []],
    [[{ field: 'procedure', operator: 'in', value: ['summary', 'unknown'] }], [B, D]],
    [[{ field: 'decidedOn', operator: 'between', from: '2026-03-02', to: '2026-03-06' }], [A]],
    [[{ field: 'decidedOn', operator: 'unknown' }], [D]],
    [[{ field: 'filedOn', operator: 'known' }], [A, B, D]],
    [[{ field: 'fine', operator: 'between', from: 50_000, to: 200_000 }], [A, B]],
    [[{ field: 'fine', operator: 'unknown' }], [D]],
    [[{ field: 'stage', operator: 'in', value: ['filed'] }], [D]],
    [[{ field: 'stage', operator: 'notIn', value: ['filed'] }], [A, B, C]],
    [[{ field: 'remedy', operator: 'in', value: ['yes'] }], [C]],
    [[{ field: 'tags', operator: 'any', value: ['群众关注', '别的'] }], [C]],
    [[{ field: 'tags', operator: 'all', value: ['群众关注', '别的'] }], []],
    [[{ field: 'tags', operator: 'none', value: ['群众关注'] }], [A, B, D]],
    [[{ field: 'batch', operator: 'in', value: [batches[0]?.batchId ?? ''] }], [A, B, C, D]],
    [[{ field: 'batch', operator: 'notIn', value: [batches[0]?.batchId ?? ''] }], []],
    [[{ field: 'documents', operator: 'is', value: true }], []],
    [[{ field: 'complete', operator: 'is', value: false }], [D]],
    [[{ field: 'facts', operator: 'contains', value: '废水' }], [C]],
    [
      [
        { field: 'facts', operator: 'contains', value: '废水' },
        { field: 'agency', operator: 'in', value: [id] },
      ],
      [],
    ],
  ]
  for (const [conditions, expected] of cases)
    expect([conditions, await numbers(world, { conditions }, sort)]).toEqual([conditions, [...expected].sort()])
  const any = cases.at(-1)?.[0] ?? []
  expect(await numbers(world, { conditions: any, match: 'any' }, sort)).toEqual([A, B, C].sort())
})

test('lists are ordered as asked, unknown last, equal ones by arrival; they follow every change', async () => {
  const world = await world4()
  expect(await numbers(world, {})).toEqual([B, A, C, D])
  expect(await numbers(world, {}, { column: 'decidedOn', descending: false })).toEqual([C, A, B, D])
  expect(await numbers(world, {}, { column: 'fine', descending: true })).toEqual([C, A, B, D])
  expect(await numbers(world, {}, { column: 'agency', descending: true })).toEqual([D, C, B, A])
  const page = await world.call('cases.page', { offset: 1, limit: 2 })
  expect([page.total, page.rows.map(({ decisionNo }) => decisionNo)]).toEqual([4, [A, C]])
  const more = await bringIn(
    world,
    rawFile(world, 'c.csv', [HEADINGS, ['云环罚〔2026〕3号', ...(ROWS[2]?.slice(1) ?? [])].join(',')]),
  )
  expect((await world.call('cases.page', {})).total).toBe(5)
  await world.call('imports.undo', { batchId: more.batchId })
  expect((await world.call('cases.page', {})).total).toBe(4)
})

test('a view keeps filter, sort and columns under a name; the same name replaces it', async () => {
  const world = await world4()
  const view = {
    name: '罚款五百元以上',
    filter: { conditions: [{ field: 'fine' as const, operator: 'between' as const, from: 50_000 }] },
    sort: { column: 'fine' as const, descending: true },
    columns: ['number' as const, 'fine' as const],
  }
  const { viewId } = await world.call('cases.saveView', view)
  expect((await world.call('cases.saveView', { ...view, columns: ['number'] })).viewId).toBe(viewId)
  const { views } = await world.call('cases.views', {})
  expect(views).toMatchObject([{ ...view, columns: ['number'], savedBy: '测试员' }])
  await world.call('cases.removeView', { viewId })
  await expect(world.call('cases.removeView', { viewId })).rejects.toMatchObject({ code: 'not_found' })
})

test('export: what the list shows, in its order; no formula, no identity number of a person', async () => {
  const world = await world4()
  const columns = ['number', 'caseName', 'fine'] as const
  const csv = path.join(world.dir, 'out.csv')
  await world.call('cases.export', { columns: [...columns], format: 'csv', file: csv })
  expect(readFileSync(csv, 'utf8')).toBe(
    [
      '\ufeff决定文号,案件名称,罚款金额（元）',
      `${B},乙店虚假广告案,500`,
      `${A},甲公司无证经营食品案,2000`,
      `${C},丙厂超标排污案,80000`,
      `${D},'=1+1,`,
      '',
    ].join('\r\n'),
  )
  const file = path.join(world.dir, 'out')
  const filter: Filter = { text: '云环' }
  const done = await world.call('cases.export', { filter, columns: [...CASE_COLUMNS], format: 'xlsx', file })
  expect(done).toEqual({ file: `${file}.xlsx`, rows: 2 })
  const sheet = (await readXlsx(readFileSync(done.file))).sheets[0]
  expect(sheet?.rows[1]?.slice(0, 4)).toEqual([C, '丙厂超标排污案', '丙厂', '云山市生态环境局'])
  expect(sheet?.rows[2]?.[1]).toBe('=1+1')
  expect([...(sheet?.cells ?? new Map()).values()].filter((cell) => cell.formula !== undefined)).toEqual([])
  const audited = world.db.value<string>("SELECT detail FROM audit_entry WHERE action = 'cases.export'")
  expect(JSON.parse(audited ?? '')).toMatchObject({ format: 'csv', rows: 4 })
})

test('a case shows its versions and time line; numbers of papers are masked', async () => {
  const world = await world4()
  const [row] = (await world.call('cases.page', { filter: { text: '露天焚烧' } })).rows as [ListedCase]
  const found = await world.call('cases.get', { caseId: row.id })
  expect(found.versions[0]?.facts['facts']).toBe('证件 110105**********21 的当事人露天焚烧')
  expect(JSON.stringify(found)).not.toContain('110105194912310021')
  expect(found.stages.map(({ label, state, on }) => [label, state, on]).slice(0, 4)).toEqual([
    ['立案', 'seen', '2026-01-05'],
    ['调查取证', 'unknown', null],
    ['调查终结', 'notSeen', null],
    ['事先告知', 'unknown', null],
  ])
  expect(found.stages.find(({ label }) => label === '决定')?.state).toBe('gap')
  await world.call('settings.save', { changes: { cases: { expectedStages: ['penalty.report'] } } })
  const again = await world.call('cases.get', { caseKey: row.caseKey })
  expect(again.stages.find(({ label }) => label === '调查终结')?.state).toBe('unknown')
  await expect(world.call('cases.get', { caseId: 999_999 })).rejects.toMatchObject({ code: 'not_found' })
})

test('the global search finds cases, agencies and rounds by parts of their names', async () => {
  const world = await world4()
  await world.call('rounds.create', {
    title: '生态环境专项评查',
    filter: { from: '2026-01-01', to: '2026-06-30', kinds: ['penalty'] },
  })
  const found = await world.call('search.everything', { text: '生态环境', limit: 1 })
  expect(found).toMatchObject({
    cases: [{ number: C }],
    casesTotal: 2,
    agencies: [{ name: '云山市生态环境局', cases: 2 }],
    rounds: [{ title: '生态环境专项评查', state: 'planned' }],
    letters: [],
  })
  expect(await world.call('search.everything', { text: ' 〔〕 ' })).toMatchObject({ cases: [], casesTotal: 0 })
})
