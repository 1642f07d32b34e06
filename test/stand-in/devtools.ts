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

/** The DevTools protocol over Node's own WebSocket, with flattened sessions. */
export class DevTools {
  browser = new Session(this)
  #socket: WebSocket
  #last = 0
  #waiting = new Map<number, PromiseWithResolvers<Params>>()
  #pages = new Map<string, Session>()

  constructor(socket: WebSocket, gone: () => void) {
    this.#socket = socket
    socket.addEventListener('message', ({ data }) => this.#receive(JSON.parse(String(data)) as Message))
    socket.addEventListener('close', () => {
      for (const { reject } of this.#waiting.values()) reject(new Error('browser gone'))
      this.#waiting.clear()
      gone()
    })
  }

  static connect(url: string, gone: () => void): Promise<DevTools> {
    const { promise, resolve, reject } = Promise.withResolvers<DevTools>()
    const socket = new WebSocket(url)
    socket.addEventListener('open', () => resolve(new DevTools(socket, gone)))
    socket.addEventListener('error', () => reject(new Error('no connection to Chromium')))
    return promise
  }

  request(method: string, params: Params, sessionId?: string): Promise<Params> {
    if (this.#socket.readyState !== WebSocket.OPEN) return Promise.reject(new Error(`${method}: browser gone`))
    const answer = Promise.withResolvers<Params>()
    this.#last += 1
    this.#waiting.set(this.#last, answer)
    this.#socket.send(JSON.stringify({ id: this.#last, method, params, ...(sessionId ? { sessionId } : {}) }))
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
