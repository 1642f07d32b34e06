import { closeSync, openSync, readSync } from 'node:fs'
import { TextDecoder } from 'node:util'
import { AppError } from '../../shared/contract/error.ts'
import type { Encoding } from '../../shared/domain/import/file-report.ts'

/** Small enough that a piece of text is an ordinary young object for the garbage collector, not a large one. */
const CHUNK = 1 << 16

/**
 * Text encoding of a file (import-formats §1): byte order mark, UTF-16 where every second byte is zero, else strict UTF-8
 * over the whole file, else strict GB18030 (a superset of GBK), of which the first megabyte decides: decoding stays strict to
 * the end. Never a guess that replaces bytes in silence.
 */
export function detectEncoding(file: string): Encoding {
  const head = readHead(file, 4096)
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8-bom'
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  if (zeroShare(head, 1) > 0.4) return 'utf-16le'
  if (zeroShare(head, 0) > 0.4) return 'utf-16be'
  if (decodes(file, 'utf-8')) return 'utf-8'
  if (decodes(file, 'gb18030', 1 << 20)) return 'gb18030'
  throw undecodable()
}

function zeroShare(head: Uint8Array, odd: number): number {
  let zeros = 0
  for (let i = odd; i < head.length; i += 2) if (head[i] === 0) zeros += 1
  return head.length < 4 ? 0 : zeros / (head.length / 2)
}

const undecodable = (): AppError => new AppError('file_rejected', { code: 'encoding.undecodable' })

function decodes(file: string, encoding: string, most = Number.POSITIVE_INFINITY): boolean {
  const decoder = new TextDecoder(encoding, { fatal: true })
  try {
    let done = 0
    for (const chunk of chunks(file)) {
      decoder.decode(chunk, { stream: true })
      done += chunk.byteLength
      if (done >= most) return true
    }
    decoder.decode()
    return true
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}

/** The text of a file in pieces; undecodable bytes reject the file. `onBytes` tells how far reading has come. */
export function* decodeFile(
  file: string,
  encoding: Encoding,
  onBytes: (done: number) => void = () => undefined,
): Generator<string> {
  yield* decodeBytes(counted(chunks(file), onBytes), encoding, false)
}

function* counted(pieces: Iterable<Uint8Array>, onBytes: (done: number) => void): Generator<Uint8Array> {
  let done = 0
  for (const piece of pieces) {
    done += piece.byteLength
    yield piece
    onBytes(done)
  }
}

/** The same of bytes that are there. `isPart`: they come from within a file, where no byte order mark stands. */
export function* decodeBytes(pieces: Iterable<Uint8Array>, encoding: Encoding, isPart: boolean): Generator<string> {
  const decoder = new TextDecoder(encoding === 'utf-8-bom' ? 'utf-8' : encoding, { fatal: true, ignoreBOM: isPart })
  for (const piece of pieces) {
    const text = strictly(decoder, piece)
    if (text !== '') yield text
  }
  const rest = strictly(decoder)
  if (rest !== '') yield rest
}

function strictly(decoder: TextDecoder, chunk?: Uint8Array): string {
  try {
    return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode()
  } catch (error) {
    if (error instanceof TypeError) throw undecodable()
    throw error
  }
}

/** Pieces of a file. The same buffer is filled again and again: use a piece before asking for the next. */
function* chunks(file: string): Generator<Uint8Array> {
  const handle = openSync(file, 'r')
  try {
    const buffer = Buffer.allocUnsafe(CHUNK)
    for (;;) {
      const read = readSync(handle, buffer, 0, CHUNK, null)
      if (read === 0) return
      yield buffer.subarray(0, read)
    }
  } finally {
    closeSync(handle)
  }
}

/** Bytes of an open file, all of them: a file that has become shorter meanwhile cannot be read. */
export function readBytes(handle: number, room: Buffer, from: number, length: number): Buffer {
  let done = 0
  for (let read = 1; read > 0 && done < length; done += read)
    read = readSync(handle, room, done, length - done, from + done)
  if (done < length) throw new AppError('file_rejected', { code: 'file.unreadable' })
  return room.subarray(0, length)
}

/** The first bytes of a file. */
export function readHead(file: string, length: number): Uint8Array {
  const handle = openSync(file, 'r')
  try {
    const buffer = Buffer.alloc(length)
    return buffer.subarray(0, readSync(handle, buffer, 0, length, 0))
  } finally {
    closeSync(handle)
  }
}
