import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Browser } from 'playwright-core'
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
 * of the program's faces. A page prints one document after another, since reading its faces takes longer than printing.
 */
export function createChromiumHost(fonts: string): Host & { close(): Promise<void> } {
  let browser: Promise<Browser> | undefined
  const idle: Printer[] = []
  return {
    async printPdf(html) {
      browser ??= launch()
      const printer = idle.pop() ?? (await openPrinter(await browser, fonts))
      try {
        const pdf = await printer.print(html)
        idle.push(printer)
        return pdf
      } catch (error) {
        await printer.close()
        throw error
      }
    },
    async close() {
      await (await browser)?.close()
    },
  }
}

interface Printer {
  print(html: string): Promise<Uint8Array>
  close(): Promise<void>
}

/** A page that gets its document and the faces beside it from here; whatever else it asks for does not exist. */
async function openPrinter(browser: Browser, fonts: string): Promise<Printer> {
  const page = await browser.newPage()
  let html = ''
  // Not by Playwright's routes: with them nothing is kept, and the faces are read again for every document.
  const network = await page.context().newCDPSession(page)
  network.on('Fetch.requestPaused', ({ requestId, request }) => {
    const [body, type] = answerTo(request.url, html, fonts)
    const answer =
      body === undefined
        ? network.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' })
        : network.send('Fetch.fulfillRequest', {
            requestId,
            responseCode: 200,
            responseHeaders: [
              { name: 'Content-Type', value: type },
              { name: 'Cache-Control', value: type === 'font/woff2' ? 'max-age=86400' : 'no-store' },
            ],
            body: body.toString('base64'),
          })
    // a page that was closed meanwhile takes no answer; who waits for it hears of that
    answer.catch(() => undefined)
  })
  await network.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] })
  return {
    async print(next) {
      html = next
      await page.goto(`${PRINT}/page.html`, { waitUntil: 'load', timeout: PATIENCE_MS })
      return printLoaded({
        run: (script) => page.evaluate(script),
        pdf: () => page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: false }),
      })
    },
    close: () => page.close(),
  }
}

function answerTo(url: string, html: string, fonts: string): [body: Buffer | undefined, type: string] {
  if (url === `${PRINT}/page.html`) return [Buffer.from(html), 'text/html; charset=utf-8']
  const [, face] = /^fonts\/([\w-]+\.(?:woff2|ttf))$/.exec(url.slice(PRINT.length + 1)) ?? []
  const file = path.join(fonts, face ?? '')
  // a face that does not ship is one that does not exist, and no end of the program
  return [face === undefined || !existsSync(file) ? undefined : readFileSync(file), 'font/woff2']
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
