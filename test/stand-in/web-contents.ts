import { EventEmitter } from 'node:events'
import { makeCodec } from './codec.ts'
import type { Params, Session } from './devtools.ts'
import { ipcMain } from './ipc-main.ts'
import { fromPage, navigations, settlePermissions, toPage } from './network.ts'
import { BINDING, type FromPage, preloadScripts, RECEIVE, type ToPage, WORLD } from './preload-world.ts'
import { browser, type PreventableEvent, preventable, state } from './state.ts'

export interface Options {
  x?: number
  y?: number
  width?: number
  height?: number
  show?: boolean
  title?: string
  webPreferences?: { preload?: string }
}
type OpenHandler = (details: { url: string }) => { action: 'allow' | 'deny' }
type Printed = (success: boolean, reason: string) => void
interface PdfOptions {
  preferCSSPageSize?: boolean
  printBackground?: boolean
  generateTaggedPDF?: boolean
}

const codec = makeCodec()
const byTarget = new Map<string, WebContents>()
let created = 0

/** A page of Chromium, driven over DevTools, with the part of Electron's WebContents that the program uses. */
export class WebContents extends EventEmitter {
  /** pages on their way: until they are there, nobody knows whose a new window is */
  static beingMade = new Set<Promise<void>>()
  id = ++created
  targetId = ''
  /** settled when the page exists in Chromium */
  up: Promise<void>
  #session: Session | undefined
  #world: number | undefined
  #url = ''
  #loading = ''
  #openHandler: OpenHandler | undefined

  constructor(options: Options) {
    super()
    this.up = this.#create(options)
    WebContents.beingMade.add(this.up)
    void this.up.catch(() => undefined).then(() => WebContents.beingMade.delete(this.up))
  }
  static fromDevToolsTargetId(id: string): WebContents | undefined {
    return byTarget.get(id)
  }
  getURL(): string {
    return this.#url
  }

  async loadURL(url: string): Promise<void> {
    await this.up
    const address = toPage(url)
    this.#loading = url
    const loaded = new Promise<void>((resolve) => this.once('did-finish-load', () => resolve()))
    const { errorText } = await this.#page().send('Page.navigate', { url: address })
    if (errorText !== undefined) throw new Error(`${JSON.stringify(errorText)} loading '${url}'`)
    await loaded
    this.#loading = ''
  }

  async executeJavaScript(expression: string): Promise<unknown> {
    await this.up
    const parameters = { expression, awaitPromise: true, returnByValue: true }
    const { result, exceptionDetails } = await this.#page().send('Runtime.evaluate', parameters)
    if (exceptionDetails) throw new Error((exceptionDetails as { text: string }).text)
    return (result as { value: unknown }).value
  }

  async printToPDF({ preferCSSPageSize, printBackground, generateTaggedPDF }: PdfOptions = {}): Promise<Buffer> {
    await this.up
    const options = { preferCSSPageSize, printBackground, generateTaggedPDF }
    const { data } = await this.#page().send('Page.printToPDF', options)
    return Buffer.from(data as string, 'base64')
  }

  /**
   * There is no dialog and no printer: answers as if the person had agreed. A test puts its own function in place. On a
   * screen Chromium's own dialog prints the window; a file is not printed, and this is said.
   */
  print(_options: object = {}, done: Printed = () => undefined): void {
    if (!state.visible) queueMicrotask(() => done(true, ''))
    else if (this.id > 1) queueMicrotask(() => done(false, 'the stand-in has no printer'))
    else void this.executeJavaScript('print()').then(() => done(true, ''))
  }

  send(channel: string, ...args: unknown[]): void {
    if (this.#world !== undefined) void this.#deliver(this.#world, { type: 'event', channel, args })
  }

  forcefullyCrashRenderer(): void {
    // The page that crashes does not answer.
    void this.#page()
      .send('Page.crash')
      .catch(() => undefined)
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler
  }
  /** Whether this page may open a window; Electron's answer where the program gives none is yes. */
  mayOpen(url: string): boolean {
    return this.#openHandler?.({ url }).action !== 'deny'
  }
  /** Headless Chromium makes no peer connections that a test could see. */
  setWebRTCIPHandlingPolicy(): void {}

  #page(): Session {
    if (!this.#session) throw new Error('the page does not exist yet')
    return this.#session
  }

  async #create({ width = 800, height = 600, webPreferences }: Options): Promise<void> {
    const { browser: root } = browser()
    const [{ targetId, sized }] = await Promise.all([newTarget(this.id, width, height), settlePermissions()])
    this.targetId = targetId
    byTarget.set(targetId, this)
    const page = await browser().attach(targetId)
    this.#session = page
    this.#listen(page)
    const sizing = async (): Promise<void> => {
      const { windowId } = await root.send('Browser.getWindowForTarget', { targetId })
      await root.send('Browser.setContentsSize', { windowId, width, height })
    }
    const { preload } = webPreferences ?? {}
    await Promise.all([
      ...(sized ? [sizing()] : []),
      ...['Page.enable', 'Inspector.enable', 'Runtime.enable'].map((method) => page.send(method)),
      ...(preload === undefined ? [] : this.#preload(page, preload)),
    ])
  }

  #preload(page: Session, file: string): Promise<Params>[] {
    const scripts = preloadScripts(file, this.mayOpen('about:blank'))
    return [
      page.send('Runtime.addBinding', { name: BINDING, executionContextName: WORLD }),
      page.send('Page.addScriptToEvaluateOnNewDocument', { source: scripts.page }),
      page.send('Page.addScriptToEvaluateOnNewDocument', { source: scripts.isolated, worldName: WORLD }),
    ]
  }

  #listen(page: Session): void {
    page.on('Runtime.executionContextCreated', ({ context }) => {
      const { id, name } = context as { id: number; name: string }
      if (name === WORLD) this.#world = id
    })
    page.on('Runtime.executionContextsCleared', () => {
      this.#world = undefined
    })
    page.on('Runtime.bindingCalled', ({ name, executionContextId, payload }) => {
      if (name === BINDING) void this.#receive(Number(executionContextId), payload as string)
    })
    page.on('Page.frameNavigated', ({ frame }) => {
      const { url, parentId } = frame as { url: string; parentId?: string }
      if (parentId === undefined) this.#url = fromPage(url)
    })
    page.on('Page.loadEventFired', () => {
      this.emit('did-finish-load', preventable())
      if (this.#url.endsWith('.pdf')) this.emit('-pdf-ready-to-print')
    })
    page.on('Inspector.targetCrashed', () =>
      this.emit('render-process-gone', preventable(), { reason: 'crashed', exitCode: 1 }),
    )
    navigations.on(this.targetId, (event: PreventableEvent, url: string) => {
      if (url !== this.#loading) this.emit('will-navigate', event, url)
    })
  }

  async #receive(world: number, payload: string): Promise<void> {
    const message = codec.unpack(payload) as FromPage
    const event = { sender: this, senderFrame: { url: this.#url, parent: null } }
    if (message.type === 'send') {
      ipcMain.emit(message.channel, event, ...message.args)
      return
    }
    const { id, channel, args } = message
    const reply = await ipcMain.invoke(channel, event, args).then(
      (value): ToPage => ({ type: 'reply', id, ok: true, value }),
      (error: unknown): ToPage => ({ type: 'reply', id, ok: false, value: String(error) }),
    )
    await this.#deliver(world, reply)
  }

  async #deliver(contextId: number, message: ToPage): Promise<void> {
    const expression = `${RECEIVE}(${JSON.stringify(codec.pack(message))})`
    const { exceptionDetails } = await this.#page()
      .send('Runtime.evaluate', { expression, contextId })
      // The page may have gone while its answer was made: as in Electron, nobody is told.
      .catch((): Params => ({}))
    if (exceptionDetails) console.error('electron stand-in: delivery failed', exceptionDetails)
  }
}

/**
 * A page in a window of its own. Where the program is visible, its first window is the one Chromium opened at start, and
 * further ones (for printing) are minimised: a hidden tab would not print.
 */
async function newTarget(id: number, width: number, height: number): Promise<{ targetId: string; sized: boolean }> {
  const { browser: root } = browser()
  const url = 'about:blank'
  if (!state.visible) {
    const { targetId } = await root.send('Target.createTarget', { url, newWindow: true, width, height })
    return { targetId: targetId as string, sized: true }
  }
  if (id > 1) {
    const window = { newWindow: true, windowState: 'minimized' }
    const { targetId } = await root.send('Target.createTarget', { url, ...window })
    return { targetId: targetId as string, sized: false }
  }
  const { targetInfos } = await root.send('Target.getTargets')
  const first = (targetInfos as { type: string; targetId: string }[]).find(({ type }) => type === 'page')
  if (!first) throw new Error('electron stand-in: Chromium opened no window')
  return { targetId: first.targetId, sized: true }
}
