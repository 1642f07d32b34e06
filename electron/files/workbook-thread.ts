import { Worker } from 'node:worker_threads'
import { AppError } from '../../shared/contract/error.ts'
import type { SheetRow } from '../../shared/domain/import/row-parser.ts'
import { BundleRefused } from './bundle-entry.ts'
import { messageQueue } from './message-queue.ts'
import { parseWorkerPath } from './parse-worker-path.ts'
import type { OpenWorkbook, Workbook } from './read-xlsx.ts'

/** The thread is to open this workbook and to answer what is asked of its sheets. */
export interface WorkbookOrder {
  workbookOf: string
}
/** Asks for the next rows of a sheet, by its place. */
export interface RowsRequest {
  /** which reading of a sheet asks: answers to one that was given up are known by it */
  reading: number
  sheet: number
}
/** One answer to the order, and one to every request, in their order. */
export type WorkbookAnswer =
  | { type: 'book'; sheets: string[]; date1904: boolean }
  | { type: 'rows'; reading: number; rows: SheetRow[]; done: number; total: number }
  | { type: 'end'; reading: number }
  | { type: 'failed'; reading: number; message: string; code: string | undefined; path: string | null }

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
  let readings = 0
  try {
    const book = notFailed(await answers())
    if (book.type !== 'book') throw new AppError('internal', {}, `a workbook was answered with ${book.type}`)
    const sheets = book.sheets.map((name, sheet) => ({ name, rows: () => rowsOf(sheet) }))
    return { sheets, date1904: book.date1904, close }
  } catch (error) {
    close()
    throw error
  }

  async function* rowsOf(sheet: number): AsyncGenerator<SheetRow[]> {
    readings += 1
    const reading = readings
    const ask = (): void => {
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
      thread.postMessage({ reading, sheet } satisfies RowsRequest)
    }
    for (let asked = 0; asked < AHEAD; asked += 1) ask()
    for (;;) {
      const next = await answers()
      // what a sheet that was given up had asked for
      if (!('reading' in next) || next.reading !== reading) continue
      const answer = notFailed(next)
      if (answer.type !== 'rows') return
      ask()
      onBytes?.(answer.done, answer.total)
      yield answer.rows
    }
  }
}

/** An answer that is none of a failure; that of the file is thrown as the reader threw it. */
function notFailed(answer: WorkbookAnswer): Exclude<WorkbookAnswer, { type: 'failed' }> {
  if (answer.type !== 'failed') return answer
  throw answer.code === undefined ? new Error(answer.message) : new BundleRefused(answer.code, answer.path)
}

/** The answers of a thread one by one. Throws `internal` where the thread ends: that is no fault of the file. */
function answersOf(thread: Worker): () => Promise<WorkbookAnswer> {
  const { push, fail, next } = messageQueue<WorkbookAnswer>()
  const ended = (why: string): void => fail(new AppError('internal', { why }))
  thread.on('message', push)
  thread.on('error', (error) => ended(error instanceof Error ? (error.stack ?? error.message) : String(error)))
  thread.on('exit', () => ended('the thread of a workbook ended'))
  return next
}
