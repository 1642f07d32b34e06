import { Worker } from 'node:worker_threads'
import { AppError } from '../../shared/contract/error.ts'
import { messageQueue } from './message-queue.ts'
import type { PiecesWorkerOrder, ThreadMessage, WorkerOrder } from './parse-messages.ts'
import { parseWorkerPath } from './parse-worker-path.ts'

/** Threads that read one file, and what they send, as it comes. */
export interface ReaderThreads {
  start(order: WorkerOrder | PiecesWorkerOrder): void
  count(): number
  /** Throws where a thread fails, and `cancelled` when the signal fires. */
  messages(): AsyncGenerator<ThreadMessage, never>
  /** Ends them all, whatever they are doing. */
  end(): Promise<void>
}

/**
 * Megabytes. Enough for the largest web page that is read, which is held whole (64 MB of text); told of a limit, V8 lets less garbage lie
 * about: a million rows stay under 600 MB.
 */
const LIMITS = { maxOldGenerationSizeMb: 1024, maxYoungGenerationSizeMb: 8 }

/** Messages after which a thread has nothing more to say. */
const LAST: ReadonlySet<ThreadMessage['type']> = new Set(['end', 'done', 'error'])

export function readerThreads(signal: AbortSignal): ReaderThreads {
  const threads: Worker[] = []
  const { push, fail, next } = messageQueue<ThreadMessage>()
  const onAbort = (): void => fail(new AppError('cancelled'))
  signal.addEventListener('abort', onAbort)
  return {
    start(order) {
      let isDone = false
      const thread = new Worker(parseWorkerPath(), {
        workerData: order,
        resourceLimits: LIMITS,
      })
      thread.on('message', (message: ThreadMessage) => {
        if (LAST.has(message.type)) isDone = true
        push(message)
      })
      thread.on('error', (error) => fail(error instanceof Error ? error : new Error(String(error))))
      thread.on('exit', () => {
        if (!isDone) fail(new Error('a reading thread ended before its work was done'))
      })
      threads.push(thread)
    },
    count: () => threads.length,
    async *messages() {
      for (;;) {
        if (signal.aborted) throw new AppError('cancelled')
        yield await next()
      }
    },
    async end() {
      signal.removeEventListener('abort', onAbort)
      await Promise.all(threads.map((thread) => thread.terminate()))
    },
  }
}
