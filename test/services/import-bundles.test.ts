import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createWorld } from '../support/world.ts'
import { makeZip } from '../support/zip.ts'

const TABLE =
  '行政处罚决定书文号,当事人名称,处罚决定日期,处罚机关,处罚内容\n云市监罚〔2026〕1号,甲公司,2026-03-01,云山市市场监督管理局,罚款100元\n'
const FOLDER = '云市监罚〔2026〕第001号 甲公司案'
const NEW = '云市监罚〔2026〕2号 乙公司案'

function writeBundle(dir: string, name = 'bundle.zip', extra: { name: string; bytes: string }[] = []): string {
  const file = join(dir, name)
  const parts = [
    { name: `${FOLDER}/02行政处罚决定书.txt`, bytes: '决定' },
    { name: `${FOLDER}/01立案审批表.txt`, bytes: '立案' },
    { name: `${NEW}/01立案审批表.txt`, bytes: '立案' },
    ...extra,
  ]
  writeFileSync(file, makeZip(parts))
  return file
}

async function withTable() {
  const world = createWorld()
  const table = join(world.dir, 'table.csv')
  writeFileSync(table, TABLE)
  const read = await world.call('imports.read', { path: table })
  await world.call('imports.commit', { batchId: read.batchId as string })
  return { world, tableBatch: read.batchId as string }
}

const documentsOf = (world: ReturnType<typeof createWorld>, key: string) =>
  world.db.all<{ position: number; name: string; kind: string | null }>(
    `SELECT d.position, d.name, d.kind FROM case_document d JOIN case_file c ON c.id = d.case_id
     WHERE c.case_key = ? ORDER BY d.position`,
    key,
  )
const KEY = 'penalty|云山市市场监督管理局|云市监罚〔2026〕1号'

test('a bundle joins the case of its number; a case without facts lands as incomplete; the same bundle again adds nothing', async () => {
  const { world } = await withTable()
  const file = writeBundle(world.dir)
  const read = await world.call('imports.read', { path: file })
  expect(read).toMatchObject({ added: 1, updated: 1, unchanged: 0, refused: 0, report: { cases: 2, documents: 3 } })
  expect(documentsOf(world, KEY)).toEqual([])
  const landed = await world.call('imports.commit', { batchId: read.batchId as string })
  expect(landed).toEqual({ added: 1, updated: 1, unchanged: 0, refused: 0 })
  expect(documentsOf(world, KEY)).toEqual([
    { position: 1, name: '01立案审批表.txt', kind: '立案审批表' },
    { position: 2, name: '02行政处罚决定书.txt', kind: '行政处罚决定书' },
  ])
  expect(world.db.all('SELECT case_key, complete, version FROM case_file ORDER BY id')).toEqual([
    { caseKey: KEY, complete: 1, version: 1 },
    { caseKey: 'penalty||云市监罚〔2026〕2号', complete: 0, version: 1 },
  ])
  expect(new Set(world.files.list()).size).toBe(2)

  const again = await world.call('imports.read', { path: file })
  expect(again).toMatchObject({ added: 0, updated: 0, unchanged: 2, refused: 0 })
  await world.call('imports.commit', { batchId: again.batchId as string })
  expect(documentsOf(world, KEY)).toHaveLength(2)
  await expect(world.call('imports.undo', { batchId: read.batchId as string })).rejects.toThrow('又报送了同样的内容')
  await world.call('imports.undo', { batchId: again.batchId as string })
  expect(documentsOf(world, KEY)).toHaveLength(2)
  await world.call('imports.undo', { batchId: read.batchId as string })
})

test('the undo of a bundle takes its documents and its new cases back, the undo of the table is refused before', async () => {
  const { world, tableBatch } = await withTable()
  const { batchId } = await world.call('imports.read', { path: writeBundle(world.dir) })
  await world.call('imports.commit', { batchId: batchId as string })
  await expect(world.call('imports.undo', { batchId: tableBatch })).rejects.toThrow('已有卷内文书')
  await world.call('imports.undo', { batchId: batchId as string })
  expect(world.db.value('SELECT count(*) FROM case_document')).toBe(0)
  expect(world.db.value('SELECT count(*) FROM stored_file')).toBe(0)
  expect(world.db.all('SELECT case_key, complete FROM case_file')).toEqual([{ caseKey: KEY, complete: 1 }])
  await world.call('imports.undo', { batchId: tableBatch })
  expect(world.db.value('SELECT count(*) FROM case_file')).toBe(0)
})

test('a ledger that is sent again says nothing of documents: the bundle between can be taken back', async () => {
  const { world, tableBatch } = await withTable()
  const { batchId } = await world.call('imports.read', { path: writeBundle(world.dir) })
  await world.call('imports.commit', { batchId: batchId as string })
  const later = join(world.dir, '二月.csv')
  writeFileSync(later, TABLE)
  const again = await world.call('imports.read', { path: later })
  expect(await world.call('imports.commit', { batchId: again.batchId as string })).toMatchObject({ unchanged: 1 })
  await world.call('imports.undo', { batchId: batchId as string })
  await expect(world.call('imports.undo', { batchId: tableBatch })).rejects.toThrow('后来的“二月.csv”')
})

test('a discarded bundle leaves no rows and nothing that refers to its files', async () => {
  const { world } = await withTable()
  const { batchId } = await world.call('imports.read', { path: writeBundle(world.dir) })
  await world.call('imports.discard', { batchId: batchId as string })
  expect(world.db.value('SELECT count(*) FROM import_document')).toBe(0)
  expect(world.db.value('SELECT count(*) FROM stored_file')).toBe(0)
})

test('a hostile bundle is refused whole and leaves neither rows nor files', async () => {
  const { world } = await withTable()
  const before = world.db.value('SELECT count(*) FROM import_batch')
  const file = writeBundle(world.dir, 'hostile.zip', [{ name: '../evil.txt', bytes: 'x' }])
  const read = await world.call('imports.read', { path: file })
  expect(read.batchId).toBe(null)
  expect(read.report.problems.map(({ code }) => code)).toEqual(['zip.path_traversal'])
  expect([...world.files.list()]).toEqual([])
  expect(world.db.value('SELECT count(*) FROM import_batch')).toBe(before)
})

test('a manifest gives facts, order and kinds; a wrong hash refuses the bundle', async () => {
  const { world } = await withTable()
  const dir = join(world.dir, 'folder')
  mkdirSync(join(dir, '案卷甲'), { recursive: true })
  writeFileSync(join(dir, '案卷甲', 'b.txt'), 'b')
  writeFileSync(join(dir, '案卷甲', 'a.txt'), 'a')
  const manifest = (sha256: string | undefined): string =>
    JSON.stringify({
      format: 'mingjuan-case-bundle',
      version: 1,
      cases: [
        {
          folder: '案卷甲',
          kind: 'licence',
          agency: '云山市市场监督管理局',
          number: '云市监许〔2026〕7号',
          facts: { decision_date: '2026-02-03', party_name: '丙公司' },
          documents: [
            { file: 'b.txt', kind: '行政许可申请书', title: '申请书', ...(sha256 ? { sha256 } : {}) },
            { file: 'a.txt', volume: 'secret' },
          ],
        },
      ],
    })
  writeFileSync(join(dir, 'manifest.json'), manifest('0'.repeat(64)))
  const wrong = await world.call('imports.read', { path: dir })
  expect(wrong.report.problems.map(({ code }) => code)).toEqual(['bundle.hash_mismatch'])
  expect([...world.files.list()]).toEqual([])

  writeFileSync(join(dir, 'manifest.json'), manifest(undefined))
  const read = await world.call('imports.read', { path: dir })
  await world.call('imports.commit', { batchId: read.batchId as string })
  const key = 'licence|云山市市场监督管理局|云市监许〔2026〕7号'
  expect(world.db.one('SELECT complete, decided_on FROM case_file WHERE case_key = ?', key)).toEqual({
    complete: 1,
    decidedOn: '2026-02-03',
  })
  expect(documentsOf(world, key).map(({ name, kind }) => [name, kind])).toEqual([
    ['b.txt', '行政许可申请书'],
    ['a.txt', null],
  ])
})

test('a cancelled bundle leaves neither rows nor files', async () => {
  const { world } = await withTable()
  const before = world.db.value('SELECT count(*) FROM import_batch')
  const stop = new AbortController()
  const reading = world.call(
    'imports.read',
    { path: writeBundle(world.dir) },
    { signal: stop.signal, progress: () => stop.abort() },
  )
  await expect(reading).rejects.toMatchObject({ code: 'cancelled' })
  expect([...world.files.list()]).toEqual([])
  expect(world.db.value('SELECT count(*) FROM import_batch')).toBe(before)
})

test('two agencies with the same number: the bundle does not guess', async () => {
  const { world } = await withTable()
  const table = join(world.dir, 'other.csv')
  writeFileSync(table, TABLE.replace('云山市市场监督管理局', '云山市城市管理局'))
  const other = await world.call('imports.read', { path: table })
  await world.call('imports.commit', { batchId: other.batchId as string })
  const read = await world.call('imports.read', { path: writeBundle(world.dir) })
  expect(read).toMatchObject({ added: 1, updated: 0, refused: 1 })
  const batchId = read.batchId as string
  await expect(world.call('imports.commit', { batchId })).rejects.toMatchObject({ code: 'guard_refused' })
  const { rows } = await world.call('imports.problems', { batchId, code: 'bundle.ambiguous_case' })
  expect(rows).toMatchObject([{ field: FOLDER, severity: 'block' }])
  await world.call('imports.commit', { batchId, leaveOutBlocked: true })
  expect(documentsOf(world, KEY)).toEqual([])
})

test('two folders of one new number are one case: the documents of the later one join it', async () => {
  const world = createWorld()
  const file = join(world.dir, 'twice.zip')
  const parts = ['第一批', '第二批'].map((batch) => ({ name: `${batch}/${NEW}/01${batch}.txt`, bytes: batch }))
  writeFileSync(file, makeZip(parts))
  const read = await world.call('imports.read', { path: file })
  expect(read).toMatchObject({ added: 1, updated: 1, unchanged: 0, refused: 0 })
  const { problems } = (await world.call('imports.get', { batchId: read.batchId as string })).report
  expect(problems.map(({ code, row }) => [code, row])).toContainEqual(['bundle.same_case', 2])
  const landed = await world.call('imports.commit', { batchId: read.batchId as string })
  expect(landed).toEqual({ added: 1, updated: 1, unchanged: 0, refused: 0 })
  expect(documentsOf(world, 'penalty||云市监罚〔2026〕2号')).toHaveLength(2)
})

test('a bundle without any case is refused with the reason', async () => {
  const world = createWorld()
  const file = join(world.dir, 'loose.zip')
  // the same name twice is two files
  writeFileSync(file, makeZip([1, 2].map((n) => ({ name: '说明.txt', bytes: `说明 ${n}` }))))
  const { batchId, report } = await world.call('imports.read', { path: file })
  expect(batchId).toBe(null)
  expect(report.outcome).toBe('reject')
  expect(report.problems.map(({ code }) => code)).toEqual(['bundle.loose_file', 'bundle.loose_file', 'bundle.no_case'])
})

test('missing and extra documents are told per case, in the report and in the list', async () => {
  const world = createWorld()
  const file = join(world.dir, 'gaps.zip')
  const index = '序号,题名,文件名\n1,立案审批表,01立案审批表.txt\n2,现场照片,02现场照片.jpg\n'
  const parts = ['01立案审批表.txt', '09行政许可证件.txt', '卷内目录.csv']
  writeFileSync(
    file,
    makeZip(parts.map((name) => ({ name: `${NEW}/${name}`, bytes: name.endsWith('.csv') ? index : name }))),
  )
  const { batchId, report } = await world.call('imports.read', { path: file })
  const [gap] = report.gaps
  expect(gap?.case).toBe(NEW)
  expect(gap?.missing).toContain('现场照片（目录所列）')
  expect(gap?.extra).toEqual(['09行政许可证件.txt（不在目录中）'])
  const [shown] = (await world.call('imports.cases', { batchId: batchId as string })).rows
  expect([shown?.missing, shown?.extra]).toEqual([gap?.missing, gap?.extra])
})
