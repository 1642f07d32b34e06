/// <reference lib="dom" />
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { builtProgram, type Launched, launch } from '../support/launch.ts'

/** Words that only the code of these libraries contains, and that stay when it is made small. */
const HEAVY = { grid: 'ag-root-wrapper', charts: '__ec_', pdf: 'GlobalWorkerOptions' }
const assets = path.join(builtProgram, 'out/renderer/assets')

let program: Launched
test.beforeAll(async () => {
  program = await launch({ demo: true, still: true })
})
test.afterAll(() => program.close())

/** Names of the scripts that the page has loaded so far. */
const loaded = (): Promise<string[]> =>
  program.page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => name.slice(name.lastIndexOf('/') + 1))
      .filter((name) => /\.m?js$/.test(name)),
  )

test('the desk comes without grid, charts and PDF; a list loads the grid when it is opened', async () => {
  await expect(program.page.getByRole('heading', { name: /等着办/ })).toBeVisible()
  const scripts = readdirSync(assets).filter((name) => name.endsWith('.js'))
  const holding = (word: string): string[] =>
    scripts.filter((name) => readFileSync(path.join(assets, name), 'utf8').includes(word))
  const atStart = await loaded()
  expect(atStart.length).toBeGreaterThan(2)
  for (const word of Object.values(HEAVY)) {
    expect(holding(word)).not.toEqual([])
    expect(holding(word).filter((name) => atStart.includes(name))).toEqual([])
  }
  await program.goTo('/cases')
  await expect.poll(loaded).toEqual(expect.arrayContaining(holding(HEAVY.grid)))
})

test('where movement is switched off, a menu is simply there, and so is a box that opens', async () => {
  const { page } = program
  await page.getByRole('button', { name: '导出' }).click()
  const item = page.getByRole('menuitem').first()
  await expect(item).toBeInViewport()
  const place = await item.boundingBox()
  for (let look = 0; look < 20; look += 1) {
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)))
    expect(await item.boundingBox()).toEqual(place)
  }
  await page.keyboard.press('Escape')
  await expect(item).toBeHidden()
  await page.getByRole('button', { name: '添加条件' }).click()
  await expect(page.getByRole('form', { name: '筛选条件' })).toBeInViewport()
  expect(await page.evaluate(() => matchMedia('(prefers-reduced-motion: reduce)').matches)).toBe(true)
})
