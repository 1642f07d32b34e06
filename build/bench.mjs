// npm run bench: each figure as a ratio to a limit measured in the same run, medians, limit and candidate in turn. Targets in
// seconds are those of a reference machine, whose speed against this one is measured by the same limit (ADR 17).
// Exit 1 where a figure is over its target. Nothing here is a timed test: run it on an idle machine.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, rmSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openProgram } from '../electron/cli/program.ts'
import { withoutIndexes } from '../electron/database/bulk-load.ts'
import { openDatabase } from '../electron/database/open.ts'
import { markForSearch } from '../electron/services/import-commit.ts'
import { PLATFORM_LOAD, platformTable } from '../test/support/platform-tables.ts'
import { buildIfNeeded } from './build-if-needed.mjs'
import { figure, generateTable, generators, limitSeconds, median, run, RUNS } from './measure.mjs'

const root = path.resolve(import.meta.dirname, '..')
const PLATFORM_LISTS = [
  ['catalogues.overview', {}],
  ['catalogues.tree', {}],
  ['catalogues.records', { catalogue: 'officer' }],
  ['catalogues.records', { catalogue: 'item', text: '第12' }],
  ['catalogues.records', { catalogue: 'item', check: 'basis_shared' }],
  ['catalogues.records', { catalogue: 'officer', sort: 'cert_valid_until', descending: true }],
  ['catalogues.records', { catalogue: 'officer', check: 'hours_short' }],
  ['catalogues.records', { catalogue: 'officer', staff: { year: 2025, group: 'untrained' } }],
  ['staff.training', { year: 2025 }],
  ['staff.structure', { year: 2025 }],
  ['staff.filings', { year: 2025 }],
  ['catalogues.compare', { catalogue: 'item', from: '2020-12-31', to: '2099-12-31' }],
  ['cases.page', {}],
]
// The command line as its npm script starts it: node, its options, the entry.
const nodeOptions = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))
  .scripts.mingjuan.split(' ')
  .slice(1, -1)

const missing = ['sqlite3'].filter((tool) => spawnSync('which', [tool]).status !== 0)
if (missing.length > 0) {
  console.error(`bench: please install ${missing.join(' ')} (Debian: apt-get install ${missing.join(' ')})`)
  process.exit(2)
}

const folder = mkdtempSync(path.join(tmpdir(), 'mingjuan-bench-'))
/** the data folder of the import measured last */
const imported = path.join(folder, 'imported')
try {
  const hundredThousand = generators && importBench(100_000, { runs: RUNS, most: 4, megabytes: 500 })
  if (!generators) console.log('not checked: no shared files (import bench needs the generators)')
  await platformBench()
  await drawBench(1_000_000, 1000)
  if (hundredThousand) {
    const million = importBench(1_000_000, { runs: 3, most: 2, megabytes: 600, apart: true })
    figure('import, ten times the rows in so many times the time', million / hundredThousand, 11, ' ×')
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
windowBenches()

/** What is measured in the window of the built program: build/bench-*.mjs, each in a process of its own. */
function windowBenches() {
  process.chdir(root)
  buildIfNeeded()
  for (const name of readdirSync('build').filter((file) => /^bench-.+\.mjs$/.test(file))) {
    const { status } = spawnSync(process.execPath, [path.join('build', name)], { stdio: 'inherit' })
    if (status !== 0) process.exitCode = 1
  }
}

/**
 * Import of a GB18030 table, validated, staged, committed, indexed, against `sqlite3 .import` of the UTF-8 file plus its indexes: at
 * most so many times as long, within so many megabytes. With `apart` the same import runs without keeping what its records said, too, and
 * the ratio is that of an import without origins and without the marks for the search index. Returns the seconds of an import.
 */
function importBench(rows, { runs, most, megabytes, apart = false }) {
  const [utf8, gb18030] = ['utf8', 'gb18030'].map((encoding) =>
    generateTable(path.join(folder, `${encoding}.csv`), String(rows), encoding),
  )
  const whole = []
  const limits = []
  const withoutOrigins = []
  let told = { marks: 0, entries: 0 }
  for (let i = 0; i < runs; i += 1) {
    limits.push(limitSeconds(utf8, folder))
    whole.push(importOnce(gb18030, rows))
    if (!apart) continue
    withoutOrigins.push(importOnce(gb18030, rows, ['--import', path.join(root, 'build/without-origins.mjs')]).seconds)
    told = askImported()
  }
  const limit = median(limits)
  const ours = median(whole.map(({ seconds }) => seconds))
  console.log(`import of ${rows} rows: limit ${limit.toFixed(2)} s, ours ${ours.toFixed(2)} s (medians of ${runs})`)
  if (apart) {
    const origins = Math.max(0, ours - median(withoutOrigins))
    console.log(
      `     ${(ours / limit).toFixed(2)} × in all; apart: origins ${origins.toFixed(2)} s, marks for the search ${told.marks.toFixed(2)} s, audit ${told.entries} entries`,
    )
    figure(`import of ${rows} without these, ratio to the same`, (ours - origins - told.marks) / limit, most, ' ×')
  } else figure(`import of ${rows}, ratio to sqlite3 .import and its indexes`, ours / limit, most, ' ×')
  figure(`import of ${rows}, peak memory`, Math.max(...whole.map(({ peak }) => peak)), megabytes, ' MB')
  return ours
}

/** One import into a new data folder, which stays until the next: how many seconds and megabytes it took. */
function importOnce(table, rows, options = []) {
  rmSync(imported, { recursive: true, force: true })
  const args = [
    ...nodeOptions,
    '--import',
    path.join(root, 'build/report-peak-memory.mjs'),
    ...options,
    path.join(root, 'electron/cli/main.ts'),
    '--data',
    imported,
    '--json',
    'import',
    table,
    '--commit',
  ]
  const start = performance.now()
  const result = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1 << 28 })
  const seconds = (performance.now() - start) / 1000
  if (result.status !== 0 && result.status !== 1) throw new Error(result.stdout.slice(0, 2000) + result.stderr)
  const [file] = JSON.parse(result.stdout).files
  if (file.added + file.updated + file.unchanged + file.refused !== rows)
    throw new Error(`counts do not add up: ${JSON.stringify({ ...file, problems: [] })}`)
  return { seconds, peak: Number(/peak-memory-kib (\d+)/.exec(result.stderr)?.[1] ?? 0) / 1024 }
}

/** Of the folder imported last: what it takes to note all its cases for the search index, and how many entries the audit has of it. */
function askImported() {
  const db = openDatabase(path.join(imported, 'mingjuan.db'))
  const entries = db.value("SELECT count(*) FROM audit_entry WHERE action LIKE 'imports.%'")
  const { first, last, batchNo } = db.one('SELECT min(id) AS first, max(id) AS last, batch_no FROM import_row')
  db.transaction(() => db.run('DELETE FROM case_search_waiting'))
  const start = performance.now()
  db.transaction(() => markForSearch(db, [first, last, batchNo]))
  const marks = (performance.now() - start) / 1000
  db.connection.close()
  return { marks, entries }
}

/** The load of one supervision platform, table by table through the procedures; afterwards the first page of its lists. */
async function platformBench() {
  const files = Object.keys(PLATFORM_LOAD).map((table) => {
    const file = path.join(folder, `${table}.csv`)
    writeFileSync(file, [...platformTable(table)].join(''))
    return [table, file]
  })
  const program = openProgram({ data: path.join(folder, 'platform') })
  const seconds = []
  for (const [table, file] of files) {
    const start = performance.now()
    const { batchId } = await program.call('imports.read', { path: file })
    const { added } = await program.call('imports.commit', { batchId, leaveOutBlocked: true })
    seconds.push((performance.now() - start) / 1000)
    if (added !== PLATFORM_LOAD[table]) throw new Error(`${table}: ${added} of ${PLATFORM_LOAD[table]} landed`)
  }
  const lists = []
  for (const [name, input] of PLATFORM_LISTS) {
    const start = performance.now()
    await program.call(name, input)
    lists.push(performance.now() - start)
  }
  const start = performance.now()
  await program.call('itemReview.list', {})
  const occurrences = performance.now() - start
  await program.close()
  const parts = files.map(([table], i) => `${table} ${seconds[i].toFixed(1)} s`).join(', ')
  const total = seconds.reduce((sum, one) => sum + one, 0)
  console.log(`load of a platform: ${parts}; slowest list ${Math.max(...lists).toFixed(0)} ms`)
  figure('load of a platform: all records of six tables', total, 60, ' s')
  figure('lists after it, the slowest first page', Math.max(...lists), 200, ' ms')
  figure('occurrences of all items in all cases, the first time', occurrences, 2000, ' ms')
}

/** Freeze and draw through the procedures, each time in a fresh copy of a data folder of a million cases. */
async function drawBench(count, size) {
  const template = path.join(folder, 'million')
  await withCases(template, count)
  const freezing = []
  const drawing = []
  for (let i = 0; i < RUNS; i += 1) {
    const data = path.join(folder, `round-${i}`)
    cpSync(template, data, { recursive: true })
    // else the first commit waits until the copy is on the disk
    run('sync', [])
    const program = openProgram({ data })
    const filter = { from: '2026-01-01', to: '2026-12-31', kinds: ['penalty'] }
    const { roundId } = await program.call('rounds.create', { title: '百万', filter })
    const timed = async (times, name, input) => {
      const start = performance.now()
      const value = await program.call(name, { roundId, ...input })
      times.push((performance.now() - start) / 1000)
      return value
    }
    const { cases } = await timed(freezing, 'rounds.freeze', { design: { method: { name: 'simple', size } } })
    const { drawn } = await timed(drawing, 'samples.draw', { seed: '01234567890123456789', thrownBy: '市民' })
    if (drawn !== size || cases !== count) throw new Error(`${drawn} drawn from ${cases}`)
    await program.close()
    rmSync(data, { recursive: true, force: true })
  }
  const both = median(freezing.map((seconds, i) => seconds + drawing[i]))
  console.log(
    `freeze ${median(freezing).toFixed(2)} s, draw ${median(drawing).toFixed(2)} s (medians of ${RUNS}, through the procedures)`,
  )
  figure(`freeze and draw of ${size} from a database of ${count} cases`, both, 3, ' s')
}

/** A data folder with `count` complete cases of 97 agencies and a hundredth as many incomplete ones, written by SQL. */
async function withCases(data, count) {
  const program = openProgram({ data })
  const { db } = program.folder
  const numbers = 'WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < ?)'
  db.transaction(() => {
    db.run(
      `${numbers} INSERT INTO agency (id, name, name_key) SELECT n, '云山市第' || n || '局', '云山市第' || n || '局' FROM number`,
      97,
    )
    withoutIndexes(db, ['case_file'], () =>
      db.run(
        `${numbers} INSERT INTO case_file (id, case_key, kind, agency_id, decision_no, procedure, region, decided_on, fine_fen,
           tags, complete, in_remedy, version)
         SELECT n, 'penalty|云山市第' || (n % 97 + 1) || '局|云罚〔2026〕' || n || '号', 'penalty', n % 97 + 1,
           '云罚〔2026〕' || n || '号', 'general', 330100 + n % 9, format('2026-%02d-%02d', 1 + n % 12, 1 + n % 28),
           n * 7919 % 9000000, '[]', n <= ?, 'unknown', 1 FROM number`,
        count + count / 100,
        count,
      ),
    )
  })
  await program.close()
}
