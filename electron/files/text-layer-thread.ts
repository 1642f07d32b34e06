import { statSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { AppError } from '../../shared/contract/error.ts'
import type { TextFault, TextLimits } from '../../shared/domain/cases/text-layer.ts'
import type { LayerMessage, LayerPages, ToLayerThread } from './text-layer-messages.ts'

let path: URL | string = new URL('./text-layer-worker.ts', import.meta.url)

/** For the composition root of the built program, which says where it put the code of the thread. */
export function setTextLayerWorkerPath(built: URL | string): void {
  path = built
}

/** What the whole process may grow by while a file is read, beyond a few times its size: a stream may unfold without end. */
const MOST_GROWTH = 500 * 1024 * 1024
const WATCH_MS = 200

export interface WantedLayer {
  path: string
  /** the first page that is wanted, from 1 */
  from: number
  limits: TextLimits
  signal: AbortSignal
}

/**
 * A thread that reads the text of PDFs. It is started by the first file, lives until `close`, and is replaced when a file
 * takes too long, too much memory, or brings it down.
 */
export class TextLayerThread {
  #worker: Worker | undefined

  /**
   * Pages with their text as they are read; between two yields the file waits, and its time does not run. Returns what kept
   * it from being read to its end, or null. Throws `cancelled` when the signal fires.
   */
  async *read({ path, from, limits, signal }: WantedLayer): AsyncGenerator<LayerPages, TextFault | null> {
    const { size } = statSync(path)
    if (size > limits.maxBytes) return 'large'
    const most = process.memoryUsage.rss() + 4 * size + MOST_GROWTH
    let left = limits.maxSeconds * 1000
    let isAtRest = false
    try {
      this.#post({ type: 'read', order: { path, from, last: limits.maxPages } })
      for (;;) {
        const start = performance.now()
        const message = await this.#next(left, most, signal)
        left -= performance.now() - start
        if (message === 'cancelled') throw new AppError('cancelled')
        if (typeof message === 'string') return message
        if (message.type === 'pages') {
          yield message
          this.#post({ type: 'go' })
          continue
        }
        isAtRest = true
        if (message.type === 'fault') return message.fault
        if (message.pages > limits.maxPages) return 'many'
        return message.broken > 0 ? 'damaged' : null
      }
    } finally {
      // In the middle of a file it is good for nothing else.
      if (!isAtRest) await this.close()
    }
  }

  async close(): Promise<void> {
    const worker = this.#worker
    this.#worker = undefined
    await worker?.terminate()
  }

  #post(message: ToLayerThread): void {
    this.#worker ??= new Worker(path, { resourceLimits: { maxOldGenerationSizeMb: 512 } })
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
    this.#worker.postMessage(message)
  }

  /** The next message of the thread, or why there will be none. */
  #next(ms: number, most: number, signal: AbortSignal): Promise<LayerMessage | TextFault | 'cancelled'> {
    const worker = this.#worker
    const { promise, resolve } = Promise.withResolvers<LayerMessage | TextFault | 'cancelled'>()
    const onAbort = (): void => resolve('cancelled')
    const onError = (error: unknown): void =>
      resolve((error as { code?: unknown }).code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : 'lost')
    const onExit = (): void => resolve('lost')
    const timer = setTimeout(() => resolve('slow'), Math.max(0, ms))
    const watch = setInterval(() => {
      if (process.memoryUsage.rss() > most) resolve('memory')
    }, WATCH_MS)
    if (signal.aborted) onAbort()
    signal.addEventListener('abort', onAbort)
    worker?.on('message', resolve).on('error', onError).on('exit', onExit)
    return promise.finally(() => {
      clearTimeout(timer)
      clearInterval(watch)
      signal.removeEventListener('abort', onAbort)
      worker?.off('message', resolve).off('error', onError).off('exit', onExit)
    })
  }
}
