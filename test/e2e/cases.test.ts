/// <reference lib="dom" />
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { faultsOfAccess } from '../support/access.ts'
import { type Launched, launch } from '../support/launch.ts'

let program: Launched
let page: Page
const out = mkdtempSync(path.join(tmpdir(), 'mingjuan-cases-'))

test.beforeAll(async () => {
  program = await launch({ demo: true })
  page = program.page
})
test.afterAll(async () => {
  await program.close()
  rmSync(out, { recursive: true, force: true })
})

const count = (): Locator => page.getByText(/^共 [\d,]+ 条$/)
const row = (index: number): Locator => page.locator(`.ag-row[row-index="${index}"]`)
const cell = (index: number, column: string): Locator => row(index).locator(`[col-id="${column}"]`)

test('two characters find cases by what stands in their facts; the filter stands in the address and outlives a reload', async () => {
  await program.goTo('/cases')
  await expect(count()).toHaveText('共 240 条')
  await page.getByLabel('全文检索').fill('农药')
  const expected = await program.call('cases.page', { filter: { text: '农药' } })
  expect(expected.total).toBeGreaterThan(5)
  expect(expected.total).toBeLessThan(240)
  await expect(count()).toHaveText(`共 ${expected.total} 条`)
  await expect(cell(0, 'number')).toHaveText(expected.rows[0]?.decisionNo ?? '')
  await page.reload()
  await expect(page.getByLabel('全文检索')).toHaveValue('农药')
  await expect(count()).toHaveText(`共 ${expected.total} 条`)
})

test('a condition is put together by keyboard, changed and taken off', async () => {
  await page.getByRole('button', { name: '清除筛选' }).first().press('Enter')
  await expect(count()).toHaveText('共 240 条')
  await page.getByRole('button', { name: '添加条件' }).focus()
  await page.keyboard.press('Enter')
  const form = page.getByRole('form', { name: '筛选条件' })
  await expect(form).toBeVisible()
  await page.getByLabel('项目').focus()
  const licences = await program.call('cases.page', {
    filter: { conditions: [{ field: 'kind', operator: 'in', value: ['licence'] }] },
  })
  await choose(page.getByLabel('项目'), '执法类型')
  await choose(page.getByLabel('执法类型的值'), `行政许可（${licences.total}）`)
  await page.keyboard.press('Escape')
  await form.getByRole('button', { name: /确\s?定/ }).press('Enter')
  await expect(count()).toHaveText(`共 ${licences.total} 条`)
  expect(await faultsOfAccess(page)).toEqual([])
  await page.getByTitle('修改：执法类型是 行政许可').click()
  await page.getByText('不是', { exact: true }).click()
  await form.getByRole('button', { name: /确\s?定/ }).click()
  await expect(count()).toHaveText(`共 ${240 - licences.total} 条`)
  await page.getByRole('button', { name: '去掉条件：执法类型不是 行政许可' }).click()
  await expect(count()).toHaveText('共 240 条')
})

/** Opens a choice by keyboard and takes the option with these words. */
async function choose(box: Locator, words: string): Promise<void> {
  const active = page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option-active')
  // An earlier list fades out first.
  await expect(active).toHaveCount(0)
  await box.focus()
  await page.keyboard.press('ArrowDown')
  await active.waitFor()
  for (let i = 0; i < 30 && (await active.textContent()) !== words; i += 1) await page.keyboard.press('ArrowDown')
  await expect(active).toHaveText(words)
  await page.keyboard.press('Enter')
}

test('a view brings back filter and order', async () => {
  await page.getByLabel('全文检索').fill('市监')
  const found = await program.call('cases.page', {
    filter: { text: '市监' },
    sort: { column: 'fine', descending: true },
  })
  // The column with the place of the words comes with the rows, and the others make room for it.
  await expect(count()).toHaveText(`共 ${found.total} 条`)
  await page.locator('.ag-header-cell[col-id="fine"]').click()
  await page.locator('.ag-header-cell[col-id="fine"]').click()
  await expect(cell(0, 'number')).toHaveText(found.rows[0]?.decisionNo ?? '')
  await page.getByRole('button', { name: '视图', exact: true }).click()
  await page.getByLabel('视图名称').fill('市监大额')
  await page.getByLabel('视图名称').press('Enter')
  await expect(page.getByText('视图“市监大额”已保存')).toBeVisible()
  await page.getByRole('button', { name: '清除筛选' }).first().press('Enter')
  await page.locator('.ag-header-cell[col-id="decidedOn"]').click()
  await expect(count()).toHaveText('共 240 条')
  await page.getByRole('button', { name: '视图', exact: true }).click()
  await page.getByRole('button', { name: '市监大额', exact: true }).click()
  await expect(count()).toHaveText(`共 ${found.total} 条`)
  await expect(cell(0, 'number')).toHaveText(found.rows[0]?.decisionNo ?? '')
  expect((await program.call('cases.views', {})).views).toMatchObject([
    { name: '市监大额', filter: { text: '市监' }, sort: { column: 'fine', descending: true } },
  ])
})

test('the list is exported as it is shown', async () => {
  const file = path.join(out, '案卷.csv')
  await program.answerSave(file)
  await page.getByRole('button', { name: '导出', exact: true }).click()
  await page.getByText('CSV 文本（.csv）').click()
  await expect(page.getByText(/^已导出 \d+ 件案卷$/)).toBeVisible()
  const lines = readFileSync(file, 'utf8').trimEnd().split('\r\n')
  const found = await program.call('cases.page', {
    filter: { text: '市监' },
    sort: { column: 'fine', descending: true },
  })
  expect(lines[0]).toBe('\uFEFF决定文号,案件名称,当事人,执法机关,执法类型,决定日期,罚款金额（元）,文书')
  expect(lines).toHaveLength(found.total + 1)
  expect(lines[1]?.split(',')[0]).toBe(found.rows[0]?.decisionNo)
})

test('a case is opened by keyboard alone; its documents, versions and stages are there', async () => {
  await page.getByRole('button', { name: '清除筛选' }).first().press('Enter')
  const filter = { conditions: [{ field: 'documents' as const, operator: 'is' as const, value: true }] }
  await program.goTo(`/cases?filter=${encodeURIComponent(JSON.stringify(filter))}`)
  const { total } = await program.call('cases.page', { filter })
  await expect(count()).toHaveText(`共 ${total} 条`)
  const number = await cell(1, 'number').textContent()
  await cell(0, 'number').focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('tab', { name: '事实与环节' })).toBeVisible()
  await expect(
    page
      .locator('header')
      .getByText(number ?? '')
      .first(),
  ).toBeVisible()
  await expect(page.getByRole('region', { name: /^时间线/ })).toContainText('送达')
  expect(await faultsOfAccess(page)).toEqual([])
  await page.getByRole('tab', { name: '事实与环节' }).focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('tab', { name: /卷内文书/ })).toHaveAttribute('aria-selected', 'true')
  await expect(page.locator('canvas').first()).toBeVisible()
  await page.getByRole('tab', { name: /版本/ }).click()
  await expect(page.getByRole('heading', { name: /第 1 版/ })).toBeVisible()
})

test('a tag is given to a case and found again', async () => {
  await page.getByLabel('标签').fill('群众关注')
  await page.getByLabel('标签').press('Enter')
  await expect(async () => {
    expect((await program.call('cases.choices', {})).tags).toEqual([{ tag: '群众关注', cases: 1 }])
  }).toPass()
})

test('one penalty is typed by keyboard alone; a wrong date is told at once and the save is taken back', async () => {
  await program.goTo('/cases/new')
  await expect(page.getByLabel('处罚机关')).toBeFocused()
  const begun = Date.now()
  const type = async (label: string, text: string): Promise<void> => {
    const box = page.getByLabel(label, { exact: false }).first()
    for (let i = 0; i < 40 && !(await box.evaluate((node) => node === document.activeElement)); i += 1)
      await page.keyboard.press('Tab')
    await page.keyboard.type(text)
  }
  await type('处罚机关', '云山市试录局')
  await type('处罚决定书文号', '云试罚〔2026〕77号')
  await type('当事人名称', '试录商店')
  await type('案由', '占道经营')
  await type('罚款金额', '2万元')
  await type('处罚决定日期', '20261301')
  await expect(page.getByText('“处罚决定日期”是“20261301”：不是有效日期')).toBeVisible()
  await page.keyboard.press('Control+A')
  await page.keyboard.type('20260601')
  await expect(page.getByText('存为 2026-06-01')).toBeVisible()
  expect(await faultsOfAccess(page)).toEqual([])
  await page.keyboard.press('Control+S')
  await expect(page.getByText('20,000.00 元')).toBeVisible()
  expect(Date.now() - begun).toBeLessThan(120_000)
  const saved = await program.call('cases.page', { filter: { text: '试录商店' } })
  expect(saved.rows.map(({ decidedOn, fineFen }) => [decidedOn, fineFen])).toEqual([['2026-06-01', 2_000_000]])
  await page.getByRole('button', { name: /撤\s?销/ }).click()
  await expect(page.getByText('已撤销')).toBeVisible()
  expect((await program.call('cases.page', { filter: { text: '试录商店' } })).total).toBe(0)
})

test('the order that a person gives the columns outlives another search and another visit', async () => {
  await program.goTo('/cases?filter={}')
  await expect(cell(0, 'number')).toBeVisible()
  const order = (): Promise<(string | null)[]> =>
    page
      .locator('.ag-header-cell')
      .evaluateAll((all) =>
        all
          .sort((a, b) => a.getBoundingClientRect().left - b.getBoundingClientRect().left)
          .map((one) => one.getAttribute('col-id')),
      )
  expect((await order()).indexOf('agency')).toBeGreaterThan((await order()).indexOf('caseName'))
  const header = (id: string): Locator => page.locator(`.ag-header-cell[col-id="${id}"]`)
  const [from, to] = [await header('agency').boundingBox(), await header('caseName').boundingBox()]
  if (!from || !to) throw new Error('the columns are not in sight')
  await page.mouse.move(from.x + 40, from.y + 16)
  await page.mouse.down()
  await page.mouse.move(to.x + 40, to.y + 16, { steps: 12 })
  await page.mouse.up()
  const isMoved = async (): Promise<boolean> => {
    const now = await order()
    return now.indexOf('agency') < now.indexOf('caseName')
  }
  await expect.poll(isMoved).toBe(true)
  await page.getByLabel('全文检索').fill('农药')
  await expect(header('hit')).toBeVisible()
  expect(await isMoved()).toBe(true)
  await program.goTo('/help/cases')
  await expect(cell(0, 'number')).toHaveCount(0)
  await program.goTo('/cases')
  await expect.poll(isMoved).toBe(true)
})
