/// <reference lib="dom" />
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { systemClock } from '../../electron/backend/clock.ts'
import { openDataFolder } from '../../electron/backend/data-folder.ts'
import { verifyDrawFolder } from '../../electron/cli/verify-draw.ts'
import { findResources } from '../../electron/resources.ts'
import { hashInGroups } from '../../shared/domain/act-words.ts'
import { faultsOfAccess } from '../support/access.ts'
import { insertCases } from '../support/cases.ts'
import { type Launched, launch } from '../support/launch.ts'

const PARTY = '钱某某'
const SEED = '04829174650031958273'
// One round on its way: each test goes on where the one before ended.
test.describe.configure({ mode: 'serial', timeout: 90_000 })

let dir: string
let program: Launched
let page: Page
const complaints: string[] = []

test.beforeAll(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'mingjuan-draw-'))
  const data = path.join(dir, '数据')
  mkdirSync(data)
  const resources = findResources(import.meta.dirname)
  const folder = openDataFolder(data, { resources, clock: systemClock('2026-09-01'), actor: '测试员' })
  insertCases(folder, 60)
  folder.db.transaction(() => {
    folder.db.run('DELETE FROM case_file WHERE id = 5')
    folder.db.run(
      `INSERT INTO import_batch (no, id, source_name, source_sha256, kind, state, report, row_count, created_at, created_by)
       VALUES (1, 'b', 'a.csv', ?, 'table', 'committed', '{}', 59, '2026-01-01', '甲')`,
      '0'.repeat(64),
    )
    folder.db.run(
      `INSERT INTO import_row (id, batch_no, sheet, row, kind, case_key, party_key, procedure, complete, parties, content_hash, blocked, fate)
       SELECT id, 1, 0, id, kind, case_key, 'x', procedure, 1, json_array(json_array(?)), 'x', 0, 'add' FROM case_file`,
      PARTY,
    )
  })
  folder.close()
  program = await launch({ data, size: { width: 1093, height: 614 } })
  page = program.page
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
})
test.afterAll(async () => {
  await program.close()
  rmSync(dir, { recursive: true, force: true })
})
test.afterEach(() => expect(complaints.splice(0)).toEqual([]))

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true })
const theRound = async () => {
  const [round] = (await program.call('rounds.list', {})).rounds
  if (!round) throw new Error('there is no round')
  return round
}

async function expectAccessible(where: string): Promise<void> {
  expect.soft(await faultsOfAccess(page), where).toEqual([])
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect.soft(overflow, `${where}: horizontal overflow`).toBeLessThanOrEqual(0)
}

/** Types digits as they are thrown: each is shown, then confirmed. */
async function throwDigits(digits: string): Promise<void> {
  for (const digit of digits) {
    await page.keyboard.press(digit)
    await expect(page.getByText(`位是 ${digit}，核对后按回车确认`)).toBeVisible()
    await page.keyboard.press('Enter')
  }
}

test('the guide leads from an empty list to a frozen frame; what was typed stays when going back', async () => {
  await program.goTo('/rounds')
  await expectAccessible('list')
  await button('新建评查轮次').first().click()
  await expect(page.getByText('还没有完成')).toBeVisible()
  await expect(page.getByRole('complementary', { name: '件数' })).toContainText('59')
  await page.getByLabel('轮次名称').fill('')
  await button('建立轮次，核对名单').click()
  await expect(page.getByText('请填写轮次名称。')).toBeVisible()
  await page.getByLabel('轮次名称').fill('第一轮评查')
  await expectAccessible('scope')
  await button('建立轮次，核对名单').click()

  await expect(page.getByText('1 个字号有断号')).toBeVisible()
  await expect(page.getByRole('group', { name: '断号一览' })).toContainText('5')
  await page.getByLabel('云山市第1局报送的行政处罚件数').fill('21')
  await expect(page.getByText('1 项不符')).toBeVisible()
  await expectAccessible('frame')
  await button(/^方法和件数/).click()
  await button('采用 37 件').click()
  await expect(page.getByText('简单随机抽样，抽 37 件').last()).toBeVisible()
  await page.getByLabel('抽取').fill('12')
  await expectAccessible('method')
  // Leaving by the list of steps keeps both what was typed here and what was typed before.
  await button(/^核对名单/).click()
  await expect(page.getByLabel('云山市第1局报送的行政处罚件数')).toHaveValue('21')
  await button(/^冻结/).click()
  await expect(page.getByRole('region', { name: '冻结' })).toContainText('抽 12 件')
  await expectAccessible('freeze')
  await button('冻结名单').click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('名单 59 件')
  await expect(dialog).toContainText('抽 12 件')
  await expect(dialog.getByRole('button', { name: '取消' })).toBeFocused()
  await dialog.getByRole('button', { name: '冻结名单' }).click()
  await expect(page.getByRole('heading', { name: '名单已冻结' })).toBeVisible()
  const { frame, state } = await theRound()
  expect(state).toBe('frozen')
  await expect(page.getByText(hashInGroups(frame?.sha256 ?? 'none'))).toBeVisible()
  await button(/^范围/).click()
  await expect(page.getByText('名单已经冻结，范围不能再改。')).toBeVisible()
})

test('the public draw is done by keyboard alone, once, and shows no personal data', async () => {
  const { id, frame } = await theRound()
  await page.setViewportSize({ width: 1024, height: 768 })
  await program.goTo(`/rounds/${id}/public-draw`)
  await expect(page.getByRole('list', { name: '阶段' })).toBeVisible()
  await expect(page.getByRole('main')).toContainText('59 件')
  await expect(page.getByLabel(`名单校验值 ${hashInGroups(frame?.sha256 ?? '')}`)).toBeVisible()
  await expectAccessible('public list')
  await page.keyboard.press('ArrowRight')
  await expect(page.getByText('请投第 1 位')).toBeVisible()
  await page.keyboard.press('9')
  // Leaving by mistake is asked about: what was thrown is not kept.
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toContainText('已经投出的数字不会保留')
  await page.getByRole('dialog').getByRole('button', { name: '取消' }).press('Enter')
  await expect(page.locator('[role=dialog] :focus')).toHaveCount(0)
  await page.keyboard.press('Backspace')
  await throwDigits(SEED)
  await expect(page.getByText('20 位全部确认')).toBeVisible()
  await expectAccessible('public seed')
  await page.keyboard.press('Tab')
  await expect(page.getByLabel('投种子的人')).toBeFocused()
  await page.keyboard.type('李代表')
  await page.keyboard.press('Tab')
  await page.keyboard.type('区司法局')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByText(/抽签号/).first()).toBeVisible()
  await page.locator('body').press('Space')
  await expect(page.getByRole('img', { name: '抽样记录二维码' })).toBeVisible()
  const { draws, trials } = await program.call('samples.draws', { roundId: id })
  expect(draws).toMatchObject([{ number: 1, seed: SEED, thrownBy: '李代表', place: '区司法局', drawn: 12 }])
  expect(trials).toBe(1)
  await expect(page.getByText(draws[0]?.code ?? 'none')).toBeVisible()
  const { items } = await program.call('samples.list', { roundId: id })
  const first = page.getByRole('list', { name: /抽中的案卷，第 1 页/ })
  await expect(first).toContainText(items[0]?.caseKey.split('|')[2] ?? 'none')
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('list', { name: /抽中的案卷，第 2 页/ })).toContainText(
    items.at(-1)?.caseKey.split('|')[2] ?? 'none',
  )
  await expectAccessible('public result')
  expect(await page.locator('body').innerText()).not.toContain(PARTY)
  await page.keyboard.press('Escape')
  await expect(page.locator('h1')).toHaveText('第一轮评查')
})

test('the proof is exported, verifies elsewhere and here', async () => {
  await page.setViewportSize({ width: 1093, height: 614 })
  const { id } = await theRound()
  await program.goTo(`/rounds/${id}/guide`)
  await expect(page.getByRole('region', { name: '公示材料' })).toContainText('还没有完成')
  await button('重算抽样结果').click()
  await expect(page.getByText('✓ 相同')).toBeVisible()
  const folder = path.join(dir, '公示材料')
  mkdirSync(folder)
  await program.answerOpen(folder)
  await button('导出公示材料').click()
  await expect(page.getByRole('region', { name: '公示材料' }).getByText('✓ 已完成')).toBeVisible({ timeout: 30_000 })
  expect(readdirSync(folder).sort()).toEqual(['draw.json', 'frame.csv', 'verify.html', '抽样记录.pdf'])
  expect(verifyDrawFolder(folder)).toEqual({ equal: true })
  await expectAccessible('proof')
})

test('a drawn file that cannot be produced is marked, found again, and another one replaced with a written reason', async () => {
  const { id } = await theRound()
  await program.goTo(`/rounds/${id}?tab=sample`)
  const row = page.getByRole('region', { name: '样本案卷' }).getByRole('row')
  // Chosen with the keyboard, as everything can be.
  await row.nth(1).getByRole('gridcell').first().focus()
  await page.keyboard.press('Space')
  await button('登记不能提供').click()
  await page.getByLabel('理由和凭据').fill('机关称已遗失')
  await page.getByRole('dialog').getByRole('button', { name: '登记不能提供' }).click()
  await expect(row.nth(1)).toContainText('不能提供，按最差计')
  await button('登记已找到').click()
  await page.getByLabel('理由和凭据').fill('在档案室找到')
  await page.getByRole('dialog').getByRole('button', { name: '登记已找到' }).click()
  await expect(row.nth(1)).toContainText('已找到，照常评查')
  await row.nth(2).click()
  await button('依法替换').click()
  await page.getByLabel('免查事由').click()
  await page.getByTitle('法院或检察院借阅').click()
  await page.getByLabel('理由和凭据').fill('见借阅单')
  await page.getByRole('dialog').getByRole('button', { name: '替换案卷' }).click()
  await expect(row.nth(2)).toContainText('已替换')
  const { items } = await program.call('samples.list', { roundId: id })
  expect(items).toHaveLength(13)
  await expectAccessible('sample')
  for (const tab of ['frame', 'progress', 'results']) {
    await program.goTo(`/rounds/${id}?tab=${tab}`)
    await page.waitForLoadState('networkidle')
    await expect(page.locator('.ant-skeleton')).toHaveCount(0)
    await expectAccessible(tab)
  }
})

test('an extension is drawn in public by new digits; who wants no motion sees the result at once', async () => {
  const { id } = await theRound()
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await program.goTo(`/rounds/${id}?tab=sample`)
  await button('追加抽样').click()
  await page.getByLabel('再抽几件').fill('4')
  await expect(page.getByRole('dialog')).toContainText('简单随机抽样，抽 4 件')
  await page.getByRole('dialog').getByRole('button', { name: '打开公开抽签' }).click()
  await expect(page.getByText('追加：简单随机抽样，抽 4 件')).toBeVisible()
  await page.keyboard.press('ArrowRight')
  await throwDigits('31415926535897932384')
  await page.getByLabel('投种子的人').fill('赵代表')
  await button('开始抽取').click()
  await expect(page.getByRole('complementary', { name: '抽样记录' })).toContainText('抽中 4 件')
  const { draws } = await program.call('samples.draws', { roundId: id })
  expect(draws.map(({ number, drawn, thrownBy }) => [number, drawn, thrownBy])).toEqual([
    [1, 12, '李代表'],
    [2, 4, '赵代表'],
  ])
  expect(await program.call('samples.verify', { roundId: id })).toEqual({ equal: true, difference: null })
})
