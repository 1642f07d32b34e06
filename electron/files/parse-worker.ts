import { enableCompileCache } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'
import { setParseWorkerPath } from './parse-worker-path.ts'
import { sniff } from './sniff.ts'
import { type WorkbookOrder, workbookThread } from './workbook-thread.ts'
import type { HeadOrder, PiecesWorkerOrder, ThreadMessage, WorkerOrder } from './parse-messages.ts'

// A thread does not share the cache of the main one; it must be on before the rest is loaded.
enableCompileCache()
setParseWorkerPath(new URL(import.meta.url))
const order = workerData as WorkerOrder | PiecesWorkerOrder | HeadOrder | WorkbookOrder
if ('headOf' in order) await sendHead(order)
else if ('workbookOf' in order) await answerRows(order)
else await sendRecords(order)

async function sendHead({ headOf, encoding }: HeadOrder): Promise<void> {
  const { answerHead } = await import('./table-head.ts')
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
  parentPort?.postMessage(await answerHead(headOf, encoding))
}

async function answerRows({ workbookOf }: WorkbookOrder): Promise<void> {
  const { serveWorkbook } = await import('./serve-workbook.ts')
  if (parentPort) await serveWorkbook(workbookOf, parentPort)
}

/** Sends a table whole; a large text in pieces, of which another thread takes what this one does not. */
async function sendRecords(table: WorkerOrder | PiecesWorkerOrder): Promise<void> {
  // a workbook takes a moment to open: meanwhile the rest is loaded
  const open = 'path' in table && sniff(table.path) === 'xlsx' ? workbookThread(table.path) : undefined
  const [{ beginPieces, waitForTurn }, { parsePieces, piecesOf }, { parseTable }] = await Promise.all([
    import('./piece-turns.ts'),
    import('./parse-pieces.ts'),
    import('./parse-table.ts'),
  ])
  let sent = 0
  const send = (message: ThreadMessage): void => {
    if (message.type === 'rows') waitForTurn(table.turns, sent++)
    if (message.type === 'piece') waitForTurn(table.turns, message.index)
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
    parentPort?.postMessage(message, buffersOf(message))
  }
  try {
    if ('pieces' in table) {
      parsePieces(table.pieces, table.reader, table.turns, send)
      return
    }
    const pieces = piecesOf(table)
    if (!pieces) {
      await parseTable(table, send, open)
      return
    }
    beginPieces(table.turns, pieces.from)
    send(pieces.sheet)
    send(pieces.start)
    parsePieces(pieces.start.order, 0, table.turns, send)
  } catch (error) {
    send({ type: 'error', message: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
}

/** What goes over without a copy. */
function buffersOf(message: ThreadMessage): ArrayBuffer[] {
  if (message.type !== 'rows' && message.type !== 'piece') return []
  const { facts, originals } = message.pack
  return [facts.buffer, originals.buffer, ...(message.type === 'piece' ? [message.keys.buffer] : [])]
}
