/** A piece of a file: which one it is, and where it lies, in bytes. */
export interface Piece {
  index: number
  from: number
  to: number
}

/** More pieces on their way would let the queue hold the whole file. */
const MOST_AHEAD = 16

const LOCK = 0
const NEXT = 1
const WRITTEN = 2
const OFFSET = 2

/**
 * The memory by which threads share out one file: who may take the next piece, which it is and where it begins, and how many have
 * been written.
 */
export const newPieceTurns = (): SharedArrayBuffer => new SharedArrayBuffer(3 * Float64Array.BYTES_PER_ELEMENT)

const numbers = (memory: SharedArrayBuffer): Int32Array => new Int32Array(memory, 0, 3)
const offsets = (memory: SharedArrayBuffer): Float64Array => new Float64Array(memory)

/** Says where the first piece begins, in bytes, before any is taken. */
export function beginPieces(memory: SharedArrayBuffer, from: number): void {
  offsets(memory)[OFFSET] = from
}

/** Takes the next piece, which ends where `endOf` says; undefined at the end of the file. One thread at a time. */
export function takePiece(
  memory: SharedArrayBuffer,
  bytes: number,
  endOf: (from: number) => number,
): Piece | undefined {
  const shared = numbers(memory)
  while (Atomics.compareExchange(shared, LOCK, 0, 1) !== 0) Atomics.wait(shared, LOCK, 1)
  try {
    const from = offsets(memory)[OFFSET] ?? 0
    if (from >= bytes) return undefined
    const to = endOf(from)
    offsets(memory)[OFFSET] = to
    return { index: Atomics.add(shared, NEXT, 1), from, to }
  } finally {
    Atomics.store(shared, LOCK, 0)
    Atomics.notify(shared, LOCK)
  }
}

/** Waits until a piece may be sent: readers must not run ahead of the writer, who always takes the next one. */
export function waitForTurn(memory: SharedArrayBuffer, index: number): void {
  const shared = numbers(memory)
  for (
    let written = Atomics.load(shared, WRITTEN);
    index >= written + MOST_AHEAD;
    written = Atomics.load(shared, WRITTEN)
  )
    Atomics.wait(shared, WRITTEN, written)
}

/** The writer has taken one more piece. */
export function countWritten(memory: SharedArrayBuffer): void {
  const shared = numbers(memory)
  Atomics.add(shared, WRITTEN, 1)
  Atomics.notify(shared, WRITTEN)
}
