import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { contract } from '../../shared/contract/index.ts'
import { SamplingDesign } from '../../shared/domain/sampling/design.ts'
import { rawFile } from '../support/table-file.ts'
import { createWorld, type World } from '../support/world.ts'
import { makeZip } from '../support/zip.ts'

// Numbers of persons in every place where people write them. None may come out of any list, error, export or log; only an open
// batch shows the cell that can still be put right, and whoever has the right may ask for the numbers of a case.
const NUMBERS = {
  paper: '110105194912310021',
  representative: '110105195001010055',
  behindName: '110105196001011239',
  asCreditCode: '110105197002022213',
  inFacts: '110105198003033317',
  inContent: '110105198103033317',
  inRemark: '110105820303331',
  inTitle: '110105198303033317',
  typed: '110105198403033317',
  sentLater: '110105198503033317',
  inManifest: '110105198603033317',
  inFileName: '110105198703033317',
}
const HEAD =
  '处罚机关,处罚决定书文号,案件名称,当事人名称,统一社会信用代码,当事人证件号码,法定代表人证件号码,处罚决定日期,处罚内容,违法事实,备注'
const row = (date: string, name = `张某${NUMBERS.behindName}`, paper = NUMBERS.paper): string =>
  `云山市城管局,云城罚〔2026〕1号,张某占道案（${NUMBERS.inTitle}）,${name},${NUMBERS.asCreditCode},${paper},${NUMBERS.representative},${date},对张某（${NUMBERS.inContent}）警告,张某${NUMBERS.inFacts}占道,${NUMBERS.inRemark}`

const said: [from: string, text: string][] = []
const called = new Set<string>()
const hear = (from: string, value: unknown): void => void said.push([from, JSON.stringify(value)])
const leaks = (): string[] =>
  said.flatMap(([from, text]) =>
    Object.entries(NUMBERS).flatMap(([place, number]) => (text.includes(number) ? [`${from}: ${place}`] : [])),
  )

/** The reply of every call, errors too, is heard. */
function listening(world: World) {
  const call: World['call'] = async (name, input) => {
    called.add(name)
    try {
      const value = await world.call(name, input)
      hear(name, value)
      return value
    } catch (error) {
      hear(
        `error of ${name}`,
        error instanceof Error ? [error.message, (error as { details?: unknown }).details] : error,
      )
      throw error
    }
  }
  return call
}

test('no list, error, export or log holds the number of a person', async () => {
  const world = createWorld({
    host: {
      printPdf: (html) => {
        said.push(['print', html])
        return Promise.resolve(Buffer.from('%PDF-1.4'))
      },
    },
  })
  const call = listening(world)
  await world.call('people.save', { name: '测试员', role: 'clerk' })
  const table = rawFile(world, `处罚${NUMBERS.inFileName}.csv`, [
    HEAD,
    row('2026-03-06'),
    row('2026-13-01', '李某', '1101051949123100'),
  ])
  // whoever chose a file knows its name; its path is how it is named until it is read
  said.push([
    'imports.preview',
    JSON.stringify(await world.call('imports.preview', { path: table })).replaceAll(table, ''),
  ])
  said.push([
    'imports.inspect',
    JSON.stringify(await world.call('imports.inspect', { paths: [table] })).replaceAll(table, ''),
  ])
  const read = await world.call('imports.read', { path: table })
  said.push(['imports.read', JSON.stringify(read).replaceAll(table, '')])
  const batchId = read.batchId ?? ''
  await call('imports.get', { batchId })
  await call('imports.problemKinds', { batchId })
  const problems = path.join(world.dir, '问题.csv')
  await call('imports.exportProblems', { batchId, file: problems })
  await call('imports.commit', { batchId, leaveOutBlocked: true })
  await call('imports.rows', { batchId })
  await call('imports.record', { batchId, sheet: 0, row: 1 })
  await call('imports.problems', { batchId })
  await call('imports.list', {})

  const [found] = (await call('cases.page', {})).rows
  const caseId = found?.id ?? 0
  const typing = { kind: 'penalty', caseId, party: 0, version: 1 } as const
  await call('cases.checkTyping', { ...typing, facts: { party_id_no: `${NUMBERS.typed} ` } }).catch(() => undefined)
  const { version: _version, ...where } = typing
  await call('cases.checkTyping', {
    ...where,
    facts: { party_id_no: NUMBERS.typed, party_name: `王某${NUMBERS.typed}` },
  })
  await call('cases.type', { ...typing, facts: { party_id_no: NUMBERS.typed, remark: `见${NUMBERS.typed}` } })
  await call('cases.type', { ...typing, facts: { party_id_no: NUMBERS.typed } }).catch(() => undefined)
  await call('cases.type', { ...typing, version: 2, facts: { decision_date: NUMBERS.typed } }).catch(() => undefined)
  await call('cases.showNumbers', { caseId }).catch(() => undefined)
  const later = rawFile(world, '补报.csv', [HEAD, row('2026-03-06', undefined, NUMBERS.sentLater)])
  const second = await call('imports.read', { path: later })
  await call('imports.commit', { batchId: second.batchId ?? '' })
  await call('cases.get', { caseId })
  for (const text of ['张某', NUMBERS.behindName, NUMBERS.inFacts]) await call('search.everything', { text, limit: 5 })
  for (const text of ['张某', '见', NUMBERS.inFacts])
    await call('search.hits', { text, inDocuments: true, caseIds: [caseId] })
  await call('cases.count', { filter: { text: NUMBERS.inFacts } })

  const bundle = path.join(world.dir, '卷.zip')
  const manifest = {
    format: 'mingjuan-case-bundle',
    version: 1,
    cases: [
      {
        folder: '2',
        kind: 'penalty',
        agency: '云山市城管局',
        number: '云城罚〔2026〕2号',
        facts: {
          party_name: `赵某${NUMBERS.inManifest}`,
          party_id_no: NUMBERS.inManifest,
          decision_date: '2026-03-07',
        },
      },
    ],
  }
  writeFileSync(
    bundle,
    makeZip([
      { name: 'manifest.json', bytes: JSON.stringify(manifest) },
      { name: `2/身份证${NUMBERS.inFileName}.txt`, bytes: '证' },
    ]),
  )
  await call('imports.preview', { path: bundle })
  const third = await call('imports.read', { path: bundle })
  await call('imports.cases', { batchId: third.batchId ?? '' })
  await call('imports.commit', { batchId: third.batchId ?? '' })
  const other = (await call('cases.page', {})).rows.find(({ decisionNo }) => decisionNo?.endsWith('2号'))
  await call('cases.get', { caseId: other?.id ?? 0 })

  for (const format of ['csv', 'xlsx'] as const) {
    const file = path.join(world.dir, `案卷.${format}`)
    await call('cases.export', { columns: ['number', 'caseName', 'parties'], format, file })
    said.push([`export ${format}`, (format === 'csv' ? readFileSync(file) : await unzipped(file)).toString('utf8')])
  }
  said.push(['exported problems', readFileSync(problems, 'utf8')])

  const { roundId } = await call('rounds.create', {
    title: '2026年度案卷评查',
    filter: { from: '2026-01-01', to: '2026-06-30', kinds: ['penalty'] },
  })
  const filter = { from: '2026-01-01', to: '2026-06-30', kinds: ['penalty'] as 'penalty'[] }
  await call('rounds.countScope', { filter })
  await call('rounds.freeze', { roundId, design: SamplingDesign.parse({ method: { name: 'simple', size: 2 } }) })
  await call('samples.draw', { roundId, seed: '01234567890123456789', thrownBy: '某' })
  const folder = path.join(world.dir, '公示')
  mkdirSync(folder)
  await call('samples.exportProof', { roundId, folder })
  for (const name of ['frame.csv', 'draw.json', 'verify.html'])
    said.push([name, readFileSync(path.join(folder, name), 'utf8')])
  const [item] = (await call('samples.list', { roundId })).items
  const { sheetId } = await call('scores.open', { sampleItemId: item?.id ?? '' })
  await call('imports.undo', { batchId }).catch(() => undefined)
  await call('scores.get', { sheetId })
  for (const name of [
    'scores.board',
    'scores.list',
    'findings.list',
    'results.list',
    'rounds.get',
    'samples.draws',
    'samples.verify',
    'rounds.preview',
    'rounds.frame',
    'rounds.excluded',
    'results.round',
  ] as const)
    await call(name as 'scores.board', { roundId })
  for (const name of [
    'rounds.list',
    'letters.list',
    'desk.today',
    'agencies.list',
    'cases.choices',
    'cases.views',
    'audit.page',
    'audit.choices',
    'people.list',
    'session.info',
  ] as const)
    await call(name as 'people.list', {})

  hear('audit', world.db.all('SELECT * FROM audit_entry'))
  hear('problems kept', world.db.all('SELECT value, message FROM import_problem'))
  expect(said.length).toBeGreaterThan(50)
  expect(JSON.stringify(said)).toContain('110105**********')
  expect(leaks()).toEqual([])
  // a new list of cases, parties or records belongs here too
  const queries = Object.entries(contract).flatMap(([name, { kind }]) => (kind === 'query' ? [name] : []))
  const unheard = queries.filter(
    (name) => /^(?:cases|search|samples|scores|findings|audit)\./.test(name) && !called.has(name),
  )
  expect(unheard).toEqual(['audit.verify', 'samples.advise'])
})

async function unzipped(file: string): Promise<Buffer> {
  const { fromBuffer } = await import('yauzl')
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = []
    fromBuffer(readFileSync(file), { lazyEntries: true }, (error, zip) => {
      if (error || !zip) return reject(error ?? new Error('no zip'))
      zip.on('end', () => resolve(Buffer.concat(parts)))
      zip.on('entry', (entry) => {
        zip.openReadStream(entry, (fault, stream) => {
          if (fault || !stream) return reject(fault ?? new Error('no entry'))
          stream.on('data', (piece: Buffer) => parts.push(piece))
          stream.on('end', () => zip.readEntry())
        })
      })
      zip.readEntry()
    })
  })
}
