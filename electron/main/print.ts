import type { EventEmitter } from 'node:events'
import { BrowserWindow } from 'electron'
import { AppError } from '../../shared/contract/error.ts'
import { printLoaded } from '../backend/print-loaded.ts'
import type { PrintPages } from './pages.ts'

/** A hidden window; that of a PDF shows it with Chromium's viewer, which needs `plugins`. */
const hiddenWindow = (plugins: boolean): BrowserWindow =>
  new BrowserWindow({
    show: false,
    webPreferences: {
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      disableBlinkFeatures: 'Auxclick',
      spellcheck: false,
      plugins,
    },
  })

/** Prints HTML with the page size of its own style sheet, one page after the other, in one hidden window that is kept. */
export function createPrinter(pages: PrintPages) {
  let window: BrowserWindow | undefined
  let turn: Promise<unknown> = Promise.resolve()

  const print = async (html: string): Promise<Uint8Array> => {
    if (!window || window.isDestroyed()) window = hiddenWindow(false)
    const { webContents } = window
    const page = pages.offerHtml(html)
    try {
      await window.loadURL(page.url)
      return await printLoaded({
        run: (script) => webContents.executeJavaScript(script),
        pdf: () => webContents.printToPDF({ preferCSSPageSize: true, printBackground: true, generateTaggedPDF: false }),
      })
    } finally {
      page.withdraw()
    }
  }
  return {
    print(html: string): Promise<Uint8Array> {
      const mine = turn.then(() => print(html))
      // A failed page is reported to whoever asked for it; the next one still gets its turn.
      turn = mine.catch(() => undefined)
      return mine
    },
    /** The system's print dialog for a PDF file. False when the person cancels. */
    async printPdf(file: string): Promise<boolean> {
      const page = pages.offerPdf(file)
      const viewer = hiddenWindow(true)
      try {
        const ready = readyToPrint(viewer)
        await viewer.loadURL(page.url)
        await ready
        return await printWithDialog(viewer, { printBackground: true })
      } finally {
        viewer.destroy()
        page.withdraw()
      }
    },
    close: () => window?.destroy(),
  }
}

/**
 * When the viewer has its document: printed before, the paper stays empty. Electron's only sign is an event that it uses in
 * its own tests. Rejects with `busy` after a minute, which is long for a thousand pages.
 */
function readyToPrint({ webContents }: BrowserWindow): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const words = '这份 PDF 一分钟内没有准备好打印。请用其他程序打开后打印。'
  const late = setTimeout(() => reject(new AppError('busy', {}, words)), 60_000)
  const events: EventEmitter = webContents
  events.once('-pdf-ready-to-print', () => {
    clearTimeout(late)
    resolve()
  })
  // Nobody waits any more when the page itself could not be loaded.
  promise.catch(() => undefined)
  return promise
}

/** The system's print dialog for what a window shows. False when the person cancels; throws `printer_missing`. */
export function printWithDialog(
  window: BrowserWindow,
  options: { printBackground: boolean; landscape?: boolean },
): Promise<boolean> {
  const { promise, resolve, reject } = Promise.withResolvers<boolean>()
  window.webContents.print({ silent: false, ...options }, (success, reason) => {
    if (success) resolve(true)
    // The words of Chromium for a dialog that was closed.
    else if (/cancel/i.test(reason)) resolve(false)
    else
      reject(
        new AppError(
          'printer_missing',
          { reason },
          `没有打印成功（${reason}）。请检查打印机是否接好、系统中是否装有打印机。`,
        ),
      )
  })
  return promise
}
