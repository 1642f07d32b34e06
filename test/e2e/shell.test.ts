/// <reference lib="dom" />
import { execFileSync, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { _electron, type ElectronApplication, expect, type Page, test } from '@playwright/test'
import { systemClock } from '../../electron/backend/clock.ts'
import { openDataFolder } from '../../electron/backend/data-folder.ts'
import { findResources } from '../../electron/resources.ts'
import { SamplingDesign } from '../../shared/domain/sampling/design.ts'
import { insertCases } from '../support/cases.ts'

let dir: string
let app: ElectronApplication
let page: Page

const HEADINGS = '案件名称,行政处罚决定书文号,行政相对人名称,行政相对人类别,案由,罚款金额（元）,处罚决定日期,处罚机关'
/** Long enough to be read by a thread of its own. */
const ROWS = Array.from(
  { length: 3000 },
  (_, i) => `某案,云罚〔2025〕${i + 1}号,张某,自然人,未按规定公示,1000,2026-03-01,云山市第1局`,
)

interface BridgeWindow {
  bridge: { call(request: { id: string; name: string; input: unknown }): Promise<unknown> }
}

/** A call as the page makes it. */
const call = (name: string, input: unknown, from: Page = page): Promise<unknown> =>
  from.evaluate((request) => (window as unknown as BridgeWindow).bridge.call(request), {
    id: randomUUID(),
    name,
    input,
  })
async function value<T>(name: string, input: unknown): Promise<T> {
  const reply = (await call(name, input)) as { ok: boolean; value: T }
  expect(reply).toMatchObject({ ok: true })
  return reply.value
}

test.beforeAll(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'mingjuan-e2e-'))
  const resources = findResources(import.meta.dirname)
  const folder = openDataFolder(dir, { resources, clock: systemClock('2026-09-01'), actor: '测试员' })
  insertCases(folder, 12)
  folder.close()
  app = await _electron.launch({ args: ['.', `--data=${dir}`, '--today=2026-09-01'] })
  page = await app.firstWindow()
})
test.afterAll(async () => {
  await app.close()
  rmSync(dir, { recursive: true, force: true })
})

test('the page shows the answer of one call through preload, bridge and backend thread', async () => {
  await expect(page.locator('#state')).toHaveText('版本 0.1.0，操作员 本机操作员，今天 2026-09-01，案卷 12 件')
})

test('the page has no Node, no IPC of its own, no network and no eval', async () => {
  const found = await page.evaluate(async () => {
    const world = globalThis as unknown as Record<string, unknown>
    const reach = await fetch('https://example.invalid/').then(
      () => 'reached',
      () => 'refused',
    )
    return [typeof world['require'], typeof world['process'], typeof world['ipcRenderer'], reach]
  })
  expect(found).toEqual(['undefined', 'undefined', 'undefined', 'refused'])
  const unlisted = await page.evaluate(() => fetch('/../main/index.js').then(({ status }) => status))
  expect(unlisted).toBe(404)
  const policy = await page.evaluate(() =>
    fetch('/index.html').then(({ headers }) => headers.get('content-security-policy')),
  )
  expect(policy).toContain("default-src 'none'")
  expect(policy).not.toContain('eval')
})

test('the page cannot open a window or leave its origin', async () => {
  expect(await page.evaluate(() => window.open('https://example.invalid/') === null)).toBe(true)
  await page.evaluate(() => {
    location.href = 'https://example.invalid/'
  })
  await expect(page.locator('#state')).toContainText('版本')
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
})

test('an unknown procedure and a wrong input come back as errors with a sentence', async () => {
  expect(await call('session.nothing', {})).toMatchObject({ ok: false, error: { code: 'unknown_procedure' } })
  expect(await call('session.info', { more: 1 })).toMatchObject({ ok: false, error: { code: 'invalid_input' } })
})

test('a dialog answered by the test: only the chosen file may be read', async () => {
  const file = path.join(dir, 'chosen.csv')
  writeFileSync(file, `\uFEFF${[HEADINGS, ...ROWS].join('\r\n')}\r\n`)
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] })
  }, file)
  const reply = await call('shell.chooseFiles', { title: '选择' })
  expect(reply).toEqual({ ok: true, value: { paths: [file] } })
  // The thread that reads it has its code where the build put it.
  const read = await value<{ report: { table: string; rows: number } }>('imports.read', { path: file })
  expect(read.report).toMatchObject({ table: 'penalty', rows: 3000 })
  const elsewhere = await call('maintenance.backUp', { file: path.join(dir, 'elsewhere.zip') })
  expect(elsewhere).toMatchObject({ ok: false, error: { code: 'not_allowed' } })
})

test('a frame that is not ours is refused', async () => {
  const opened = app.waitForEvent('window')
  await app.evaluate(({ BrowserWindow }, preload) => {
    const foreign = new BrowserWindow({
      show: false,
      webPreferences: { preload, sandbox: true, contextIsolation: true },
    })
    void foreign.loadURL('data:text/html,<title>foreign</title><p>foreign')
  }, path.resolve('out/preload/index.cjs'))
  const foreign = await opened
  await foreign.locator('p').waitFor()
  const reply = await call('session.info', {}, foreign)
  expect(reply).toMatchObject({ ok: false, error: { code: 'not_allowed' } })
  await foreign.close()
})

test('a record printed by the hidden window holds Chinese text', async () => {
  const to = path.join(dir, 'proof')
  mkdirSync(to)
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] })
  }, to)
  await value('shell.chooseFolder', { title: '选择' })
  const { roundId } = await value<{ roundId: string }>('rounds.create', {
    title: '第一轮',
    filter: { from: '2026-01-01', to: '2026-06-30', kinds: ['penalty'] },
  })
  await value('rounds.freeze', { roundId, design: SamplingDesign.parse({ method: { name: 'simple', size: 5 } }) })
  await value('samples.draw', { roundId, seed: '00123456789012345678', thrownBy: '李代表' })
  const proof = await value<{ folder: string; files: string[] }>('samples.exportProof', { roundId, folder: to })
  const pdf = proof.files.find((file) => file.endsWith('.pdf')) ?? ''
  const words = execFileSync('pdftotext', [path.resolve(proof.folder, pdf), '-'], { encoding: 'utf8' })
  expect(words.replaceAll(/\s/g, '')).toContain('李代表')
})

test('a second instance ends at once and the first one hears of it', async () => {
  const heard = app.evaluate(
    ({ app: first }) =>
      new Promise<string[]>((resolve) => first.once('second-instance', (_event, argv) => resolve(argv))),
  )
  const executable = await app.evaluate(() => process.argv[0] ?? '')
  const second = spawn(executable, ['.', `--data=${dir}`, '--second'], { stdio: 'ignore' })
  const [code] = (await once(second, 'exit')) as [number]
  expect(code).toBe(0)
  expect(await heard).toContain('--second')
})

test('quitting closes the database in order', async () => {
  expect(existsSync(path.join(dir, 'running'))).toBe(true)
  await app.close()
  expect(existsSync(path.join(dir, 'running'))).toBe(false)
})
