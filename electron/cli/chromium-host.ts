import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { AppError } from '../../shared/contract/error.ts'
import { printLoaded } from '../backend/print-loaded.ts'
import type { Host } from '../services/types.ts'

const KNOWN_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** A letter needs several megabytes of fonts, and the machine may be busy. */
const PATIENCE_MS = 120_000

/** Where a page for printing seems to stand; no such host exists. */
const PRINT = 'https://print.invalid'

/**
 * Prints through the Chromium of this machine: what the window's hidden page does under Electron. `fonts` is the folder
 * of the program's faces.
 */
export function createChromiumHost(fonts: string): Host & { close(): Promise<void> } {
  let browser: Promise<Browser> | undefined
  return {
    async printPdf(html) {
      browser ??= launch()
      const page = await (await browser).newPage()
      try {
        await answerPage(page, html, fonts)
        await page.goto(`${PRINT}/page.html`, { waitUntil: 'load', timeout: PATIENCE_MS })
        return await printLoaded({
          run: (script) => page.evaluate(script),
          pdf: () => page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: false }),
        })
      } finally {
        await page.close()
      }
    },
    async close() {
      await (await browser)?.close()
    },
  }
}

/** The page and the faces beside it; whatever else it asks for does not exist. */
async function answerPage(page: Page, html: string, fonts: string): Promise<void> {
  await page.route('**', (route) => {
    const url = route.request().url()
    if (url === `${PRINT}/page.html`) return route.fulfill({ body: html, contentType: 'text/html; charset=utf-8' })
    const [, face] = /^fonts\/([\w-]+\.(?:woff2|ttf))$/.exec(url.slice(PRINT.length + 1)) ?? []
    if (face === undefined) return route.abort()
    return route.fulfill({ path: path.join(fonts, face), contentType: 'font/woff2' })
  })
}

async function launch(): Promise<Browser> {
  const executablePath = [process.env['MINGJUAN_CHROMIUM'], ...KNOWN_PLACES].find((place) => place && existsSync(place))
  if (!executablePath) {
    throw new AppError(
      'printer_missing',
      {},
      '生成 PDF 需要 Chromium、Chrome 或 Edge。请安装其中之一（Debian：apt-get install chromium），或用 MINGJUAN_CHROMIUM 指明其路径。',
    )
  }
  const { chromium } = await import('playwright-core')
  const isRoot = process.getuid?.() === 0
  return chromium.launch({
    executablePath,
    // Chromium refuses its sandbox to root; nothing foreign is ever loaded into this browser.
    chromiumSandbox: !isRoot,
    args: [
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}
