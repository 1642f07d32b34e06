// Which executable shows the window: Electron where its binary is or can be had, the stand-in elsewhere.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const home = path.resolve('node_modules/electron')
const lastTry = path.resolve('node_modules/.electron-tried')
const LIMIT = 180_000
const A_DAY = 86_400_000

/** Executable, arguments and environment that open the window. Says in the terminal when it is not Electron. */
export function electronProgram() {
  // Electron's sandbox cannot be had by root; the stand-in is a script of Node 24, which need not be the machine's own.
  const forRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const search = `${path.dirname(process.execPath)}${path.delimiter}${process.env['PATH'] ?? ''}`
  const standIn = {
    program: path.resolve('test/stand-in/electron'),
    args: ['--visible'],
    env: { ...process.env, PATH: search },
  }
  if (process.env['ELECTRON_STANDIN'] === '1') return standIn
  const binary = findElectron() ?? installElectron()
  if (binary) return { program: binary, args: forRoot, env: process.env }
  console.log(
    `start: Electron's own binary is not on this machine; the program opens in a window of the installed Chromium instead.
start: That stand-in is for trying and testing: it has no printers, no dropping of files and not the sandbox of Electron.
start: To get Electron: npx install-electron (needs the network; a mirror can be named in ELECTRON_MIRROR).`,
  )
  return standIn
}

function findElectron() {
  const note = path.join(home, 'path.txt')
  if (!existsSync(note)) return undefined
  const binary = path.join(home, 'dist', readFileSync(note, 'utf8').trim())
  return existsSync(binary) ? binary : undefined
}

/** One try a day, so that a machine without network starts quickly. */
function installElectron() {
  const tried = statSync(lastTry, { throwIfNoEntry: false })?.mtimeMs ?? 0
  if (Date.now() - tried < A_DAY) return undefined
  console.log("start: fetching Electron's binary (about 110 MB, at most three minutes)")
  const { status, error } = spawnSync(process.execPath, [path.join(home, 'install.js')], {
    stdio: ['ignore', 'inherit', 'pipe'],
    timeout: LIMIT,
  })
  if (status === 0) return findElectron()
  writeFileSync(lastTry, '')
  console.log(`start: Electron could not be fetched${error?.code === 'ETIMEDOUT' ? ' within three minutes' : ''}`)
  return undefined
}
