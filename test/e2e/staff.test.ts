/// <reference lib="dom" />
import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { faultsOfAccess } from '../support/access.ts'
import { type Launched, launch } from '../support/launch.ts'

let program: Launched
let page: Page
let year: number

test.beforeAll(async () => {
  program = await launch({ demo: true })
  page = program.page
  year = Number((await program.call('session.info', {})).today.slice(0, 4))
})
test.afterAll(() => program.close())

const row = (text: string): Locator => page.locator('.ag-row').filter({ hasText: text })
const staffRoute = (filter: object): string => `/catalogues/staff?filter=${encodeURIComponent(JSON.stringify(filter))}`

test('from the officers to the training of the year: who was not trained is listed, the table is written', async () => {
  const officers = (await program.call('catalogues.records', { catalogue: 'officer', limit: 1000 })).rows
  const trained = officers.find(
    ({ number, facts }) => number !== null && !facts['cert_valid_until']?.startsWith('2026'),
  )
  if (!trained) throw new Error('the rehearsal has no officers')
  const agency = trained.facts['unit'] ?? ''
  await program.call('catalogues.save', {
    catalogue: 'training',
    facts: {
      name: trained.name,
      cert_no: trained.number ?? '',
      unit: agency,
      held_on: `${year}-01-01`,
      sort: '业务知识',
      course: '文书制作',
      hours: '8',
    },
  })
  await program.goTo('/catalogues')
  await page.getByRole('tab', { name: /^执法机关/ }).press('ArrowRight')
  await expect(page.getByRole('tab', { name: /^执法人员/, selected: true })).toBeFocused()
  await page.getByRole('button', { name: '队伍与培训' }).click()
  await expect(page.locator('h1')).toHaveText('队伍与培训')
  await expect(row(agency).first().locator('[col-id="trained"]')).toHaveText('1')
  await expect(row(agency).first().locator('[col-id="events"]')).toHaveText('1 次')
  await expect(row('街道办事处').first().locator('[col-id="coverage"]')).toHaveText('没有在岗人员')
  await expect(page.getByRole('status').filter({ hasText: '参训覆盖率' })).toContainText('个机关未报送培训')
  expect(await faultsOfAccess(page)).toEqual([])

  const file = path.join(tmpdir(), `staff-${process.pid}.csv`)
  await program.answerSave(file)
  await page.getByRole('button', { name: '导出' }).click()
  await page.getByRole('menuitem', { name: /CSV/ }).click()
  await expect(page.getByText(/已导出 \d+ 个机关/)).toBeVisible()
  expect(readFileSync(file, 'utf8')).toMatch(/^\ufeff执法机关,/)

  const missing = row(agency).first().locator('[col-id="missing"]')
  const names = (await missing.textContent())?.split('、').length ?? 0
  await missing.getByRole('button').click()
  await expect(page.getByRole('button', { name: `${agency} ${year} 年没有参加培训` })).toBeVisible()
  await expect(page.getByText(`共 ${names} 条`)).toBeVisible()
  await expect(row(trained.name)).toHaveCount(0)
})

test('a line of the structure opens its people by keyboard', async () => {
  await program.goTo(staffRoute({ tab: 'structure' }))
  const kinds = page.getByRole('table', { name: '人员类别：人数' })
  const link = kinds.getByRole('link', { name: /^公务员 \d+ 人/ })
  const count = await link.textContent()
  expect(await faultsOfAccess(page)).toEqual([])
  await link.press('Enter')
  await expect(page.getByRole('button', { name: `${year} 年在岗持证，人员类别：公务员` })).toBeVisible()
  await expect(page.getByText(`共 ${count} 条`)).toBeVisible()
})

test('a plan of last year that nobody filed is missing, and late once it is entered', async () => {
  await program.goTo(staffRoute({ tab: 'filings', year: year - 1 }))
  const counts = page.getByRole('status').filter({ hasText: '应在' })
  const before = Number(/未报备 (\d+)/.exec((await counts.textContent()) ?? '')?.[1])
  const first = page.locator('.ag-row[row-index="0"]')
  await expect(first.locator('[col-id="standing"]')).toHaveText(/未报备/)
  expect(await faultsOfAccess(page)).toEqual([])
  await first.locator('[col-id="agency"]').getByRole('button').click()
  const form = page.getByRole('dialog')
  await expect(form.getByLabel('年度')).toHaveValue(String(year - 1))
  await form.getByLabel('报备日期').fill(`${year - 1}-04-01`)
  await form.getByRole('button', { name: /保\s?存/ }).click()
  await expect(counts).toContainText(`未报备 ${before - 1}`)
  await expect(counts).toContainText('逾期报备 1')
  await expect(row('逾期报备').locator('[col-id="filedOn"]')).toHaveText(`${year - 1}-04-01`)
})
