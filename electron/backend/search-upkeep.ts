import type { WriteDb } from '../database/db.ts'
import { FEW_WAITING, indexWaiting, keepEntries, waitingForSearch } from '../services/case-search.ts'
import type { SearchEntry } from '../services/search-entries.ts'
import { BATCH } from './search-messages.ts'
import { type SearchThread, startSearchThread } from './search-thread.ts'

export interface SearchUpkeep {
  /** Cases may have changed: look again, soon. */
  wake(): void
  /** Over when nothing reads the database any more. */
  stop(): Promise<void>
}

export interface UpkeepOptions {
  /** The index has caught up after more cases than a search would have indexed by itself. */
  caughtUp: () => void
  failed: (error: unknown) => void
  /** rest before the first step after a wake, in ms: the start of the window and the end of an import go first */
  rest?: number
}

/** A step holds up other calls for about this long: shortly while there are any, longer while nobody asks for anything. */
const SHORT_MS = 12
const LONG_MS = 80
/** A step that begins this much later than it could have had to let another call go first. */
const LATE_MS = 2
/** The thread may be so many cases ahead of what is written. */
const AHEAD = 3 * BATCH

/**
 * Keeps the search index up to date in the background of the backend thread: short transactions, between which other calls
 * slip in. Where many cases wait, a thread beside it reads them and cuts them into tokens while nobody asks for anything.
 */
export function keepSearch(db: WriteDb, { caughtUp, failed, rest = 2000 }: UpkeepOptions): SearchUpkeep {
  let timer: NodeJS.Timeout | undefined
  let turn: NodeJS.Immediate | undefined
  let isRunning = false
  let thread: SearchThread | undefined
  let threadIsOver = Promise.resolve()
  /** what the thread has sent and is not written yet */
  let ready: SearchEntry[] = []
  /** the thread has been through all waiting cases */
  let isThrough = false
  let size = 20
  let length = SHORT_MS
  let due = 0
  let done = 0

  const look = (): void => {
    const waiting = waitingForSearch(db)
    isRunning = waiting > 0
    if (!isRunning) {
      if (done > FEW_WAITING) caughtUp()
      done = 0
      return
    }
    if (waiting > FEW_WAITING) thread = startSearchThread(db.connection.name, { came, failed: lost })
    soon()
  }
  const came = (batch: SearchEntry[]): void => {
    ready.push(...batch)
    isThrough = batch.length === 0
    soon()
  }
  const lost = (error: unknown): void => {
    failed(error)
    endThread()
    soon()
  }
  const endThread = (): void => {
    if (thread) threadIsOver = thread.end()
    thread = undefined
    ready = []
    isThrough = false
  }
  const soon = (): void => {
    due = performance.now()
    turn ??= setImmediate(guarded, step)
  }
  const step = (): void => {
    turn = undefined
    const start = performance.now()
    length = start - due > LATE_MS ? SHORT_MS : Math.min(LONG_MS, length * 1.2)
    if (thread && length > SHORT_MS && !isThrough) while (ready.length + thread.owed() * BATCH < AHEAD) thread.ask()
    if (thread && ready.length === 0) {
      if (isThrough) {
        // Whatever has changed since it was read still waits.
        endThread()
        look()
        return
      }
      if (thread.owed() > 0) return
    }
    const some = indexSome(db, ready.splice(0, size), size)
    const spent = performance.now() - start
    size = Math.max(5, Math.min(1000, Math.round(size * Math.min(2, length / Math.max(spent, 1)))))
    done += some
    if (some > 0) soon()
    else {
      endThread()
      look()
    }
  }
  const guarded = (work: () => void): void => {
    try {
      work()
    } catch (error) {
      // The index is derived: what failed waits in its table and is taken up at the next change or start.
      endThread()
      isRunning = false
      failed(error)
    }
  }
  return {
    wake() {
      if (timer !== undefined || isRunning) return
      timer = setTimeout(() => {
        timer = undefined
        guarded(look)
      }, rest)
    },
    stop() {
      clearTimeout(timer)
      clearImmediate(turn)
      endThread()
      return threadIsOver
    },
  }
}

/**
 * Writes what was read beside this thread, or reads some waiting cases and writes them; returns how many. A power cut may lose
 * the last steps: they are done again. So they need not wait for the disk.
 */
function indexSome(db: WriteDb, read: readonly SearchEntry[], limit: number): number {
  db.connection.pragma('synchronous = NORMAL')
  try {
    return db.transaction(() => {
      if (read.length === 0) return indexWaiting(db, limit)
      keepEntries(db, read)
      return read.length
    })
  } finally {
    db.connection.pragma('synchronous = FULL')
  }
}
