import { setTimeout as sleep } from 'node:timers/promises'
import { AppError } from '../../shared/contract/error.ts'
import type { Progress } from '../../shared/contract/messages.ts'
import type { TextLimits } from '../../shared/domain/cases/text-layer.ts'
import type { WriteDb } from '../database/db.ts'
import type { FileStore } from '../files/file-store.ts'
import { readWaitingTexts, waitingForText } from '../services/text-layers.ts'

export interface TextUpkeep {
  /** Documents may have come: look again, soon. */
  wake(): void
  /** A person has had enough: nothing more is read before the next start, or before it is asked for. */
  cancel(): void
  stop(): Promise<void>
}

export interface TextUpkeepOptions {
  limits: () => TextLimits
  /** Something that a person waits for is running: reading rests. */
  isBusy: () => boolean
  /** As of a task: begun when it takes longer than a moment, how far it is, ended. */
  tell: (event: { type: 'begun'; label: string } | { type: 'progress'; progress: Progress } | { type: 'ended' }) => void
  /** What is known of documents has changed; not more often than every half minute. */
  changed: () => void
  failed: (error: unknown) => void
  /** rest before the first file after a wake, in ms */
  rest?: number
}

const BUSY_MS = 200
/** Work that is over sooner is not worth a line on the screen. */
const QUIET_MS = 1000
const CHANGED_MS = 30_000

/**
 * Reads the text of imported PDFs in the background: a thread of its own parses, the backend thread keeps what it brings in
 * transactions of a few milliseconds. It rests while a task runs, so an import never waits for it.
 */
export function keepTexts(db: WriteDb, files: FileStore, options: TextUpkeepOptions): TextUpkeep {
  const { limits, isBusy, tell, changed, failed, rest = 8000 } = options
  const ended = new AbortController()
  const { signal } = ended
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> | undefined

  const turn = async (): Promise<void> => {
    do {
      await sleep(isBusy() ? BUSY_MS : 0)
      if (signal.aborted) throw new AppError('cancelled')
    } while (isBusy())
  }
  const run = async (): Promise<void> => {
    const start = performance.now()
    const total = waitingForText(db)
    if (total === 0) return
    let told = start
    let isShown = false
    const step = (done: number): void => {
      const now = performance.now()
      const all = Math.max(total, done)
      if (now - start > QUIET_MS) {
        if (!isShown) tell({ type: 'begun', label: '读出文书文字' })
        isShown = true
        tell({ type: 'progress', progress: { done, total: all, label: `${done} / ${all} 份` } })
      }
      if (now - told > CHANGED_MS) {
        told = now
        changed()
      }
    }
    try {
      const stage = <T>(work: (write: WriteDb) => T): T => keepSome(db, work)
      await readWaitingTexts({ db, files, limits: limits(), signal, stage, turn }, step)
    } finally {
      if (isShown) tell({ type: 'ended' })
      changed()
    }
  }
  return {
    wake() {
      if (timer !== undefined || running !== undefined || signal.aborted) return
      timer = setTimeout(() => {
        timer = undefined
        running = run()
          .catch((error: unknown) => {
            // What was not read still waits in its table, and is taken up at the next change or start.
            if (!signal.aborted) failed(error)
          })
          .finally(() => {
            running = undefined
          })
      }, rest)
    },
    cancel: () => ended.abort(),
    async stop() {
      clearTimeout(timer)
      ended.abort()
      await running
    },
  }
}

/** A power cut may lose the last pages: they are read again. So they need not wait for the disk. */
function keepSome<T>(db: WriteDb, work: (write: WriteDb) => T): T {
  db.connection.pragma('synchronous = NORMAL')
  try {
    return db.transaction(() => work(db))
  } finally {
    db.connection.pragma('synchronous = FULL')
  }
}
