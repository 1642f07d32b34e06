import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { type Launched, launch } from '../support/launch.ts'

let program: Launched
let outside: string

test.beforeAll(async () => {
  outside = mkdtempSync(path.join(tmpdir(), 'mingjuan-settings-'))
  program = await launch()
})
test.afterAll(async () => {
  await program.close()
  rmSync(outside, { recursive: true, force: true })
})

test('the first steps of an empty folder lead through the settings and disappear one by one', async () => {
  const { page, goTo, call } = program
  await expect(page.getByRole('heading', { name: '开始之前' })).toBeVisible()
  await page.getByRole('link', { name: '填写本单位名称' }).click()
  await page.getByLabel('监督机构名称').fill('青岚县行政执法监督局')
  await page.getByRole('button', { name: '保存' }).first().click()
  await expect(page.getByText('已保存')).toBeVisible()
  expect((await call('settings.get', {})).bureau.name).toBe('青岚县行政执法监督局')
  await goTo('/settings/people')
  await page.getByLabel('姓名').fill('王敏')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('cell', { name: '王敏', exact: true })).toBeVisible()
  await goTo('/')
  await expect(page.getByText('已完成')).toHaveCount(2)
})

test('a setting that is not saved is named, and a name is not registered twice', async () => {
  const { page, goTo } = program
  await goTo('/settings/bureau')
  await page.getByLabel('监督机构名称').fill('')
  await page.getByRole('button', { name: '保存' }).first().click()
  await expect(page.getByText('请填写监督机构的全称。')).toBeVisible()
  await page.getByRole('button', { name: '还原' }).first().click()
  await expect(page.getByLabel('监督机构名称')).toHaveValue('青岚县行政执法监督局')
  await goTo('/settings/people')
  await page.getByLabel('姓名').fill('王敏')
  await page.keyboard.press('Enter')
  await expect(page.getByText('此人已经登记。')).toBeVisible()
})

test('whoever takes the seat acts from then on, and the audit shows it', async () => {
  const { page, goTo } = program
  await goTo('/settings/people')
  await page.getByLabel('现在由谁操作这台电脑').click()
  await page.getByTitle('王敏').click()
  await expect(page.getByRole('link', { name: /操作员：王敏/ })).toBeVisible()
  await page.getByRole('switch', { name: '王敏在用' }).focus()
  await goTo('/audit')
  await expect(page.getByText('登记现在由谁操作这台电脑').first()).toBeVisible()
  await page.getByRole('button', { name: '核对审计链' }).click()
  await expect(page.getByText(/相符：\d+ 条/)).toBeVisible()
})

test('a wrong rubric file is refused with what is wrong', async () => {
  const { page, goTo } = program
  await goTo('/settings/rubrics')
  const input = page.locator('input[type=file]')
  await input.setInputFiles({ name: '照片.json', mimeType: 'application/json', buffer: Buffer.from('JFIF') })
  await expect(page.getByText('“照片.json”不是 JSON 文件', { exact: false })).toBeVisible()
  await input.setInputFiles({ name: '空.json', mimeType: 'application/json', buffer: Buffer.from('{}') })
  await expect(page.getByRole('alert').filter({ hasText: '评查标准' })).toBeVisible()
})

test('a backup is written and restored into a new folder; the data are examined', async () => {
  const { page, goTo, answerSave, answerOpen, app } = program
  await goTo('/settings/data')
  await page.getByRole('button', { name: '检查数据' }).click()
  await expect(page.getByText('一切正常', { exact: false })).toBeVisible()
  const file = path.join(outside, '备份.zip')
  await answerSave(file)
  await page.getByRole('button', { name: '立即备份' }).click()
  await expect(page.getByText('已备份到', { exact: false })).toBeVisible()
  const folder = path.join(outside, '恢复')
  await app.evaluate(
    ({ dialog }, [chosenFile, chosenFolder]) => {
      dialog.showOpenDialog = async (...args: unknown[]) => {
        const { properties } = args.at(-1) as { properties: string[] }
        return {
          canceled: false,
          filePaths: [properties.includes('openDirectory') ? chosenFolder : chosenFile] as string[],
        }
      }
    },
    [file, folder],
  )
  await page.getByRole('button', { name: '从备份恢复' }).click()
  await page.getByRole('button', { name: '恢复备份' }).click()
  await expect(page.getByText('已恢复到', { exact: false })).toBeVisible()
  await page.getByRole('button', { name: '用恢复的数据重新启动' }).click()
  await expect(page.getByRole('dialog')).toContainText(`程序退出后用“${folder}”重新启动`)
  await page.getByRole('dialog').getByRole('button', { name: '取消' }).click()
  await answerOpen()
})

test('a kind of act is added with the day from which it is counted; an act of it is typed and stands in the month', async () => {
  const { page, goTo, call } = program
  await goTo('/settings/bureau')
  await page.getByRole('button', { name: '增加一种' }).click()
  const word = page.getByLabel('第 7 种执法类型')
  await word.fill('确认')
  const kinds = page.getByRole('region', { name: '执法类型' })
  await kinds.getByRole('button', { name: '保存' }).click()
  await expect(kinds.getByText('请写成“行政”加二至八个字')).toBeVisible()
  await word.fill('行政登记')
  await page.getByLabel('第 7 种开始统计日期').fill('2026-08-15')
  await page.keyboard.press('Tab')
  await kinds.getByRole('button', { name: '保存' }).click()
  await expect
    .poll(async () => (await call('settings.get', {})).acts.otherKinds.at(-1))
    .toEqual({
      word: '行政登记',
      since: '2026-08-15',
    })
  await goTo('/cases/new')
  await page.getByText('其他行政行为').click()
  await page.getByLabel('执法类型').fill('登记')
  await expect(page.locator('.ant-select-item-option-content', { hasText: '行政登记' })).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('执法类型')).toHaveValue('行政登记')
  await page.getByLabel('实施机关').fill('青岚县民政局')
  await page.getByLabel('决定书文号').fill('青民登〔2026〕1号')
  await page.getByLabel('当事人名称').fill('张三')
  await page.getByLabel('决定日期').fill('2026.8.20')
  await page.keyboard.press('Control+s')
  await expect(page).toHaveURL(/\/cases\/\d+$/)
  await expect(page.getByText('行政登记').first()).toBeVisible()
  const { agencies } = await call('reports.month', { month: '2026-08' })
  expect(agencies[0]?.kinds.at(-1)).toEqual({ kind: '行政登记', imported: 1, reported: null })
  expect((await call('reports.month', { month: '2026-07' })).agencies[0]?.kinds).toHaveLength(4)
})
