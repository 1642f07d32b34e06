import { Worker } from 'node:worker_threads'
import type { SheetRow } from '../../shared/domain/import/row-parser.ts'
import { BundleRefused } from './bundle-entry.ts'
import { parseWorkerPath } from './parse-worker-path.ts'
import type { OpenWorkbook, Workbook } from './read-xlsx.ts'

/** The thread is to open this workbook and to answer what is asked of its sheets. */
export interface WorkbookOrder {
  workbookOf: string
}
/** Asks for the next rows of a sheet, by its place. */
export interface RowsRequest {
  sheet: number
}
/** One answer to the order, and one to every request, in their order. */
export type WorkbookAnswer =
  | { type: 'book'; sheets: string[]; date1904: boolean }
  | { type: 'rows'; rows: SheetRow[]; done: number; total: number }
  | { type: 'end' }
  | { type: 'failed'; message: string; code: string | undefined; path: string | null }

/** Requests that are made before they are needed: the thread reads on while rows are parsed. */
const AHEAD = 8

/**
 * Starts a thread that opens a workbook, so that its rows are read while others are parsed. What it returns opens that workbook as
 * `openWorkbook` does.
 */
export function workbookThread(file: string): OpenWorkbook {
  const thread = new Worker(parseWorkerPath(), {
    workerData: { workbookOf: file } satisfies WorkbookOrder,
    resourceLimits: { maxYoungGenerationSizeMb: 16 },
  })
  const answers = answersOf(thread)
  return (_, onBytes) => openedIn(thread, answers, onBytes)
}

async function openedIn(
  thread: Worker,
  answers: ReturnType<typeof answersOf>,
  onBytes?: (done: number, total: number) => void,
): Promise<Workbook> {
  const close = (): void => void thread.terminate()
  try {
    const book = await answers()
    if (book.type !== 'book') throw new Error(`a workbook was answered with ${book.type}`)
    const sheets = book.sheets.map((name, sheet) => ({ name, rows: () => rowsOf(sheet) }))
    return { sheets, date1904: book.date1904, close }
  } catch (error) {
    close()
    throw error
  }

  async function* rowsOf(sheet: number): AsyncGenerator<SheetRow[]> {
    const ask = (): void => {
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
      thread.postMessage({ sheet } satisfies RowsRequest)
    }
    let asked = 0
    try {
      for (; asked < AHEAD; asked += 1) ask()
      for (;;) {
        const answer = await answers()
        asked -= 1
        if (answer.type !== 'rows') return
        ask()
        asked += 1
        onBytes?.(answer.done, answer.total)
        yield answer.rows
      }
    } finally {
      // what was asked for and is not wanted any more stands before the answers of the next sheet
      for (; asked > 0; asked -= 1) await answers()
    }
  }
}

/** The answers of a thread one by one. Throws what the thread failed with. */
function answersOf(thread: Worker): () => Promise<Exclude<WorkbookAnswer, { type: 'failed' }>> {
  const queue: WorkbookAnswer[] = []
  let failure: Error | undefined
  let wake: (() => void) | undefined
  const fail = (error: Error): void => {
    failure ??= error
    wake?.()
  }
  thread.on('message', (answer: WorkbookAnswer) => {
    queue.push(answer)
    wake?.()
  })
  thread.on('error', (error) => fail(error instanceof Error ? error : new Error(String(error))))
  thread.on('exit', () => fail(new Error('the thread of a workbook ended')))
  return async () => {
    while (queue.length === 0) {
      if (failure) throw failure
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
    const answer = queue.shift() as WorkbookAnswer
    if (answer.type !== 'failed') return answer
    throw answer.code === undefined ? new Error(answer.message) : new BundleRefused(answer.code, answer.path)
  }
}
