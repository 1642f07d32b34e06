/// <reference lib="dom" />
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { faultsOfAccess } from '../support/access.ts'
import { type Launched, launch } from '../support/launch.ts'
import { printedSheet } from '../support/printed-sheet.ts'

let program: Launched
let page: Page
const folder = mkdtempSync(path.join(tmpdir(), 'mingjuan-item-review-'))

test.beforeAll(async () => {
  program = await launch({ demo: true })
  page = program.page
})
test.afterAll(async () => {
  await program.close()
  rmSync(folder, { recursive: true, force: true })
})

const cell = (index: number, column: string): Locator =>
  page.locator(`.ag-row[row-index="${index}"] [col-id="${column}"]`)
// the first: what is asked about stands in a second one
const drawer = (): Locator => page.getByRole('dialog').first()
const dialog = (): Locator => page.getByRole('dialog').last()

test('an item that never occurred is proposed to go, printed, written to a file, and no longer delegated', async () => {
  const { rows } = await program.call('itemReview.list', { sort: 'uses', descending: true, limit: 1 })
  const [frequent] = rows
  if (!frequent) throw new Error('the rehearsal has no items that occur')
  const { agency } = frequent
  await program.call('catalogues.save', {
    catalogue: 'item',
    facts: {
      item_code: 'YL-0001',
      name: '对从未发生的行为的处罚',
      kind: '行政处罚',
      agency,
      basis: '《演练条例》第一条',
    },
  })
  // the cases of the rehearsal are those of one year
  await program.call('settings.save', { changes: { catalogues: { occurrenceYears: 1 } } })

  await program.goTo('/catalogues')
  await page.getByRole('tab', { name: /^执法事项/ }).click()
  await page.getByRole('button', { name: '事项清理' }).click()
  await expect(page.getByRole('heading', { name: '事项清理' })).toBeVisible()
  await page.getByRole('button', { name: '近1年未发生 1' }).click()
  await expect(cell(0, 'name')).toHaveText('对从未发生的行为的处罚')
  await expect(cell(0, 'uses')).toHaveText('0')
  expect(await faultsOfAccess(page)).toEqual([])

  await page.locator('.ag-row[row-index="0"]').getByRole('checkbox').check()
  await page.getByRole('button', { name: '提出意见' }).click()
  await expect(page.getByLabel('理由')).toHaveValue('近1年未发生')
  await expect(dialog().getByRole('button', { name: '提出意见' })).toBeDisabled()
  await page.getByRole('radio', { name: '拟取消' }).check()
  expect(await faultsOfAccess(page)).toEqual([])
  await dialog().getByRole('button', { name: '提出意见' }).click()
  await expect(cell(0, 'proposal')).toHaveText(/拟取消/)
  await expect(cell(0, 'reason')).toHaveText('近1年未发生')

  const print = async () => {
    const printed = printedSheet(page)
    await page.getByRole('button', { name: '打印' }).click()
    return printed
  }
  expect(await print()).toMatch(/事项清理情况表.*共 1 项.*近1年未发生.*注：.*库中最早的案卷是/s)
  await page.getByLabel('清理意见', { exact: true }).click()
  await page.getByText('拟取消、调整、暂停 1', { exact: true }).click()
  await expect(cell(0, 'proposal')).toHaveText(/拟取消/)
  expect(await print()).toMatch(/拟取消、调整、暂停实施事项意见表.*共 1 项.*近1年未发生.*注：.*库中最早的案卷是/s)

  const file = path.join(folder, '意见表.csv')
  await program.answerSave(file)
  await page.getByRole('button', { name: '导出' }).click()
  await page.getByRole('menuitem', { name: 'CSV 文本（.csv）' }).click()
  await expect(page.getByText('已导出 1 项')).toBeVisible()
  expect(readFileSync(file, 'utf8')).toContain(`YL-0001,对从未发生的行为的处罚,${agency},行政处罚,0,,近1年未发生`)

  await cell(0, 'name').getByRole('button').click()
  await expect(drawer()).toContainText('拟取消：近1年未发生')
  await drawer().getByRole('button', { name: '登记审查' }).click()
  await page.getByRole('radiogroup', { name: '合法性' }).getByLabel('是').check()
  await page.getByRole('radiogroup', { name: '合理性' }).getByLabel('是').check()
  await page.getByRole('radiogroup', { name: '必要性' }).getByLabel('否').check()
  await expect(dialog().getByRole('button', { name: '登记审查' })).toBeDisabled()
  await page.getByLabel('必要性答“否”的理由').fill('没有发生')
  expect(await faultsOfAccess(page)).toEqual([])
  await dialog().getByRole('button', { name: '登记审查' }).click()
  await expect(drawer()).toContainText('合法性是，合理性是，必要性否（没有发生）')

  await drawer()
    .getByRole('button', { name: /修\s?改/ })
    .click()
  await page.getByLabel('赋权、委托对象').fill('示范市清枫区示例街道办事处')
  await dialog()
    .getByRole('button', { name: /保\s?存/ })
    .click()
  await expect(page.getByText(/拟清理的事项不再赋权/)).toBeVisible()
  await dialog()
    .getByRole('button', { name: /取\s?消/ })
    .click()
  await expect(drawer()).not.toContainText('示例街道办事处')
})
