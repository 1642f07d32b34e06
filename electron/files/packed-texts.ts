import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import type { FactsPatch } from '../../shared/domain/import/case-row.ts'
import type { Encoding } from '../../shared/domain/import/file-report.ts'
import { decodeBytes } from './decode.ts'
import { readCsv } from './read-csv.ts'

/**
 * What was read of some hundred records, compressed together (Zstandard, RFC 8878): their facts, a line of JSON each (a merge patch on
 * the cells), and what was sent: a line of JSON each with their cells, or their part of the file as it is.
 */
export interface RecordPack {
  facts: Uint8Array<ArrayBuffer>
  originals: Uint8Array<ArrayBuffer>
  /** how a part of a file is read; null where the originals are lines of JSON */
  text: PackedText | null
}
export interface PackedText {
  encoding: Encoding
  delimiter: string
  /** places of the lines among them that are no record: blanks, totals */
  skipped: readonly number[]
}

/** The fastest level that still finds what the records of a table have in common: a sixth of their size, in half the time of level 3. */
const LEVEL = 1
/** The most bytes that a UTF-16 unit takes in UTF-8. */
const BYTES_A_UNIT = 3
const LINE_BREAK = 10

export function compressed(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const frame = zstdCompressSync(bytes, { params: { [constants.ZSTD_c_compressionLevel]: LEVEL } })
  return new Uint8Array(frame)
}

/** Gathers texts without line breaks until they are taken: a line each, compressed. */
export function linePacker(): { add(text: string): void; take(): Uint8Array<ArrayBuffer> } {
  let room = Buffer.allocUnsafe(1 << 16)
  let used = 0
  return {
    add(text) {
      const most = used + text.length * BYTES_A_UNIT + 1
      if (most > room.length) {
        const larger = Buffer.allocUnsafe(2 * most)
        room.copy(larger, 0, 0, used)
        room = larger
      }
      used += room.write(text, used, 'utf8')
      room[used] = LINE_BREAK
      used += 1
    },
    take() {
      const pack = compressed(room.subarray(0, used))
      used = 0
      return pack
    },
  }
}

/** A pack that was opened; its records are counted from 0. */
export interface OpenPack {
  facts(place: number): FactsPatch
  cells(place: number): string[]
  /** The places of the records of which a fact or a cell holds a text, or is it as a whole. */
  placesOf(text: string, whole: boolean): number[]
}

/** What a pack is unpacked in pieces of: of Node's own 16 KB they take half as long again. */
const PIECE = 1 << 16
const unpacked = (pack: Uint8Array): Buffer => zstdDecompressSync(pack, { chunkSize: PIECE })

/** Opens a pack: all of it is unpacked, which takes half a millisecond for 200 records. */
export function openPack(pack: RecordPack): OpenPack {
  const facts = packedLines(pack.facts)
  const cells = pack.text === null ? packedLines(pack.originals) : packedRecords(pack.originals, pack.text)
  return {
    facts: (place) => facts.parsed(place) as FactsPatch,
    cells: (place) => cells.parsed(place) as string[],
    placesOf: (text, whole) => [...new Set([...facts.placesOf(text, whole), ...cells.placesOf(text, whole)])],
  }
}

type PackedPart = Pick<OpenPack, 'placesOf'> & { parsed(place: number): unknown }

/** Lines of JSON, each decoded when it is asked for. */
function packedLines(pack: Uint8Array): PackedPart {
  const bytes = unpacked(pack)
  const starts = [0]
  for (let end = bytes.indexOf(LINE_BREAK); end >= 0; end = bytes.indexOf(LINE_BREAK, end + 1)) starts.push(end + 1)
  const at = (place: number): string => {
    const next = starts[place + 1]
    if (next === undefined) throw new Error(`a pack without a record ${place}`)
    return bytes.toString('utf8', starts[place], next - 1)
  }
  return {
    parsed: (place) => JSON.parse(at(place)),
    placesOf: (text, whole) =>
      bytes.includes(JSON.stringify(text).slice(1, -1))
        ? [...starts.keys()].slice(0, -1).filter((place) => holds(JSON.parse(at(place)) as object, text, whole))
        : [],
  }
}

/** Part of a file, read by the same rules as the whole was. */
function packedRecords(pack: Uint8Array, { encoding, delimiter, skipped }: PackedText): PackedPart {
  const none = new Set(skipped)
  const text = [...decodeBytes([unpacked(pack)], encoding, true)].join('')
  let records: string[][] | undefined
  const all = (): string[][] =>
    (records ??= [...readCsv([text], delimiter)].flatMap(({ cells }, place) => (none.has(place) ? [] : [cells])))
  return {
    parsed(place) {
      const cells = all()[place]
      if (!cells) throw new Error(`a pack without a record ${place}`)
      return cells
    },
    // a quote stands doubled in the text
    placesOf: (wanted, whole) =>
      text.includes(wanted) || wanted.includes('"')
        ? [...all().keys()].filter((place) => holds(all()[place] ?? [], wanted, whole))
        : [],
  }
}

const holds = (values: object, text: string, whole: boolean): boolean =>
  Object.values(values).some(
    (value: unknown) => typeof value === 'string' && (whole ? value === text : value.includes(text)),
  )
