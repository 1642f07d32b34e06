import path from 'node:path'
import { app, type BrowserWindow, dialog } from 'electron'
import { AppError } from '../../shared/contract/error.ts'
import { defaultDataFolder } from '../backend/default-data-folder.ts'
import { findResources } from '../resources.ts'
import { BackendProcess } from './backend-process.ts'
import { openBridge } from './bridge.ts'
import { offerContextMenu, setMenu } from './menu.ts'
import { createOpenedCopies } from './opened-copies.ts'
import { ORIGIN, registerScheme, servePages } from './pages.ts'
import { createPrinter } from './print.ts'
import { quitInOrder } from './quit.ts'
import { lockDown, openWindow } from './window.ts'

const given = (name: string): string | undefined =>
  process.argv.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3)

const dataFolder = path.resolve(given('data') ?? defaultDataFolder())
const windowFolder = path.join(dataFolder, 'window')
app.setPath('userData', windowFolder)
registerScheme()
app.enableSandbox()
// The program is offline: no name of a host is ever looked up.
app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND, EXCLUDE localhost')

let window: BrowserWindow | undefined
let printer: ReturnType<typeof createPrinter> | undefined
// No top-level await: an ES module that waits for `ready` never gets it.
if (app.requestSingleInstanceLock()) {
  // The data folder is opened while Chromium starts.
  const backend = startBackend()
  void app.whenReady().then(() => start(backend))
} else app.exit(0)

function startBackend(): BackendProcess {
  return new BackendProcess(
    { dataFolder, today: given('today') },
    {
      event(event) {
        if (window && !window.isDestroyed()) window.webContents.send('event', event)
      },
      async print(html) {
        if (!printer) throw new AppError('printer_missing')
        return printer.print(html)
      },
      fatal(error) {
        dialog.showErrorBox('明卷无法继续运行', `${error.message}\n日志在：${path.join(dataFolder, 'logs')}`)
        app.exit(1)
      },
    },
  )
}

async function start(backend: BackendProcess): Promise<void> {
  lockDown()
  const main = openWindow(
    path.join(import.meta.dirname, '../preload/index.cjs'),
    path.join(windowFolder, 'window-state.json'),
  )
  window = main
  const pages = servePages({
    page: path.join(import.meta.dirname, '../renderer'),
    fonts: findResources(import.meta.dirname).path('fonts'),
    locate: (sha256) => backend.locate(sha256),
  })
  printer = createPrinter(pages)
  const copies = createOpenedCopies(dataFolder)
  copies.clear()
  const restart = quitInOrder(main, backend, () => printer?.close())
  openBridge({ window: main, backend, printer, copies, dataFolder, restart })
  setMenu(main, dataFolder)
  offerContextMenu(main)
  await main.loadURL(`${ORIGIN}/index.html`)
}

app.on('second-instance', () => {
  if (!window || window.isDestroyed()) return
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
})
