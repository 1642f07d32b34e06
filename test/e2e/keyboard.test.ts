import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { keyboard } from '../support/keyboard.ts'
import { type Launched, launch } from '../support/launch.ts'

// What is done here is done by keys alone; the public draw, scoring and opening every page have such tests of their own.
const SIZE = { width: 1093, height: 614 }
const HEADINGS = '处罚决定书文号,当事人名称,案由,行政处罚内容,罚款金额(元),签发时间,作出处罚决定的机关名称'
const row = (no: number, fine = `${no}00`): string =>
  `云市监罚〔2026〕${no}号,第${no}商行,未按规定明码标价,罚款${no}00元,${fine},2026-03-0${no},云山市市场监督管理局`

let outside: string
test.beforeAll(() => {
  outside = mkdtempSync(path.join(tmpdir(), 'mingjuan-keys-'))
})
test.afterAll(() => rmSync(outside, { recursive: true, force: true }))

test.describe('a new bureau', () => {
  test.describe.configure({ mode: 'serial' })
  let table: string
  let program: Launched
  let page: Page
  let keys: ReturnType<typeof keyboard>

  test.beforeAll(async () => {
    table = path.join(outside, '台账.csv')
    writeFileSync(table, `\uFEFF${[HEADINGS, row(1), row(2, '约三百'), row(3, '不详')].join('\r\n')}\r\n`)
    program = await launch({ size: SIZE })
    page = program.page
    keys = keyboard(page)
    await keys.at('工作台')
  })
  test.afterAll(() => program.close())

  test('a table is imported: chosen, mapped, read, put right, left out, taken in and taken back', async () => {
    const { press, tabTo, partTo, at, type } = keys
    await press('Alt+2')
    await at('导入')
    await tabTo('选择文件')
    await program.answerOpen(table)
    await press('Enter')
    await expect(page.getByText('有 1 列未对应：签发时间。')).toBeVisible()
    await tabTo('“签发时间”对应的事实项')
    await type('决定日期')
    await expect(page.getByRole('option', { name: '处罚决定日期' })).toBeAttached()
    await press('Enter')
    await expect(page.getByText('每一列都已对应。')).toBeVisible()
    await press('Control+Enter')
    await at('去核对 3 条')
    await press('Enter')

    await at('台账.csv')
    await expect(page.getByText('共 2 条')).toBeVisible()
    await partTo(/提示|阻断/)
    await press('Enter')
    await at('罚款金额(元)')
    await press('Control+a')
    await type('200')
    await press('Enter')
    // The next problem follows by itself.
    await expect(page.getByRole('tab', { name: '问题 1' })).toBeVisible()
    await at('罚款金额(元)')
    await tabTo('排除这一行')
    await press('Enter')
    await expect(page.getByRole('tab', { name: '拒绝 1' })).toBeVisible()
    await press('Shift+F6', 'Shift+F6')
    await tabTo('入库 2 条', 30)
    await press('Enter')
    await expect(page.getByRole('dialog', { name: '确认入库？' })).toContainText('2 条')
    await at('确认入库')
    await press('Enter')
    await expect(page.getByText('已导入')).toBeVisible()
    expect((await program.call('cases.page', {})).total).toBe(2)
    await tabTo('撤销')
    await press('Enter')
    // The safe answer has the focus.
    await at('取消')
    await tabTo('撤销', 2)
    await press('Enter')
    await expect(page.getByText('这个批次已经撤销')).toBeVisible()
    expect((await program.call('cases.page', {})).total).toBe(0)
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY')
  })

  test('the bureau is named, a person added and seated, a backup made', async () => {
    const { press, tabTo, arrowTo, at, type, choose } = keys
    await press('Alt+8')
    await at('设置')
    await tabTo('监督机构名称')
    await type('青岚县行政执法监督局')
    await press('Enter')
    await expect(page.getByText('已保存').first()).toBeVisible()
    expect((await program.call('settings.get', {})).bureau.name).toBe('青岚县行政执法监督局')
    await press('Shift+F6')
    await at('本单位')
    await press('ArrowRight', 'Enter')
    await expect(page.getByLabel('现在由谁操作这台电脑')).toBeVisible()
    await tabTo('姓名')
    await type('王敏')
    await press('Enter')
    await expect(page.getByRole('cell', { name: '王敏', exact: true })).toBeVisible()
    await press('Shift+F6', 'Shift+F6')
    await tabTo('现在由谁操作这台电脑')
    await choose('王敏')
    await expect(page.getByRole('link', { name: /操作员：王敏/ })).toBeVisible()
    await press('Shift+F6')
    await at('人员')
    await arrowTo('数据与备份', 'ArrowRight')
    await press('Enter')
    await expect(page.getByRole('button', { name: '立即备份' })).toBeVisible()
    await tabTo('立即备份')
    const file = path.join(outside, '备份.zip')
    await program.answerSave(file)
    await press('Enter')
    await expect(page.getByText('已备份到', { exact: false })).toBeVisible()
    await at('立即备份')
  })

  test('a round is planned, from the empty list to the frozen frame', async () => {
    const { press, tabTo, partTo, at, type } = keys
    const { batchId } = await program.call('imports.read', { path: table })
    await program.call('imports.commit', { batchId: batchId ?? '' })
    await press('Alt+4')
    await at('评查轮次')
    await tabTo('新建评查轮次')
    await press('Enter')
    await at('范围')
    await tabTo('轮次名称')
    await press('Control+a')
    await type('第一轮评查')
    await partTo('返回')
    await tabTo('建立轮次，核对名单', 1)
    await press('Enter')
    // the button that was pressed holds these words too
    await at(/^核对名单$/)
    await partTo('上一步')
    await tabTo('下一步', 1)
    await press('Enter')
    await at('方法和件数')
    await tabTo('抽取')
    await press('Control+a')
    await type('2')
    await partTo('上一步')
    await tabTo('下一步', 1)
    await press('Enter')
    await at('冻结')
    await expect(page.getByRole('region', { name: '冻结' })).toContainText('抽 2 件')
    await partTo('上一步')
    await tabTo('冻结名单', 1)
    await press('Enter')
    await at('取消')
    await tabTo('冻结名单', 2)
    await press('Enter')
    await expect(page.getByRole('heading', { name: '名单已冻结' })).toBeVisible()
    await at(/./)
    expect((await program.call('rounds.list', {})).rounds).toMatchObject([{ title: '第一轮评查', state: 'frozen' }])
  })
})

test.describe('a round with confirmed findings', () => {
  test.describe.configure({ mode: 'serial', timeout: 120_000 })
  let program: Launched
  let page: Page
  let keys: ReturnType<typeof keyboard>
  const firstParagraph = async () => (await opened()).letter.clauses[0]?.sentences.map(({ text }) => text).join('')
  const opened = () => program.call('letters.get', { letterId: page.url().split('/').at(-1) ?? '' })

  test.beforeAll(async () => {
    program = await launch({ demo: true, size: SIZE })
    page = program.page
    keys = keyboard(page)
    await keys.at('工作台')
  })
  test.afterAll(() => program.close())

  /** Opens a letter out of the list by its number. */
  async function openLetter(number: RegExp): Promise<void> {
    await keys.press('Alt+6')
    await keys.at('监督文书')
    await expect(page.getByText(/^共 [5-9] 条$/)).toBeVisible()
    await expect(page.getByRole('gridcell').first()).toBeVisible()
    await keys.press('F6', 'F6', 'ArrowUp')
    await keys.arrowTo(number)
    await keys.press('Enter')
  }

  test('a letter is composed, edited and checked; one is issued once it was shown what becomes final, and printed', async () => {
    const { press, tabTo, partTo, at, type, arrowTo } = keys
    await press('Alt+6')
    await at('监督文书')
    await tabTo('起草监督文书')
    await press('Enter')
    await at('主送机关')
    await tabTo(/^意见书/)
    await arrowTo(/^督办函/, 'ArrowUp')
    await tabTo('起草')
    await press('Enter')
    await at(/^督办函（草稿）/)
    // To the sheet, and there into the first paragraph.
    await partTo('文书版面')
    await tabTo('正文第1段')
    await press('Control+End')
    await type('请予重视。')
    await expect.poll(firstParagraph).toContain('请予重视。')
    await press('Control+z')
    await expect.poll(firstParagraph).not.toContain('请予重视。')
    // The checks stand right of it; one leads to its place.
    await press('F6')
    await at('去处理')
    await press('Enter')
    await at('设置')

    await openLetter(/意〔2026〕\s*号/)
    await at(/^意见书（草稿）/)
    await tabTo('制发文书')
    await press('Enter')
    await expect(page.getByRole('dialog').getByText('都不能再修改')).toBeVisible()
    await at('关闭')
    await tabTo('制发文书')
    await press('Enter')
    await at(/^意见书　演练清枫司执监意〔2026〕2号/)
    expect((await opened()).state).toBe('issued')
    await expect.poll(async () => (await opened()).pdfSha256, { timeout: 60_000 }).not.toBeNull()
    await press('Control+p')
    const preview = page.getByRole('dialog', { name: '打印预览' })
    await expect(preview.getByRole('button', { name: '打印' })).toBeEnabled({ timeout: 60_000 })
    await at('打印')
    await press('Enter')
    await expect(page.locator('.ant-message-error')).toHaveCount(0)
    await press('Escape')
    await expect(preview).toHaveCount(0)
    await at(/./)
  })

  test('a reply is entered, another letter voided, the list printed and exported', async () => {
    const { press, tabTo, at, type } = keys
    await openLetter(/建〔2026〕1号/)
    await at(/^监督建议书/)
    await press('Shift+F6')
    await tabTo('登记回复')
    await press('Enter')
    await at('整改情况报告')
    await press('Space')
    await tabTo('登记回复')
    await press('Enter')
    await expect(page.getByRole('region', { name: '文书要素' }).getByText(/已回复$/)).toBeVisible()
    await at('登记回复')

    await openLetter(/督〔2026〕1号/)
    await at(/^督办函/)
    await press('Shift+F6')
    await tabTo('作废文书')
    await press('Enter')
    await at('作废理由')
    await type('主送机关有误')
    await tabTo('作废文书')
    await press('Enter')
    await expect(page.getByRole('region', { name: '文书要素' }).getByText(/已作废$/)).toBeVisible()
    // The button that opened the dialog is gone: the person stands where it was.
    await at(/./)

    await press('Alt+6')
    await at('监督文书')
    await press('F6')
    await tabTo('打印台账')
    await press('Enter')
    await expect(page.locator('.ant-message-error')).toHaveCount(0)
    await at('打印台账')
    await tabTo('导出台账')
    const file = path.join(outside, '台账.xlsx')
    await program.answerSave(file)
    await press('Enter')
    await expect(page.getByText(/^已导出 6 份文书的台账/)).toBeVisible()
    expect(readFileSync(file).subarray(0, 2).toString()).toBe('PK')
    await at('导出台账')
  })

  test('cases: one is opened, its documents are leafed through, tagged, and the list exported', async () => {
    const { press, tabTo, partTo, at, type } = keys
    await press('Alt+3')
    await at('案卷库')
    await expect(page.getByText('共 240 条')).toBeVisible()
    await expect(page.getByRole('gridcell').first()).toBeVisible()
    await press('F6', 'F6', 'Space', 'ArrowDown', 'Space')
    await expect(page.getByText('已选 2 件')).toBeVisible()
    await partTo('标签')
    await press('Enter')
    await at('标签')
    await type('群众关注')
    await tabTo('加上标签', 2)
    await press('Enter')
    await expect(page.getByText('已给 2 件案卷加上标签“群众关注”')).toBeVisible()
    await at(/./)

    await partTo('全文检索')
    await type('清枫市监罚〔2026〕12号')
    await expect(page.getByText('共 1 条')).toBeVisible()
    await press('F6', 'Enter')
    await expect(page.getByRole('tab', { name: '事实与环节' })).toBeVisible()
    await press('F6', 'ArrowRight')
    await at(/^卷内文书/)
    await press('Enter')
    await expect(page.locator('[data-painted] canvas').first()).toBeVisible()
    await press('F6', 'Alt+ArrowRight')
    await expect(page.getByRole('tabpanel').getByRole('tab').nth(1)).toHaveAttribute('aria-selected', 'true')

    await press('Alt+3')
    await at('案卷库')
    await tabTo('导出')
    const file = path.join(outside, '案卷.csv')
    await program.answerSave(file)
    await press('Enter')
    await at('Excel 工作簿（.xlsx）')
    await press('ArrowDown')
    await at(/CSV/)
    await press('Enter')
    await expect(page.getByText('已导出 1 件案卷')).toBeVisible()
    expect(readFileSync(file, 'utf8')).toContain('清枫市监罚〔2026〕12号')
    await at('导出')
  })
})
