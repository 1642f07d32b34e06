import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/microsoft-edge']

/** Features of a browser that a program has not. */
const SWITCHED_OFF = [
  'Translate',
  'MediaRouter',
  'OptimizationHints',
  // pages of its own below the address bar, read anew at every start: a third of the processor's time of one
  'PreloadTopChromeWebUI',
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  // Vite's channel in development is on this machine, which Chromium would otherwise ask about
  'HttpsUpgrades',
  'LocalNetworkAccessChecks',
  'LocalNetworkAccessChecksWebSockets',
]

export interface Chromium {
  process: ChildProcess
  /** its own profile, gone with it */
  profile: string
  /** where others reach its DevTools: Playwright */
  address: Promise<string>
}

/** Starts Chromium with a profile of its own; visible: a window on the screen in place of a headless browser. */
export function startChromium(visible: boolean, switches: readonly string[]): Chromium {
  const program = [process.env['MINGJUAN_CHROMIUM'], ...PLACES].find((place) => place && existsSync(place))
  if (!program) throw new Error('electron stand-in: no Chromium found (set MINGJUAN_CHROMIUM)')
  const profile = mkdtempSync(path.join(os.tmpdir(), 'electron-stand-in-'))
  // Nothing offers to translate the window.
  mkdirSync(path.join(profile, 'Default'))
  writeFileSync(path.join(profile, 'Default/Preferences'), '{"translate":{"enabled":false}}')
  const flags = [
    ...switches,
    // A window without tabs and address for a person to look at, or none at all.
    ...(visible ? ['--app=data:text/html,'] : ['--headless', '--no-startup-window']),
    '--remote-debugging-port=0',
    // Ours: it is there at once, and when this process dies it breaks, and Chromium ends with it.
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
    `--disable-features=${SWITCHED_OFF.join(',')}`,
    // Chromium refuses its sandbox to root; `--test-type` keeps it from saying so across the window.
    ...(process.getuid?.() === 0 ? ['--no-sandbox', '--test-type'] : []),
  ]
  const chromium = spawn(program, flags, { stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'] })
  return { process: chromium, profile, address: devToolsAddress(chromium) }
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
