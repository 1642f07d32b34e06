import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { faultsOfAccess } from '../support/access.ts'
import { type Launched, launch } from '../support/launch.ts'
import { makeZip } from '../support/zip.ts'

const HEADINGS = '处罚决定书文号,当事人名称,案由,行政处罚内容,罚款金额(元),签发时间,作出处罚决定的机关名称'
const row = (no: number, part: { fine?: string; date?: string } = {}): string =>
  `云市监罚〔2026〕${no}号,第${no}商行,未按规定明码标价,罚款${no}00元,${part.fine ?? `${no}00`},${part.date ?? '2026-03-02'},云山市市场监督管理局`

let launched: Launched
let page: Page
let table: string

const file = (name: string, content: string | Uint8Array): string => {
  const to = path.join(launched.dir, name)
  writeFileSync(to, content)
  return to
}
const csv = (...lines: string[]): string => `\uFEFF${[HEADINGS, ...lines].join('\r\n')}\r\n`

async function choose(...paths: string[]): Promise<void> {
  await launched.answerOpen(...paths)
  await page.getByRole('button', { name: '选择文件', exact: true }).click()
}
const batchTab = (name: string) => page.getByRole('tab', { name: new RegExp(`^${name}`) })

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  launched = await launch({ size: { width: 1093, height: 614 } })
  ;({ page } = launched)
  table = file('台账.csv', csv(row(1), row(2, { fine: '约三百' }), row(3, { date: '2026-13-01' })))
})
test.afterAll(() => launched.close())

test('a first-time user is told what to do; a photo ends in a sentence beside the file', async () => {
  await launched.goTo('/imports')
  await expect(page.getByText('确认入库之前，案卷库不会有任何改变')).toBeVisible()
  expect(await faultsOfAccess(page)).toEqual([])
  await choose(table, file('照片.xlsx', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16])))
  const photo = page.getByRole('listitem').filter({ hasText: '照片.xlsx' })
  await expect(photo.getByRole('alert')).toContainText('单份文书无法认定属于哪一件案卷')
  await page.getByRole('button', { name: '移除 照片.xlsx' }).click()
})

test('an unknown heading is shown plainly and mapped with the keyboard; the result shows at once', async () => {
  await expect(page.getByText('有 1 列未对应：签发时间。')).toBeVisible()
  await expect(page.getByText('没有一列对应“处罚决定日期”')).toBeVisible()
  expect(await faultsOfAccess(page)).toEqual([])
  const line = page.getByRole('row', { name: /^签发时间/ })
  await expect(line).toContainText('2026-03-02')
  await line.getByRole('combobox').focus()
  await page.keyboard.type('决定日期')
  await page.keyboard.press('Enter')
  await expect(page.getByText('每一列都已对应。')).toBeVisible()
  await expect(line).toContainText('“2026-13-01”有问题')
  await page.getByRole('tab', { name: /读出的样子/ }).click()
  await expect(page.getByRole('columnheader', { name: '处罚决定日期' })).toBeVisible()
  expect(await faultsOfAccess(page)).toEqual([])
})

test('read in, every problem is listed; a cell is put right and the record judged again', async () => {
  await page.getByRole('button', { name: '读入文件' }).click()
  await page.getByRole('button', { name: '去核对 3 条' }).click()
  await expect(batchTab('问题')).toHaveText('问题 2')
  expect(await faultsOfAccess(page)).toEqual([])
  await page
    .getByRole('row', { name: /约三百/ })
    .getByRole('button')
    .click()
  await page.getByLabel('罚款金额(元)', { exact: true }).fill('200')
  await page.keyboard.press('Enter')
  await expect(batchTab('问题')).toHaveText('问题 1')
  // the next problem follows by itself
  await expect(page.getByLabel('签发时间', { exact: true })).toHaveValue('2026-13-01')
  expect(await faultsOfAccess(page)).toEqual([])
  await launched.answerSave(path.join(launched.dir, '问题.csv'))
  await page.getByRole('button', { name: '导出问题清单' }).click()
  await expect(page.getByText('已导出 1 个问题。')).toBeVisible()
  expect(readFileSync(path.join(launched.dir, '问题.csv'), 'utf8')).toContain('date.invalid,2026-13-01')
})

test('a record is left out and listed again; one confirmation names what lands', async () => {
  await batchTab('新增').click()
  await page
    .getByRole('row', { name: /云市监罚〔2026〕3号/ })
    .getByRole('checkbox')
    .check()
  await page.getByRole('button', { name: /排除所选/ }).click()
  await expect(batchTab('拒绝')).toHaveText('拒绝 1')
  await batchTab('拒绝').click()
  await page.getByRole('button', { name: '云市监罚〔2026〕3号' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '重新列入' }).click()
  await expect(batchTab('新增')).toHaveText('新增 3')
  expect(await faultsOfAccess(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '入库 3 条' }).click()
  await expect(page.getByRole('dialog', { name: '确认入库？' })).toContainText('3 条')
  await page.getByRole('button', { name: '确认入库' }).click()
  await expect(page.getByText('已导入')).toBeVisible()
  expect((await launched.call('cases.page', {})).total).toBe(3)
})

test('the same file again adds nothing; its headings are read as they were confirmed', async () => {
  await launched.goTo('/imports')
  await choose(table)
  await page.getByRole('button', { name: '台账.csv', exact: true }).click()
  await expect(page.getByText('按上次确认的对应读取')).toBeVisible()
  await page.getByRole('button', { name: '读入文件' }).click()
  await page.getByRole('button', { name: '去核对 3 条' }).click()
  // the two records that were not corrected say the same; the corrected one is an update with old and new
  await expect(batchTab('未变')).toHaveText('未变 2')
  await batchTab('更新').click()
  await expect(page.getByText('罚款金额：200.00 → 空')).toBeVisible()
  await page.getByRole('button', { name: '放弃' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '放弃' }).click()
  await expect(page.getByText('已放弃，库中没有改变。')).toBeVisible()
})

test('a ZIP of case files: order and kind of its documents are put right, it lands in the case of its number', async () => {
  const names = ['云市监罚〔2026〕1号 案卷/01立案审批表.txt', '云市监罚〔2026〕1号 案卷/02材料.txt']
  await choose(file('案卷包.zip', makeZip(names.map((name) => ({ name, bytes: name })))))
  await page.getByRole('button', { name: '案卷包.zip', exact: true }).click()
  await expect(page.getByText('看名称共 1 件案卷、2 份文书')).toBeVisible()
  await page.getByRole('button', { name: '读入文件' }).click()
  await page.getByRole('button', { name: '去核对 1 件' }).click()
  await batchTab('更新').click()
  await page.getByRole('button', { name: '云市监罚〔2026〕1号 案卷' }).click()
  await page.getByRole('button', { name: '上移 02材料.txt' }).click()
  await page.getByRole('combobox', { name: '02材料.txt的种类' }).focus()
  await page.keyboard.type('询问笔录')
  await page.keyboard.press('Enter')
  expect(await faultsOfAccess(page)).toEqual([])
  await page.getByRole('button', { name: '保存次序和种类' }).click()
  await page.getByRole('button', { name: '入库 1 件' }).click()
  await page.getByRole('button', { name: '确认入库' }).click()
  await expect(page.getByText('已导入')).toBeVisible()
  const { documentList } = await launched.call('cases.get', {
    caseKey: 'penalty|云山市市场监督管理局|云市监罚〔2026〕1号',
  })
  expect(documentList.map(({ name, kind }) => [name, kind])).toEqual([
    ['02材料.txt', '询问笔录'],
    ['01立案审批表.txt', '立案审批表'],
  ])
})

test('what others rest on cannot be undone, and the reason names it; after that it can', async () => {
  await launched.goTo('/imports')
  await page.getByText('导入批次').click()
  expect(await faultsOfAccess(page)).toEqual([])
  await page
    .getByRole('row', { name: /台账\.csv.*已导入/ })
    .getByRole('button')
    .click()
  await page.getByRole('button', { name: '撤销' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '撤销' }).click()
  const refused = page.getByRole('dialog', { name: '这个批次不能撤销' })
  await expect(refused).toContainText('已有卷内文书')
  await refused.getByRole('button', { name: '知道了' }).click()
  for (const name of ['案卷包.zip', '台账.csv']) {
    await launched.goTo('/imports')
    await page.getByText('导入批次').click()
    await page
      .getByRole('row', { name: new RegExp(`${name}.*已导入`) })
      .getByRole('button')
      .click()
    await page.getByRole('button', { name: '撤销' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '撤销' }).click()
    await expect(page.getByText('这个批次已经撤销')).toBeVisible()
  }
  expect((await launched.call('cases.page', {})).total).toBe(0)
})

test('files dropped anywhere on the page are offered', async () => {
  await launched.goTo('/imports')
  const dropped = file('拖放.csv', csv(row(7)))
  await expect(page.getByRole('button', { name: '选择文件', exact: true })).toBeVisible()
  // A file of an input comes from the disk, as a dropped one does: Electron knows its path, the stand-in is told it.
  await page.evaluate(
    (paths) => {
      document.documentElement.dataset['standInPaths'] = JSON.stringify(paths)
      const input = document.createElement('input')
      Object.assign(input, { type: 'file', id: 'dropped', hidden: true })
      document.body.append(input)
    },
    [dropped],
  )
  await page.locator('#dropped').setInputFiles(dropped)
  await page.locator('#dropped').evaluate((input: HTMLInputElement) => {
    const transfer = new DataTransfer()
    for (const one of input.files ?? []) transfer.items.add(one)
    const target = document.querySelector('#main') ?? document.body
    for (const type of ['dragenter', 'dragover', 'drop'])
      target.dispatchEvent(new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true }))
    input.remove()
  })
  await expect(page.getByRole('button', { name: '拖放.csv', exact: true })).toBeVisible()
  await expect(page.getByText('有 1 列未对应：签发时间。').or(page.getByText('按上次确认的对应读取'))).toBeVisible()
  await page.evaluate(() => {
    const transfer = new DataTransfer()
    for (let i = 0; i < 1001; i += 1) transfer.items.add(new File(['x'], `${i}.csv`))
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }))
  })
  await expect(page.getByText('一次拖入了 1001 个文件，最多 1000 个。')).toBeVisible()
})
