import { app, BrowserWindow, dialog, screen, session } from 'electron'
import type { BackendEvent } from '../../shared/contract/messages.ts'
import { devChannel } from './dev-server.ts'
import { ORIGIN } from './pages.ts'
import { placeWindow, readWindowState, SMALLEST, writeWindowState } from './window-state.ts'

/** The parts of Chromium's PDF viewer, which a hidden window prints with. */
const PDF_VIEWER = 'chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai/'
const ALLOWED = [
  'app:',
  'data:',
  'blob:',
  'devtools:',
  PDF_VIEWER,
  'chrome://resources/',
  ...(devChannel ? [devChannel] : []),
]

/** The one window: sandboxed, without Node, on our own origin, where it was when it was last closed. */
export function openWindow(preload: string, stateFile: string): BrowserWindow {
  const screens = [screen.getPrimaryDisplay(), ...screen.getAllDisplays()].map(({ workArea }) => workArea)
  const { bounds, maximized } = placeWindow(readWindowState(stateFile), screens)
  const window = new BrowserWindow({
    ...bounds,
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    show: false,
    title: '明卷',
    autoHideMenuBar: true,
    backgroundColor: '#ffffff',
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      disableBlinkFeatures: 'Auxclick',
      spellcheck: false,
    },
  })
  window.once('ready-to-show', () => {
    if (maximized) window.maximize()
    window.show()
  })
  window.on('close', () => writeWindowState(stateFile, window.getNormalBounds(), window.isMaximized()))
  const tell = (on: boolean) => (): void =>
    window.webContents.send('event', { type: 'fullScreen', on } satisfies BackendEvent)
  window.on('enter-full-screen', tell(true))
  window.on('leave-full-screen', tell(false))
  reloadAfterCrash(window)
  return window
}

/** A page whose process died is loaded anew, once a minute: its data are with the backend. */
function reloadAfterCrash(window: BrowserWindow): void {
  let last = Number.NEGATIVE_INFINITY
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return
    console.error('page gone:', reason)
    if (performance.now() - last < 60_000) {
      dialog.showErrorBox('明卷的界面接连中断', '请重新启动程序。已经保存的内容不受影响。')
      window.close()
      return
    }
    last = performance.now()
    void window.loadURL(`${ORIGIN}/index.html`)
  })
}

/** The one permission: our own page may put plain text on the clipboard (copying rows and error details). */
const isGranted = (permission: string, asker: URL | null): boolean =>
  permission === 'clipboard-sanitized-write' && asker !== null && `${asker.protocol}//${asker.host}` === ORIGIN

/** No page leaves our origin, opens a window, gets a permission beyond copying or reaches the network. */
export function lockDown(): void {
  app.on('web-contents-created', (_event, contents) => {
    // A peer connection is no request: without this its packets would pass by the filter below.
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
    contents.on('will-navigate', (event, url) => {
      if (!url.startsWith(`${ORIGIN}/`)) event.preventDefault()
    })
    contents.on('will-redirect', (event) => event.preventDefault())
    contents.on('will-attach-webview', (event) => event.preventDefault())
  })
  const { defaultSession } = session
  defaultSession.setPermissionRequestHandler((contents, permission, answer) =>
    answer(isGranted(permission, URL.parse(contents.getURL()))),
  )
  defaultSession.setPermissionCheckHandler((_contents, permission, origin) => isGranted(permission, URL.parse(origin)))
  defaultSession.setDevicePermissionHandler(() => false)
  defaultSession.on('will-download', (event) => event.preventDefault())
  defaultSession.webRequest.onBeforeRequest(({ url }, answer) =>
    answer({ cancel: !ALLOWED.some((start) => url.startsWith(start)) }),
  )
}
