import { once } from 'node:events'
import { statSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { AppError } from '../../shared/contract/error.ts'
import type { Encoding } from '../../shared/domain/import/file-report.ts'
import type { SheetRow } from '../../shared/domain/import/row-parser.ts'
import { decodeFile, detectEncoding } from './decode.ts'
import { detectDelimiter, readCsv } from './read-csv.ts'
import type { HeadAnswer, HeadOrder } from './parse-messages.ts'
import { parseWorkerPath } from './parse-worker-path.ts'
import { HEAD_LINES, openSheets, tableType } from './read-table.ts'
import { sniff } from './sniff.ts'

/** The first lines of every sheet of a table file: enough to find the header and to show how records would be read. */
export interface TableHead {
  encoding: Encoding | null
  date1904: boolean
  ragged: boolean
  sheets: { name: string | null; rows: SheetRow[] }[]
}

/** Lines that a head holds: those among which the header stands, and some records. */
export const HEAD_ROWS = HEAD_LINES + 60
const KEPT = 6
/** A larger workbook takes seconds, which the backend has not: it answers others meanwhile. */
const SMALL = 256 * 1024

const kept = new Map<string, Promise<TableHead>>()

/**
 * Reads the head of a table file. The last few are kept, so that a person who changes a column need not wait for a workbook
 * again; a file that has changed since is read anew. Throws file_rejected for what is no table.
 */
export function readTableHead(file: string, encoding: Encoding | undefined): Promise<TableHead> {
  const { mtimeMs, size } = statSync(file)
  const key = JSON.stringify([file, mtimeMs, size, encoding ?? null])
  const known = kept.get(key)
  if (known) return known
  const head = size > SMALL && sniff(file) !== 'text' ? readInWorker(file, encoding) : read(file, encoding)
  kept.set(key, head)
  // a failure is told again when it is asked for again, from the file as it is then
  head.catch(() => kept.delete(key))
  for (const old of [...kept.keys()].slice(0, -KEPT)) kept.delete(old)
  return head
}

/** For the parse worker: what was read, or why not, as data. */
export async function answerHead(file: string, encoding: Encoding | undefined): Promise<HeadAnswer> {
  try {
    return { head: await read(file, encoding) }
  } catch (error) {
    // both cross the thread as data; the caller throws them again
    const code = error instanceof AppError && error.code === 'file_rejected' ? error.details['code'] : undefined
    if (typeof code === 'string') return { rejected: code }
    return { failed: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

async function readInWorker(file: string, encoding: Encoding | undefined): Promise<TableHead> {
  const worker = new Worker(parseWorkerPath(), { workerData: { headOf: file, encoding } satisfies HeadOrder })
  try {
    const [answer] = (await once(worker, 'message')) as [HeadAnswer]
    if ('head' in answer) return answer.head
    if ('rejected' in answer) throw new AppError('file_rejected', { code: answer.rejected })
    throw new Error(answer.failed)
  } finally {
    await worker.terminate()
  }
}

async function read(file: string, chosen: Encoding | undefined): Promise<TableHead> {
  const realType = tableType(file, chosen)
  if (realType !== 'text') {
    const { sheets, date1904, close } = await openSheets(file, realType)
    try {
      const first: TableHead['sheets'] = []
      for (const { name, rows } of sheets) first.push({ name: name || null, rows: await firstOf(rows()) })
      return { encoding: null, date1904, ragged: false, sheets: first }
    } finally {
      close()
    }
  }
  const encoding = chosen ?? detectEncoding(file)
  const pieces = decodeFile(file, encoding)
  const first = pieces.next()
  const text = first.done ? '' : first.value
  function* all(): Generator<string> {
    yield text
    yield* pieces
  }
  const rows: SheetRow[] = []
  for (const row of readCsv(all(), detectDelimiter(text.slice(0, 20_000)))) {
    rows.push(row)
    if (rows.length >= HEAD_ROWS) break
  }
  return { encoding, date1904: false, ragged: true, sheets: [{ name: null, rows }] }
}

async function firstOf(blocks: AsyncIterable<SheetRow[]>): Promise<SheetRow[]> {
  const rows: SheetRow[] = []
  for await (const block of blocks) {
    rows.push(...block)
    if (rows.length >= HEAD_ROWS) break
  }
  return rows.slice(0, HEAD_ROWS)
}
