import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createWriteStream, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import yauzl from 'yauzl'
import { inventCases } from '../../electron/rehearsal/cases.ts'
import { DEFECTS } from '../../electron/rehearsal/defects.ts'
import { type RehearsalInputs, writeInputs } from '../../electron/rehearsal/write-inputs.ts'
import { findResources } from '../../electron/resources.ts'
import { isIdNumber, parseCreditCode } from '../../shared/domain/import/identifiers.ts'
import { Rubric } from '../../shared/domain/rubrics/rubric.ts'
import { createWorld } from '../support/world.ts'

const fontFile = findResources(import.meta.dirname).path('fonts', 'MingjuanRehearsal-Regular.ttf')
const root = mkdtempSync(path.join(tmpdir(), 'mingjuan-rehearsal-'))
let inputs: RehearsalInputs

beforeAll(async () => {
  inputs = await writeInputs(path.join(root, 'a'), { seed: '7', count: 40, fontFile })
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

/** Every file of a folder with its hash, in order. */
function fingerprint(dir: string): string[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()
    .map((file) => `${path.relative(dir, file)} ${createHash('sha256').update(readFileSync(file)).digest('hex')}`)
}

test('the same seed gives the same bytes, another seed others', async () => {
  await writeInputs(path.join(root, 'b'), { seed: '7', count: 40, fontFile })
  await writeInputs(path.join(root, 'c'), { seed: '8', count: 40, fontFile })
  expect(fingerprint(path.join(root, 'b'))).toEqual(fingerprint(path.join(root, 'a')))
  expect(fingerprint(path.join(root, 'c'))).not.toEqual(fingerprint(path.join(root, 'a')))
})

test('240 cases: four kinds, eight agencies, 60 bundles, every number once and every code well formed', () => {
  const cases = inventCases('7', 240)
  expect(cases).toHaveLength(240)
  expect(cases.filter((c) => c.bundled)).toHaveLength(60)
  expect(new Set(cases.map((c) => c.number)).size).toBe(240)
  expect(new Set(cases.map((c) => c.agency.name)).size).toBe(8)
  expect(new Set(cases.filter((c) => c.bundled).map((c) => c.kind)).size).toBe(4)
  for (const { party, startedOn, decidedOn, servedOn, closedOn } of cases) {
    if (party.type === '自然人') expect(isIdNumber(party.code)).toBe(true)
    else expect(parseCreditCode(party.code)).toEqual({ value: party.code })
    expect([startedOn, decidedOn, servedOn, closedOn].toSorted()).toEqual([startedOn, decidedOn, servedOn, closedOn])
    expect(closedOn < '2026-09-01').toBe(true)
  }
})

test('every planted defect stands on the page it names', async () => {
  const folders = new Map<string, string>()
  for (const source of inputs.bundles) {
    const dir = source.endsWith('.zip') ? await unzip(source) : source
    for (const folder of readdirSync(dir)) folders.set(folder.split(' ')[0] ?? '', path.join(dir, folder))
  }
  expect(inputs.planted.length).toBeGreaterThan(5)
  for (const { number, file, page, marker } of inputs.planted) {
    const pdf = path.join(folders.get(number) ?? 'missing', file)
    const text = execFileSync('pdftotext', ['-f', String(page), '-l', String(page), pdf, '-'], { encoding: 'utf8' })
    expect(text.replace(/\s/g, '')).toContain(marker.replace(/\s/g, ''))
    expect(text).toContain('演练数据')
  }
})

test('every defect of a case is planted in its papers, and only those', () => {
  const planned = inputs.cases.flatMap((c) => c.defects.map((item) => `${c.number} ${item}`))
  expect(inputs.planted.map((p) => `${p.number} ${p.item}`).toSorted()).toEqual(planned.toSorted())
  const known = new Set(DEFECTS.map((d) => d.item))
  expect(inputs.planted.every((p) => known.has(p.item))).toBe(true)
})

test('planted items and documents are those of the shipped rubrics', () => {
  const items = new Map<string, { veto: boolean; kinds: string[] }>()
  for (const name of ['penalty-general', 'licence', 'coercion', 'inspection']) {
    const rubric = Rubric.parse(findResources(import.meta.dirname).json('rubrics', `${name}.json`))
    for (const item of rubric.sections.flatMap((section) => section.items))
      items.set(item.id, { veto: item.kind === 'veto', kinds: rubric.documentKinds })
  }
  for (const { item, veto } of DEFECTS) expect([item, items.get(item)?.veto]).toEqual([item, veto === true])
  for (const { item, documentKind } of inputs.planted) expect(items.get(item)?.kinds).toContain(documentKind)
})

test('the tables read back: every case, and the mistakes of the clerks reported', async () => {
  const world = createWorld()
  const { files } = await world.call('imports.inspect', { paths: inputs.tables })
  const told = files.filter((f) => f.outcome !== 'accept')
  expect(told.map((f) => `${f.table} ${f.outcome}`).toSorted()).toEqual(
    ['item', 'officer', 'penalty'].map((table) => `${table} accept-with-problems`),
  )
  expect(files.reduce((sum, f) => sum + f.rows, 0)).toBeGreaterThanOrEqual(40)
  expect(files.flatMap((f) => f.problems.map((p) => p.code))).toEqual(
    expect.arrayContaining(['date.invalid', 'cert.expired', 'item.basis_missing']),
  )
})

/** Unpacks a GBK archive with the names that its bytes mean. */
async function unzip(file: string): Promise<string> {
  const dir = `${file}.unpacked`
  const zip = await yauzl.openPromise(file, { lazyEntries: true, decodeStrings: false })
  for await (const entry of zip.eachEntry()) {
    const target = path.join(
      dir,
      new TextDecoder('gb18030', { fatal: true }).decode(entry.fileName as unknown as Buffer),
    )
    mkdirSync(path.dirname(target), { recursive: true })
    await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(target))
  }
  return dir
}
