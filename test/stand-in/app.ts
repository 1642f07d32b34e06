import { spawn } from 'node:child_process'
import { EventEmitter } from 'node:events'
import os from 'node:os'
import path from 'node:path'
import { takeSingleInstanceLock } from './single-instance.ts'
import { notEmulated, preventable, state } from './state.ts'
import { BrowserWindow } from './browser-window.ts'

const ready = Promise.withResolvers<void>()

class App extends EventEmitter {
  isPackaged = false
  /** Playwright's loader sets switches here; Chromium has its own in launch.ts. */
  commandLine = { appendSwitch: (): void => undefined }
  #paths = new Map<string, string>()
  #next: string[] | undefined

  whenReady(): Promise<void> {
    return ready.promise
  }
  isReady(): boolean {
    return state.ready
  }
  /** Chromium has its own sandbox here, or none for root. */
  enableSandbox(): void {}
  getName(): string {
    return state.name
  }
  getVersion(): string {
    return state.version
  }
  getAppPath(): string {
    return state.folder
  }
  getPath(name: string): string {
    const known: Record<string, string> = { home: os.homedir(), temp: os.tmpdir(), exe: process.execPath }
    return this.#paths.get(name) ?? known[name] ?? notEmulated(`app.getPath('${name}')`)
  }
  setPath(name: string, folder: string): void {
    this.#paths.set(name, folder)
  }
  requestSingleInstanceLock(): boolean {
    const second = (argv: string[]): void => void this.emit('second-instance', preventable(), argv, process.cwd())
    return takeSingleInstanceLock(path.join(this.getPath('userData')), second)
  }
  relaunch({ args = process.argv.slice(1) }: { args?: string[] } = {}): void {
    this.#next = args
  }
  quit(): void {
    if (state.quitting) return
    const before = preventable()
    this.emit('before-quit', before)
    if (before.defaultPrevented) return
    state.quitting = true
    for (const window of BrowserWindow.getAllWindows()) window.close()
    this.emit('will-quit', preventable())
    this.exit(0)
  }
  exit(code = 0): void {
    state.quitting = true
    this.emit('quit', preventable(), code)
    void state.endBrowser().finally(() => {
      if (this.#next)
        spawn(process.execPath, [process.argv[0] ?? '', ...this.#next], { detached: true, stdio: 'inherit' }).unref()
      process.exit(code)
    })
  }
}

export const app = new App()

/** After the main module has loaded: not before, as in Electron. */
export function becomeReady(): void {
  state.ready = true
  app.emit('ready', preventable(), {})
  ready.resolve()
}
