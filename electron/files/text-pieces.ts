import { readSync } from 'node:fs'
import type { Encoding } from '../../shared/domain/import/file-report.ts'
import { readBytes } from './decode.ts'

/**
 * Encodings in which the bytes of quotes, delimiters and line breaks are never part of another character, so that a text can be cut
 * without being decoded: in GB18030 the later bytes of a character are 0x30–0x39 or from 0x40 on.
 */
export const canBeCut = (encoding: Encoding): boolean =>
  encoding === 'gb18030' || encoding === 'utf-8' || encoding === 'utf-8-bom'

const QUOTE = 34
const LINE_FEED = 10
const CARRIAGE_RETURN = 13
const READ_BEYOND = 1 << 16
/** No record of any agency is longer than this, or half of it: what begins here goes on to the end of the file. */
const LONGEST_PIECE = 1 << 24
/** The most of a piece that is read: beyond it `readCsv` has given its last record up. */
const MOST_BYTES = LONGEST_PIECE + (1 << 20)

export interface PieceCutter {
  /**
   * Where the first record ends that reaches at least the size of a piece beyond a place where one begins: the end of the file, at the
   * latest. Cuts by the same rules as `readCsv`: a quote at the beginning of a cell opens, and line breaks within quotes do not count.
   */
  endOf: (from: number) => number
  /** A part of the file; what was read to cut it is not read again. Use it before asking for anything else: the room is the same. */
  bytesOf: (from: number, to: number) => Uint8Array
}

/** Cuts an open file into pieces of some `size` bytes. */
export function pieceCutter(handle: number, file: { bytes: number; delimiter: string }, size: number): PieceCutter {
  const delimiter = file.delimiter.charCodeAt(0)
  let room = Buffer.allocUnsafe(size + READ_BEYOND)
  let held = { from: 0, length: 0 }
  const read = (from: number, length: number): Buffer => {
    if (length > room.length) room = Buffer.allocUnsafe(length)
    held = { from, length: 0 }
    const bytes = readBytes(handle, room, from, length)
    held = { from, length }
    return bytes
  }
  return {
    endOf(from) {
      for (let length = size + READ_BEYOND; length <= LONGEST_PIECE; length *= 2) {
        if (from + size >= file.bytes) break
        const end = endOfRecord(read(from, Math.min(length, file.bytes - from)), delimiter, size)
        if (end !== undefined) return from + end
      }
      return file.bytes
    },
    bytesOf(from, to) {
      const length = Math.min(to - from, MOST_BYTES)
      return from === held.from && length <= held.length ? room.subarray(0, length) : read(from, length)
    },
  }
}

/** Where the text of a file begins, in bytes: behind the byte order mark. A quote there opens a cell. */
export function startOfText(handle: number, encoding: Encoding): number {
  const head = Buffer.alloc(MARK.length)
  readSync(handle, head, 0, MARK.length, 0)
  return encoding !== 'gb18030' && head.equals(MARK) ? MARK.length : 0
}
const MARK = Buffer.from([0xef, 0xbb, 0xbf])

/** The first end of a record at or after `least`; undefined where these bytes do not tell. */
function endOfRecord(bytes: Buffer, delimiter: number, least: number): number | undefined {
  let at = 0
  for (;;) {
    const quote = bytes.indexOf(QUOTE, at)
    const plainUntil = quote < 0 ? bytes.length : quote
    for (let i = Math.max(at, least - 1); i < plainUntil; i += 1) {
      if (bytes[i] === LINE_FEED) return i + 1
      if (bytes[i] !== CARRIAGE_RETURN) continue
      if (i + 1 === bytes.length) return undefined
      if (bytes[i + 1] !== LINE_FEED) return i + 1
    }
    if (quote < 0) return undefined
    const before = bytes[quote - 1]
    const opens = quote === 0 || before === delimiter || before === LINE_FEED || before === CARRIAGE_RETURN
    const closed = opens ? closingQuote(bytes, quote + 1) : quote
    if (closed === undefined) return undefined
    at = closed + 1
  }
}

function closingQuote(bytes: Buffer, from: number): number | undefined {
  for (let at = bytes.indexOf(QUOTE, from); at >= 0 && at + 1 < bytes.length; at = bytes.indexOf(QUOTE, at + 2))
    if (bytes[at + 1] !== QUOTE) return at
  return undefined
}
