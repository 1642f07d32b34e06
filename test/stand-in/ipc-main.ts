import { EventEmitter } from 'node:events'

type Handler = (event: object, ...args: unknown[]) => unknown

class IpcMain extends EventEmitter {
  #handlers = new Map<string, Handler>()
  handle(channel: string, handler: Handler): void {
    if (this.#handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
    this.#handlers.set(channel, handler)
  }
  async invoke(channel: string, event: object, args: unknown[]): Promise<unknown> {
    const handler = this.#handlers.get(channel)
    if (!handler) throw new Error(`No handler registered for '${channel}'`)
    return handler(event, ...args)
  }
}
export const ipcMain = new IpcMain()
