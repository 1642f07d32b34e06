import { AppError } from '../../shared/contract/error.ts'
import type { TextFault, TextLayer, TextLimits } from '../../shared/domain/cases/text-layer.ts'
import type { ReadDb, WriteDb } from '../database/db.ts'
import type { FileStore } from '../files/file-store.ts'
import { TextLayerThread } from '../files/text-layer-thread.ts'
import { publicTokens } from './search-entries.ts'
import type { Handlers } from './types.ts'

/** A row of `page_text` and `page_search` is the number of its layer above the page in the lowest 20 bits. */
const PAGE_BITS = 20
export const rowOfPage = (layer: number, page: number): number => layer * 2 ** PAGE_BITS + page
export const pageOfRow = (row: number): { layer: number; page: number } => ({
  layer: Math.floor(row / 2 ** PAGE_BITS),
  page: row % 2 ** PAGE_BITS,
})
/** A file that has brought the thread or the program down so often without one more page is not tried again. */
const MOST_TRIES = 3

interface Waiting {
  no: number
  sha256: string
  pagesRead: number
  tries: number
}

/** What reading needs: the store, the thread, a way to write that the caller decides, and the right to go on. */
export interface TextReading {
  db: ReadDb
  files: FileStore
  limits: TextLimits
  signal: AbortSignal
  stage: <T>(work: (db: WriteDb) => T) => T
  /** Called between any two steps; waits while something more urgent runs. */
  turn: () => Promise<void>
}

/** How many files wait to be read. */
export const waitingForText = (db: ReadDb): number =>
  db.value<number>("SELECT count(*) FROM text_layer WHERE state = 'waiting'") ?? 0

/** Another text whenever pages have been read. */
export const textVersion = (db: ReadDb): string =>
  `${waitingForText(db)} ${db.value<number>('SELECT max(id) FROM page_text') ?? 0}`

/** Columns of a `TextLayer` in a query that joins `text_layer t`; all null where the document has none. */
export const TEXT_LAYER_SQL = 't.state AS text_state, t.fault AS text_fault, t.pages_read, t.pages_silent'
export interface TextLayerColumns {
  textState: TextLayer['state'] | null
  textFault: TextFault | null
  pagesRead: number | null
  pagesSilent: number | null
}
/** Takes these columns out of a row and puts the layer in their place. */
export function withTextLayer<R extends TextLayerColumns>(
  row: R,
): Omit<R, keyof TextLayerColumns> & { textLayer: TextLayer | null } {
  const { textState, textFault, pagesRead, pagesSilent, ...rest } = row
  const textLayer =
    textState === null
      ? null
      : { state: textState, fault: textFault, pagesRead: pagesRead ?? 0, pagesSilent: pagesSilent ?? 0 }
  return { ...rest, textLayer }
}

/** Files that are being read in this process: a task and the background never take the same. */
const taken = new WeakMap<ReadDb['connection'], Set<number>>()

/** Reads the waiting files one after the other, oldest first, until none waits. Returns how many it read. */
export async function readWaitingTexts(reading: TextReading, done: (files: number) => void): Promise<number> {
  const mine = taken.get(reading.db.connection) ?? new Set<number>()
  taken.set(reading.db.connection, mine)
  const thread = new TextLayerThread()
  let files = 0
  try {
    for (;;) {
      await reading.turn()
      const next = reading.db.maybe<Waiting>(
        `SELECT no, sha256, pages_read, tries FROM text_layer
         WHERE state = 'waiting' AND no NOT IN (SELECT value FROM json_each(?)) ORDER BY no LIMIT 1`,
        JSON.stringify([...mine]),
      )
      if (!next) return files
      mine.add(next.no)
      try {
        await readLayer(reading, thread, next)
      } finally {
        mine.delete(next.no)
      }
      files += 1
      done(files)
    }
  } finally {
    await thread.close()
  }
}

async function readLayer(reading: TextReading, thread: TextLayerThread, layer: Waiting): Promise<void> {
  const { files, stage, limits, signal } = reading
  const { no, sha256 } = layer
  const end = (fault: TextFault | null): void => stage((db) => endLayer(db, no, fault))
  if (layer.tries >= MOST_TRIES) return end('lost')
  if (!files.has(sha256)) return end('damaged')
  stage((db) => db.run('UPDATE text_layer SET tries = tries + 1 WHERE no = ?', no))
  const pages = thread.read({ path: files.path(sha256), from: layer.pagesRead + 1, limits, signal })
  let page = layer.pagesRead
  for (;;) {
    const step = await pages.next()
    if (step.done) {
      // What brings the thread down may have been another's fault: the file is tried again, a few times.
      if (step.value !== 'lost') end(step.value)
      return
    }
    const { texts, pages: count } = step.value
    await reading.turn()
    const stands = stage((db) => keepPages(db, no, page, texts, count))
    page += texts.length
    if (!stands) {
      await pages.return(null)
      return
    }
  }
}

/** Keeps the pages after `read`; false when the document has been taken back meanwhile. */
function keepPages(db: WriteDb, no: number, read: number, texts: string[], pages: number): boolean {
  const silent = texts.filter((text) => text === '').length
  const { changes } = db.run(
    `UPDATE text_layer SET pages = ?, pages_read = ?, pages_silent = pages_silent + ?, tries = 0
     WHERE no = ? AND pages_read = ?`,
    pages,
    read + texts.length,
    silent,
    no,
    read,
  )
  if (changes === 0) return false
  const keep = db.statement('INSERT INTO page_text (id, text) VALUES (?, ?)')
  const index = db.statement('INSERT INTO page_search (rowid, text) VALUES (CAST(? AS INTEGER), ?)')
  for (const [i, text] of texts.entries()) {
    if (text === '') continue
    const row = rowOfPage(no, read + i + 1)
    keep(row, text)
    index(row, publicTokens([text]))
  }
  return true
}

function endLayer(db: WriteDb, no: number, fault: TextFault | null): void {
  db.run(
    `UPDATE text_layer SET fault = ?, state = CASE
       WHEN pages_read > pages_silent THEN 'text' WHEN ? IS NULL AND pages_read > 0 THEN 'none' ELSE 'unread' END
     WHERE no = ?`,
    fault,
    fault,
    no,
  )
}

export const textHandlers = {
  'texts.state': (db) => {
    const count = (where: string): number => db.value<number>(`SELECT count(*) FROM text_layer WHERE ${where}`) ?? 0
    return {
      waiting: waitingForText(db),
      read: count("state = 'text'"),
      silent: count("state = 'none'"),
      unread: count("state = 'unread' OR (state = 'text' AND fault IS NOT NULL)"),
    }
  },

  'texts.read': async (db, { again }, call) => {
    if (again) call.stage((write) => waitAgain(write))
    const total = waitingForText(db)
    const { files, signal } = call
    const stage = <T>(work: (write: WriteDb) => T): T => call.stage(work)
    const step = (done: number): void => call.progress(done, Math.max(done, total), '读出文书文字')
    const turn = (): Promise<void> => {
      if (signal.aborted) throw new AppError('cancelled')
      return new Promise((resolve) => setImmediate(resolve))
    }
    const read = await readWaitingTexts({ db, files, limits: call.settings.texts, signal, stage, turn }, step)
    return () => ({ value: { files: read }, audit: { subject: 'texts', detail: { files: read, again } } })
  },
} satisfies Pick<Handlers, `texts.${string}` & keyof Handlers>

/** What a limit or a breakdown kept from being read waits again, after its last page; damage and passwords stay as they are. */
function waitAgain(db: WriteDb): void {
  db.run(
    `UPDATE text_layer SET state = 'waiting', fault = NULL, tries = 0
     WHERE state <> 'waiting' AND fault IN ('large','many','slow','memory','lost')`,
  )
}
