// Search: how long the index takes beside the import itself, how soon the first page of any two characters over a million
// cases is there, and how fast the text of PDFs is read. Medians; exit 1 over target; run it on an idle machine.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { keepSearch } from '../electron/backend/search-upkeep.ts'
import { openProgram } from '../electron/cli/program.ts'
import { withoutIndexes } from '../electron/database/bulk-load.ts'
import { indexWaiting } from '../electron/services/case-search.ts'
import { attachDocuments } from '../test/support/documents.ts'
import { textPdf } from '../test/support/text-pdf.ts'
import { figure, generators, median, RUNS } from './measure.mjs'

const root = path.resolve(import.meta.dirname, '..')
const ROWS = Number(process.env.BENCH_ROWS ?? 100_000)
const CASES = Number(process.env.BENCH_CASES ?? 1_000_000)
/** Cases of the million indexed in one transaction. */
const STEP = 1000

/** Words that stand in all cases, in a tenth, in a few, in one, in none; alone, together, with a condition. */
const WORDS = ['云罚', '市监', '食品', '贸易 经营', '龘靐', '90 号', '没有', '12345']

async function timed(work) {
  const start = performance.now()
  const value = await work()
  return { value, ms: performance.now() - start }
}
/** A command that must do its work: the import ends with 1 where records were refused. */
function run(args, good = [0]) {
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1 << 28 })
  if (!good.includes(status)) throw new Error(`${args.join(' ')}\n${stderr}`)
}
/** The index as the program keeps it while nobody asks for anything. */
async function caughtUp({ db }) {
  const { promise, resolve, reject } = Promise.withResolvers()
  const upkeep = keepSearch(db, { caughtUp: resolve, failed: reject, rest: 0 })
  upkeep.wake()
  await promise
  return upkeep
}
function indexAll({ db }) {
  db.connection.pragma('synchronous = NORMAL')
  while (db.transaction(() => indexWaiting(db, STEP)) > 0);
}

const folder = mkdtempSync(path.join(tmpdir(), 'mingjuan-bench-search-'))
try {
  if (generators) await indexBench()
  else console.log('not checked: no shared files (index bench needs the generators)')
  await firstPageBench()
  await textBench()
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** The index of an import, beside the import; in turn, as often as there is time for. */
async function indexBench() {
  const file = path.join(folder, 'rows.csv')
  const generator = path.join(generators, 'gen-csv.mjs')
  run([generator, '--rows', String(ROWS), '--out', file, '--encoding', 'gb18030'])
  const options = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))
    .scripts.mingjuan.split(' ')
    .slice(1, -1)
  const imports = []
  const indexes = []
  for (let i = 0; i < Math.min(RUNS, 3); i += 1) {
    const data = path.join(folder, `import-${i}`)
    const args = [
      ...options,
      path.join(root, 'electron/cli/main.ts'),
      '--data',
      data,
      '--json',
      'import',
      file,
      '--commit',
    ]
    imports.push((await timed(() => run(args, [0, 1]))).ms)
    const program = openProgram({ data })
    const { value: upkeep, ms } = await timed(() => caughtUp(program.folder))
    indexes.push(ms)
    await upkeep.stop()
    await program.close()
    rmSync(data, { recursive: true, force: true })
  }
  const [one, other] = [median(imports) / 1000, median(indexes) / 1000]
  console.log(
    `${ROWS} rows: import ${one.toFixed(2)} s, search index ${other.toFixed(2)} s (medians of ${imports.length})`,
  )
  figure('search index, ratio to the import itself', other / one, 1.5, ' ×')
}

async function firstPageBench() {
  const data = process.env.BENCH_DATA ?? path.join(folder, 'million')
  const isNew = !existsSync(data)
  const program = openProgram({ data })
  if (isNew) fill(program.folder.db)
  await program.call('cases.page', { filter: { text: '云山' }, uncounted: true })
  const worst = { word: '', ms: 0 }
  const dialog = []
  for (const word of WORDS) {
    const times = []
    for (let i = 0; i < RUNS; i += 1) {
      const filter = { text: word }
      times.push((await timed(() => program.call('cases.page', { filter, uncounted: true, limit: 100 }))).ms)
      dialog.push((await timed(() => program.call('search.everything', { text: word }))).ms)
    }
    if (median(times) > worst.ms) Object.assign(worst, { word, ms: median(times) })
  }
  figure(`first page of ${CASES} cases, slowest of ${WORDS.length} searches (${worst.word})`, worst.ms, 20, ' ms')
  figure('the same searches in the window of Ctrl+K, with documents', median(dialog), 20, ' ms')
  await program.close()
}

/** A million cases of 97 agencies with names and parties, written by SQL, and their index. */
function fill(db) {
  const pick = (list, by) =>
    `(SELECT value FROM json_each('${JSON.stringify(list)}') WHERE key = n / ${by} % ${list.length})`
  const causes = pick(
    [
      '未经许可经营食品',
      '超标排放污水',
      '未按规定明码标价',
      '无证运输',
      '占用消防通道',
      '擅自改变林地用途',
      '未落实安全责任',
    ],
    1,
  )
  const trades = pick(['商行', '贸易有限公司', '餐饮店', '建筑工程有限公司', '运输队'], 7)
  const numbers = 'WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < ?)'
  db.transaction(() => {
    db.run(
      `${numbers} INSERT INTO agency (id, name, name_key) SELECT n, '云山市第' || n || '市监局', '云山市第' || n || '市监局' FROM number`,
      97,
    )
    withoutIndexes(db, ['case_file'], () =>
      db.run(
        `${numbers} INSERT INTO case_file (id, case_key, kind, agency_id, decision_no, case_name, procedure, region, decided_on,
           fine_fen, tags, complete, in_remedy, version)
         SELECT n, 'penalty|' || n, 'penalty', n % 97 + 1, '云罚〔2026〕' || n || '号',
           char(19968 + n % 3000, 19968 + n / 7 % 900) || ${trades} || ${causes} || CASE WHEN n = 777 THEN '龘靐' ELSE '' END || '案',
           'general', 330100 + n % 9, format('%d-%02d-%02d', 2021 + n % 5, 1 + n % 12, 1 + n % 28), n * 7919 % 9000000,
           '[]', 1, 'unknown', 1 FROM number`,
        CASES,
      ),
    )
  })
  indexAll({ db })
}

/** Pages of PDFs read into the index, everything included. */
async function textBench() {
  const data = path.join(folder, 'texts')
  const program = openProgram({ data })
  const { db, files } = program.folder
  db.run(
    `INSERT INTO case_file (case_key, kind, procedure, tags, complete, in_remedy, version) VALUES ('penalty|甲', 'penalty', 'general', '[]', 0, 'unknown', 1)`,
  )
  const line = '经查，当事人于二〇二六年三月在云山市某镇未取得许可从事经营活动，'
  const page = (n) => Array.from({ length: 24 }, (_, i) => `第${n}页第${i}行${line}`)
  const documents = Array.from({ length: 100 }, (_, i) => ({
    name: `${i}.pdf`,
    kind: null,
    bytes: textPdf(Array.from({ length: 5 }, (_, n) => page(5 * i + n))),
    realType: 'pdf',
    pages: null,
  }))
  await attachDocuments({ db, files }, documents)
  const { ms } = await timed(() => program.call('texts.read', {}))
  console.log(`text of 500 pages in 100 PDFs: ${(ms / 1000).toFixed(2)} s, ${(500_000 / ms).toFixed(0)} pages a second`)
  await program.close()
}
