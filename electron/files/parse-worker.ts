import { enableCompileCache } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'
import { type HeadOrder, MOST_IN_FLIGHT, type ParseMessage, type WorkerOrder } from './parse-messages.ts'

// A thread does not share the cache of the main one; it must be on before the rest is loaded.
enableCompileCache()
const order = workerData as WorkerOrder | HeadOrder
if ('headOf' in order) await sendHead(order)
else await sendTable(order)

async function sendHead({ headOf, encoding }: HeadOrder): Promise<void> {
  const { answerHead } = await import('./table-head.ts')
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
  parentPort?.postMessage(await answerHead(headOf, encoding))
}

async function sendTable(table: WorkerOrder): Promise<void> {
  const { parseTable } = await import('./parse-table.ts')
  const inFlight = new Int32Array(table.inFlight)
  /** Waits while too much is on its way: the reader must not run ahead of the writer. */
  const send = (message: ParseMessage): void => {
    for (let n = Atomics.load(inFlight, 0); n >= MOST_IN_FLIGHT; n = Atomics.load(inFlight, 0))
      Atomics.wait(inFlight, 0, n)
    Atomics.add(inFlight, 0, 1)
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
    parentPort?.postMessage(message, message.type === 'rows' ? [message.pack.buffer] : [])
  }
  await parseTable(table, send).catch((error: unknown) => {
    send({ type: 'error', message: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  })
}
