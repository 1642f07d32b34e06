import type { WriteDb } from '../database/db.ts'
import { FEW_WAITING, indexWaiting, waitingForSearch } from '../services/case-search.ts'

export interface SearchUpkeep {
  /** Cases may have changed: look again, soon. */
  wake(): void
  stop(): void
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

/**
 * Keeps the search index up to date in the background of the backend thread: short transactions, between which other calls
 * slip in.
 */
export function keepSearch(db: WriteDb, { caughtUp, failed, rest = 2000 }: UpkeepOptions): SearchUpkeep {
  let timer: NodeJS.Timeout | undefined
  let turn: NodeJS.Immediate | undefined
  let size = 20
  let length = SHORT_MS
  let ended = 0
  let done = 0

  const step = (): void => {
    turn = undefined
    const start = performance.now()
    length = start - ended > LATE_MS ? SHORT_MS : Math.min(LONG_MS, length * 1.2)
    const some = indexSome(db, size)
    ended = performance.now()
    size = Math.max(5, Math.min(1000, Math.round(size * Math.min(2, length / Math.max(ended - start, 1)))))
    done += some
    if (some > 0) turn = setImmediate(guarded)
    else {
      if (done > FEW_WAITING) caughtUp()
      done = 0
    }
  }
  const guarded = (): void => {
    try {
      step()
    } catch (error) {
      // The index is derived: what failed waits in its table and is taken up at the next change or start.
      failed(error)
    }
  }
  return {
    wake() {
      if (timer !== undefined || turn !== undefined) return
      timer = setTimeout(() => {
        timer = undefined
        if (waitingForSearch(db) > 0) guarded()
      }, rest)
    },
    stop() {
      clearTimeout(timer)
      clearImmediate(turn)
    },
  }
}

/** A power cut may lose the last steps: they are done again. So they need not wait for the disk. */
function indexSome(db: WriteDb, limit: number): number {
  db.connection.pragma('synchronous = NORMAL')
  try {
    return db.transaction(() => indexWaiting(db, limit))
  } finally {
    db.connection.pragma('synchronous = FULL')
  }
}
