import { existsSync, mkdirSync, renameSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { createWorld, type World } from '../support/world.ts'

const CASES = ['云市监罚〔2026〕1号', '云市监罚〔2026〕2号', '云市监罚〔2026〕3号']

/** A folder of three cases with two documents each, as it lies on a stick. */
function stick(world: World): string {
  const folder = path.join(world.dir, 'stick/案卷')
  for (const name of CASES) {
    mkdirSync(path.join(folder, name), { recursive: true })
    for (const title of ['01立案审批表', '02行政处罚决定书'])
      writeFileSync(path.join(folder, name, `${title}.txt`), `${name} ${title}`)
  }
  return folder
}

/** Reads, and pulls the stick when so many documents have been read. */
async function readUntilPulled(world: World, folder: string, documents: number): Promise<string> {
  let heard = 0
  const progress = (): void => {
    heard += 1
    if (heard === documents) renameSync(path.dirname(folder), path.join(world.dir, 'away'))
  }
  return world.call('imports.read', { path: folder }, { progress }).then(
    () => 'read to its end',
    (error: unknown) => String(error),
  )
}
const plugIn = (world: World): void => renameSync(path.join(world.dir, 'away'), path.join(world.dir, 'stick'))

test('a stick that was pulled: what was read stays, and going on reads only the rest', async () => {
  const world = createWorld()
  const folder = stick(world)
  expect(await readUntilPulled(world, folder, 3)).toContain('已读入的 3 份文书都已保存')
  const { readings } = await world.call('imports.unfinished', {})
  expect(readings).toMatchObject([{ sourceName: '案卷', read: 3, entries: 6 }])
  expect(world.db.values('SELECT state FROM import_batch')).toEqual([])

  plugIn(world)
  // were it read again, the other words would land
  const first = path.join(folder, CASES[0] ?? '', '01立案审批表.txt')
  const { mtimeMs, size } = statSync(first)
  writeFileSync(first, 'x'.repeat(size))
  utimesSync(first, mtimeMs / 1000, mtimeMs / 1000)
  const { batchId, report, added } = await world.call('imports.read', { path: folder })
  expect([report.documents, added]).toEqual([6, 3])
  await world.call('imports.commit', { batchId: batchId as string })
  const stored = world.db.values<string>('SELECT sha256 FROM case_document ORDER BY case_id, position')
  expect(stored.map((sha256) => world.files.read(sha256).toString())).toContain(`${CASES[0]} 01立案审批表`)
  expect((await world.call('imports.unfinished', {})).readings).toEqual([])
})

test('a bundle that has changed meanwhile is another one; what was given up leaves no row', async () => {
  const world = createWorld()
  const folder = stick(world)
  await readUntilPulled(world, folder, 2)
  plugIn(world)
  writeFileSync(path.join(folder, CASES[0] ?? '', '03送达回证.txt'), '送达')
  const { batchId } = await world.call('imports.read', { path: folder })
  await world.call('imports.discard', { batchId: batchId as string })
  const [reading] = (await world.call('imports.unfinished', {})).readings
  const readingId = reading?.readingId ?? ''
  expect(await world.call('imports.forgetUnfinished', { readingId })).toEqual({ documents: 2 })
  expect(world.db.value('SELECT count(*) FROM stored_file')).toBe(0)
  await expect(world.call('imports.forgetUnfinished', { readingId })).rejects.toThrow('可能已经读完或者放弃')
})

test('a stored file that was damaged meanwhile is read from the bundle again', async () => {
  const world = createWorld()
  const folder = stick(world)
  await readUntilPulled(world, folder, 2)
  plugIn(world)
  const [sha256] = world.db.values<string>('SELECT sha256 FROM bundle_reading_document')
  writeFileSync(world.files.path(sha256 ?? ''), 'damaged')
  const { batchId } = await world.call('imports.read', { path: folder })
  await world.call('imports.commit', { batchId: batchId as string })
  for (const one of world.db.values<string>('SELECT sha256 FROM case_document')) {
    expect(existsSync(world.files.path(one))).toBe(true)
    world.files.read(one)
  }
})
