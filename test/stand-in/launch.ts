import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { app, becomeReady } from './app.ts'
import { BrowserWindow, created } from './browser-window.ts'
import { DevTools } from './devtools.ts'
import { answerRequest } from './network.ts'
import { preventable, state } from './state.ts'
import { WebContents } from './web-contents.ts'

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/microsoft-edge']

interface Launch {
  name: string
  version: string
  folder: string
  /** a window on the screen in place of a headless browser */
  visible: boolean
  entry: () => Promise<unknown>
}

/** Starts Chromium, loads the main module, and only then says `ready`. */
export async function launch({ name, version, folder, visible, entry }: Launch): Promise<void> {
  Object.assign(state, { name, version, folder, visible })
  const profile = mkdtempSync(path.join(os.tmpdir(), 'electron-stand-in-'))
  // Nothing offers to translate the window.
  mkdirSync(path.join(profile, 'Default'))
  writeFileSync(path.join(profile, 'Default/Preferences'), '{"translate":{"enabled":false}}')
  const chromium = startChromium(profile, visible)
  const ended = new Promise<void>((resolve) => chromium.once('exit', () => resolve()))
  state.endBrowser = async () => {
    chromium.kill('SIGTERM')
    const late = setTimeout(() => chromium.kill('SIGKILL'), 3000)
    await ended
    clearTimeout(late)
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  }
  const address = await devToolsAddress(chromium)
  process.stderr.write(`DevTools listening on ${address}\n`)
  const devTools = await DevTools.connect(address, () => {
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
  await browser.send('Target.setDiscoverTargets', { discover: true })
  await browser.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] })
  await entry()
  if (!state.quitting) becomeReady()
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

function startChromium(profile: string, visible: boolean): ChildProcess {
  const program = [process.env['MINGJUAN_CHROMIUM'], ...PLACES].find((place) => place && existsSync(place))
  if (!program) throw new Error('electron stand-in: no Chromium found (set MINGJUAN_CHROMIUM)')
  const flags = [
    // A window without tabs and address for a person to look at, or none at all.
    ...(visible ? ['--app=data:text/html,'] : ['--headless', '--no-startup-window']),
    '--remote-debugging-port=0',
    // When this process dies the pipe breaks, and Chromium ends with it.
    '--remote-debugging-pipe',
    `--user-data-dir=${profile}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-extensions',
    '--disable-gpu',
    '--disable-quic',
    '--disable-sync',
    // Vite's channel in development is on this machine, which Chromium would otherwise ask about.
    '--disable-features=Translate,MediaRouter,OptimizationHints,HttpsUpgrades,LocalNetworkAccessChecks,LocalNetworkAccessChecksWebSockets',
    // Chromium refuses its sandbox to root; `--test-type` keeps it from saying so across the window.
    ...(process.getuid?.() === 0 ? ['--no-sandbox', '--test-type'] : []),
  ]
  return spawn(program, flags, { stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'] })
}

function devToolsAddress(chromium: ChildProcess): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  let said = ''
  chromium.once('exit', (code) => reject(new Error(`Chromium ended with ${code}\n${said}`)))
  chromium.stderr?.on('data', (data: Buffer) => {
    said = `${said}${data.toString()}`.slice(-20_000)
    const [, address] = /^DevTools listening on (ws:\/\/\S+)/m.exec(said) ?? []
    if (address) resolve(address)
  })
  return promise
}
