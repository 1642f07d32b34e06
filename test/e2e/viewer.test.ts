/// <reference lib="dom" />
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { systemClock } from '../../electron/backend/clock.ts'
import { openDataFolder } from '../../electron/backend/data-folder.ts'
import { findResources } from '../../electron/resources.ts'
import { SamplingDesign } from '../../shared/domain/sampling/design.ts'
import { insertCases } from '../support/cases.ts'
import { attachDocuments } from '../support/documents.ts'
import { type Launched, launch } from '../support/launch.ts'
import { faxPdf, faxTiff, pngWithBlock } from '../support/pictures.ts'
import { textPdf } from '../support/text-pdf.ts'

test.describe.configure({ mode: 'serial' })

const BLOCK = [100, 200, 400, 300] as const
let dir: string
let program: Launched
let page: Page
let sheetId: string
const complaints: string[] = []

test.beforeAll(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'mingjuan-viewer-'))
  const resources = findResources(import.meta.dirname)
  const folder = openDataFolder(dir, { resources, clock: systemClock('2026-09-01'), actor: '测试员' })
  insertCases(folder, 2)
  const stored = await attachDocuments(folder, [
    { name: '1 照片.png', kind: '照片', bytes: pngWithBlock(400, 600, BLOCK), realType: 'png', pages: 1 },
    { name: '2 传真件.pdf', kind: '传真件', bytes: faxPdf(), realType: 'pdf', pages: 1 },
    { name: '3 说明.docx', kind: '说明', bytes: Buffer.from('no matter what'), realType: 'docx', pages: null },
    { name: '4 坏的.pdf', kind: '坏的', bytes: Buffer.from('%PDF-1.7 and nothing'), realType: 'pdf', pages: 1 },
    {
      name: '5 改过的.pdf',
      kind: '改过的',
      bytes: Buffer.concat([faxPdf(), Buffer.from('%')]),
      realType: 'pdf',
      pages: 1,
    },
    {
      name: '6 笔录.pdf',
      kind: '笔录',
      bytes: textPdf([['第一页'], ['检查时当事人正在开垦林', '地，面积三亩。']]),
      realType: 'pdf',
      pages: 2,
    },
    { name: '7 回执.tif', kind: '回执', bytes: faxTiff(), realType: 'tiff', pages: 2 },
    { name: '8 坏的.tif', kind: '坏的回执', bytes: faxTiff().subarray(0, 20), realType: 'tiff', pages: 1 },
    { name: '9 半份.tif', kind: '半份回执', bytes: faxTiff().subarray(0, -5), realType: 'tiff', pages: 2 },
    { name: '10 别的.tif', kind: '别的编码', bytes: faxTiff(34_661), realType: 'tiff', pages: 2 },
    { name: '11 照片.png', kind: '末页', bytes: pngWithBlock(400, 600, BLOCK), realType: 'png', pages: 1 },
  ])
  writeFileSync(folder.files.path(stored[4] ?? ''), 'changed on the disk')
  folder.close()
  program = await launch({ data: dir, size: { width: 1366, height: 768 } })
  page = program.page
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  const { call } = program
  const { roundId } = await call('rounds.create', {
    title: '看卷',
    filter: { from: '2026-01-01', to: '2026-06-30', kinds: ['penalty'] },
  })
  await call('rounds.freeze', { roundId, design: SamplingDesign.parse({ method: { name: 'simple', size: 2 } }) })
  await call('samples.draw', { roundId, seed: '01234567890123456789', thrownBy: '某' })
  const [item] = (await call('samples.list', { roundId })).items
  ;({ sheetId } = await call('scores.open', { sampleItemId: item?.id ?? '' }))
  await program.goTo(`/scores/${sheetId}`)
})
test.afterAll(async () => {
  await program.close()
  rmSync(dir, { recursive: true, force: true })
})

/** How bright a point of a painted page is, 0 to 255; the point in shares of its width and height. */
const shade = (documentId: number, pageNo: number, [across, down] = [0.5, 0.5]): Promise<number> =>
  page.evaluate(
    ([place, x, y]) => {
      const canvas = document.querySelector<HTMLCanvasElement>(`${place} [data-painted] canvas`)
      const pixel = canvas?.getContext('2d')?.getImageData(canvas.width * x, canvas.height * y, 1, 1).data
      return pixel?.[0] ?? -1
    },
    [`[data-document="${documentId}"][data-page="${pageNo}"]`, across ?? 0, down ?? 0] as const,
  )

test('a picture is shown; a region marked on it while it is turned is kept as it lies in the file', async () => {
  const picture = page.getByRole('img', { name: '1 照片.png 第 1 页' })
  await expect(picture).toBeVisible()
  await page.keyboard.press('Control+9')
  const upright = await picture.boundingBox()
  await page.keyboard.press('r')
  await expect
    .poll(async () => {
      const box = await picture.boundingBox()
      return box && upright && box.width > box.height && upright.height > upright.width
    })
    .toBe(true)
  // The black block, seen on the page turned a quarter clockwise, is dragged around with the mouse.
  await page.keyboard.press('m')
  const box = await page.getByRole('application').boundingBox()
  if (!box) throw new Error('nothing to draw on')
  const [left, top, right, bottom] = [1000 - BLOCK[3], BLOCK[0], 1000 - BLOCK[1], BLOCK[2]]
  await page.mouse.move(box.x + (box.width * left) / 1000, box.y + (box.height * top) / 1000)
  await page.mouse.down()
  await page.mouse.move(box.x + (box.width * right) / 1000, box.y + (box.height * bottom) / 1000, { steps: 3 })
  await page.mouse.up()
  await page.keyboard.press('c')
  await page.keyboard.type('照片没有拍摄时间')
  await page.keyboard.press('Enter')
  const kept = async () =>
    (await program.call('scores.get', { sheetId })).content.entries.flatMap(({ occurrences }) => occurrences)[0]?.place
      .region
  await expect.poll(kept).toHaveLength(4)
  const region = (await kept()) ?? []
  for (const [i, edge] of BLOCK.entries()) expect(Math.abs((region[i] ?? -99) - edge)).toBeLessThanOrEqual(4)
})

test('a scan in fax coding is decoded: WebAssembly runs in the thread of pdf.js and only there', async () => {
  await page.keyboard.press('Alt+ArrowRight')
  await expect(page.locator('[data-document="2"] [data-painted] canvas')).toBeVisible()
  expect(await shade(2, 1)).toBe(0)
  const inPage = await page.evaluate(() =>
    WebAssembly.instantiate(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])).then(
      () => 'ran',
      () => 'refused',
    ),
  )
  expect(inPage).toBe('refused')
})

test('what cannot be shown says so and can be opened outside', async () => {
  await page.keyboard.press('Alt+ArrowRight')
  const sheet = page.getByRole('group', { name: '3 说明.docx 第 1 页' })
  await expect(sheet).toContainText('不能在这里显示')
  await expect(sheet.getByRole('button', { name: '用其他程序打开' })).toBeVisible()
})

test('a broken PDF, and a stored file that was changed on the disk, say what is wrong instead of staying empty', async () => {
  await page.keyboard.press('Alt+ArrowRight')
  await expect(page.getByRole('group', { name: '4 坏的.pdf 第 1 页' })).toContainText('已损坏')
  await page.keyboard.press('Alt+ArrowRight')
  await expect(page.getByRole('group', { name: '5 改过的.pdf 第 1 页' })).toContainText('与登记的校验值不符')
  await page.keyboard.press('t')
  const thumbnails = page.getByRole('navigation', { name: '缩略图' }).getByRole('button')
  await expect.poll(() => thumbnails.count()).toBeGreaterThanOrEqual(5)
  // Chromium itself reports the refused answers and the refused WebAssembly.
  expect(complaints.filter((text) => !/status of 500|WebAssembly/.test(text))).toEqual([])
})

test('the pages of a TIFF are shown as a fax meant them, turned like others; a broken one says so', async () => {
  await page.getByRole('tab', { name: /^7 回执/ }).click()
  const first = page.getByRole('img', { name: '7 回执.tif 第 1 页' })
  await expect.poll(() => shade(7, 1)).toBe(0)
  // twice as many dots across as down: a page of as many of each is twice as high as wide
  const box = await first.boundingBox()
  expect((box?.height ?? 0) / (box?.width ?? 1)).toBeCloseTo(2, 1)
  await page.keyboard.press('PageDown')
  await page.keyboard.press('Control+9')
  const halves = () => Promise.all([shade(7, 2, [0.25, 0.75]), shade(7, 2, [0.75, 0.75]), shade(7, 2, [0.75, 0.25])])
  await expect.poll(halves).toEqual([0, 255, 255])
  await page.keyboard.press('r')
  await expect.poll(halves).toEqual([255, 255, 0])
  const says = (name: string, words: string) =>
    expect(page.getByRole('group', { name }).getByText(words)).toBeInViewport()
  await page.keyboard.press('Alt+ArrowRight')
  await says('8 坏的.tif 第 1 页', '已损坏')
  await page.keyboard.press('Alt+ArrowRight')
  await expect.poll(() => shade(9, 1)).toBe(0)
  await page.keyboard.press('PageDown')
  await says('9 半份.tif 第 2 页', '已损坏')
  await page.keyboard.press('Alt+ArrowRight')
  await says('10 别的.tif 第 1 页', '这种编码的 TIFF 图片不能在这里显示')
  await page.keyboard.press('Alt+ArrowRight')
  await expect(page.getByRole('img', { name: '11 照片.png 第 1 页' })).toBeInViewport()
  // those of the three files whose thumbnails are shown, and that of pdf.js: what could not be opened leaves none behind
  await expect.poll(() => page.workers().length).toBeLessThanOrEqual(4)
})

test('the text of documents is read in the background; a scan is marked; Ctrl+K opens the page with the words marked', async () => {
  // It is read while nobody is at work: asking too often would keep it from being read.
  await expect
    .poll(async () => (await program.call('texts.state', {})).waiting, { timeout: 60_000, intervals: [4000] })
    .toBe(0)
  await page.getByRole('tab', { name: /传真件/ }).click()
  await expect(page.getByRole('toolbar', { name: '查看文书' }).getByText('无文字层')).toBeVisible()
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: '查找' }).fill('林地')
  const hit = page.getByRole('option', { name: /笔录\.pdf 第 2 页|笔录 第 2 页/ })
  await expect(hit.locator('mark')).toHaveText('林地')
  await page.getByRole('combobox', { name: '查找' }).press('Enter')
  await expect(page).toHaveURL(/tab=documents&position=6&page=2/)
  await expect(page.getByRole('search').getByRole('status')).toHaveText('1 / 1')
  await expect(page.getByRole('spinbutton', { name: '页码' })).toHaveValue('2')
  await expect
    .poll(() => page.evaluate(() => [...(CSS.highlights.get('mj-found-now') ?? [])].map(String).join('')))
    .toContain('林')
})
