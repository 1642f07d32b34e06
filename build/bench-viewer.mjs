// The document viewer on a scan of 300 pages: how long until its first page is on the screen, from the click that opens
// the sheet, in a program just started; how long a leap takes; how many pages are in memory. Exit 1 over target; run it
// on an idle machine, after `npm run build`.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { systemClock } from '../electron/backend/clock.ts'
import { openDataFolder } from '../electron/backend/data-folder.ts'
import { findResources } from '../electron/resources.ts'
import { SamplingDesign } from '../shared/domain/sampling/design.ts'
import { insertCases } from '../test/support/cases.ts'
import { attachDocuments } from '../test/support/documents.ts'
import { launch } from '../test/support/launch.ts'
import { scanPdf } from '../test/support/scan-pdf.ts'
import { figure, median, RUNS } from './measure.mjs'

const PAGES = 300
const SIZE = { width: 1654, height: 2339 } // A4 at 200 dots an inch

const folder = mkdtempSync(path.join(tmpdir(), 'mingjuan-bench-viewer-'))
try {
  const data = path.join(folder, 'data')
  const pdf = scanPdf(await drawnPages(), SIZE, PAGES)
  const size = `${(pdf.length / 1e6).toFixed(0)} MB`
  const dir = openDataFolder(data, {
    resources: findResources(import.meta.dirname),
    clock: systemClock('2026-09-01'),
    actor: '测试员',
  })
  insertCases(dir, 5)
  await attachDocuments(dir, [{ name: '扫描件.pdf', kind: null, bytes: pdf, realType: 'pdf', pages: PAGES }])
  dir.close()

  const sheetId = await withProgram(data, openSheet)
  const runs = []
  for (let i = 0; i < RUNS; i += 1) runs.push(await withProgram(data, (window) => measure(window, sheetId)))
  const pick = (name) => median(runs.map((run) => run[name]))
  figure(`first page of a ${PAGES}-page scan (${size}), program just started`, pick('first') / 1000, 1, ' s')
  figure('the same again, program warm', pick('again') / 1000, 1, ' s')
  figure(`leap to page ${PAGES}, there and sharp`, pick('leap') / 1000, 1, ' s')
  figure('canvases in memory after reading through, most', Math.max(...runs.map((run) => run.canvases)), 6, '')
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function withProgram(data, work) {
  const window = await launch({ data, size: { width: 1366, height: 768 } })
  try {
    return await work(window)
  } finally {
    await window.close()
  }
}

/** Twelve pictures that look like scanned pages: lines of words on grainy paper. */
async function drawnPages() {
  return withProgram(path.join(folder, 'drawing'), async ({ page }) => {
    const texts = await page.evaluate(async ({ width, height }) => {
      const made = []
      for (let n = 0; n < 12; n += 1) {
        const canvas = new OffscreenCanvas(width, height)
        const paper = canvas.getContext('2d')
        const grain = paper.createImageData(width, height)
        for (let i = 0; i < grain.data.length; i += 4) {
          const grey = 244 + ((i * 7919 + n) % 3)
          grain.data.set([grey, grey, grey - 4, 255], i)
        }
        paper.putImageData(grain, 0, 0)
        paper.fillStyle = '#222'
        paper.font = '36px sans-serif'
        for (let line = 0; line < 36; line += 1)
          paper.fillText(
            `第 ${n + 1} 页第 ${line + 1} 行　执法人员在现场检查时发现当事人未按规定公示`,
            160,
            220 + line * 56,
          )
        const bytes = new Uint8Array(
          await (await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.6 })).arrayBuffer(),
        )
        let text = ''
        for (let i = 0; i < bytes.length; i += 0x8000) text += String.fromCharCode(...bytes.subarray(i, i + 0x8000))
        made.push(btoa(text))
      }
      return made
    }, SIZE)
    return texts.map((text) => Buffer.from(text, 'base64'))
  })
}

async function openSheet({ call }) {
  const { roundId } = await call('rounds.create', {
    title: '量一量',
    filter: { from: '2026-01-01', to: '2026-06-30', kinds: ['penalty'] },
  })
  await call('rounds.freeze', { roundId, design: SamplingDesign.parse({ method: { name: 'simple', size: 5 } }) })
  await call('samples.draw', { roundId, seed: '01234567890123456789', thrownBy: '某' })
  const [item] = (await call('samples.list', { roundId })).items
  return (await call('scores.open', { sampleItemId: item.id })).sheetId
}

/** What a reviewer waits for, in milliseconds, measured in the page. */
async function measure({ page, goTo }, sheetId) {
  await goTo('/scores')
  await page.getByRole('button', { name: '继续评查' }).waitFor()
  const first = await timed(page, `#/scores/${sheetId}`, 1)
  await goTo('/scores')
  await page.getByRole('button', { name: '继续评查' }).waitFor()
  const again = await timed(page, `#/scores/${sheetId}`, 1)
  let canvases = 0
  for (let i = 0; i < 30; i += 1) {
    await page.keyboard.press(']')
    canvases = Math.max(canvases, await page.locator('canvas').count())
  }
  // The keys have done their work once their page is painted; before that they would pull a leap back.
  await page.locator('[data-page="31"] [data-painted] canvas').waitFor()
  const leap = await page.evaluate(leapTo, PAGES)
  return { first, again, leap, canvases: Math.max(canvases, await page.locator('canvas').count()) }
}

function timed(page, hash, number) {
  return page.evaluate(
    ([where, wanted]) =>
      new Promise((resolve) => {
        const start = performance.now()
        location.hash = where
        const look = () => {
          const canvas = document.querySelector(`[data-page="${wanted}"] [data-painted] canvas`)
          if (canvas) resolve(performance.now() - start)
          else requestAnimationFrame(look)
        }
        look()
      }),
    [hash, number],
  )
}

function leapTo(wanted) {
  return new Promise((resolve, reject) => {
    const start = performance.now()
    setTimeout(() => reject(new Error(`page ${wanted} was not painted within 20 s`)), 20_000)
    const region = document.querySelector('[role="region"][aria-label="页面"]')
    region.scrollTop = region.scrollHeight
    const look = () => {
      const canvas = document.querySelector(`[data-page="${wanted}"] [data-painted] canvas`)
      if (canvas) resolve(performance.now() - start)
      else requestAnimationFrame(look)
    }
    look()
  })
}
