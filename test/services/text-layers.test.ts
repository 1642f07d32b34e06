import { expect, test } from 'vitest'
import { keepTexts } from '../../electron/backend/text-upkeep.ts'
import { insertCases } from '../support/cases.ts'
import { attachDocuments } from '../support/documents.ts'
import { scanPdf } from '../support/scan-pdf.ts'
import { textPdf } from '../support/text-pdf.ts'
import { createWorld, type World } from '../support/world.ts'

const scan = (pages: number): Buffer => scanPdf([Buffer.from([0xff, 0xd8, 0xff, 0xd9])], { width: 1, height: 1 }, pages)
const pdf = (name: string, bytes: Uint8Array) => ({ name, kind: null, bytes, realType: 'pdf', pages: null })

async function withDocuments(documents: ReturnType<typeof pdf>[], cases = 1): Promise<World> {
  const world = createWorld()
  insertCases(world, cases)
  await attachDocuments(world, documents)
  return world
}
const layersOf = async (world: World, caseId = 1) =>
  (await world.call('cases.get', { caseId })).documentList.map(({ pages, textLayer }) => [
    pages,
    textLayer?.state,
    textLayer?.fault,
    textLayer?.pagesSilent,
  ])
const textsOf = (world: World): string[] => world.db.values<string>('SELECT text FROM page_text ORDER BY id')

test('each page keeps its text, a word broken over two lines whole; scans are marked; a file in two cases is read once', async () => {
  const written = textPdf([
    ['云山市林', '业局行政处罚决定书', 'Item 7 of', 'the list'],
    [],
    ['当事人在三号地块擅自改变林地用途'],
  ])
  const world = await withDocuments([pdf('决定书.pdf', written), pdf('扫描件.pdf', scan(3))], 2)
  const before = await layersOf(world)
  expect(before).toEqual([
    [null, 'waiting', null, 0],
    [null, 'waiting', null, 0],
  ])
  expect(await world.call('texts.read', {})).toEqual({ files: 2 })
  expect(textsOf(world)).toEqual([
    '云山市林业局行政处罚决定书\nItem 7 of\nthe list',
    '当事人在三号地块擅自改变林地用途',
  ])
  for (const caseId of [1, 2])
    expect(await layersOf(world, caseId)).toEqual([
      [3, 'text', null, 1],
      [3, 'none', null, 3],
    ])
  expect(await world.call('texts.state', {})).toEqual({ waiting: 0, read: 1, silent: 1, unread: 0 })
  expect(await world.call('texts.read', { again: true })).toEqual({ files: 0 })
})

test('what cannot be read is marked with its reason, and keeps nothing else from being read; limits can be raised', async () => {
  const good = textPdf([['第一页'], ['第二页'], ['第三页']])
  const world = await withDocuments([
    pdf('空壳.pdf', Buffer.from('%PDF-1.7\nnothing of a PDF')),
    pdf('加密.pdf', encryptedPdf()),
    pdf('过大.pdf', Buffer.concat([scan(1), Buffer.alloc(40_000)])),
    pdf('页多.pdf', good),
  ])
  await world.call('settings.save', { changes: { texts: { maxBytes: 30_000, maxPages: 2 } } })
  await world.call('texts.read', {})
  expect(await layersOf(world)).toEqual([
    [null, 'unread', 'damaged', 0],
    [null, 'unread', 'encrypted', 0],
    [null, 'unread', 'large', 0],
    [3, 'text', 'many', 0],
  ])
  expect(textsOf(world)).toEqual(['第一页', '第二页'])
  await world.call('settings.save', { changes: { texts: { maxBytes: 1_000_000, maxPages: 100 } } })
  expect(await world.call('texts.read', { again: true })).toEqual({ files: 2 })
  expect((await layersOf(world)).slice(2)).toEqual([
    [1, 'none', null, 1],
    [3, 'text', null, 0],
  ])
  expect(textsOf(world)).toEqual(['第一页', '第二页', '第三页'])
})

test('cut off in the middle, reading goes on after the last page kept; nothing is kept of a document taken back', async () => {
  const many = textPdf(Array.from({ length: 50 }, (_, i) => [`第${i + 1}页的文字`]))
  const world = await withDocuments([pdf('长卷.pdf', many)])
  let rested = 0
  const upkeep = keepTexts(world.db, world.files, {
    limits: () => ({ maxBytes: 1e9, maxPages: 1000, maxSeconds: 60 }),
    // busy from the first pages on: the machine is wanted for something else
    isBusy: () => textsOf(world).length > 0 && (rested += 1) > 0,
    tell: () => undefined,
    changed: () => undefined,
    failed: (error) => expect.unreachable(String(error)),
    rest: 0,
  })
  upkeep.wake()
  await expect.poll(() => rested, { timeout: 15_000 }).toBeGreaterThan(2)
  expect(textsOf(world)).toHaveLength(20)
  await upkeep.stop()
  expect(await layersOf(world)).toEqual([[50, 'waiting', null, 0]])
  await world.call('texts.read', {})
  expect(textsOf(world)).toEqual(Array.from({ length: 50 }, (_, i) => `第${i + 1}页的文字`))
  world.db.run('DELETE FROM case_document')
  world.db.run('DELETE FROM stored_file')
  expect([textsOf(world), world.db.values('SELECT rowid FROM page_search WHERE page_search MATCH \'"文字"\'')]).toEqual(
    [[], []],
  )
})

/** A PDF whose trailer asks for a password that nobody has (standard security handler, revision 3). */
function encryptedPdf(): Buffer {
  const plain = textPdf([['密']]).toString('latin1')
  const hex = (byte: string): string => byte.repeat(32)
  const entry = `/Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -4/O<${hex('41')}>/U<${hex('42')}>>>`
  return Buffer.from(plain.replace('trailer\n<<', `trailer\n<<${entry}`), 'latin1')
}
