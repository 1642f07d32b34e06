import { statSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { AppError } from '../../shared/contract/error.ts'
import type { ParseMessage, ParseOrder, WorkerOrder } from './parse-messages.ts'
import { parseTable } from './parse-table.ts'
import { parseWorkerPath } from './parse-worker-path.ts'
import { sniff } from './sniff.ts'

/**
 * Reads a table in a thread of its own and hands on what it sends. The thread is ended when the caller stops listening or
 * the signal fires; then `cancelled` is thrown.
 */
async function* parseInWorker(order: ParseOrder, signal: AbortSignal): AsyncGenerator<ParseMessage> {
  const inFlight = new SharedArrayBuffer(4)
  const counter = new Int32Array(inFlight)
  const queue: ParseMessage[] = []
  let failure: Error | undefined
  let wake: (() => void) | undefined
  const fail = (error: Error): void => {
    failure ??= error
    wake?.()
  }
  const worker = new Worker(parseWorkerPath(), {
    workerData: { ...order, inFlight } satisfies WorkerOrder,
    resourceLimits: { maxYoungGenerationSizeMb: 16 },
  })
  worker.on('message', (message: ParseMessage) => {
    queue.push(message)
    wake?.()
  })
  worker.on('error', (error) => fail(error instanceof Error ? error : new Error(String(error))))
  worker.on('exit', () => fail(new Error('the parse worker ended without a report')))
  const onAbort = (): void => fail(new AppError('cancelled'))
  signal.addEventListener('abort', onAbort)
  try {
    for (;;) {
      if (signal.aborted) throw new AppError('cancelled')
      const message = queue.shift()
      if (message) {
        Atomics.sub(counter, 0, 1)
        Atomics.notify(counter, 0)
        yield message
        if (message.type === 'end') return
      } else if (failure) throw failure
      else
        await new Promise<void>((resolve) => {
          wake = resolve
        })
    }
  } finally {
    signal.removeEventListener('abort', onAbort)
    await worker.terminate()
  }
}

/** Starting a thread takes longer than reading a file of this size. */
const SMALL = 256 * 1024

/** Reads a table: a large one in a thread of its own, a small text file at once. */
export async function* parseFile(order: ParseOrder, signal: AbortSignal): AsyncGenerator<ParseMessage> {
  if (statSync(order.path).size > SMALL || sniff(order.path) !== 'text') {
    yield* parseInWorker(order, signal)
    return
  }
  const messages: ParseMessage[] = []
  await parseTable(order, (message) => messages.push(message))
  yield* messages
}
