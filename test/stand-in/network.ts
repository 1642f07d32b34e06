import { EventEmitter } from 'node:events'
import { browser, preventable, state } from './state.ts'
import type { Params } from './devtools.ts'

type Handler = (request: Request) => Response | Promise<Response>
type BeforeRequest = (details: { url: string }, answer: (response: { cancel?: boolean }) => void) => void

const handlers = new Map<string, Handler>()
const schemes = new Set<string>()
let beforeRequest: BeforeRequest | undefined

export const protocol = {
  registerSchemesAsPrivileged(list: { scheme: string }[]): void {
    if (state.ready) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready')
    for (const { scheme } of list) schemes.add(scheme)
  },
  handle(scheme: string, handler: Handler): void {
    if (!state.ready) throw new Error('protocol.handle can only be called after app is ready')
    handlers.set(scheme, handler)
  },
}

type PermissionHandler = (
  contents: { getURL(): string },
  permission: string,
  answer: (granted: boolean) => void,
) => void
/** What Electron calls a permission, and what Chromium does. */
const PERMISSIONS = [
  ['geolocation', 'geolocation'],
  ['notifications', 'notifications'],
  ['clipboard-read', 'clipboard-read'],
  ['clipboard-sanitized-write', 'clipboard-write'],
] as const
let permissionHandler: PermissionHandler = (_contents, _permission, answer) => answer(true)

/** Asks the program once for each permission; without a handler of its own everything is granted, as in Electron. */
export async function settlePermissions(): Promise<void> {
  for (const [permission, name] of PERMISSIONS) {
    const asked = Promise.withResolvers<boolean>()
    permissionHandler({ getURL: () => 'app://mingjuan/index.html' }, permission, asked.resolve)
    const setting = (await asked.promise) ? 'granted' : 'denied'
    await browser().browser.send('Browser.setPermission', { permission: { name }, setting })
  }
}

export const session = {
  defaultSession: {
    setPermissionRequestHandler(handler: PermissionHandler): void {
      permissionHandler = handler
    },
    setPermissionCheckHandler: (): void => undefined,
    setDevicePermissionHandler: (): void => undefined,
    /** Headless Chromium keeps no downloads unless it is told to. */
    on: (): void => undefined,
    webRequest: {
      onBeforeRequest(listener: BeforeRequest): void {
        beforeRequest = listener
      },
    },
  },
}

/** `app://x/y` is loaded as `https://x.app.invalid/y`: Chromium alone knows no other schemes. */
export function toPage(url: string): string {
  const [, scheme = '', host = '', rest = ''] = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/i.exec(url) ?? []
  return schemes.has(scheme) ? `https://${host}.${scheme}.invalid${rest}` : url
}
export function fromPage(url: string): string {
  return url.replace(/^https:\/\/([^/?#]+)\.([a-z0-9+-]+)\.invalid/, (_all, host, scheme) => `${scheme}://${host}`)
}

/** Navigations the page began itself, by frame: windows listen here to refuse them. */
export const navigations = new EventEmitter()

/** Answers every request of the browser: by the registered handler, or not at all where the program refuses it. */
export async function answerRequest(params: Params): Promise<void> {
  const { requestId, frameId, resourceType } = params
  const {
    method,
    headers,
    url: asked,
  } = params['request'] as { method: string; url: string; headers: Record<string, string> }
  const url = fromPage(asked)
  const send = (command: string, more: Params): Promise<Params> =>
    browser().browser.send(command, { requestId, ...more })
  try {
    if (resourceType === 'Document') {
      const event = preventable()
      navigations.emit(frameId as string, event, url)
      if (event.defaultPrevented) return void (await send('Fetch.failRequest', { errorReason: 'Aborted' }))
    }
    const { promise, resolve } = Promise.withResolvers<{ cancel?: boolean }>()
    if (beforeRequest) beforeRequest({ url }, resolve)
    else resolve({})
    if ((await promise).cancel) return void (await send('Fetch.failRequest', { errorReason: 'BlockedByClient' }))
    const handler = url === asked ? undefined : handlers.get(url.slice(0, url.indexOf(':')))
    if (!handler) return void (await send('Fetch.continueRequest', {}))
    const response = await handler(new Request(url, { method, headers }))
    await send('Fetch.fulfillRequest', {
      responseCode: response.status,
      responseHeaders: [...response.headers].map(([name, value]) => ({ name, value })),
      body: Buffer.from(await response.arrayBuffer()).toString('base64'),
    })
  } catch (error) {
    if (!/browser gone|Invalid InterceptionId/.test(String(error))) console.error('electron stand-in:', url, error)
  }
}
