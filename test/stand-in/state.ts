import type { DevTools } from './devtools.ts'

/** What the modules of the stand-in share: filled by the launch. */
export const state: {
  devTools: DevTools | undefined
  name: string
  version: string
  folder: string
  /** the first window stands on the screen */
  visible: boolean
  ready: boolean
  quitting: boolean
  /** ends Chromium */
  endBrowser: () => Promise<void>
} = {
  devTools: undefined,
  name: 'Electron',
  version: '0.0.0',
  folder: '.',
  visible: false,
  ready: false,
  quitting: false,
  endBrowser: () => Promise.resolve(),
}

export function browser(): DevTools {
  if (!state.devTools) throw new Error('Cannot create BrowserWindow before app is ready')
  return state.devTools
}

/** An event whose default can be prevented, as Electron passes it. */
export interface PreventableEvent {
  defaultPrevented: boolean
  preventDefault(): void
}
export function preventable(): PreventableEvent {
  const event = {
    defaultPrevented: false,
    preventDefault: () => {
      event.defaultPrevented = true
    },
  }
  return event
}

export function notEmulated(what: string): never {
  throw new Error(`electron stand-in: ${what} is not emulated`)
}
