import { EventEmitter } from 'node:events'
import { browser, preventable, state } from './state.ts'
import { type Options, WebContents } from './web-contents.ts'

const open = new Set<BrowserWindow>()

/** Tells the app of new pages without knowing it: the app imports this module. */
export const created = new EventEmitter()

interface Bounds {
  x: number
  y: number
  width: number
  height: number
}

export class BrowserWindow extends EventEmitter {
  webContents: WebContents
  #title: string
  #visible: boolean
  #destroyed = false
  #maximized = false
  #fullScreen = false
  #bounds: Bounds

  constructor(options: Options = {}) {
    super()
    if (!state.ready) throw new Error('Cannot create BrowserWindow before app is ready')
    const { x = 0, y = 0, width = 800, height = 600 } = options
    this.#bounds = { x, y, width, height }
    this.#title = options.title ?? state.name
    this.#visible = options.show !== false
    this.webContents = new WebContents(options)
    this.webContents.once('did-finish-load', () => this.emit('ready-to-show', preventable()))
    this.webContents.up.catch((error: unknown) => {
      if (!this.#destroyed) console.error('electron stand-in: no page', error)
    })
    open.add(this)
    created.emit('web-contents', this.webContents)
  }
  static getAllWindows(): BrowserWindow[] {
    return [...open]
  }
  static getFocusedWindow(): BrowserWindow | null {
    return [...open].findLast((window) => window.isVisible()) ?? null
  }
  static fromWebContents(contents: WebContents | undefined): BrowserWindow | null {
    return [...open].find((window) => window.webContents === contents) ?? null
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url)
  }
  close(): void {
    if (this.#destroyed) return
    const event = preventable()
    this.emit('close', event)
    if (!event.defaultPrevented) this.destroy()
  }
  destroy(): void {
    if (this.#destroyed) return
    this.gone()
    void this.webContents.up
      .then(() => browser().browser.send('Target.closeTarget', { targetId: this.webContents.targetId }))
      // Chromium may already have ended, and its pages with it.
      .catch(() => undefined)
  }
  /** The page has gone, by whoever's will. */
  gone(): void {
    if (!open.delete(this)) return
    this.#destroyed = true
    this.emit('closed')
  }
  isDestroyed(): boolean {
    return this.#destroyed
  }
  show(): void {
    this.#visible = true
  }
  /** There is no screen: sizes and states are kept, and Playwright sets what the page sees. */
  maximize(): void {
    this.#maximized = true
  }
  isMaximized(): boolean {
    return this.#maximized
  }
  setBounds(bounds: Partial<Bounds>): void {
    this.#bounds = { ...this.#bounds, ...bounds }
  }
  getNormalBounds(): Bounds {
    return this.#bounds
  }
  setFullScreen(on: boolean): void {
    if (on === this.#fullScreen) return
    this.#fullScreen = on
    this.emit(on ? 'enter-full-screen' : 'leave-full-screen')
  }
  isFullScreen(): boolean {
    return this.#fullScreen
  }
  isVisible(): boolean {
    return this.#visible
  }
  focus(): void {
    this.emit('focus')
  }
  isMinimized(): boolean {
    return false
  }
  restore(): void {}
  getTitle(): string {
    return this.#title
  }
}
