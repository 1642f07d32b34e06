import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { builtProgram } from '../support/launch.ts'

// The names of these tests stand in docs/security.md beside the recommendation that each one asserts.

/** The code that runs outside the page, as it was built. */
const built = (): string =>
  ['out/main', 'out/preload']
    .flatMap((part) =>
      readdirSync(path.join(builtProgram, part), { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.c?js$/.test(name))
        .map((name) => readFileSync(path.join(builtProgram, part, name), 'utf8')),
    )
    .join('\n')

test('every window of the build is written out with isolation, sandbox and no Node', () => {
  const code = built()
  const windows = code.split('new BrowserWindow(').slice(1)
  expect(windows.length).toBeGreaterThanOrEqual(2)
  for (const text of windows) {
    const [, preferences = ''] = /webPreferences: \{([^}]*)\}/.exec(text) ?? []
    expect(preferences).toMatch(/contextIsolation: true/)
    expect(preferences).toMatch(/sandbox: true/)
    expect(preferences).toMatch(/nodeIntegration: false/)
    expect(preferences).toMatch(/disableBlinkFeatures: "Auxclick"/)
  }
  expect(code).toContain('app.enableSandbox()')
  expect(code.match(/new (WebContentsView|BrowserView)\b/)).toBeNull()
  // A sandboxed preload can load nothing but Electron.
  const preload = readFileSync(path.join(builtProgram, 'out/preload/index.cjs'), 'utf8')
  expect([...preload.matchAll(/require\(([^)]*)\)/g)].map(([, name]) => name)).toEqual(['"electron"'])
})

test('no window of the build weakens what Electron sets', () => {
  const code = built()
  for (const weakening of [
    'webSecurity',
    'allowRunningInsecureContent',
    'experimentalFeatures',
    'enableBlinkFeatures',
    'nodeIntegrationInWorker',
    'nodeIntegrationInSubFrames',
    'webviewTag',
    'allow-file-access',
    'disable-web-security',
    'ignore-certificate-errors',
    'no-sandbox',
  ])
    expect([weakening, code.includes(weakening)]).toEqual([weakening, false])
})

test('the build never opens an address outside: no openExternal, no file protocol', () => {
  const code = built()
  for (const way of ['openExternal', 'loadFile(', 'setAsDefaultProtocolClient', 'ELECTRON_RENDERER_URL'])
    expect([way, code.includes(way)]).toEqual([way, false])
  // The only address of the file system is that of a module that Node loads.
  expect(code.match(/loadURL\(["'`]file:/)).toBeNull()
})
