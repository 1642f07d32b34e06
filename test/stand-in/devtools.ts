import type { ChildProcess } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'

/** What the DevTools protocol says, checked where it is used. */
export type Params = Record<string, unknown>
type Listener = (params: Params) => void

/** One session of the DevTools protocol: the browser itself, or one page. */
export class Session {
  #root: DevTools
  #id: string | undefined
  #listeners = new Map<string, Listener[]>()
  constructor(root: DevTools, id?: string) {
    this.#root = root
    this.#id = id
  }
  send(method: string, params: Params = {}): Promise<Params> {
    return this.#root.request(method, params, this.#id)
  }
  on(method: string, listener: Listener): void {
    this.#listeners.set(method, [...(this.#listeners.get(method) ?? []), listener])
  }
  fire(method: string, params: Params): void {
    for (const listener of this.#listeners.get(method) ?? []) listener(params)
  }
}

interface Message {
  id?: number
  sessionId?: string
  method?: string
  params?: Params
  result?: Params
  error?: { message: string }
}

/** The DevTools protocol over Chromium's pipe, with flattened sessions; messages end with a zero byte. */
export class DevTools {
  browser = new Session(this)
  #orders: Writable
  #last = 0
  #waiting = new Map<number, PromiseWithResolvers<Params>>()
  #pages = new Map<string, Session>()

  constructor(chromium: ChildProcess, gone: () => void) {
    const [, , , orders, answers] = chromium.stdio
    this.#orders = orders as Writable
    // What cannot be written any more fails when the other end is gone.
    this.#orders.on('error', () => undefined)
    let pieces: Buffer[] = []
    ;(answers as Readable).on('data', (data: Buffer) => {
      let from = 0
      for (let end = data.indexOf(0); end >= 0; end = data.indexOf(0, from)) {
        pieces.push(data.subarray(from, end))
        this.#receive(JSON.parse(Buffer.concat(pieces).toString('utf8')) as Message)
        pieces = []
        from = end + 1
      }
      pieces.push(data.subarray(from))
    })
    ;(answers as Readable).on('close', () => {
      for (const { reject } of this.#waiting.values()) reject(new Error('browser gone'))
      this.#waiting.clear()
      gone()
    })
  }

  request(method: string, params: Params, sessionId?: string): Promise<Params> {
    if (!this.#orders.writable) return Promise.reject(new Error(`${method}: browser gone`))
    const answer = Promise.withResolvers<Params>()
    this.#last += 1
    this.#waiting.set(this.#last, answer)
    this.#orders.write(`${JSON.stringify({ id: this.#last, method, params, ...(sessionId ? { sessionId } : {}) })}\0`)
    return answer.promise
  }

  async attach(targetId: string): Promise<Session> {
    const { sessionId } = await this.browser.send('Target.attachToTarget', { targetId, flatten: true })
    const session = new Session(this, sessionId as string)
    this.#pages.set(sessionId as string, session)
    return session
  }

  #receive({ id, sessionId, method, params, result, error }: Message): void {
    if (id !== undefined) {
      const answer = this.#waiting.get(id)
      this.#waiting.delete(id)
      if (error) answer?.reject(new Error(error.message))
      else answer?.resolve(result ?? {})
    } else if (method !== undefined) {
      const session = sessionId === undefined ? this.browser : this.#pages.get(sessionId)
      session?.fire(method, params ?? {})
    }
  }
}
