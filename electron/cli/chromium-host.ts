import { existsSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { AppError } from '../../shared/contract/error.ts'
import type { Host } from '../services/types.ts'

const KNOWN_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** A letter brings several megabytes of fonts, and the machine may be busy. */
const PATIENCE_MS = 120_000

/** Prints through the Chromium of this machine: what the window's hidden page does under Electron. */
export function createChromiumHost(): Host & { close(): Promise<void> } {
  let browser: Promise<Browser> | undefined
  return {
    async printPdf(html) {
      browser ??= launch()
      const page = await (await browser).newPage()
      try {
        await page.setContent(html, { waitUntil: 'load', timeout: PATIENCE_MS })
        await page.evaluate('document.fonts.ready.then(() => true)')
        return await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: false })
      } finally {
        await page.close()
      }
    },
    async close() {
      await (await browser)?.close()
    },
  }
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
