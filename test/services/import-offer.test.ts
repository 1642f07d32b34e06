import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { hasSharedFiles, sharedFile } from '../support/shared-files.ts'
import { penaltyFile, penaltyHeadings, rawFile } from '../support/table-file.ts'
import { createWorld } from '../support/world.ts'
import { makeZip } from '../support/zip.ts'

describe('what lies at the chosen paths', () => {
  test('a folder of tables gives its tables, a folder of documents is one bundle', async () => {
    const world = createWorld()
    const tables = path.join(world.dir, 'tables')
    mkdirSync(tables)
    writeFileSync(path.join(tables, 'b.csv'), penaltyHeadings)
    writeFileSync(path.join(tables, 'a.zip'), makeZip([{ name: '云市监罚〔2026〕1号/01立案审批表.txt', bytes: 'x' }]))
    writeFileSync(path.join(tables, 'Thumbs.db'), 'x')
    const files = path.join(world.dir, 'files')
    mkdirSync(path.join(files, '云市监罚〔2026〕1号'), { recursive: true })
    writeFileSync(path.join(files, '云市监罚〔2026〕1号', '01立案审批表.txt'), 'x')
    const photo = path.join(world.dir, 'photo.csv')
    writeFileSync(photo, Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]))
    const found = await world.call('imports.look', { paths: [tables, files, photo] })
    expect(found.files.map(({ name, kind, size }) => [name, kind, size === null])).toEqual([
      ['a.zip', 'bundle', false],
      ['b.csv', 'table', false],
      ['files', 'bundle', true],
      ['photo.csv', 'document', false],
    ])
  })
})

describe('preview of a table', () => {
  test('columns with samples, records as they would land, what is missing', async () => {
    const world = createWorld()
    const file = rawFile(world, 'a.csv', [
      '2024 年处罚台账',
      '处罚决定书文号,当事人名称,罚款金额(元),签发时间,处罚内容',
      '云市监罚〔2024〕1号,甲公司,2000,2024-05-06,罚款2000元',
      '云市监罚〔2024〕2号,乙公司,约3千,2024-05-07,罚款3000元',
    ])
    const { table, encoding, readable, problems } = await world.call('imports.preview', { path: file })
    expect({ encoding, readable, problems }).toEqual({ encoding: 'utf-8', readable: true, problems: [] })
    expect(table).toMatchObject({ table: 'penalty', headingLine: 2, missing: ['处罚机关', '处罚决定日期'] })
    expect(table?.columns[3]).toEqual({
      heading: '签发时间',
      field: null,
      codes: null,
      from: null,
      unit: 'yuan',
      samples: ['2024-05-06', '2024-05-07'],
    })
    expect(table?.columns[0]).toMatchObject({ field: 'decision_no', from: 'words' })
    expect(table?.records.map(({ line, problems: said }) => [line, said.map(({ code }) => code)])).toEqual([
      [3, []],
      [4, ['amount.invalid']],
    ])
    expect(table?.records[0]?.facts).toMatchObject({ fine_amount: '2000.00', party_name: '甲公司' })

    const mapping = { columns: { 签发时间: 'decision_date' } }
    const mapped = await world.call('imports.preview', { path: file, mapping })
    expect(mapped.table?.missing).toEqual(['处罚机关'])
    expect(mapped.table?.columns[3]).toMatchObject({ field: 'decision_date', from: 'given' })
    expect(mapped.table?.records[0]?.facts['decision_date']).toBe('2024-05-06')
  })

  test('a header of unknown words: line and kind chosen by a person, columns mapped, remembered after the commit', async () => {
    const world = createWorld()
    const file = rawFile(world, 'own.csv', [
      '登记,,,',
      '编码一,谁,何时,哪里',
      '云市监罚〔2024〕1号,甲公司,2024-05-06,云山市市场监督管理局',
    ])
    const blind = await world.call('imports.preview', { path: file })
    expect(blind).toMatchObject({ readable: false, problems: [{ code: 'table.no_header' }], table: { table: null } })
    expect(blind.table?.lines[1]).toEqual({ line: 2, cells: ['编码一', '谁', '何时', '哪里'] })
    const bare = await world.call('imports.preview', {
      path: file,
      headingLine: 2,
      mapping: { table: 'penalty', columns: {} },
    })
    expect(bare.table?.columns.map(({ heading }) => heading)).toEqual(['编码一', '谁', '何时', '哪里'])
    const columns = { 编码一: 'decision_no', 谁: 'party_name', 何时: 'decision_date', 哪里: 'agency_name' }
    const mapping = { table: 'penalty' as const, columns }
    const input = { path: file, headingLine: 2, mapping }
    expect(await world.call('imports.preview', input)).toMatchObject({ readable: true, table: { missing: [] } })

    const { batchId } = await world.call('imports.read', input)
    await world.call('imports.commit', { batchId: batchId as string })
    const again = await world.call('imports.preview', { path: file })
    expect(again).toMatchObject({ readable: true, table: { headingLine: 2, remembered: true } })
    expect(again.table?.columns[2]).toMatchObject({ field: 'decision_date', from: 'remembered' })
    expect(await world.call('imports.read', { path: file })).toMatchObject({ unchanged: 1 })
  })

  test('another encoding than the detected one is taken at its word, in the preview and in the reading', async () => {
    const world = createWorld()
    const file = path.join(world.dir, 'a.csv')
    const text = `${penaltyHeadings}\n云市监罚〔2024〕1号,甲,无证,罚款1元,1,2024-05-06,云山市市场监督管理局\n`
    writeFileSync(file, Buffer.from(text, 'utf16le'))
    const right = await world.call('imports.preview', { path: file, encoding: 'utf-16le' })
    expect(right).toMatchObject({ readable: true, encoding: 'utf-16le' })
    expect(await world.call('imports.preview', { path: file, encoding: 'utf-8' })).toMatchObject({ readable: false })
    expect(await world.call('imports.read', { path: file, encoding: 'utf-8' })).toMatchObject({ batchId: null })
    expect(await world.call('imports.read', { path: file, encoding: 'utf-16le' })).toMatchObject({ added: 1 })
  })
})

describe('wrong files end in a sentence', () => {
  const ole = Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(2000),
    Buffer.from('EncryptedPackage', 'utf16le'),
    Buffer.alloc(600),
  ])
  const exe = Buffer.concat([Buffer.from('MZ\u0090\0\u0003\0\0\0', 'latin1'), Buffer.alloc(600, 'ab\0\0')])
  test.each([
    ['photo.xlsx', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), 'doc.no_case'],
    ['locked.xlsx', ole, 'file.locked'],
    ['old.xls', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]), 'file.legacy_xls'],
    ['table.csv', exe, 'file.program'],
    ['bundle.zip', exe, 'file.program'],
    ['nothing.csv', Buffer.alloc(0), 'file.empty'],
    ['bundle.rar', Buffer.from('Rar!\u001a\u0007\0', 'latin1'), 'bundle.unsupported'],
    ['climbs.zip', makeZip([{ name: '../evil.txt', bytes: 'x' }]), 'zip.path_traversal'],
  ])('%s', async (name, bytes, code) => {
    const world = createWorld()
    const file = path.join(world.dir, name)
    writeFileSync(file, bytes)
    const preview = await world.call('imports.preview', { path: file })
    expect(preview).toMatchObject({ readable: false, problems: [{ code, severity: 'block' }] })
    expect(preview.problems[0]?.message).toMatch(/。$/)
    const read = await world.call('imports.read', { path: file })
    expect(read).toMatchObject({ batchId: null, report: { outcome: 'reject' } })
    expect(read.report.problems.map((problem) => problem.code)).toContain(code)
  })
})

test('preview of a bundle tells its cases from the names', async () => {
  const world = createWorld()
  const file = path.join(world.dir, 'b.zip')
  const names = [
    '云市监罚〔2026〕1号/01立案审批表.txt',
    '云市监罚〔2026〕1号/02决定书.txt',
    '云市监罚〔2026〕2号/01.txt',
  ]
  writeFileSync(file, makeZip(names.map((name) => ({ name, bytes: 'x' }))))
  expect(await world.call('imports.preview', { path: file })).toMatchObject({
    readable: true,
    table: null,
    bundle: { cases: 2, documents: 3, loose: 0, first: [{ number: '云市监罚〔2026〕1号', documents: 2 }, {}] },
  })
})

test('a changed file is previewed anew', async () => {
  const world = createWorld()
  const file = penaltyFile(world, 'a.csv', [{ no: '云市监罚〔2024〕1号' }])
  expect((await world.call('imports.preview', { path: file })).table?.records).toHaveLength(1)
  penaltyFile(world, 'a.csv', [{ no: '云市监罚〔2024〕1号' }, { no: '云市监罚〔2024〕2号' }])
  expect((await world.call('imports.preview', { path: file })).table?.records).toHaveLength(2)
})

test('every field of the case tables has a word', async () => {
  const world = createWorld()
  const { tables, documentKinds } = await world.call('imports.words', {})
  const bare = tables.flatMap(({ fields }) => fields.filter(({ field, label }) => field === label))
  expect(bare).toEqual([])
  expect(documentKinds).toContain('立案审批表')
  for (const { fields } of tables) expect(new Set(fields.map(({ label }) => label)).size).toBe(fields.length)
})

test.skipIf(!hasSharedFiles)(
  'a workbook is previewed in a thread of its own: sheets, and one of them by name',
  async () => {
    const world = createWorld()
    const path = sharedFile('data/enforcement-sample.xlsx')
    const { sheets, table, readable } = await world.call('imports.preview', { path })
    expect(sheets.map(({ table: kind }) => kind)).toEqual(['penalty', 'licence', 'object', 'item'])
    expect([readable, table?.table]).toEqual([true, 'penalty'])
    const licence = await world.call('imports.preview', { path, sheet: sheets[1]?.name ?? '' })
    expect(licence.table).toMatchObject({ table: 'licence', sheet: sheets[1]?.name })
    const objects = await world.call('imports.preview', { path, sheet: sheets[2]?.name ?? '' })
    expect(objects).toMatchObject({ readable: true, problems: [], table: { table: 'object' } })
  },
)
