import { readFileSync } from 'node:fs'
import { makeCodec, type Codec } from './codec.ts'
import { type BridgePeer, bridgePeer } from './context-bridge.ts'

export const WORLD = 'electron-preload'
export const BINDING = '__standInSend'
export const RECEIVE = '__standInReceive'

type Listener = (event: object, ...args: unknown[]) => void
export type FromPage =
  | { type: 'invoke'; id: number; channel: string; args: unknown[] }
  | { type: 'send'; channel: string; args: unknown[] }
export type ToPage =
  | { type: 'reply'; id: number; ok: boolean; value: unknown }
  | { type: 'event'; channel: string; args: unknown[] }

/** The preload's world: `require('electron')` and the preload itself. Sent as text: refers to nothing outside itself. */
function preloadWorld(
  codec: Codec,
  bridge: BridgePeer,
  names: { binding: string; receive: string },
  run: (require: (id: string) => unknown, exports: object, module: object) => void,
): void {
  const world = globalThis as unknown as Record<string, unknown>
  const send = world[names.binding] as (text: string) => void
  const waiting = new Map<number, PromiseWithResolvers<unknown>>()
  const listeners = new Map<string, Set<Listener>>()
  let last = 0
  const ipcRenderer = {
    invoke(channel: string, ...args: unknown[]): Promise<unknown> {
      const answer = Promise.withResolvers<unknown>()
      last += 1
      waiting.set(last, answer)
      send(codec.pack({ type: 'invoke', id: last, channel, args }))
      return answer.promise
    },
    send: (channel: string, ...args: unknown[]) => send(codec.pack({ type: 'send', channel, args })),
    on: (channel: string, listener: Listener) =>
      void listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener)),
    off: (channel: string, listener: Listener) => void listeners.get(channel)?.delete(listener),
  }
  world[names.receive] = (text: string) => {
    const message = codec.unpack(text) as ToPage
    if (message.type === 'event') {
      for (const listener of listeners.get(message.channel) ?? []) listener({}, ...message.args)
      return
    }
    const answer = waiting.get(message.id)
    waiting.delete(message.id)
    if (message.ok) answer?.resolve(message.value)
    else answer?.reject(new Error(`Error invoking remote method: ${String(message.value)}`))
  }
  const electron = {
    ipcRenderer,
    contextBridge: { exposeInMainWorld: (name: string, value: unknown) => bridge.expose(name, value) },
    // A file has no path outside Electron: a test that drops one writes its path into the page.
    webUtils: {
      getPathForFile: ({ name }: { name: string }): string => {
        const page = world['document'] as { documentElement: { dataset: Record<string, string | undefined> } }
        const paths = JSON.parse(page.documentElement.dataset['standInPaths'] ?? '[]') as string[]
        return paths.find((path) => path.endsWith(name)) ?? ''
      },
    },
  }
  const module = { exports: {} }
  run(
    (id) => {
      if (id === 'electron') return electron
      throw new Error(`module not found: ${id}`)
    },
    module.exports,
    module,
  )
}

/** The two scripts a page with a preload starts with: one in its own world, one in the isolated world. */
export function preloadScripts(file: string, mayOpen: boolean): { page: string; isolated: string } {
  const source = readFileSync(file, 'utf8')
  if (/^\s*(import|export)\s/m.test(source)) throw new Error(`${file}: a sandboxed preload must be CommonJS`)
  const [mine, theirs] = [crypto.randomUUID(), crypto.randomUUID()].map((name) => JSON.stringify(name))
  const names = JSON.stringify({ binding: BINDING, receive: RECEIVE })
  // A refused window: what Electron answers when the open handler says deny.
  const open = mayOpen ? '' : "Object.defineProperty(window,'open',{value:()=>null});"
  const freeze = 'Object.freeze(v);Object.defineProperty(window,k,{value:v,enumerable:true})'
  const peer = bridgePeer.toString()
  const codec = makeCodec.toString()
  const module = `function(require,exports,module){${source}\n}`
  return {
    page: `${open}if(top===window)(${peer})(${mine},${theirs}).onExpose((k,v)=>{${freeze}})`,
    isolated: `if(top===window)(${preloadWorld.toString()})((${codec})(),(${peer})(${theirs},${mine}),${names},${module})`,
  }
}
