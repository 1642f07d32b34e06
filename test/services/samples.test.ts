import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import vm from 'node:vm'
import { expect, onTestFinished, test } from 'vitest'
import { bundleVerifyScript } from '../../build/make-verify-page.mjs'
import { verifyDrawFolder } from '../../electron/cli/verify-draw.ts'
import { findResources } from '../../electron/resources.ts'
import { frameFile } from '../../electron/services/frame-file.ts'
import { readFrame, writeFrame } from '../../shared/domain/sampling/frame.ts'
import { SamplingDesign } from '../../shared/domain/sampling/design.ts'
import { insertCases } from '../support/cases.ts'
import { createWorld, type World } from '../support/world.ts'

const SEED = '00123456789012345678'
const OTHER_SEED = '98765432109876543210'

async function frozenRound(world: World, design: unknown = { method: { name: 'simple', size: 12 } }): Promise<string> {
  const { roundId } = await world.call('rounds.create', {
    title: '2026 年第一轮',
    filter: { from: '2026-01-01', to: '2026-06-30', kinds: ['penalty'] },
  })
  await world.call('rounds.freeze', { roundId, design: SamplingDesign.parse(design) })
  return roundId
}

/** A world whose printer keeps the page instead of printing it. */
function worldWithPages(): { world: World; pages: string[] } {
  const pages: string[] = []
  const world = createWorld({
    host: {
      printPdf: (html) => {
        pages.push(html)
        return Promise.resolve(Buffer.from('%PDF-1.7'))
      },
    },
  })
  return { world, pages }
}

test('frame hash and the whole design are in the audit before a seed exists', async () => {
  const world = createWorld()
  insertCases(world, 40)
  const roundId = await frozenRound(world, {
    method: { name: 'stratified', by: ['agency'], allocation: { rule: 'fixed', each: 4 } },
  })
  await world.call('samples.draw', { roundId, seed: SEED, thrownBy: '李代表' })
  const entries = (await world.call('audit.page', { subject: roundId })).rows.reverse()
  expect(entries.map((entry) => entry.action)).toEqual(['rounds.create', 'rounds.freeze', 'samples.draw'])
  const round = await world.call('rounds.get', { roundId })
  expect(entries[1]?.detail).toMatchObject({
    frameSha256: round.frame?.sha256,
    cases: 40,
    design: round.frame?.design,
    strata: [{ size: 14, toDraw: 4 }, {}, {}],
  })
  expect(JSON.stringify(entries[1])).not.toContain(SEED)
})

test('cases that stay out are listed with the reason; number gaps and mismatching totals are shown', async () => {
  const world = createWorld()
  insertCases(world, 10)
  world.db.connection.exec(
    "UPDATE case_file SET complete = 0 WHERE id = 1; UPDATE case_file SET kind = 'licence' WHERE id = 2",
  )
  world.db.connection.exec('DELETE FROM case_file WHERE id IN (5, 6)')
  const { roundId } = await world.call('rounds.create', {
    title: '试',
    filter: { from: '2026-01-01', to: '2026-06-30', kinds: ['penalty'] },
  })
  const preview = await world.call('rounds.preview', {
    roundId,
    reported: [{ agencyId: 1, kind: 'penalty', count: 99 }],
  })
  expect(preview.cases).toBe(6)
  expect(preview.excluded.map((one) => one.cases)).toEqual([1, 1])
  expect(preview.numberGaps).toMatchObject([{ sequence: '云罚', missing: [5, 6] }])
  expect(preview.mismatches).toMatchObject([{ reported: 99 }])
})

test('a frozen frame and a draw never change; a draw cannot be repeated with a luckier seed', async () => {
  const world = createWorld()
  insertCases(world, 30)
  const roundId = await frozenRound(world)
  await expect(world.call('samples.draw', { roundId, seed: '123', thrownBy: '某' })).rejects.toMatchObject({
    code: 'invalid_input',
  })
  await world.call('samples.draw', { roundId, seed: SEED, thrownBy: '某' })
  await expect(world.call('samples.draw', { roundId, seed: OTHER_SEED, thrownBy: '某' })).rejects.toMatchObject({
    code: 'already_done',
  })
  await expect(
    world.call('rounds.freeze', { roundId, design: SamplingDesign.parse({ method: { name: 'simple', size: 3 } }) }),
  ).rejects.toMatchObject({ code: 'already_done' })
  for (const sql of [
    "UPDATE draw SET seed = '99999999999999999999'",
    'DELETE FROM draw',
    'UPDATE sample_item SET position = 9',
    'DELETE FROM sample_item',
    'UPDATE frame SET case_count = 1',
    'UPDATE frame_case SET version = 9',
    'DELETE FROM frame_case',
    'DELETE FROM case_file',
    'DELETE FROM draw_trial',
    "UPDATE round SET filter = '{}'",
  ]) {
    expect(() => world.db.connection.exec(sql), sql).toThrow()
  }
})

test('extension needs a new seed and takes none of the earlier cases', async () => {
  const world = createWorld()
  insertCases(world, 30)
  const roundId = await frozenRound(world)
  await world.call('samples.draw', { roundId, seed: SEED, thrownBy: '某' })
  await expect(world.call('samples.extend', { roundId, seed: SEED, thrownBy: '某', size: 5 })).rejects.toMatchObject({
    code: 'invalid_input',
  })
  expect(await world.call('samples.extend', { roundId, seed: OTHER_SEED, thrownBy: '某', size: 5 })).toMatchObject({
    drawn: 5,
    trials: 2,
  })
  const { items } = await world.call('samples.list', { roundId })
  expect(new Set(items.map((item) => item.caseKey)).size).toBe(17)
  expect(await world.call('samples.verify', { roundId })).toEqual({ equal: true, difference: null })
})

test('replacements after an extension verify; the record names them and the audit entry of its own draw', async () => {
  const { world, pages } = worldWithPages()
  insertCases(world, 60)
  const roundId = await frozenRound(world)
  await world.call('samples.draw', { roundId, seed: SEED, thrownBy: '某' })
  await world.call('samples.extend', { roundId, seed: OTHER_SEED, thrownBy: '某', size: 15 })
  const { items } = await world.call('samples.list', { roundId })
  // from both draws in turn, so that each takes cases that the other might have come to
  for (const item of [0, 12, 1, 13, 2, 14, 3, 15].map((i) => items[i])) {
    await world.call('samples.replace', {
      sampleItemId: item?.id ?? '',
      excuse: '法院或检察院借阅',
      reason: '检察院<借阅>',
    })
  }
  expect(await world.call('samples.verify', { roundId })).toEqual({ equal: true, difference: null })
  const folder = mkdtempSync(path.join(tmpdir(), 'proof-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  await world.call('samples.exportProof', { roundId, folder, drawNumber: 1 })
  expect(verifyDrawFolder(folder)).toEqual({ equal: true })
  const { rows } = await world.call('audit.page', { subject: roundId })
  const hashOf = (action: string): string => rows.find((row) => row.action === action)?.hash ?? 'none'
  expect(pages[0]).toContain(hashOf('samples.draw'))
  expect(pages[0]).not.toContain(hashOf('samples.extend'))
  expect(pages[0]).toContain('检察院&#60;借阅&#62;')

  const file = path.join(folder, 'draw.json')
  const proof = JSON.parse(readFileSync(file, 'utf8')) as { replacements: { caseKey: string }[] }
  expect(proof.replacements).toHaveLength(4)
  proof.replacements.reverse()
  writeFileSync(file, JSON.stringify(proof))
  expect(verifyDrawFolder(folder)).toMatchObject({ equal: false })
})

test('the record names kinds and strata in words and says how their keys are written', async () => {
  const { world, pages } = worldWithPages()
  insertCases(world, 20)
  const roundId = await frozenRound(world, {
    method: { name: 'stratified', by: ['kind', 'region'], allocation: { rule: 'fixed', each: 2 } },
  })
  await world.call('samples.draw', { roundId, seed: SEED, thrownBy: '某' })
  await world.call('samples.printRecord', { roundId })
  const [, ...rows] = pages[0]?.split('class="drawn"')[1]?.split('<tr><td>') ?? []
  expect(rows.length).toBeGreaterThan(1)
  for (const row of rows) expect(row).toMatch(/<td>行政处罚｜.*<td>行政处罚 \/ /)
  expect(pages[0]).toContain('类型写作 penalty（行政处罚）')
})

test('a stratified draw is extended within its strata, in proportion to what each still holds', async () => {
  const world = createWorld()
  insertCases(world, 60)
  const roundId = await frozenRound(world, {
    method: { name: 'stratified', by: ['agency'], allocation: { rule: 'fixed', each: 2 } },
  })
  await world.call('samples.draw', { roundId, seed: SEED, thrownBy: '某' })
  await world.call('samples.extend', { roundId, seed: OTHER_SEED, thrownBy: '李代表', size: 6 })
  const { trials, draws } = await world.call('samples.draws', { roundId })
  expect(trials).toBe(2)
  expect(draws[1]).toMatchObject({
    number: 2,
    thrownBy: '李代表',
    drawn: 6,
    strata: [
      { size: 18, drawn: 2 },
      { size: 18, drawn: 2 },
      { size: 18, drawn: 2 },
    ],
  })
  expect(await world.call('samples.verify', { roundId })).toEqual({ equal: true, difference: null })
})

test('the short code stands on the record and comes from the hash in the audit chain', async () => {
  const { world, pages } = worldWithPages()
  insertCases(world, 20)
  const roundId = await frozenRound(world)
  await world.call('samples.draw', { roundId, seed: SEED, thrownBy: '李代表', place: '区司法局一楼' })
  const [draw] = (await world.call('samples.draws', { roundId })).draws
  const { rows } = await world.call('audit.page', { subject: roundId, action: 'samples.draw' })
  const detail = rows[0]?.detail as { resultSha256: string }
  expect(draw?.resultSha256).toBe(detail.resultSha256)
  expect(draw?.code.replaceAll('-', '').toLowerCase()).toBe(detail.resultSha256.slice(0, 12))
  const { sha256 } = await world.call('samples.printRecord', { roundId })
  expect(world.files.read(sha256).toString()).toBe('%PDF-1.7')
  expect(pages[0]).toContain(draw?.code)
  expect(pages[0]).toContain('李代表，区司法局一楼')
  expect(rows[0]?.detail).toMatchObject({ seed: SEED, thrownBy: '李代表', place: '区司法局一楼' })
})

test('the sample keeps what the frozen frame says when the case changes afterwards', async () => {
  const world = createWorld()
  insertCases(world, 20)
  const roundId = await frozenRound(world)
  world.db.connection.exec(
    "UPDATE case_file SET procedure = 'summary', version = 2; UPDATE agency SET name = name || '（改名）'",
  )
  await world.call('samples.draw', { roundId, seed: SEED, thrownBy: '某' })
  const { items } = await world.call('samples.list', { roundId })
  expect(
    items.every((item) => item.procedure === 'general' && !item.agency.includes('改名') && item.changedSince),
  ).toBe(true)
})

test('every excluded case of a frozen round can be listed with its reason', async () => {
  const world = createWorld()
  insertCases(world, 10)
  world.db.connection.exec(
    "UPDATE case_file SET complete = 0 WHERE id = 1; UPDATE case_file SET kind = 'licence' WHERE id = 2",
  )
  const roundId = await frozenRound(world, { method: { name: 'simple', size: 3 } })
  const { cases } = await world.call('rounds.excluded', { roundId })
  expect(cases.map((one) => one.reason).sort()).toEqual(
    ['不在本轮案卷类型内', '资料不全（缺机关、日期或者文号）'].sort(),
  )
  expect(await world.call('rounds.excluded', { roundId, after: cases[0]?.caseKey ?? '' })).toMatchObject({
    cases: [cases[1]],
  })
})

test('a filter takes exactly the cases it names', async () => {
  const world = createWorld()
  insertCases(world, 12)
  world.db.connection.exec(`UPDATE case_file SET region = '东区', tags = '["涉企","重大"]' WHERE id <= 4;
    UPDATE case_file SET procedure = 'summary' WHERE id = 1; UPDATE case_file SET decided_on = '2025-12-31' WHERE id = 2`)
  const filter = { from: '2026-01-01', to: '2026-06-30', kinds: ['penalty' as const] }
  const sizeOf = async (more: object): Promise<number> => {
    const { roundId } = await world.call('rounds.create', { title: '试', filter: { ...filter, ...more } })
    return (await world.call('rounds.preview', { roundId })).cases
  }
  expect(await sizeOf({})).toBe(11)
  expect(await sizeOf({ regions: ['东区'] })).toBe(3)
  expect(await sizeOf({ tags: ['重大', '其他'] })).toBe(3)
  expect(await sizeOf({ tags: ['其他'] })).toBe(0)
  expect(await sizeOf({ procedures: ['summary'] })).toBe(1)
  expect(await sizeOf({ agencyIds: [1, 2], regions: [''] })).toBe(5)
  expect(await sizeOf({ withDocuments: true })).toBe(0)
})

test('the frame is the same file whether or not a cell needs quoting', async () => {
  const world = createWorld()
  insertCases(world, 6)
  world.db.connection.exec(`UPDATE case_file SET tags = '["涉企","重大"]', region = NULL WHERE id = 1;
    UPDATE case_file SET case_key = '𠅤', region = '东区' WHERE id = 2; UPDATE case_file SET case_key = '￥' WHERE id = 3`)
  const filter = { from: '2026-01-01', to: '2026-06-30', kinds: ['penalty' as const], withDocuments: false }
  const written = () => frameFile(world.db, filter, 'round').bytes.toString('utf8')
  const plain = written()
  expect(readFrame(plain)).toHaveLength(6)
  expect(writeFrame(readFrame(plain))).toBe(plain)
  expect(readFrame(plain).at(-1)?.caseKey).toBe('𠅤')
  world.db.connection.exec(`UPDATE case_file SET region = '"东",区' WHERE id = 2`)
  expect(writeFrame(readFrame(written()))).toBe(written())
  expect(written()).toBe(plain.replace(',东区,', ',"""东"",区",'))
  for (const odd of ['东,区', '东\n区', '东\r区']) {
    world.db.run('UPDATE case_file SET region = ? WHERE id = 2', odd)
    expect(written()).toBe(plain.replace(',东区,', `,"${odd}",`))
  }
})

test('proportional to fine is refused where too few cases have a fine', async () => {
  const world = createWorld()
  insertCases(world, 10)
  world.db.connection.exec('UPDATE case_file SET fine_fen = NULL WHERE id > 3')
  await expect(frozenRound(world, { method: { name: 'proportionalToFine', size: 5 } })).rejects.toMatchObject({
    code: 'invalid_input',
  })
})

test('sizes for a list of a million are found at once', async () => {
  const world = createWorld()
  const advise = async (tolerable: number): Promise<number> =>
    (await world.call('samples.advise', { cases: 1_000_000, tolerable, confidence: 0.95 })).size
  expect(await advise(0.05)).toBe(59)
  expect(await advise(0.001)).toBe(2990)
})

test('the proof recomputes: by command, by the folder check and by the page; any change says different', async () => {
  const { world, pages } = worldWithPages()
  insertCases(world, 60)
  const roundId = await frozenRound(world, {
    method: { name: 'stratified', by: ['agency'], allocation: { rule: 'proportional', size: 9 } },
  })
  await world.call('samples.draw', { roundId, seed: SEED, thrownBy: '某' })
  const folder = mkdtempSync(path.join(tmpdir(), 'proof-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const { command } = await world.call('samples.exportProof', { roundId, folder })
  const proofText = readFileSync(path.join(folder, 'draw.json'), 'utf8')
  const first = (JSON.parse(proofText) as { drawn: { ticket: string }[] }).drawn[0]
  expect(execFileSync('bash', ['-c', command], { encoding: 'utf8' })).toContain(first?.ticket)
  expect(pages[0]).toContain(SEED)
  expect(verifyDrawFolder(folder)).toEqual({ equal: true })
  expect(runPage(readFileSync(path.join(folder, 'verify.html'), 'utf8'))).toMatchObject({ verdict: '相同' })

  const page = readFileSync(path.join(folder, 'verify.html'), 'utf8')
  expect(runPage(page.replaceAll(SEED, OTHER_SEED)).verdict).toBe('不同')
  expect(runPage(page.replace('云罚〔2026〕7号', '云罚〔2026〕7000号')).verdict).toBe('不同')
  expect(runPage(page.replaceAll(first?.ticket ?? '', '0'.repeat(64))).verdict).toBe('不同')
  const frame = path.join(folder, 'frame.csv')
  writeFileSync(frame, `${readFileSync(frame, 'utf8')} `)
  expect(verifyDrawFolder(folder)).toMatchObject({ equal: false })
})

/** Runs the page's scripts as a browser would, with only the elements that they touch. */
function runPage(html: string): { verdict: string; difference: string } {
  const elements = new Map<string, { textContent: string }>()
  const document = {
    getElementById: (id: string) => {
      const element = elements.get(id) ?? { textContent: '' }
      elements.set(id, element)
      return element
    },
  }
  const context = vm.createContext({ document, TextEncoder })
  for (const [, script = ''] of html.matchAll(/<script>([\s\S]*?)<\/script>/g)) vm.runInContext(script, context)
  return {
    verdict: elements.get('verdict')?.textContent ?? '',
    difference: elements.get('difference')?.textContent ?? '',
  }
}

test('the committed page script is what the domain module bundles to', async () => {
  expect(findResources(import.meta.dirname).text('proof', 'verify.js')).toBe(await bundleVerifyScript())
})
