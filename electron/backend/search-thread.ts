import { Worker } from 'node:worker_threads'
import type { SearchEntry } from '../services/search-entries.ts'
import type { SearchOrder, ToSearchThread } from './search-messages.ts'

let path: URL | string = new URL('./search-worker.ts', import.meta.url)

/** For the composition root of the built program, which says where it put the code of the thread. */
export function setSearchWorkerPath(built: URL | string): void {
  path = built
}

export interface SearchThread {
  /** Asks for the next batch; an empty one comes when there are no more waiting cases. */
  ask(): void
  /** Batches that were asked for and have not come. */
  owed(): number
  /** Nothing comes any more; over when the thread has let go of the database. */
  end(): Promise<void>
}

/** Starts the thread that reads waiting cases of a database and cuts them into tokens. It fails at most once, and is over then. */
export function startSearchThread(
  file: string,
  { came, failed }: { came: (batch: SearchEntry[]) => void; failed: (error: unknown) => void },
): SearchThread {
  const worker = new Worker(path, {
    workerData: { file } satisfies SearchOrder,
    resourceLimits: { maxYoungGenerationSizeMb: 32 },
  })
  const over = Promise.withResolvers<void>()
  let owed = 0
  let isEnded = false
  const post = (message: ToSearchThread): void => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
    worker.postMessage(message)
  }
  const fail = (error: unknown): void => {
    if (!isEnded) failed(error)
    isEnded = true
  }
  worker.on('message', (batch: SearchEntry[]) => {
    owed -= 1
    if (!isEnded) came(batch)
  })
  worker.on('error', fail)
  worker.on('exit', () => {
    fail(new Error('the search thread ended before it was told to'))
    over.resolve()
  })
  return {
    ask() {
      owed += 1
      post('next')
    },
    owed: () => owed,
    end() {
      isEnded = true
      post('end')
      return over.promise
    },
  }
}
