import { enableCompileCache } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'
import { MOST_IN_FLIGHT, type ParseMessage, type WorkerOrder } from './parse-messages.ts'

// A thread does not share the cache of the main one; it must be on before the rest is loaded.
enableCompileCache()
const { parseTable } = await import('./parse-table.ts')

const order = workerData as WorkerOrder
const inFlight = new Int32Array(order.inFlight)

/** Waits while too much is on its way: the reader must not run ahead of the writer. */
function send(message: ParseMessage): void {
  for (let n = Atomics.load(inFlight, 0); n >= MOST_IN_FLIGHT; n = Atomics.load(inFlight, 0))
    Atomics.wait(inFlight, 0, n)
  Atomics.add(inFlight, 0, 1)
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
  parentPort?.postMessage(message)
}

parseTable(order, send).catch((error: unknown) => {
  send({ type: 'error', message: error instanceof Error ? (error.stack ?? error.message) : String(error) })
})
