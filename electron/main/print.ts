import { BrowserWindow } from 'electron'

/** Prints HTML with the page size of its own style sheet, one page after the other, in one hidden window that is kept. */
export function createPrinter(offer: (html: string) => { url: string; withdraw(): void }) {
  let window: BrowserWindow | undefined
  let turn: Promise<unknown> = Promise.resolve()

  const print = async (html: string): Promise<Uint8Array> => {
    if (!window || window.isDestroyed()) {
      window = new BrowserWindow({
        show: false,
        webPreferences: {
          contextIsolation: true,
          sandbox: true,
          nodeIntegration: false,
          disableBlinkFeatures: 'Auxclick',
        },
      })
    }
    const page = offer(html)
    try {
      await window.loadURL(page.url)
      await window.webContents.executeJavaScript('document.fonts.ready.then(() => true)')
      return await window.webContents.printToPDF({
        preferCSSPageSize: true,
        printBackground: true,
        generateTaggedPDF: false,
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
    close: () => window?.destroy(),
  }
}
