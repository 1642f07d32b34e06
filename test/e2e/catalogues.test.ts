/// <reference lib="dom" />
import { expect, type Locator, type Page, test } from '@playwright/test'
import { faultsOfAccess } from '../support/access.ts'
import { type Launched, launch } from '../support/launch.ts'
import { printedSheet } from '../support/printed-sheet.ts'

let program: Launched
let page: Page

test.beforeAll(async () => {
  program = await launch({ demo: true })
  page = program.page
})
test.afterAll(() => program.close())

const cell = (index: number, column: string): Locator =>
  page.locator(`.ag-row[row-index="${index}"] [col-id="${column}"]`)
// the first: what is asked about stands in a second one
const drawer = (): Locator => page.getByRole('dialog').first()

test('agencies stand below each other with figures; one that is in use says by whom when it is to go', async () => {
  await program.goTo('/catalogues')
  await page.getByText('层级', { exact: true }).click()
  const tree = page.getByRole('tree', { name: '执法机关的层级' })
  await expect(tree).toContainText('示范市清枫区市场监督管理局执法大队')
  expect(await faultsOfAccess(page)).toEqual([])
  await tree.getByText('示范市清枫区市场监督管理局', { exact: false }).first().click()
  await expect(drawer()).toContainText('上级机关')
  await drawer()
    .getByRole('button', { name: /删\s?除/ })
    .click()
  await page.getByRole('button', { name: '删除记录' }).click()
  await expect(page.getByText(/还在使用，不能删除：执法机关 1 个（/)).toBeVisible()
  expect(await faultsOfAccess(page)).toEqual([])
  await drawer().getByRole('button', { name: '关闭' }).click()
})

test('officers with something to look at are found; a suspension is recorded and shown in the list', async () => {
  await program.goTo('/catalogues')
  await page.getByRole('tab', { name: /^执法人员/ }).click()
  await page.getByLabel('需要核对的').click()
  await page.getByTitle('证件已过有效期 1').click()
  await expect(cell(0, 'state')).toHaveText(/已过有效期/)
  await page.getByRole('button', { name: '清除筛选' }).click()
  await cell(0, 'name').getByRole('button').click()
  await drawer().getByRole('button', { name: '登记变动' }).click()
  await page.getByLabel('理由').fill('执法不规范')
  await page.getByRole('button', { name: '登记变动' }).last().click()
  await expect(drawer()).toContainText('暂扣证件：执法不规范')
  await expect(cell(0, 'state')).toHaveText(/暂扣/)
})

test('an inspection of a listed enterprise asks for its basis; a plan beyond its cap shows the inspections that count', async () => {
  const { rows } = await program.call('cases.page', {
    filter: { conditions: [{ field: 'kind', operator: 'in', value: ['inspection'] }] },
    limit: 1,
  })
  const inspection = rows[0]
  if (!inspection?.decidedOn || !inspection.agency) throw new Error('the rehearsal has no inspections')
  const { id, decidedOn, agency, partyNames: name } = inspection
  await program.call('catalogues.save', {
    catalogue: 'undisturbed',
    facts: { name, listed_on: '2020-01-01', listed_by: agency },
  })
  await program.call('catalogues.save', {
    catalogue: 'inspection_plan',
    facts: { name: '年度检查', agency, year: decidedOn.slice(0, 4), cap: '每户0次' },
  })
  await program.goTo(`/cases/${id}`)
  const notice = page.getByRole('note').filter({ hasText: '无事不扰' })
  await expect(notice).toHaveText(
    `检查当日（${decidedOn}），“${name}”在无事不扰名单内：${agency} 2020-01-01 列入，没有期限。请核对检查依据。`,
  )
  expect(await faultsOfAccess(page)).toEqual([])
  await notice.getByRole('link', { name }).click()
  await expect(drawer()).toContainText('列入期间受过检查')
  await expect(drawer().getByRole('region', { name: '检查核对' })).toContainText(decidedOn)
  await drawer().getByRole('button', { name: '关闭' }).click()

  await page.getByRole('tab', { name: /^检查计划/ }).click()
  await page.getByLabel('需要核对的').click()
  await page.getByTitle('检查已超过年度频次上限 1').click()
  await cell(0, 'name').getByRole('button').click()
  const found = drawer().getByRole('region', { name: '检查核对' })
  await expect(found).toContainText(`${decidedOn.slice(0, 4)} 年对同一检查对象不超过 0 次`)
  expect(await faultsOfAccess(page)).toEqual([])
  await found.getByRole('row').filter({ hasText: name }).getByTitle('在案卷库中列出').click()
  await expect(page.getByText('共 1 条')).toBeVisible()
})

test('what changed in a catalogue between two days is listed, and each change leads to its record', async () => {
  const { rows } = await program.call('catalogues.records', { catalogue: 'item', limit: 2 })
  const [ended, changed] = rows
  if (!ended || !changed) throw new Error('the rehearsal has no items')
  const year = new Date().getFullYear()
  const before = `${year}-12-31`
  await program.call('catalogues.recordChange', {
    id: ended.id,
    kind: 'abolish',
    on: `${year + 1}-03-01`,
    reason: '五年未发生',
  })
  await program.call('catalogues.recordChange', {
    id: changed.id,
    kind: 'suspend',
    on: `${year + 1}-03-01`,
    reason: '极少发生',
  })
  await program.goTo(
    `/catalogues/comparison?filter=${encodeURIComponent(JSON.stringify({ kind: 'item', from: before, to: `${year + 1}-12-31` }))}`,
  )
  await expect(page.getByRole('status').filter({ hasText: '不再有效 1' })).toHaveText('新增 0，修改 1，不再有效 1')
  await expect(cell(0, 'what')).toHaveText(/修改/)
  await expect(cell(0, 'changes')).toHaveText('状态：— → 暂停')
  await expect(cell(1, 'what')).toHaveText(/不再有效/)
  await expect(cell(1, 'changes')).toHaveText('状态：— → 已取消')
  expect(await faultsOfAccess(page)).toEqual([])
  const printed = printedSheet(page)
  await page.getByRole('button', { name: '打印' }).click()
  expect(await printed).toMatch(/执法事项变动表.*不再有效/s)
  await expect(page.locator('.ant-message-error')).toHaveCount(0)
  await cell(1, 'name').getByRole('button').click()
  await expect(drawer()).toContainText('取消：五年未发生')
})
