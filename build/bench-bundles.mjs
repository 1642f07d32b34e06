// Case bundles: extract, hash and store against `unzip` and `sha256sum` of every file; the whole import is printed beside it.
// Workbooks: reading against openpyxl's processor time, and the whole import against the same rows as CSV.
// Ratios of medians, limit and candidate in turn. Exit 1 over target.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { storingSink } from '../electron/files/document-sink.ts'
import { FileStore } from '../electron/files/file-store.ts'
import { readBundle } from '../electron/files/read-bundle.ts'
import { openWorkbook } from '../electron/files/read-xlsx.ts'
import { figure, generators, median, RUNS } from './measure.mjs'

const root = path.resolve(import.meta.dirname, '..')
const CASES = Number(process.env.BENCH_BUNDLE_CASES ?? 2000)
const ROWS = Number(process.env.BENCH_WORKBOOK_ROWS ?? 100_000)

function run(command, args) {
  const start = performance.now()
  const result = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 28 })
  if (result.status !== 0 && result.status !== 1) throw new Error(`${command}\n${result.stdout}${result.stderr}`)
  return { ...result, seconds: (performance.now() - start) / 1000 }
}
const generate = (name, ...args) => run(process.execPath, [path.join(generators, name), ...args])

if (!generators) console.log('not checked: no shared files (bundle and workbook bench need the generators)')
else {
  const folder = mkdtempSync(path.join(tmpdir(), 'mingjuan-bench-bundles-'))
  try {
    await bundles(folder)
    await workbooks(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function bundles(folder) {
  const zips = path.join(folder, 'zips')
  generate('gen-bundles.mjs', '--cases', String(CASES), '--files', '5', '--per-zip', String(CASES / 20), '--out', zips)
  const files = readdirSync(zips).map((name) => path.join(zips, name))
  const limits = []
  const stored = []
  for (let i = 0; i < RUNS; i += 1) {
    const out = path.join(folder, 'out')
    mkdirSync(out)
    const script =
      'for z in "$1"/*.zip; do mkdir "$2/$(basename "$z")" && unzip -q "$z" -d "$2/$(basename "$z")"; done; find "$2" -type f -print0 | xargs -0 sha256sum > /dev/null'
    limits.push(run('sh', ['-c', script, 'sh', zips, out]).seconds)
    rmSync(out, { recursive: true })
    const store = path.join(folder, 'store')
    const start = performance.now()
    const sink = storingSink(new FileStore(store))
    let documents = 0
    for (const file of files) {
      const { cases } = await readBundle(file, { today: '2026-09-01', documentKinds: [], sink })
      for (const one of cases) documents += one.documents.length
    }
    stored.push((performance.now() - start) / 1000)
    if (documents !== CASES * 5) throw new Error(`${documents} documents of ${CASES * 5}`)
    rmSync(store, { recursive: true })
  }
  const megabytes = files.reduce((sum, file) => sum + statSync(file).size, 0) / 2 ** 20
  console.log(
    `${CASES} cases × 5 PDFs, ${megabytes.toFixed(0)} MB: limit ${median(limits).toFixed(2)} s, ours ${median(stored).toFixed(2)} s (medians of ${RUNS}, every file flushed to the disk)`,
  )
  figure('bundles: extract, hash and store, ratio to unzip and sha256sum', median(stored) / median(limits), 0.8, ' ×')
}

async function workbooks(folder) {
  const [xlsx, csv] = ['rows.xlsx', 'rows.csv'].map((name) => path.join(folder, name))
  generate('gen-xlsx.mjs', '--rows', String(ROWS), '--out', xlsx)
  generate('gen-csv.mjs', '--rows', String(ROWS), '--out', csv, '--encoding', 'utf8', '--bad', '0')
  const python = ['/usr/bin/python3', 'python3'].find((one) => spawnSync(one, ['-c', 'import openpyxl']).status === 0)
  if (python) {
    const script =
      'import openpyxl,sys,time\nt=time.process_time()\nfor ws in openpyxl.load_workbook(sys.argv[1],read_only=True):\n  for row in ws.iter_rows(values_only=True): pass\nprint(time.process_time()-t)'
    const limits = []
    const ours = []
    for (let i = 0; i < Math.min(3, RUNS); i += 1) {
      limits.push(Number(run(python, ['-c', script, xlsx]).stdout))
      const before = process.cpuUsage()
      const { sheets, close } = await openWorkbook(xlsx)
      let rows = 0
      for (const sheet of sheets) for await (const block of sheet.rows()) rows += block.length
      close()
      const { user, system } = process.cpuUsage(before)
      ours.push((user + system) / 1e6)
      if (rows < ROWS) throw new Error(`${rows} rows of ${ROWS}`)
    }
    console.log(
      `workbook of ${ROWS} rows: openpyxl ${median(limits).toFixed(1)} s, ours ${median(ours).toFixed(1)} s of processor time`,
    )
    figure("workbook: reading, ratio to openpyxl's processor time", median(ours) / median(limits), 0.5, ' ×')
  } else console.log('not checked: python3-openpyxl is not installed (Debian: apt-get install python3-openpyxl)')
  const seconds = { [csv]: [], [xlsx]: [] }
  for (let i = 0; i < RUNS; i += 1)
    for (const file of [csv, xlsx]) {
      const data = path.join(folder, 'data')
      const cli = path.join(root, 'electron/cli/main.ts')
      const options = ['--disable-warning=ExperimentalWarning', '--max-semi-space-size=8']
      seconds[file].push(
        run(process.execPath, [...options, cli, '--data', data, '--json', 'import', file, '--commit']).seconds,
      )
      rmSync(data, { recursive: true })
    }
  console.log(
    `import of ${ROWS} rows: CSV ${median(seconds[csv]).toFixed(1)} s, workbook ${median(seconds[xlsx]).toFixed(1)} s`,
  )
  figure(
    'workbook: whole import, ratio to the same rows as CSV',
    median(seconds[xlsx]) / median(seconds[csv]),
    1.5,
    ' ×',
  )
}
