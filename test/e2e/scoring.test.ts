/// <reference lib="dom" />
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { faultsOfAccess } from '../support/access.ts'
import { demoFolder } from '../support/demo-folder.ts'
import { type Launched, launch } from '../support/launch.ts'

const NUMBER = '清枫市监罚〔2026〕12号'
// One person at one desk: each test goes on where the one before ended.
test.describe.configure({ mode: 'serial' })

let dir: string
let program: Launched
let page: Page
let sheetId: string
const complaints: string[] = []

async function start(): Promise<void> {
  program = await launch({ data: dir, size: { width: 1093, height: 614 } })
  page = program.page
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
}

test.beforeAll(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'mingjuan-scoring-'))
  cpSync(demoFolder(), dir, { recursive: true })
  await start()
  const { rows } = await program.call('scores.board', {})
  const row = rows.find(({ number }) => number === NUMBER)
  ;({ sheetId } = await program.call('scores.open', { sampleItemId: row?.sampleItemId ?? '' }))
})
test.afterAll(async () => {
  await program.close()
  rmSync(dir, { recursive: true, force: true })
})

const press = async (...keys: string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key)
}
/** Presses Tab until the focus is where a person wants it. */
async function tabTo(name: string): Promise<void> {
  for (let i = 0; i < 80; i += 1) {
    await press('Tab')
    if (await page.evaluate((wanted) => document.activeElement?.textContent?.includes(wanted), name)) return
  }
  throw new Error(`no way to «${name}» by Tab`)
}
const foot = () => page.locator('output').last()
const shown = () => page.locator('[data-painted] canvas').first()

async function openFromList(): Promise<void> {
  await program.goTo('/scores')
  await expect(page.getByRole('button', { name: '继续评查' })).toBeVisible()
  await tabTo('继续评查')
  await press('Enter')
  await expect(page.getByRole('region', { name: /评查标准/ })).toBeFocused()
  await expect(shown()).toBeVisible()
}

test('a file is scored by keyboard only, with a page and a marked region cited', async () => {
  test.setTimeout(60_000)
  await openFromList()
  await expect(foot()).toHaveText(/100\.0 优秀 · 60 项中已评 0 · 0 处问题/)

  // The ten vetoes: no problem. At the second the program says what it knows of the officers.
  await press(' ')
  await expect(page.getByText('程序核对：案卷登记了 2 个执法证号；按人员名录当日均有效。由评查员认定。')).toBeVisible()
  for (let i = 0; i < 9; i += 1) await press(' ')
  await expect(foot()).toHaveText(/60 项中已评 10/)

  // PG-B01: the page in sight is cited.
  await press('Alt+ArrowRight', 'Alt+ArrowRight')
  await expect(page.getByRole('tab', { name: /立案审批表/ })).toHaveAttribute('aria-selected', 'true')
  await press('c')
  await page.keyboard.type('案件来源没有登记')
  await press('Enter')
  await expect(page.getByRole('button', { name: '立案审批表第 1 页', exact: true })).toBeVisible()

  // PG-B02: a region is marked, moved and widened by keys, then cited; a further page is added.
  await press('j', 'm')
  await expect(page.getByRole('application', { name: /标出区域/ })).toBeFocused()
  await press('ArrowUp', 'ArrowUp', 'Shift+ArrowRight', 'Enter', 'c')
  await page.keyboard.type('没有负责人签名')
  await press('Enter')
  await expect(page.getByRole('button', { name: /立案审批表第 1 页（标出的区域）/ })).toBeVisible()
  await press('Alt+ArrowRight', 'Shift+C')
  await expect(page.getByRole('button', { name: '执法人员资格材料第 1 页', exact: true })).toBeVisible()

  // A problem too much, taken back, and what undo and redo do.
  await press('+')
  await press('Escape')
  await expect(foot()).toHaveText(/3 处问题/)
  await press('-')
  await expect(foot()).toHaveText(/2 处问题/)
  await press('Control+z')
  await expect(foot()).toHaveText(/3 处问题/)
  await press('Control+y')
  await expect(foot()).toHaveText(/2 处问题/)
  await expect(page.getByText('已保存', { exact: true })).toBeVisible()
  const { content, score } = await program.call('scores.get', { sheetId })
  const places = content.entries.flatMap(({ occurrences }) => occurrences.map(({ place, further }) => [place, further]))
  expect(places).toMatchObject([
    [{ documentName: expect.stringContaining('立案审批表'), page: 1, region: null }, []],
    [
      { page: 1, region: [250, 380, 760, 480] },
      [{ documentName: expect.stringContaining('执法人员资格材料'), page: 1 }],
    ],
  ])
  await expect(foot()).toContainText(((score.totalHundredths ?? 0) / 100).toFixed(1))
})

test('what cannot be done says why beside the item; not applicable wants a reason', async () => {
  await press('j')
  await press('n')
  await expect(page.getByRole('alert').filter({ hasText: '不允许这一项不适用' })).toBeVisible()
  await press('v')
  await expect(page.getByRole('alert').filter({ hasText: '不是否决项' })).toBeVisible()
  const { rubric } = await program.call('rubrics.get', { rubricId: 'penalty-general@1.0.0' })
  const items = rubric.sections.flatMap((section) => section.items)
  const free = items.findIndex(({ naAllowed, kind }) => naAllowed && kind === 'deduct')
  const now = items.findIndex(({ id }) => id === 'PG-B03')
  for (let i = now; i < free; i += 1) await press('j')
  await press('n', 'Enter')
  await expect(page.getByText('请写明理由')).toBeVisible()
  await page.keyboard.type('本案没有这种情形')
  await press('Enter')
  await expect(page.getByText('不适用：本案没有这种情形')).toBeVisible()
})

test('words are found in the text of the file; few pages are in memory however far one reads', async () => {
  await press('/')
  await expect(page.getByRole('textbox', { name: '在文书中查找' })).toBeFocused()
  await page.keyboard.type('行政处罚决定')
  await expect(page.getByRole('status').filter({ hasText: /^0 \/ \d+$/ })).toBeVisible({ timeout: 15_000 })
  await press('Enter', 'Enter')
  await expect(page.getByRole('status').filter({ hasText: /^2 \/ \d+$/ })).toBeVisible()
  await expect.poll(() => page.evaluate(() => CSS.highlights.get('mj-found-now')?.size)).toBe(1)
  await press('Escape', '?')
  await expect(page.getByRole('dialog', { name: '按键' })).toBeVisible()
  expect(await faultsOfAccess(page)).toEqual([])
  await press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  for (let i = 0; i < 19; i += 1) await press('Alt+ArrowRight')
  await expect(page.getByRole('tab').last()).toHaveAttribute('aria-selected', 'true')
  await expect(shown()).toBeVisible()
  expect(await page.locator('canvas').count()).toBeLessThanOrEqual(6)
})

test('submitting names what is missing and goes there; nothing is lost by a restart', async () => {
  test.setTimeout(60_000)
  await press('Control+Enter')
  const missing = page.getByRole('region', { name: '还不能提交' })
  await expect(missing).toContainText(/还不能提交，共 \d+ 处/)
  await expect(page.locator('[aria-current="step"]')).toContainText('PG-B03')
  expect(await faultsOfAccess(page)).toEqual([])

  await program.close()
  await start()
  await openFromList()
  await expect(foot()).toHaveText(/60 项中已评 13 · 2 处问题/)
  await expect(page.locator('[aria-current="step"]')).toContainText('PG-B03')
  for (let i = 0; i < 47; i += 1) await press(' ')
  await expect(foot()).toHaveText(/60 项中已评 60 · 2 处问题/)
  await press('Control+Enter')
  const dialog = page.getByRole('dialog', { name: '提交这张评查表？' })
  await expect(dialog.getByRole('button', { name: '提交评查表' })).toBeFocused()
  await press('Enter')
  await expect(page.getByText('✓ 已提交')).toBeVisible()
  const roundId = (await program.call('scores.get', { sheetId })).about.roundId
  expect((await program.call('findings.list', { roundId, sheetId })).findings).toMatchObject([
    { note: '案件来源没有登记', page: 1, region: null, state: 'proposed' },
    { note: '没有负责人签名', page: 1, region: [250, 380, 760, 480], further: [{ page: 1 }] },
  ])
})

test('findings are decided one by one; the sheet prints as a PDF that is shown first', async () => {
  test.setTimeout(60_000)
  await page.getByRole('button', { name: '不采纳', exact: true }).first().click()
  await page.keyboard.type('材料目录已有登记')
  await page.getByRole('dialog').getByRole('button', { name: '不采纳' }).click()
  await expect(page.getByText('理由：材料目录已有登记')).toBeVisible()
  await page.getByRole('button', { name: '确认', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: '确认问题' }).click()
  await expect(foot()).toContainText('0 处问题待确认 · 2 处已定')
  await expect(page.getByRole('button', { name: '退回' })).toHaveCount(0)
  expect(await faultsOfAccess(page)).toEqual([])

  await page.getByRole('button', { name: '打印评查表' }).click()
  const preview = page.getByRole('dialog', { name: '评查表打印预览' })
  await expect(preview.locator('[data-painted] canvas').first()).toBeVisible({ timeout: 20_000 })
  await expect(preview.getByText(/\/ [2-9] 页/)).toBeVisible()
  expect(await faultsOfAccess(page)).toEqual([])
  await press('Escape')
})

test('the lists have no serious fault of access, and nothing complained on the way', async () => {
  for (const show of ['all', 'findings']) {
    await program.goTo(`/scores?filter=${encodeURIComponent(JSON.stringify({ show }))}`)
    await expect(page.getByText(/共 \d+ 条/)).toBeVisible()
    await expect(page.getByRole('gridcell').first()).toBeVisible()
    expect(await faultsOfAccess(page)).toEqual([])
  }
  expect(complaints).toEqual([])
})
