import { expect, test } from '@playwright/test'
import { faultsOfAccess } from '../support/access.ts'
import { foreignWords } from '../support/foreign-words.ts'
import { type Launched, launch } from '../support/launch.ts'
import { outOfReach } from '../support/reach.ts'
import { everyRoute } from '../support/routes.ts'

let program: Launched
const faults: string[] = []

test.beforeAll(async () => {
  program = await launch({ demo: true, size: { width: 1093, height: 614 } })
  program.page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text())
  })
  program.page.on('pageerror', (error) => faults.push(error.message))
})
test.afterAll(() => program.close())

test('every page opens, is free of serious faults of access, speaks Chinese, fits the small screen and leaves no error', async () => {
  test.setTimeout(180_000)
  const { page, goTo } = program
  for (const { name, route } of await everyRoute(program)) {
    await test.step(name, async () => {
      await goTo(route)
      await expect(page.locator('h1')).toBeVisible()
      await expect(page.locator('h1')).not.toHaveText(/没有这一页|页面出错/)
      await page.waitForLoadState('networkidle')
      await expect(page.locator('.ant-skeleton')).toHaveCount(0)
      expect.soft(await faultsOfAccess(page), name).toEqual([])
      expect.soft(await outOfReach(page), name).toEqual([])
      expect.soft(await foreignWords(page), name).toEqual([])
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect.soft(overflow, `${name}: horizontal overflow`).toBeLessThanOrEqual(0)
    })
  }
  expect(faults).toEqual([])
})

test('every page is reached with the keyboard, and the focus is seen', async () => {
  const { page, goTo } = program
  await goTo('/')
  const titles: Record<string, string> = {
    1: '工作台',
    2: '导入',
    3: '案卷库',
    4: '评查轮次',
    5: '打分',
    6: '监督文书',
    7: '审计',
    8: '设置',
    0: '基础数据',
  }
  for (const [key, title] of Object.entries(titles)) {
    await page.keyboard.press(`Alt+${key}`)
    await expect(page.locator('h1')).toHaveText(title)
  }
  await page.keyboard.press('F1')
  await expect(page.locator('h1')).toHaveText('帮助：设置')
  await page.keyboard.press('Alt+1')
  await page.locator('body').press('Tab')
  await page.keyboard.press('Tab')
  const outline = await page.evaluate(() => {
    const focused = document.activeElement
    return focused && focused !== document.body ? getComputedStyle(focused).outlineStyle : 'nothing has the focus'
  })
  expect(outline).not.toBe('none')
})

test('Ctrl+K finds a case by two characters and opens it', async () => {
  const { page, goTo } = program
  await goTo('/')
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: '查找' }).fill('食品')
  await expect(page.getByRole('option').first()).toContainText('食品')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/#\/cases\/\d+$/)
})

test('numbers of the desk open their lists', async () => {
  const { page, goTo } = program
  await goTo('/')
  await page.getByRole('link', { name: /待制发文书/ }).click()
  await expect(page.locator('h1')).toHaveText('监督文书')
})

test('a calendar names its months and weekdays in Chinese', async () => {
  const { page, goTo } = program
  await goTo('/audit')
  await page.getByPlaceholder('开始日期').click()
  const calendar = page.locator('.ant-picker-dropdown')
  await expect(calendar.getByText(/^\d+月$/).first()).toBeVisible()
  expect(await calendar.innerText()).not.toMatch(/[A-Za-z]{2}/)
})
