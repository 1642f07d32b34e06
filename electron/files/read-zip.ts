import { closeSync, openSync, readSync } from 'node:fs'
import { pipeline } from 'node:stream'
import { crc32, createInflateRaw, inflateRawSync } from 'node:zlib'
import { type Entry, fromBufferPromise, openPromise, type ZipFile } from 'yauzl'
import { cleanPath, entryPathFault, isLitter } from '../../shared/domain/import/entry-path.ts'
import {
  Budget,
  type BundleEntry,
  type BundleFault,
  type BundleListing,
  BundleRefused,
  isSystemError,
  joined,
} from './bundle-entry.ts'
import { decodeNames } from './zip-names.ts'

const OPTIONS = { decodeStrings: false, lazyEntries: true, autoClose: false, validateEntrySize: true } as const
const UNICODE_PATH = 0x7075

/**
 * Lists a ZIP and checks every name before anything is unpacked. Entries that climb, are absolute or are links are told of
 * and refuse the whole; what is too deep is left out and told of. Throws BundleRefused for what cannot be listed.
 */
export async function readZip(source: string | Buffer, budget: Budget): Promise<BundleListing> {
  const zip = await openZip(source)
  const bytes = openBytes(source)
  const close = (): void => {
    zip.close()
    bytes.close()
  }
  try {
    const raw = await listEntries(zip, budget.limits.maxEntries)
    return { ...sortOut(zip, raw, budget, bytes), close }
  } catch (error) {
    close()
    throw error
  }
}

/** Bytes of the archive at a place; fewer where it ends. */
interface ArchiveBytes {
  at(position: number, length: number): Buffer
  close: () => void
}

function openBytes(source: string | Buffer): ArchiveBytes {
  if (typeof source !== 'string')
    return { at: (position, length) => source.subarray(position, position + length), close: () => undefined }
  const handle = openSync(source, 'r')
  return {
    at(position, length) {
      const bytes = Buffer.allocUnsafe(length)
      return bytes.subarray(0, readSync(handle, bytes, 0, length, position))
    },
    close: () => closeSync(handle),
  }
}

async function openZip(source: string | Buffer): Promise<ZipFile> {
  try {
    return await (typeof source === 'string' ? openPromise(source, OPTIONS) : fromBufferPromise(source, OPTIONS))
  } catch (error) {
    if (isSystemError(error)) throw error
    throw new BundleRefused('zip.truncated', null, messageOf(error))
  }
}

async function listEntries(zip: ZipFile, maxEntries: number): Promise<Entry[]> {
  if (zip.entryCount > maxEntries) throw new BundleRefused('zip.too_many_entries', null, String(zip.entryCount))
  const entries: Entry[] = []
  try {
    for await (const entry of zip.eachEntry()) entries.push(entry)
  } catch (error) {
    throw new BundleRefused('zip.truncated', null, messageOf(error))
  }
  if (entries.length === 0) throw new BundleRefused('zip.no_entries')
  if (entries.some((entry) => (entry.generalPurposeBitFlag & 1) === 1)) throw new BundleRefused('zip.encrypted')
  return entries
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** With `decodeStrings: false` names come as bytes; the type of the library says text. */
const nameBytes = (entry: Entry): Buffer => {
  const name: unknown = entry.fileName
  return Buffer.isBuffer(name) ? name : Buffer.from(String(name))
}

function sortOut(
  zip: ZipFile,
  raw: Entry[],
  budget: Budget,
  bytes: ArchiveBytes,
): { entries: BundleEntry[]; faults: BundleFault[] } {
  const entries: BundleEntry[] = []
  const faults: BundleFault[] = []
  const names = decodeNames(
    raw.map((entry) => ({
      bytes: nameBytes(entry),
      utf8: (entry.generalPurposeBitFlag & 0x800) !== 0,
      unicodePath: unicodePath(entry),
    })),
  )
  for (const [i, entry] of raw.entries()) {
    const { name, guessed } = names[i] ?? { name: '', guessed: true }
    const bad = entryPathFault(name) ?? (isSpecial(entry) ? 'zip.symlink' : undefined)
    if (bad !== undefined) {
      faults.push({ code: bad, path: name, value: null })
      continue
    }
    const path = cleanPath(name)
    if (/[/\\]$/.test(name) || isLitter(path)) continue
    if (path === '') {
      faults.push({ code: 'zip.no_name', path: name, value: null })
      continue
    }
    if (path.split('/').length - 1 > budget.limits.maxDepth) {
      faults.push({ code: 'zip.too_deep', path, value: `${path.split('/').length - 1} 层` })
      continue
    }
    if (guessed) faults.push({ code: 'zip.name_encoding', path, value: null })
    const { uncompressedSize: statedSize } = entry
    const pieces = (): AsyncIterable<Buffer> => entryPieces(zip, entry, path, budget)
    const read = async (): Promise<Buffer> => readSmall(bytes, entry, path, budget) ?? joined(pieces())
    const mark = `${statedSize} ${entry.crc32}`
    entries.push({ path, originalPath: name, statedSize, mark, pieces, read })
  }
  return { entries, faults }
}

/** Info-ZIP Unicode Path (APPNOTE 4.6.9): version 1, CRC of the plain name, UTF-8. */
function unicodePath(entry: Entry): string | undefined {
  const field = entry.extraFields.find(({ id }) => id === UNICODE_PATH)?.data
  if (!field || field.length < 6 || field[0] !== 1 || field.readUInt32LE(1) !== crc32(nameBytes(entry)))
    return undefined
  return field.subarray(5).toString('utf8')
}

/** Links, devices and pipes: the upper half of the attributes holds the Unix mode, whichever system claims to have made it. */
function isSpecial(entry: Entry): boolean {
  const type = (entry.externalFileAttributes >>> 16) & 0o170000
  return type !== 0 && type !== 0o100000 && type !== 0o040000
}

/** The content of an entry as it is unpacked, within the limits; its end is reached only when the checksum fits. */
async function* entryPieces(zip: ZipFile, entry: Entry, path: string, budget: Budget): AsyncGenerator<Buffer> {
  budget.foresee(path, entry.uncompressedSize, entry.compressedSize)
  let produced = 0
  let sum = 0
  try {
    for await (const piece of await unpacked(zip, entry)) {
      produced += piece.length
      budget.spend(path, piece.length, produced, entry.compressedSize)
      sum = crc32(piece, sum)
      yield piece
    }
  } catch (error) {
    // a stick that was pulled is no fault of the archive
    if (error instanceof BundleRefused || isSystemError(error)) throw error
    throw new BundleRefused('zip.damaged', path, messageOf(error))
  }
  if (produced !== entry.uncompressedSize || sum !== entry.crc32) throw new BundleRefused('zip.damaged', path, 'CRC-32')
}

/** Pieces of 16 KiB, as they come by themselves, cost more than what is done with them. */
const PIECE = 1 << 17

async function unpacked(zip: ZipFile, entry: Entry): Promise<AsyncIterable<Buffer>> {
  if (entry.compressionMethod !== 8) return zip.openReadStreamPromise(entry)
  const inflate = createInflateRaw({ chunkSize: PIECE })
  // what goes wrong on either side ends the other, and is thrown to whoever reads
  pipeline(await zip.openReadStreamPromise(entry, { decodeFileData: false }), inflate, () => undefined)
  return inflate
}

/** Up to this size an entry is unpacked at once: more than half of the time of small documents goes into streams otherwise. */
const SMALL = 1 << 20
const LOCAL_HEADER = 30

/** The content of a small entry, under the same limits and checks as in pieces; undefined for one that is not so simple. */
function readSmall(bytes: ArchiveBytes, entry: Entry, path: string, budget: Budget): Buffer | undefined {
  const { compressedSize, uncompressedSize, compressionMethod, relativeOffsetOfLocalHeader: at } = entry
  if (uncompressedSize > SMALL || compressedSize > SMALL || (compressionMethod !== 0 && compressionMethod !== 8))
    return undefined
  const header = bytes.at(at, LOCAL_HEADER)
  if (header.length < LOCAL_HEADER || header.readUInt32LE(0) !== 0x04034b50)
    throw new BundleRefused('zip.damaged', path, 'local header')
  const begin = at + LOCAL_HEADER + header.readUInt16LE(26) + header.readUInt16LE(28)
  const packed = bytes.at(begin, compressedSize)
  let content: Buffer
  try {
    content =
      compressionMethod === 0 ? packed : inflateRawSync(packed, { maxOutputLength: Math.max(1, uncompressedSize) })
  } catch (error) {
    throw new BundleRefused('zip.damaged', path, messageOf(error))
  }
  budget.spend(path, content.length, content.length, compressedSize)
  if (content.length !== uncompressedSize || crc32(content) !== entry.crc32)
    throw new BundleRefused('zip.damaged', path, 'CRC-32')
  return content
}
