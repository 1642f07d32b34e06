import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { createLocator } from '../../electron/backend/locate-stored.ts'
import { FileStore } from '../../electron/files/file-store.ts'
import { office, reviewed } from '../support/letter-office.ts'
import { createChosenPrinter } from '../support/chosen-printer.ts'

test('a draft is printed and saved before it has a number; an issued letter gives its stored files', async () => {
  const world = await office()
  const round = await reviewed(world)
  const printer = createChosenPrinter(world)
  const { letterId } = await world.call('letters.compose', { ...round, kind: 'urging' })
  const target = path.join(world.dir, '草稿.docx')
  const draft = await world.call('letters.print', { letterId, format: 'docx', path: target })
  expect(draft).toMatchObject({ name: '草稿 青司执监督 行政执法监督督办函.docx', path: target })
  expect(readFileSync(target).equals(world.files.read(draft.sha256))).toBe(true)
  expect((await world.call('letters.get', { letterId })).docxSha256).toBeNull()
  // The files of a draft can be shown until the program ends; nothing refers to them, and the next start sweeps them.
  const stored = (): number => world.db.value<number>('SELECT count(*) FROM stored_file') ?? 0
  const before = stored()
  const { sha256 } = await world.call('letters.print', { letterId })
  expect(await createLocator(world.db, world.files)(sha256)).toMatchObject({ mediaType: 'application/pdf' })
  expect(stored()).toBe(before)
  const later = new FileStore(world.files.dir)
  await expect(createLocator(world.db, later)(sha256)).rejects.toMatchObject({ code: 'not_found' })
  const isRecorded = (name: string): boolean =>
    world.db.value('SELECT 1 FROM stored_file WHERE sha256 = ?', name) !== undefined
  expect(later.sweep(isRecorded)).toBe(2)

  await world.call('letters.issue', { letterId })
  const printed = await world.call('letters.print', { letterId })
  const kept = await world.call('letters.get', { letterId })
  expect(printed).toEqual({ sha256: kept.pdfSha256, name: '青司执监督〔2026〕1号 行政执法监督督办函.pdf', path: null })
  const prints = printer.count
  expect((await world.call('letters.print', { letterId, format: 'docx' })).sha256).toBe(kept.docxSha256)
  expect(printer.count).toBe(prints)
})

test('the number to come is said before the issue; a discarded draft leaves no gap', async () => {
  const world = await office()
  const round = await reviewed(world)
  const compose = async (kind: 'urging' | 'decision'): Promise<string> =>
    (await world.call('letters.compose', { ...round, kind })).letterId
  const toCome = async (letterId: string): Promise<string | null> =>
    (await world.call('letters.get', { letterId })).numberToCome
  const [first, second] = [await compose('urging'), await compose('urging')]
  expect(await toCome(first)).toBe('青司执监督〔2026〕1号')
  await world.call('letters.discard', { letterId: first })
  await expect(world.call('letters.get', { letterId: first })).rejects.toMatchObject({ code: 'not_found' })
  expect((await world.call('letters.issue', { letterId: second })).number).toBe('青司执监督〔2026〕1号')
  expect(await toCome(second)).toBeNull()
  expect(await toCome(await compose('decision'))).toBeNull()
  await expect(world.call('letters.discard', { letterId: second })).rejects.toMatchObject({ code: 'wrong_state' })
})

test('the list says when an answer came in, and goes out as a workbook', async () => {
  const world = await office()
  const round = await reviewed(world)
  const { letterId } = await world.call('letters.compose', { ...round, kind: 'urging' })
  await world.call('letters.issue', { letterId })
  await world.call('letters.serve', { letterId, receivedOn: '2026-09-01', method: '直接送达', receivedBy: '某' })
  await world.call('letters.recordReply', { letterId, kind: 'objection', receivedOn: '2026-09-01' })
  const [waiting] = (await world.call('letters.list', {})).letters
  expect(waiting).toMatchObject({ receivedOn: '2026-09-01', answeredOn: null })
  const enter = () => world.call('letters.recordReply', { letterId, kind: 'report', receivedOn: '2026-09-01' })
  const answeredOn = async () => (await world.call('letters.list', {})).letters[0]?.answeredOn
  const { replyId } = await enter()
  expect(await answeredOn()).toBe('2026-09-01')
  await world.call('letters.withdrawReply', { replyId, reason: '登错了文书' })
  expect(await answeredOn()).toBeNull()
  await enter()
  expect(await answeredOn()).toBe('2026-09-01')
  const { events } = await world.call('letters.get', { letterId })
  expect(events.at(-1)).toMatchObject({ kind: 'served', detail: { method: '直接送达', receivedBy: '某' } })

  const file = path.join(world.dir, '台账.xlsx')
  expect(await world.call('letters.exportList', { letterIds: [letterId], path: file })).toEqual({ path: file, rows: 1 })
  expect(existsSync(file)).toBe(true)
  await expect(
    world.call('letters.exportList', { letterIds: [letterId], path: path.join(world.dir, '台账.txt') }),
  ).rejects.toMatchObject({ code: 'invalid_input' })
})
