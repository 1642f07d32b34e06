import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import type { CallInput, Name, Result } from '../../shared/contract/index.ts'
import type { CallRequest, Reply } from '../../shared/contract/messages.ts'
import { demoFolder } from './demo-folder.ts'

interface BridgeWindow {
  bridge: { call(request: CallRequest): Promise<Reply> }
}

export interface LaunchOptions {
  /** this data folder, in place; else one of its own that is removed at the end */
  data?: string
  /** a copy of the rehearsal data, made once and kept */
  demo?: boolean
  /** the civil day that the program takes for today */
  today?: string
  size?: { width: number; height: number }
  /** for a person who has switched movement off in the system */
  still?: boolean
  /** a CommonJS file that the program's process loads first */
  before?: string
}

export interface Launched {
  app: ElectronApplication
  page: Page
  /** the data folder */
  dir: string
  /** Calls a procedure as the page does; a refusal comes back as a reply. */
  reply: (name: string, input: unknown) => Promise<Reply>
  /** Calls a procedure as the page does; a refusal fails the test. */
  call: <N extends Name>(name: N, input: CallInput<N>) => Promise<Result<N>>
  /** What the next dialogs «open» answer: the chosen files or folders; none is «cancelled». */
  answerOpen: (...paths: string[]) => Promise<void>
  /** What the next dialogs «save» answer; none is «cancelled». */
  answerSave: (file?: string) => Promise<void>
  /** What the next message boxes answer: the index of the button. */
  answerMessage: (button: number) => Promise<void>
  /** Shows a route of the page, e.g. `/cases`. */
  goTo: (route: string) => Promise<void>
  close: () => Promise<void>
}

/** The built program: `MINGJUAN_APP` names another folder with a build than this one. */
export const builtProgram = process.env['MINGJUAN_APP'] ?? path.resolve(import.meta.dirname, '../..')

/** Starts the built program on a data folder: in Electron where its binary is, in the stand-in elsewhere. */
export async function launch(options: LaunchOptions = {}): Promise<Launched> {
  const { data, demo = false, today = '2026-09-01', size, still = false, before } = options
  useStandInWithoutElectron()
  const own = data === undefined ? mkdtempSync(path.join(tmpdir(), 'mingjuan-e2e-')) : undefined
  const dir = data ?? path.join(own ?? '', '数据')
  if (demo) cpSync(demoFolder(), dir, { recursive: true })
  const switches = before === undefined ? [] : ['-r', before]
  const app = await _electron.launch({ args: [...switches, builtProgram, `--data=${dir}`, `--today=${today}`] })
  const page = await app.firstWindow()
  // The window is there before its page: a call needs the bridge that comes with the page.
  await page.locator('#root > *').first().waitFor()
  if (still) {
    // A switch of the browser does not do: Playwright says of every page what it prefers, and not always after it has started.
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await page.reload()
    await page.locator('#root > *').first().waitFor()
  }
  if (size) await page.setViewportSize(size)
  const reply = (name: string, input: unknown): Promise<Reply> =>
    page.evaluate((request) => (window as unknown as BridgeWindow).bridge.call(request), {
      id: crypto.randomUUID(),
      name,
      input,
    })
  return {
    app,
    page,
    dir,
    reply,
    async call<N extends Name>(name: N, input: CallInput<N>) {
      const answer = await reply(name, input)
      if (!answer.ok) throw new Error(`${name}: ${answer.error.code} ${answer.error.message}`)
      return answer.value as Result<N>
    },
    answerOpen: (...filePaths) =>
      app.evaluate(({ dialog }, chosen) => {
        dialog.showOpenDialog = async () => ({ canceled: chosen.length === 0, filePaths: chosen })
      }, filePaths),
    answerSave: (filePath = '') =>
      app.evaluate(({ dialog }, chosen) => {
        dialog.showSaveDialog = async () => ({ canceled: chosen === '', filePath: chosen })
      }, filePath),
    answerMessage: (button) =>
      app.evaluate(({ dialog }, response) => {
        dialog.showMessageBox = async () => ({ response, checkboxChecked: false })
      }, button),
    goTo: (route) =>
      page.evaluate((hash) => {
        location.hash = hash
      }, `#${route}`),
    async close() {
      await app.close()
      if (own !== undefined) rmSync(own, { recursive: true, force: true })
    },
  }
}

function useStandInWithoutElectron(): void {
  if (existsSync(path.resolve(import.meta.dirname, '../../node_modules/electron/path.txt'))) return
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] = path.resolve(import.meta.dirname, '../stand-in')
  // The stand-in is a script of Node 24, which need not be the machine's own.
  const home = path.dirname(process.execPath)
  if (!(process.env['PATH'] ?? '').startsWith(home))
    process.env['PATH'] = `${home}${path.delimiter}${process.env['PATH'] ?? ''}`
}
