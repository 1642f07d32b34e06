// The lists of the window with 150,000 cases in the database: how long until the first rows of a list are on the screen, until
// a place far down shows its rows, until a filter or a sort is answered.
// Measured in the page, from the act of the user to the frame that shows the rows; medians. Exit 1 over target; run it on an
// idle machine, after `npm run build`.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { systemClock } from '../electron/backend/clock.ts'
import { openDataFolder } from '../electron/backend/data-folder.ts'
import { findResources } from '../electron/resources.ts'
import { indexWaiting } from '../electron/services/case-search.ts'
import { launch } from '../test/support/launch.ts'
import { figureOf, RUNS } from './measure.mjs'

const ROWS = Number(process.env.BENCH_CASES ?? 150_000)
const TODAY = '2026-09-01'

const HEADINGS =
  '案件名称,处罚决定书文号,当事人名称,案由,违法事实,处罚依据,行政处罚内容,罚款金额(元),立案日期,处罚决定日期,作出处罚决定的机关名称,案件程序'
const CAUSES = [
  '未取得食品经营许可',
  '经营超过保质期的食品',
  '未按规定明码标价',
  '未执行进货查验',
  '超标排放污染物',
  '未落实安全生产责任',
]
const TRADES = ['商行', '超市', '餐饮有限公司', '建筑工程有限公司', '食品厂', '再生资源回收站', '农业科技有限公司']
const two = (n) => String(n).padStart(2, '0')
/** One penalty, always the same for the same number; about 150 characters of text to be searched. */
function row(i) {
  const cause = CAUSES[(i * 7) % CAUSES.length]
  const party = `云山市${String.fromCodePoint(0x4e00 + ((i * 131) % 3000), 0x4e00 + ((i * 17) % 900))}${TRADES[i % TRADES.length]}`
  const fine = 500 + ((i * 7919) % 90_000)
  const day = `${2021 + (i % 5)}-${two(1 + (i % 12))}-`
  const facts = `经查，当事人${party}于${day}${two(1 + (i % 9))}在第${i % 999}号经营场所${cause}，货值金额${fine * 2}元，执法人员制作现场笔录并拍照取证`
  const head = [`${party}${cause}案`, `云罚〔${2021 + (i % 5)}〕${i + 1}号`, party, cause, facts]
  const decided = [
    `《中华人民共和国行政处罚法》第${1 + (i % 80)}条`,
    `罚款${fine}元`,
    fine,
    `${day}${two(1 + (i % 9))}`,
  ]
  const end = [`${day}${two(10 + (i % 18))}`, `云山市第${i % 40}执法局`, i % 6 === 0 ? '简易程序' : '普通程序']
  return [...head, ...decided, ...end].join(',')
}
const between = (field, from, to) => ({ field, operator: 'between', from, to })
const FILTERS = [
  { text: '食品经营' },
  { conditions: [between('decidedOn', '2023-01-01', '2024-12-31'), between('fine', 1_000_000, 5_000_000)] },
  { text: '再生资源 污染物' },
  { conditions: [{ field: 'procedure', operator: 'in', value: ['summary'] }] },
  { text: '现场笔录' },
  { conditions: [{ field: 'documents', operator: 'is', value: false }, between('decidedOn', '2025-01-01')] },
  { conditions: [{ field: 'party', operator: 'contains', value: '建筑工程' }] },
]

const folder = mkdtempSync(path.join(tmpdir(), 'mingjuan-bench-lists-'))
const data = process.env.BENCH_DATA ?? path.join(folder, 'data')
try {
  if (!process.env.BENCH_DATA) fill()
  await lists()
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** As a user would: a table is imported; then the search index is brought up to date at once, to have it behind us. */
function fill() {
  const file = path.join(folder, 'cases.csv')
  writeFileSync(file, `\uFEFF${[HEADINGS, ...Array.from({ length: ROWS }, (_, i) => row(i))].join('\r\n')}\r\n`)
  const main = path.resolve(import.meta.dirname, '../electron/cli/main.ts')
  const words = [main, '--data', data, '--today', TODAY, '--json', 'import', file, '--commit']
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8', maxBuffer: 1 << 28 })
  if (status !== 0) throw new Error(`${stdout}\n${stderr}`)
  const start = performance.now()
  const resources = findResources(import.meta.dirname)
  const opened = openDataFolder(data, { resources, clock: systemClock(TODAY), actor: '测量' })
  while (opened.db.transaction(() => indexWaiting(opened.db, 500)) > 0);
  opened.close()
  console.log(`${ROWS} cases indexed for search in ${((performance.now() - start) / 1000).toFixed(1)} s, on one core`)
}

async function lists() {
  const program = await launch({ data, today: TODAY, size: { width: 1366, height: 768 } })
  const { page, call, goTo } = program
  try {
    await goTo('/cases')
    await page.evaluate(install)
    await page.evaluate(() => globalThis.bench.rows())
    const [first] = (await call('cases.page', { limit: 1 })).rows

    const opened = []
    for (let i = 0; i < RUNS; i += 1) {
      await page.evaluate(() => globalThis.bench.leave())
      // A change of cases: the list is built anew, nothing is kept from the last visit.
      await call('cases.tag', { caseKey: first.caseKey, tags: [`第${i}次`] })
      await page.waitForTimeout(300)
      opened.push(await page.evaluate(() => globalThis.bench.open('/cases')))
    }
    figureOf('cases: first rows', opened, 200, ' ms')

    figureOf('cases: rows at any place', await scrolls(page), 100, ' ms')

    const sorted = []
    for (const column of ['caseName', 'agency', 'fine', 'number', 'kind', 'decidedOn', 'caseName'])
      sorted.push(await page.evaluate((id) => globalThis.bench.sort(id), column))
    figureOf('cases: sort', sorted, 300, ' ms')

    const filtered = []
    for (const filter of FILTERS)
      filtered.push(await page.evaluate((given) => globalThis.bench.filter('/cases', given), filter))
    figureOf('cases: filter and search', filtered, 300, ' ms')

    const [batch] = (await call('imports.list', { limit: 1 })).rows
    await measureOther(page, `/imports/${batch.batchId}?tab=added`, 'records of a batch')
    figureOf('records of a batch: rows at any place', await scrolls(page), 100, ' ms')
    await measureOther(page, '/audit', 'audit')
    await measureOther(page, '/imports', 'imports')
  } finally {
    await program.close()
  }
}

async function scrolls(page) {
  const times = []
  for (const share of [0.5, 0.93, 0.11, 0.71, 0.999, 0.33, 0.62])
    times.push(await page.evaluate((at) => globalThis.bench.scroll(at), share))
  return times
}

async function measureOther(page, route, name) {
  const times = []
  for (let i = 0; i < RUNS + 1; i += 1) {
    await page.evaluate(() => globalThis.bench.leave())
    times.push(await page.evaluate((to) => globalThis.bench.open(to), route))
  }
  // the first visit also loads the code of the page
  figureOf(`${name}: first rows`, times.slice(1), 200, ' ms')
}

/** In the page: acts as a user would, and waits for the frame in which every row in sight has its text. */
function install() {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
  const shown = () => {
    const viewport = document.querySelector('.ag-grid-viewport')
    if (!viewport) return undefined
    const { top, bottom } = viewport.getBoundingClientRect()
    const rows = [...viewport.querySelectorAll('.ag-row')].filter((one) => {
      const box = one.getBoundingClientRect()
      return box.bottom > top + 8 && box.top < bottom - 8
    })
    // A row that still waits for its block has no id of its own, and its cells are empty.
    const isFull = (one) => [...one.querySelectorAll('.ag-cell')].some(({ textContent }) => textContent.trim() !== '')
    return rows.length > 0 && rows.every(isFull) ? rows.map((one) => one.textContent).join('\n') : undefined
  }
  const counted = () => /共 ([\d,]+) 条/.exec(document.querySelector('main')?.textContent ?? '')?.[1]
  /** ms until the list shows rows that satisfy the test */
  const until = async (start, test) => {
    for (;;) {
      await frame()
      const rows = shown()
      if (rows !== undefined && test(rows)) return performance.now() - start
      if (performance.now() - start > 10_000)
        throw new Error(`no rows after ten seconds: ${location.hash} ${counted()}`)
    }
  }
  const go = (route) => {
    location.hash = route
  }
  globalThis.bench = {
    rows: () => until(performance.now(), () => true),
    /** To a page without a list. */
    async leave() {
      go('/help/desk')
      while (document.querySelector('.ag-grid-viewport')) await frame()
      await new Promise((resolve) => setTimeout(resolve, 200))
    },
    open(route) {
      const start = performance.now()
      go(route)
      return until(start, () => true)
    },
    scroll(share) {
      const viewport = document.querySelector('.ag-grid-viewport')
      const before = shown()
      const start = performance.now()
      viewport.scrollTop = share * (viewport.scrollHeight - viewport.clientHeight)
      return until(start, (rows) => rows !== before)
    },
    sort(column) {
      const before = shown()
      const start = performance.now()
      document.querySelector(`.ag-header-cell[col-id="${column}"] .ag-header-cell-label`).click()
      return until(start, (rows) => rows !== before)
    },
    filter(route, given) {
      const before = counted()
      const start = performance.now()
      go(`${route}?filter=${encodeURIComponent(JSON.stringify(given))}`)
      return until(start, () => counted() !== before)
    },
  }
}
