import path from 'node:path'
import { app, type BrowserWindow, dialog } from 'electron'
import { findResources } from '../resources.ts'
import { defaultDataFolder } from '../backend/default-data-folder.ts'
import { BackendProcess } from './backend-process.ts'
import { openBridge } from './bridge.ts'
import { ORIGIN, registerScheme, servePages } from './pages.ts'
import { createPrinter } from './print.ts'
import { lockDown, openWindow } from './window.ts'

const given = (name: string): string | undefined =>
  process.argv.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3)

const dataFolder = path.resolve(given('data') ?? defaultDataFolder())
app.setPath('userData', path.join(dataFolder, 'window'))
registerScheme()

let window: BrowserWindow | undefined
// No top-level await: an ES module that waits for `ready` never gets it.
if (app.requestSingleInstanceLock()) void app.whenReady().then(start)
else app.exit(0)

async function start(): Promise<void> {
  lockDown()
  const pages = servePages({
    page: path.join(import.meta.dirname, '../renderer'),
    fonts: findResources(import.meta.dirname).path('fonts'),
    locate: (sha256) => backend.locate(sha256),
  })
  const printer = createPrinter(pages.offer)
  const main = openWindow(path.join(import.meta.dirname, '../preload/index.cjs'))
  window = main
  const backend = new BackendProcess(
    { dataFolder, actor: '本机操作员', today: given('today') },
    {
      event: (event) => {
        if (!main.isDestroyed()) main.webContents.send('event', event)
      },
      print: (html) => printer.print(html),
      fatal: (error) => {
        dialog.showErrorBox('明卷无法继续运行', `${error.message}\n日志在：${path.join(dataFolder, 'logs')}`)
        app.exit(1)
      },
    },
  )
  openBridge(main, backend)
  main.once('closed', () => app.quit())

  let stopped = false
  app.on('before-quit', (event) => {
    if (stopped) return
    event.preventDefault()
    void backend.stop().then(() => {
      stopped = true
      printer.close()
      app.quit()
    })
  })
  await main.loadURL(`${ORIGIN}/index.html`)
}

app.on('second-instance', () => {
  if (!window || window.isDestroyed()) return
  if (window.isMinimized()) window.restore()
  window.focus()
})
