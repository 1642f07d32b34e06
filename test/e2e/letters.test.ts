import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { faultsOfAccess } from '../support/access.ts'
import { type Launched, launch } from '../support/launch.ts'
import { pagesOfPdf, paragraphsOfDocx, paragraphsOfSheet } from '../support/letter-paragraphs.ts'

let program: Launched
let outside: string

test.beforeAll(async () => {
  test.setTimeout(120_000)
  outside = mkdtempSync(path.join(tmpdir(), 'mingjuan-letters-'))
  program = await launch({ demo: true, size: { width: 1366, height: 768 } })
})
test.afterAll(async () => {
  await program.close()
  rmSync(outside, { recursive: true, force: true })
})

const field = (name: string) => program.page.locator(`[data-field="${name}"]`)
const opened = async () => {
  const letterId = program.page.url().split('/').at(-1) ?? ''
  return program.call('letters.get', { letterId })
}

/** Saves the letter on the page by its menu. */
async function save(format: 'PDF' | 'Word'): Promise<string> {
  const file = path.join(outside, `文书-${Date.now()}.${format === 'PDF' ? 'pdf' : 'docx'}`)
  await program.answerSave(file)
  await program.page.getByRole('button', { name: '导出' }).click()
  await program.page.getByRole('menuitem', { name: `另存为 ${format}` }).click()
  await expect(program.page.getByText(`已保存到 ${file}`)).toBeVisible({ timeout: 60_000 })
  return file
}

test('a letter is composed from findings and edited on its sheet; sheet, PDF and Word say the same', async () => {
  test.setTimeout(180_000)
  const { page, goTo } = program
  await goTo('/letters')
  await page.getByRole('button', { name: '起草监督文书' }).click()
  await page.getByRole('radio', { name: /督办函/ }).check()
  await page.getByRole('button', { name: /^起\s*草$/ }).click()
  await expect(field('clause.0')).toBeVisible()

  const before = (await field('clause.0').textContent()) ?? ''
  await field('clause.0').click()
  await page.keyboard.press('Control+End')
  await page.keyboard.type('请予重视。')
  await expect.poll(async () => (await opened()).letter.clauses[0]?.sentences.at(-1)?.text).toContain('请予重视。')
  await page.keyboard.press('Enter')
  await expect(field('clause.1')).toHaveText('')
  await page.keyboard.type('另起一段。')
  await page.keyboard.press('Home')
  await page.keyboard.press('Backspace')
  await expect(field('clause.0')).toHaveText(`${before}请予重视。另起一段。`)
  for (let step = 0; step < 6; step += 1) await page.keyboard.press('Control+z')
  await expect(field('clause.0')).toHaveText(before)
  await page.keyboard.press('Control+y')
  await expect(field('clause.0')).toHaveText(`${before}请予重视。`)

  const rows = page.locator('[data-field$=".caseNumber"]')
  const count = await rows.count()
  const ticks = page.getByRole('checkbox', { name: /^写入：/ })
  await ticks.first().uncheck()
  await expect(rows).toHaveCount(count - 1)
  await expect(field('clause.0')).toContainText(`确认问题${count - 1}项`)
  await ticks.first().check()
  await expect(rows).toHaveCount(count)

  for (const head of ['文件', '信函']) {
    await page.getByText(head, { exact: true }).click()
    await expect(page.getByText('已保存', { exact: true })).toBeVisible()
    const sheet = await paragraphsOfSheet(page)
    expect(sheet.length).toBeGreaterThan(20)
    expect(await paragraphsOfDocx(await save('Word'))).toEqual(sheet.map(({ text }) => text))
    const pages = await pagesOfPdf(await save('PDF'))
    const whole = pages.join('')
    let at = 0
    const printed = sheet.map(({ text }) => {
      const found = whole.indexOf(text, at)
      expect(found, `the PDF has «${text}» in its place`).toBeGreaterThanOrEqual(at)
      at = found + text.length
      let end = 0
      return { text, page: 1 + pages.findIndex((one) => (end += one.length) > found) }
    })
    expect(printed).toEqual(sheet)
    // nothing more stands on the paper than the heads of the table on its further pages
    const repeated =
      (pages.length - (sheet.find(({ text }) => text === '序号')?.page ?? 1)) *
      '序号案卷文号存在的问题违反的规定整改要求'.length
    expect(whole).toHaveLength(sheet.reduce((sum, { text }) => sum + text.length, 0) + repeated)
  }
})

test('a draft is issued once what becomes final was shown, printed, delivered, answered and voided', async () => {
  test.setTimeout(120_000)
  const { page, goTo, call } = program
  const { letters } = await call('letters.list', {})
  const draft = letters.find(({ state, draftedBy }) => state === 'draft' && draftedBy !== '本机操作员')
  await goTo(`/letters/${draft?.id}`)
  await expect(field('title')).toBeVisible()
  await page.getByRole('button', { name: '制发文书' }).click()
  const dialog = page.getByRole('dialog', { name: '制发文书' })
  await expect(dialog.getByText('都不能再修改')).toBeVisible()
  const number = (await opened()).numberToCome ?? ''
  await expect(dialog.getByText(number)).toBeVisible()
  expect(await faultsOfAccess(page)).toEqual([])
  await dialog.getByRole('button', { name: '制发文书' }).click()
  await expect(page.locator('h1')).toContainText(number)
  await expect.poll(async () => (await opened()).pdfSha256, { timeout: 60_000 }).not.toBeNull()

  await page.getByRole('button', { name: '打印' }).click()
  const preview = page.getByRole('dialog', { name: '打印预览' })
  const printing = preview.getByRole('button', { name: /打\s*印/ })
  await expect(printing).toBeEnabled({ timeout: 60_000 })
  await printing.click()
  await expect(page.locator('.ant-message-error')).toHaveCount(0)
  await preview.getByRole('button', { name: '关闭' }).last().click()
  const file = await save('PDF')
  expect(readFileSync(file).subarray(0, 5).toString()).toBe('%PDF-')
  expect((await pagesOfPdf(file)).join('')).toContain(number)

  const side = page.getByRole('region', { name: '文书要素' })
  await page.getByRole('button', { name: '登记送达' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '登记送达' }).click()
  await expect(side.getByText('已送达，待回复')).toBeVisible()
  await page.getByRole('button', { name: '登记回复' }).click()
  await page.getByRole('radio', { name: '整改情况报告' }).check()
  await page.getByRole('dialog').getByRole('button', { name: '登记回复' }).click()
  await expect(side.getByText(/已回复$/)).toBeVisible()
  await page.getByRole('button', { name: '作废文书' }).click()
  await page.getByLabel('作废理由').fill('主送机关有误')
  await page.getByRole('dialog').getByRole('button', { name: '作废文书' }).click()
  await expect(side.getByText(/已作废$/)).toBeVisible()
  expect(await opened()).toMatchObject({ number, state: 'voided' })
})

test('the desk offers a letter to an agency whose results are confirmed, and no longer once it is drafted', async () => {
  const { page, goTo } = program
  await goTo('/')
  const offers = page.getByRole('region', { name: '结果已确认，可以起草文书' }).getByRole('link', { name: /起草文书/ })
  await expect(offers.first()).toBeVisible()
  const [before, name] = [await offers.count(), await offers.first().getAttribute('aria-label')]
  const [, agency = ''] = /^给(.+)起草文书/.exec(name ?? '') ?? []
  await offers.first().click()
  const dialog = page.getByRole('dialog', { name: '起草监督文书' })
  await expect(dialog).toContainText(agency)
  await dialog.getByRole('button', { name: /^起\s*草$/ }).click()
  await expect(field('clause.0')).toBeVisible()
  expect((await opened()).letter.addressee).toBe(agency)
  await goTo('/')
  await expect(offers).toHaveCount(before - 1)
})
