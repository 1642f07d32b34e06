import { statSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { pieceAssembler } from './assemble-pieces.ts'
import type { ParseMessage, ParseOrder } from './parse-messages.ts'
import { parseTable } from './parse-table.ts'
import { countWritten, newPieceTurns } from './piece-turns.ts'
import { readerThreads } from './reader-threads.ts'
import { sniff } from './sniff.ts'

/** Threads that read the pieces of one file: more would only wait for the one that writes. */
const MOST_READERS = 2

/**
 * Reads a table in a thread of its own, a large text in several, and hands on what they send in the order of the file. The threads are
 * ended when the caller stops listening or the signal fires; then `cancelled` is thrown.
 */
async function* parseInThreads(order: ParseOrder, signal: AbortSignal): AsyncGenerator<ParseMessage> {
  const turns = newPieceTurns()
  const threads = readerThreads(signal)
  let pieces: ReturnType<typeof pieceAssembler> | undefined
  try {
    threads.start({ ...order, turns })
    for await (const message of threads.messages()) {
      if (message.type === 'pieces') {
        pieces = pieceAssembler(message)
        while (threads.count() < Math.min(MOST_READERS, availableParallelism()))
          threads.start({ pieces: message.order, reader: threads.count(), turns })
      } else if (message.type === 'piece' || message.type === 'done') {
        for (const batch of pieces?.take(message) ?? []) {
          countWritten(turns)
          yield batch
        }
        const report = pieces?.report(threads.count())
        if (!report) continue
        yield { type: 'end', report }
        return
      } else {
        if (message.type === 'rows') countWritten(turns)
        yield message
        if (message.type === 'end') return
      }
    }
  } finally {
    await threads.end()
  }
}

/** Starting a thread takes longer than reading a file of this size. */
const SMALL = 256 * 1024

/** Reads a table: a large one in threads of its own, a small text file at once. */
export async function* parseFile(order: ParseOrder, signal: AbortSignal): AsyncGenerator<ParseMessage> {
  if (statSync(order.path).size > SMALL || sniff(order.path) !== 'text') {
    yield* parseInThreads(order, signal)
    return
  }
  const messages: ParseMessage[] = []
  await parseTable(order, (message) => messages.push(message))
  yield* messages
}
