import { rmSync } from 'node:fs'
import { app, becomeReady } from './app.ts'
import { BrowserWindow, created } from './browser-window.ts'
import type { Chromium } from './chromium.ts'
import { DevTools } from './devtools.ts'
import { answerRequest } from './network.ts'
import { preventable, state } from './state.ts'
import { WebContents } from './web-contents.ts'

interface Launch {
  name: string
  version: string
  folder: string
  visible: boolean
  chromium: Chromium
  entry: () => Promise<unknown>
}

/** Loads the main module while Chromium starts, and only then says `ready`. */
export async function launch({ name, version, folder, visible, chromium, entry }: Launch): Promise<void> {
  Object.assign(state, { name, version, folder, visible })
  const ended = new Promise<void>((resolve) => chromium.process.once('exit', () => resolve()))
  state.endBrowser = async () => {
    chromium.process.kill('SIGTERM')
    const late = setTimeout(() => chromium.process.kill('SIGKILL'), 3000)
    await ended
    clearTimeout(late)
    rmSync(chromium.profile, { recursive: true, force: true, maxRetries: 5 })
  }
  const devTools = new DevTools(chromium.process, () => {
    // Chromium ends with its last window: for a person that is the way to quit, elsewhere it is a crash.
    if (visible) app.quit()
    else if (!state.quitting) app.exit(1)
  })
  state.devTools = devTools
  const { browser } = devTools
  created.on('web-contents', (contents) =>
    queueMicrotask(() => app.emit('web-contents-created', preventable(), contents)),
  )
  browser.on('Target.targetCreated', ({ targetInfo }) => void refuseWindow(targetInfo as TargetInfo))
  browser.on('Target.targetDestroyed', ({ targetId }) =>
    BrowserWindow.fromWebContents(WebContents.fromDevToolsTargetId(targetId as string))?.gone(),
  )
  browser.on('Fetch.requestPaused', (params) => void answerRequest(params))
  const listening = Promise.all([
    chromium.address,
    browser.send('Target.setDiscoverTargets', { discover: true }),
    browser.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
  ])
  // A second instance ends here, and with it what it waited for.
  listening.catch(() => undefined)
  await entry()
  if (state.quitting) return
  const [address] = await listening
  process.stderr.write(`DevTools listening on ${address}\n`)
  becomeReady()
}

interface TargetInfo {
  targetId: string
  type: string
  url: string
  openerId?: string
}

/** A window that a page opened is closed again, unless the program's handler lets it; our own are made by the program. */
async function refuseWindow({ targetId, type, url, openerId }: TargetInfo): Promise<void> {
  await Promise.allSettled(WebContents.beingMade)
  const isForeign = openerId !== undefined || (type === 'page' && !state.visible)
  if (!isForeign || WebContents.fromDevToolsTargetId(targetId)) return
  const openers = BrowserWindow.getAllWindows().filter(
    ({ webContents }) => openerId === undefined || webContents.targetId === openerId,
  )
  if (openers.every(({ webContents }) => webContents.mayOpen(url))) return
  await state.devTools?.browser.send('Target.closeTarget', { targetId }).catch(() => undefined)
}
