import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib'

/** The fastest level that still finds what the records of a table have in common: a fifth of their size, in half the time of level 3. */
const LEVEL = 1
/**
 * Texts of one frame; packs that are stored rest on it. One text is read by unpacking its frame, in an eighth of a millisecond; a frame
 * of a thousand texts takes four times as long, one of fewer texts more room: 12 % more than a thousand already.
 */
export const TEXTS_A_FRAME = 256
/** The most bytes that a UTF-16 unit takes in UTF-8. */
const BYTES_A_UNIT = 3
const LINE_BREAK = 10

/** Where the frames of a pack lie, as the seekable format of Zstandard writes it: a last frame that others skip. */
const SKIPPED_FRAME = 0x184d2a5e
const SEEK_TABLE = 0x8f92eab1
const [HEAD_BYTES, ENTRY_BYTES, FOOT_BYTES] = [8, 8, 9]

interface Frame {
  packed: Uint8Array
  /** bytes of its texts */
  size: number
}

/**
 * Packs texts until they are taken: one line of UTF-8 each (JSON Lines, so a text holds no line break), compressed as frames of
 * Zstandard (RFC 8878) of `TEXTS_A_FRAME` lines each, behind them the table of the frames.
 */
export function textPacker(): { add(text: string): void; take(): Uint8Array<ArrayBuffer> } {
  let room = Buffer.allocUnsafe(1 << 18)
  let used = 0
  let texts = 0
  let frames: Frame[] = []
  const closeFrame = (): void => {
    const params = { [constants.ZSTD_c_compressionLevel]: LEVEL }
    frames.push({ packed: zstdCompressSync(room.subarray(0, used), { params }), size: used })
    used = 0
    texts = 0
  }
  return {
    add(text) {
      if (texts === TEXTS_A_FRAME) closeFrame()
      const most = used + text.length * BYTES_A_UNIT + 1
      if (most > room.length) {
        const larger = Buffer.allocUnsafe(2 * most)
        room.copy(larger, 0, 0, used)
        room = larger
      }
      used += room.write(text, used, 'utf8')
      room[used] = LINE_BREAK
      used += 1
      texts += 1
    },
    take() {
      if (texts > 0) closeFrame()
      const pack = joined(frames)
      frames = []
      return pack
    },
  }
}

function joined(frames: readonly Frame[]): Uint8Array<ArrayBuffer> {
  const table = Buffer.alloc(HEAD_BYTES + frames.length * ENTRY_BYTES + FOOT_BYTES)
  table.writeUInt32LE(SKIPPED_FRAME, 0)
  table.writeUInt32LE(table.length - HEAD_BYTES, 4)
  for (const [i, { packed, size }] of frames.entries()) {
    table.writeUInt32LE(packed.length, HEAD_BYTES + i * ENTRY_BYTES)
    table.writeUInt32LE(size, HEAD_BYTES + i * ENTRY_BYTES + 4)
  }
  table.writeUInt32LE(frames.length, table.length - FOOT_BYTES)
  table.writeUInt32LE(SEEK_TABLE, table.length - 4)
  const parts = [...frames.map(({ packed }) => packed), table]
  const pack = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    pack.set(part, at)
    at += part.length
  }
  return pack
}

/** The texts of a pack that was opened; a frame is unpacked when one of its texts is asked for. */
export interface OpenPack {
  /** The text at a place, counted from 0 in the order in which they were added; undefined beyond the last. */
  at(place: number): string | undefined
  /** The places of the texts that hold a piece of text. */
  placesOf(piece: string): number[]
}

/** Opens a pack; throws for bytes that are none. */
export function openPack(pack: Uint8Array): OpenPack {
  const frames = framesOf(Buffer.from(pack.buffer, pack.byteOffset, pack.byteLength))
  const open: OpenFrame[] = []
  const frameAt = (i: number): OpenFrame | undefined => {
    const frame = frames[i]
    return frame && (open[i] ??= openFrame(frame))
  }
  return {
    at: (place) => textAt(frameAt(Math.floor(place / TEXTS_A_FRAME)), place % TEXTS_A_FRAME),
    placesOf: (piece) =>
      frames.flatMap((frame, i) => {
        const opened = openFrame(frame)
        if (!opened.bytes.includes(piece)) return []
        return [...opened.starts.keys()]
          .filter((place) => textAt(opened, place)?.includes(piece))
          .map((place) => i * TEXTS_A_FRAME + place)
      }),
  }
}

function framesOf(pack: Buffer): Frame[] {
  if (pack.length < FOOT_BYTES || pack.readUInt32LE(pack.length - 4) !== SEEK_TABLE)
    throw new Error('not a pack of texts')
  const count = pack.readUInt32LE(pack.length - FOOT_BYTES)
  const entries = pack.length - FOOT_BYTES - count * ENTRY_BYTES
  let start = 0
  return Array.from({ length: count }, (_, i) => {
    const length = pack.readUInt32LE(entries + i * ENTRY_BYTES)
    const packed = pack.subarray(start, start + length)
    start += length
    return { packed, size: pack.readUInt32LE(entries + i * ENTRY_BYTES + 4) }
  })
}

interface OpenFrame {
  bytes: Buffer
  /** where each text begins, and the end of the last */
  starts: number[]
}

/** Node's least piece, for frames of one short record. */
const LEAST_PIECE = 64

function openFrame({ packed, size }: Frame): OpenFrame {
  // in one piece, and a byte more: a piece that comes out full makes Node provide the next
  const bytes = zstdDecompressSync(packed, { chunkSize: Math.max(size + 1, LEAST_PIECE) })
  const starts = [0]
  for (let end = bytes.indexOf(LINE_BREAK); end >= 0; end = bytes.indexOf(LINE_BREAK, end + 1)) starts.push(end + 1)
  return { bytes, starts }
}

function textAt(frame: OpenFrame | undefined, place: number): string | undefined {
  const next = frame?.starts[place + 1]
  return frame && next !== undefined ? frame.bytes.toString('utf8', frame.starts[place], next - 1) : undefined
}
