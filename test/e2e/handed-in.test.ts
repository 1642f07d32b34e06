import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { faultsOfAccess } from '../support/access.ts'
import { type Launched, launch } from '../support/launch.ts'

test.describe.configure({ mode: 'serial' })

let outside: string
let program: Launched
let page: Page
test.beforeAll(async () => {
  outside = mkdtempSync(path.join(tmpdir(), 'mingjuan-handed-in-'))
  program = await launch({ demo: true })
  page = program.page
})
test.afterAll(async () => {
  await program.close()
  rmSync(outside, { recursive: true, force: true })
})

test('what an agency says it sent is entered, compared, exported, and leads to the cases behind a number', async () => {
  const agency = '示范市清枫区交通运输局'
  await program.goTo('/reports')
  const line = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: agency, exact: true }) })
  await page.getByPlaceholder('请选择月份').fill('2026-03')
  await page.getByPlaceholder('请选择月份').press('Enter')
  const figure = line.getByRole('link', { name: /行政处罚已导入/ })
  await expect(figure).toHaveText(/^[1-9]\d*$/)
  const imported = Number(await figure.textContent())
  await page.getByRole('button', { name: `登记${agency}的报送` }).click()
  await page.getByLabel('行政处罚件数').fill(String(imported + 2))
  await page.getByRole('button', { name: '登记报送' }).click()
  await expect(line).toContainText('少 2')
  await expect(line).toContainText('1 项不符')
  expect(await faultsOfAccess(page)).toEqual([])

  const file = path.join(outside, '核对.xlsx')
  await program.answerSave(file)
  await page.getByRole('button', { name: '导出 Excel' }).click()
  await expect(page.getByText(/^已导出 15 个机关/)).toBeVisible()
  expect(readFileSync(file).subarray(0, 2).toString()).toBe('PK')

  await figure.click()
  await expect(page.getByRole('heading', { name: '案卷库', level: 1 })).toBeVisible()
  await expect(page.getByText(`共 ${imported} 条`)).toBeVisible()
})

test('a profile is looked at and handed on as a file; a file that is none is refused by its name', async () => {
  await program.goTo('/imports/profiles')
  const name = '银行业监管·行政处罚信息公开表（2004—2017）'
  await page.getByRole('button', { name, exact: true }).click()
  await expect(page.getByRole('dialog')).toContainText('当事人')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  const file = path.join(outside, '方案.json')
  await program.answerSave(file)
  await page.getByRole('button', { name: `导出“${name}”` }).click()
  await expect(page.getByText(/^已导出：/)).toBeVisible()
  expect(JSON.parse(readFileSync(file, 'utf8'))).toHaveProperty('columns')

  const broken = path.join(outside, '坏的.json')
  writeFileSync(broken, '{"columns": 7}')
  await program.answerOpen(broken)
  await page.getByRole('button', { name: '从文件接收' }).click()
  await expect(page.getByText(/坏的\.json/)).toBeVisible()
})

test('a folder is watched: what is put into it is read by itself, and waits for a person', async () => {
  const folder = path.join(outside, '收件')
  mkdirSync(folder)
  await program.call('settings.save', { changes: { inbox: { quietSeconds: 2, pollSeconds: 10 } } })
  await program.goTo('/imports/inbox')
  await program.answerOpen(folder)
  await page.getByRole('button', { name: '选择收件夹' }).click()
  await page.getByRole('button', { name: '设为收件夹' }).click()
  await expect(page.getByRole('status').filter({ hasText: '没有等着读入的文件' })).toBeVisible()
  expect(await faultsOfAccess(page)).toEqual([])

  const making = path.join(outside, '台账.csv')
  writeFileSync(
    making,
    '\uFEFF处罚决定书文号,当事人名称,案由,罚款金额(元),处罚决定日期,作出处罚决定的机关名称\r\n' +
      '云市监罚〔2026〕1号,云山商行,未按规定明码标价,300,2026-03-01,云山市市场监督管理局\r\n',
  )
  renameSync(making, path.join(folder, '台账.csv'))
  const row = page.getByRole('row').filter({ hasText: '台账.csv' })
  await expect(row).toContainText('待确认', { timeout: 30_000 })
  expect((await program.call('cases.page', {})).total).toBe(240)
  await row.getByRole('button', { name: '台账.csv' }).click()
  await expect(page.getByRole('heading', { name: '台账.csv', level: 1 })).toBeVisible()
  await page.getByRole('button', { name: '入库 1 条' }).click()
  await page.getByRole('button', { name: '确认入库' }).click()
  await expect(page.getByText('已导入')).toBeVisible()
  expect((await program.call('cases.page', {})).total).toBe(241)
})
