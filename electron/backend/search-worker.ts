import { enableCompileCache } from 'node:module'
import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { openReader } from '../database/open.ts'
import { searchEntry, waitingCases } from '../services/search-entries.ts'
import { BATCH, type SearchOrder, type ToSearchThread } from './search-messages.ts'

// The thread that reads the cases that wait for the search index and cuts them into tokens, a batch for each time it is asked.
enableCompileCache()

if (parentPort) listen(parentPort, workerData as SearchOrder)

function listen(port: MessagePort, { file }: SearchOrder): void {
  const db = openReader(file)
  let after = 0
  // Over before the tokens are cut: the log of the database can only begin anew while nobody reads in it.
  const read = db.connection.transaction(() => waitingCases(db, after, BATCH))
  port.on('message', (message: ToSearchThread) => {
    if (message === 'end') {
      db.connection.close()
      port.close()
      return
    }
    const cases = read()
    after = cases.at(-1)?.caseId ?? after
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
    port.postMessage(cases.map(searchEntry))
  })
}
