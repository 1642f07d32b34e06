import type { MessagePort } from 'node:worker_threads'
import type { SheetRow } from '../../shared/domain/import/row-parser.ts'
import { BundleRefused } from './bundle-entry.ts'
import { openWorkbook, type Workbook } from './read-xlsx.ts'
import type { RowsRequest, WorkbookAnswer } from './workbook-thread.ts'

/** Opens a workbook and answers requests for the rows of its sheets, one after the other, until the thread is ended. */
export async function serveWorkbook(file: string, port: MessagePort): Promise<void> {
  let progress: [done: number, total: number] = [0, 0]
  const send = (answer: WorkbookAnswer): void => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
    port.postMessage(answer)
  }
  let book: Workbook
  try {
    book = await openWorkbook(file, (...bytes) => {
      progress = bytes
    })
  } catch (error) {
    send(failed(0, error))
    return
  }
  /** by reading */
  const iterators = new Map<number, AsyncIterator<SheetRow[]>>()
  const answer = async ({ reading, sheet }: RowsRequest): Promise<WorkbookAnswer> => {
    const rows = iterators.get(reading) ?? book.sheets[sheet]?.rows()[Symbol.asyncIterator]()
    if (!rows) return { type: 'end', reading }
    iterators.set(reading, rows)
    const next = await rows.next()
    const [done, total] = progress
    return next.done ? { type: 'end', reading } : { type: 'rows', reading, rows: next.value, done, total }
  }
  let last = Promise.resolve()
  port.on('message', (request: RowsRequest) => {
    last = last.then(async () => send(await answer(request).catch((error: unknown) => failed(request.reading, error))))
  })
  send({ type: 'book', sheets: book.sheets.map(({ name }) => name), date1904: book.date1904 })
}

function failed(reading: number, error: unknown): WorkbookAnswer {
  const message = error instanceof Error ? error.message : String(error)
  const { code, path } = error instanceof BundleRefused ? error.fault : { code: undefined, path: null }
  return { type: 'failed', reading, message, code, path }
}
