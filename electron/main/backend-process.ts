import { Worker } from 'node:worker_threads'
import { AppError, type ErrorReply } from '../../shared/contract/error.ts'
import type { BackendEvent, CallRequest, Reply } from '../../shared/contract/messages.ts'
import type { FromBackend, StoredLocation, ThreadStart, ToBackend } from '../backend/thread-messages.ts'
import { createPathGate } from '../backend/path-gate.ts'
import { backendPath, parseWorkerPath, searchWorkerPath, textLayerWorkerPath } from '../backend/thread-paths.ts'

export interface Listeners {
  event(event: BackendEvent): void
  print(html: string): Promise<Uint8Array>
  /** The data folder could not be opened, or the thread was lost twice in a short time: the program cannot go on. */
  fatal(error: ErrorReply): void
}

/** A thread lost again so soon will be lost a third time. */
const SOON = 10 * 60_000
const LOST_TWICE =
  '后台接连两次意外中断，程序不能继续。已经保存的内容没有受影响，请重新启动；再次出现时请把日志交给维护人员。'

const asReply = ({ code, details, message }: AppError): ErrorReply => ({ code, details, message })

/** Starts the backend thread, passes calls on, restarts it after a crash (not twice in a short time), ends it in order. */
export class BackendProcess {
  #worker: Worker
  #open = new Map<string, { name: string; resolve: (reply: Reply) => void }>()
  #locating = new Map<number, PromiseWithResolvers<StoredLocation>>()
  #located = 0
  #allowed: string[] = []
  #gate = createPathGate()
  #lostAt = Number.NEGATIVE_INFINITY
  #isBack = false
  #stopped = Promise.withResolvers<void>()
  #stopping = false
  #start: ThreadStart
  #listeners: Listeners

  constructor(start: Omit<ThreadStart, 'parseWorker' | 'textLayerWorker' | 'searchWorker'>, listeners: Listeners) {
    this.#start = {
      ...start,
      parseWorker: parseWorkerPath,
      textLayerWorker: textLayerWorkerPath,
      searchWorker: searchWorkerPath,
    }
    this.#listeners = listeners
    this.#worker = this.#spawn()
  }

  call(request: CallRequest): Promise<Reply> {
    if (this.#stopping) return Promise.resolve({ ok: false, error: asReply(new AppError('cancelled')) })
    return new Promise((resolve) => {
      this.#open.set(request.id, { name: request.name, resolve })
      this.#post({ type: 'call', request })
    })
  }

  cancel(id: string): void {
    this.#post({ type: 'cancel', id })
  }

  /** A person has chosen this path: the backend may read or write it. */
  allow(path: string): void {
    this.#allowed.push(path)
    this.#gate.allow(path)
    this.#post({ type: 'allow', path })
  }

  /** Returns the absolute path if a person has chosen it or a folder around it; throws `not_allowed`. */
  checkPath(path: string): string {
    return this.#gate.check(path)
  }

  /** What the calls under way of a kind do, in words for the user: changes of data, or tasks. */
  async underWay(kind: 'command' | 'task'): Promise<string[]> {
    if (this.#open.size === 0) return []
    // the contract is large: the start of the window would wait for it
    const { findSpec } = await import('../../shared/contract/index.ts')
    return [...this.#open.values()].flatMap(({ name }) => {
      const spec = findSpec(name)
      return spec?.kind === kind ? spec.does : []
    })
  }

  /** Where a stored document lies. Rejects with an AppError: `not_found`, `store_damaged`, `backend_lost`. */
  locate(sha256: string): Promise<StoredLocation> {
    if (this.#stopping) return Promise.reject(new AppError('cancelled'))
    const asked = Promise.withResolvers<StoredLocation>()
    this.#located += 1
    this.#locating.set(this.#located, asked)
    this.#post({ type: 'locate', id: this.#located, sha256 })
    return asked.promise
  }

  /** Aborts tasks, waits for what is running, closes the database. The thread is never terminated: it holds the database. */
  stop(): Promise<void> {
    if (!this.#stopping) {
      this.#stopping = true
      this.#post({ type: 'quit' })
    }
    return this.#stopped.promise
  }

  #post(message: ToBackend): void {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
    this.#worker.postMessage(message)
  }

  #spawn(): Worker {
    const worker = new Worker(backendPath, { workerData: this.#start })
    worker.on('message', (message: FromBackend) => this.#receive(message))
    worker.on('error', (error) => console.error('backend thread:', error))
    worker.on('exit', () => this.#lost())
    for (const path of this.#allowed) {
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
      worker.postMessage({ type: 'allow', path } satisfies ToBackend)
    }
    return worker
  }

  #receive(message: FromBackend): void {
    if (message.type === 'reply') {
      this.#open.get(message.id)?.resolve(message.reply)
      this.#open.delete(message.id)
    } else if (message.type === 'ready') {
      if (this.#isBack) this.#listeners.event({ type: 'backendBack' })
    } else if (message.type === 'event') this.#listeners.event(message.event)
    else if (message.type === 'located') {
      const { id, found } = message
      const asked = this.#locating.get(id)
      this.#locating.delete(id)
      if ('path' in found) asked?.resolve(found)
      else asked?.reject(new AppError(found.code, found.details, found.message))
    } else if (message.type === 'print') void this.#print(message.id, message.html)
    else if (message.type === 'refused') {
      this.#stopping = true
      this.#listeners.fatal(message.error)
    }
  }

  async #print(id: number, html: string): Promise<void> {
    const asking = this.#worker
    const answer = await this.#listeners.print(html).then(
      (pdf): ToBackend => ({ type: 'printed', id, pdf }),
      // The waiting task gets the reason; it decides what its user is told.
      (error: unknown): ToBackend => ({ type: 'printFailed', id, message: String(error) }),
    )
    // A thread that has gone takes its numbers along: the next one counts anew.
    if (asking === this.#worker) this.#post(answer)
  }

  #lost(): void {
    const error = asReply(new AppError('backend_lost'))
    for (const { resolve } of this.#open.values()) resolve({ ok: false, error })
    this.#open.clear()
    for (const asked of this.#locating.values()) asked.reject(new AppError('backend_lost'))
    this.#locating.clear()
    if (this.#stopping) {
      this.#stopped.resolve()
      return
    }
    const isAgain = performance.now() - this.#lostAt < SOON
    this.#lostAt = performance.now()
    this.#listeners.event({ type: 'backendLost' })
    if (isAgain) {
      this.#stopping = true
      this.#stopped.resolve()
      this.#listeners.fatal(asReply(new AppError('backend_lost', {}, LOST_TWICE)))
    } else {
      this.#isBack = true
      this.#worker = this.#spawn()
    }
  }
}
