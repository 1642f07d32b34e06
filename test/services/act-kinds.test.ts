import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { verifyDrawFolder } from '../../electron/cli/verify-draw.ts'
import { findResources } from '../../electron/resources.ts'
import { SamplingDesign } from '../../shared/domain/sampling/design.ts'
import { bringIn, penaltyFile, rawFile } from '../support/table-file.ts'
import { createWorld, type World } from '../support/world.ts'
import { makeZip } from '../support/zip.ts'

const AGENCY = '云山市民政局'
const HEADINGS = '执法行为种类,决定书文号,当事人名称,实施机关,决定日期,决定内容'
const row = (kind: string, no: number, date = '2024-05-06'): string =>
  [kind, `云民〔2024〕${no}号`, `张${no}`, AGENCY, date, '准予'].join(',')
const actsFile = (world: World, name: string, rows: string[]): string => rawFile(world, name, [HEADINGS, ...rows])
const kindsOf = async (world: World, month: string) => {
  const { agencies } = await world.call('reports.month', { month })
  return agencies[0]?.kinds.map(({ kind, imported }) => `${kind} ${imported}`)
}
const count = (world: World, since: string | null) =>
  world.call('settings.save', { changes: { acts: { otherKinds: [{ word: '行政确认', since }] } } })

describe('a table of acts of further kinds', () => {
  test('each row lands under the kind that it names, with or without 行政; what names none stays out with the reason', async () => {
    const world = createWorld()
    const file = actsFile(world, 'acts.csv', [
      row('行政确认', 1),
      row('给付', 2),
      row('行政调解', 3),
      row('行政处罚', 4),
      row('', 5),
    ])
    const { counts, report } = await bringIn(world, file)
    expect([report.table, counts.added, counts.refused]).toEqual(['act', 3, 2])
    expect(
      report.problems.filter(({ severity }) => severity === 'block').map(({ line, code }) => [line, code]),
    ).toEqual([
      [5, 'row.kind_unreadable'],
      [6, 'row.kind_missing'],
    ])
    const { rows } = await world.call('cases.page', {
      filter: { text: '', conditions: [{ field: 'kind', operator: 'in', value: ['行政给付'] }] },
    })
    expect(rows).toMatchObject([{ kind: '行政给付', caseKey: `行政给付|${AGENCY}|云民〔2024〕2号`, complete: true }])
    const found = await world.call('cases.get', { caseKey: `行政确认|${AGENCY}|云民〔2024〕1号` })
    expect(found.parties).toMatchObject([{ name: '张1' }])
    expect(found.standing[0]?.facts).toContainEqual(expect.objectContaining({ field: 'act_kind', text: '行政确认' }))
    // a kind of no list is there to be chosen all the same
    const { kinds } = await world.call('cases.choices', {})
    expect(kinds).toContainEqual({ kind: '行政调解', cases: 1 })
    expect(kinds).toContainEqual({ kind: '行政裁决', cases: 0 })
  })

  test('the same file again changes nothing; one number under two kinds is two cases', async () => {
    const world = createWorld()
    await bringIn(world, actsFile(world, 'a.csv', [row('行政确认', 1)]))
    expect(
      (await bringIn(world, actsFile(world, 'b.csv', [row('行政确认', 1), row('行政奖励', 1)]))).counts,
    ).toMatchObject({
      added: 1,
      updated: 0,
      unchanged: 1,
    })
  })

  test('the column may be called 执法类型; a table of one kind whose rows say another stays out', async () => {
    const world = createWorld()
    const file = rawFile(world, 'a.csv', [
      '执法类型,决定书文号,当事人名称,实施机关,决定日期',
      `行政调解,c〔2026〕1号,张三,${AGENCY},2024-05-06`,
    ])
    expect((await bringIn(world, file)).report).toMatchObject({ table: 'act', rowsClean: 1 })
    const penalties = rawFile(world, 'b.csv', [
      '执法类型,处罚决定书文号,当事人名称,处罚机关,处罚决定日期,处罚内容',
      `行政处罚,d〔2026〕1号,张三,${AGENCY},2024-05-06,警告`,
      `行政许可,d〔2026〕2号,张三,${AGENCY},2024-05-06,准予`,
      `行政确认,d〔2026〕3号,张三,${AGENCY},2024-05-06,准予`,
    ])
    const { report, counts } = await bringIn(world, penalties)
    expect([report.table, counts.added, counts.refused]).toEqual(['penalty', 1, 2])
    expect(report.problems.map(({ line, code }) => [line, code])).toEqual([
      [3, 'row.kind_contradicts'],
      [4, 'row.kind_contradicts'],
    ])
  })

  test('words of the four kinds are no further kinds; 征收 and 征用 are one', async () => {
    const world = createWorld()
    const words = ['行政强制措施', '行政许可决定', '行政监督检查', '行政征收', '征用']
    const file = actsFile(
      world,
      'a.csv',
      words.map((word, i) => row(word, i + 1)),
    )
    const { counts } = await bringIn(world, file)
    expect([counts.added, counts.refused]).toEqual([2, 3])
    expect((await world.call('cases.choices', {})).kinds).toContainEqual({ kind: '行政征收征用', cases: 2 })
    for (const word of ['行政处罚', '行政强制措施', '确认'])
      await expect(
        world.call('settings.save', { changes: { acts: { otherKinds: [{ word, since: null }] } } }),
        word,
      ).rejects.toMatchObject({ code: 'invalid_input' })
    const rubric = findResources(import.meta.dirname).json('rubrics', 'licence.json') as object
    await expect(
      world.call('rubrics.import', { rubric: { ...rubric, id: 'x', actionType: '确认' } }),
    ).rejects.toMatchObject({ code: 'invalid_input' })
  })

  test('a profile says the kind of a table that has no column for it', async () => {
    const world = createWorld()
    await world.call('importProfiles.save', {
      body: {
        name: '行政确认月报',
        table: 'act',
        marks: ['确认书文号', '申请人', '确认日期'],
        columns: [
          { heading: '确认书文号', field: 'decision_no' },
          { heading: '申请人', field: 'party_name' },
          { heading: '确认机关', field: 'agency_name' },
          { heading: '确认日期', field: 'decision_date' },
        ],
        fixed: [{ field: 'act_kind', value: '行政确认' }],
      },
    })
    const file = rawFile(world, 'c.csv', [
      '确认书文号,申请人,确认机关,确认日期',
      `云民确〔2024〕1号,李四,${AGENCY},2024-05-06`,
    ])
    expect((await bringIn(world, file)).counts.added).toBe(1)
    const { rows } = await world.call('cases.page', { filter: { text: '', conditions: [] } })
    expect(rows).toMatchObject([{ kind: '行政确认', decidedOn: '2024-05-06' }])
  })
})

describe('figures', () => {
  test('a kind is no zero before the month in which it is counted; cases of before show all the same', async () => {
    const world = createWorld()
    await bringIn(world, penaltyFile(world, 'p.csv', [{ no: '云民罚〔2024〕1号', agency: AGENCY, date: '2024-03-01' }]))
    await count(world, '2024-05-31')
    const main = ['penalty 0', 'licence 0', 'coercion 0', 'inspection 0']
    expect(await kindsOf(world, '2024-04')).toEqual(main)
    expect(await kindsOf(world, '2024-05')).toEqual([...main, '行政确认 0'])
    await count(world, null)
    expect(await kindsOf(world, '2024-05')).toEqual(main)
    await bringIn(world, actsFile(world, 'a.csv', [row('行政确认', 1, '2024-04-02')]))
    expect(await kindsOf(world, '2024-04')).toEqual([...main, '行政确认 1'])
  })

  test('an agency reports totals of a further kind in a table and by hand', async () => {
    const world = createWorld()
    await bringIn(world, actsFile(world, 'a.csv', [row('行政确认', 1)]))
    const file = rawFile(world, 't.csv', ['执法机关,行政区划,行政处罚,行政确认件数', `${AGENCY},云山,0,2`])
    const { rows, faults } = await world.call('reports.readTotals', { path: file, month: '2024-05' })
    expect([faults, rows[0]?.totals]).toEqual([[], { penalty: 0, 行政确认: 2 }])
    await world.call('reports.saveMany', {
      rows: rows.map(({ month, agencyId, totals }) => ({ month, agencyId, totals })),
    })
    const { agencies } = await world.call('reports.month', { month: '2024-05' })
    expect(agencies[0]?.kinds.at(-1)).toEqual({ kind: '行政确认', imported: 1, reported: 2 })
    expect(agencies[0]?.differences).toBe(1)
    const unknown = rawFile(world, 'u.csv', ['执法机关,行政处罚,行政调解件数', `${AGENCY},1,9`])
    const read = await world.call('reports.readTotals', { path: unknown, month: '2024-05' })
    expect([read.rows[0]?.totals, read.faults[0]?.message]).toEqual([
      { penalty: 1 },
      expect.stringContaining('“行政调解件数”一列没有读入'),
    ])
  })
})

test('cases of a further kind are drawn, the draw is recomputed, and they are scored by a rubric of their own', async () => {
  const pages: string[] = []
  const printPdf = (html: string) => {
    pages.push(html)
    return Promise.resolve(Buffer.from('%PDF-1.7'))
  }
  const world = createWorld({ host: { printPdf } })
  await bringIn(
    world,
    actsFile(
      world,
      'a.csv',
      [1, 2, 3, 4].map((no) => row('行政确认', no)),
    ),
  )
  const rubric = {
    ...(findResources(import.meta.dirname).json('rubrics', 'licence.json') as object),
    id: 'confirmation',
    actionType: '行政确认',
  }
  const filter = { from: '2024-01-01', to: '2024-12-31', kinds: ['行政确认'] }
  const draw = async (): Promise<string> => {
    const { roundId } = await world.call('rounds.create', { title: '确认', filter })
    await world.call('rounds.freeze', {
      roundId,
      design: SamplingDesign.parse({ method: { name: 'simple', size: 2 } }),
    })
    await world.call('samples.draw', { roundId, seed: '00123456789012345678', thrownBy: '李代表' })
    return roundId
  }
  const without = await draw()
  const [drawn] = (await world.call('samples.list', { roundId: without })).items
  await expect(world.call('scores.open', { sampleItemId: drawn?.id ?? '' })).rejects.toMatchObject({
    code: 'wrong_state',
  })

  const { rubricId } = await world.call('rubrics.import', { rubric })
  const roundId = await draw()
  expect((await world.call('rounds.get', { roundId })).rubrics).toEqual([
    { kind: '行政确认', procedure: 'standard', rubricId },
  ])
  const [item] = (await world.call('samples.list', { roundId })).items
  await world.call('scores.open', { sampleItemId: item?.id ?? '' })
  const folder = path.join(world.dir, 'proof')
  await world.call('samples.exportProof', { roundId, folder })
  expect(verifyDrawFolder(folder)).toMatchObject({ equal: true })
  expect(pages[0]).toContain('类型写作 行政确认。')
})

test('a bundle brings the documents of an act whose manifest names its kind; no list of papers is held against it', async () => {
  const world = createWorld()
  const manifest = {
    format: 'mingjuan-case-bundle',
    version: 1,
    cases: [{ folder: '9', kind: 'act', agency: AGENCY, number: '云民〔2024〕9号' }],
  }
  const file = path.join(world.dir, 'bundle.zip')
  const write = (facts: object): void => {
    const said = { ...manifest, cases: [{ ...manifest.cases[0], facts }] }
    const parts = [
      { name: 'manifest.json', bytes: JSON.stringify(said) },
      { name: '9/01申请书.txt', bytes: '申请' },
    ]
    writeFileSync(file, makeZip(parts))
  }
  write({})
  const [unsaid] = (await world.call('imports.read', { path: file })).report.problems
  expect([unsaid?.code, unsaid?.message]).toEqual(['bundle.manifest_invalid', expect.stringContaining('写明执法类型')])
  write({ act_kind: '行政给付' })
  const { batchId, report } = await world.call('imports.read', { path: file })
  // the manifest at the top is no loose file
  expect(report.problems).toEqual([])
  const { rows } = await world.call('imports.cases', { batchId: batchId ?? '' })
  expect(rows).toMatchObject([{ missing: [], extra: [] }])
  await world.call('imports.commit', { batchId: batchId ?? '' })
  const found = await world.call('cases.get', { caseKey: `行政给付|${AGENCY}|云民〔2024〕9号` })
  expect([found.kind, found.documents]).toEqual(['行政给付', 1])
})

test('a kind that a person puts wrong in a staged bundle keeps the case out', async () => {
  const world = createWorld()
  const manifest = {
    format: 'mingjuan-case-bundle',
    version: 1,
    cases: [{ folder: '9', kind: 'act', agency: AGENCY, number: '云民〔2024〕9号', facts: { act_kind: '行政给付' } }],
  }
  const file = path.join(world.dir, 'bundle.zip')
  const parts = [
    { name: 'manifest.json', bytes: JSON.stringify(manifest) },
    { name: '9/01申请书.txt', bytes: '申请' },
  ]
  writeFileSync(file, makeZip(parts))
  const batchId = (await world.call('imports.read', { path: file })).batchId ?? ''
  const cell = { batchId, sheet: 1, row: 1, column: 0, value: '行政处罚' }
  expect(await world.call('imports.fixRow', cell)).toMatchObject({ problems: [{ code: 'row.kind_unreadable' }] })
  expect(await world.call('imports.commit', { batchId, leaveOutBlocked: true })).toMatchObject({ added: 0, refused: 1 })
  expect((await world.call('cases.page', { filter: { text: '', conditions: [] } })).total).toBe(0)
})

test('an act of a further kind is typed by hand; its kind makes it the case that it is and cannot be changed', async () => {
  const world = createWorld()
  const facts = {
    act_kind: '确认',
    agency_name: AGENCY,
    decision_no: '云民确〔2024〕7号',
    party_name: '王五',
    decision_date: '2024-05-06',
  }
  const saved = await world.call('cases.type', { kind: 'act', caseId: null, party: null, version: null, facts })
  expect(saved.caseKey).toBe(`行政确认|${AGENCY}|云民确〔2024〕7号`)
  const again = { kind: 'act', caseId: saved.caseId, party: 0, version: 1 } as const
  await expect(world.call('cases.type', { ...again, facts: { act_kind: '行政给付' } })).rejects.toMatchObject({
    code: 'not_allowed',
  })
  expect(await world.call('cases.type', { ...again, facts: { content: '准予登记' } })).toMatchObject({ version: 2 })
})
