import { tiffDirectories } from '../../shared/domain/import/tiff-directories.ts'

/** What looking into a file told: pages where it has any, text where it was asked for, whether it can be opened. */
export interface Probe {
  pages: number | null
  fault: 'doc.corrupt' | 'doc.encrypted' | null
  text: string | null
}

const corrupt: Probe = { pages: null, fault: 'doc.corrupt', text: null }
const onePage: Probe = { pages: 1, fault: null, text: null }

/** A JPEG is whole when its segments lead to the picture data and an end marker follows (ITU-T T.81, annex B). */
export function probeJpeg(bytes: Buffer): Probe {
  let at = 2
  let hasFrame = false
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return corrupt
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) hasFrame = true
    if (marker === 0xda) return hasFrame && bytes.lastIndexOf(Buffer.from([0xff, 0xd9])) > at ? onePage : corrupt
    at += 2 + bytes.readUInt16BE(at + 2)
  }
  return corrupt
}

/** A PNG is whole when its chunks lead from IHDR to IEND (ISO/IEC 15948). */
export function probePng(bytes: Buffer): Probe {
  let at = 8
  while (at + 12 <= bytes.length) {
    const kind = bytes.toString('latin1', at + 4, at + 8)
    if (at === 8 && kind !== 'IHDR') return corrupt
    at += 12 + bytes.readUInt32BE(at)
    if (kind === 'IEND') return at <= bytes.length ? onePage : corrupt
  }
  return corrupt
}

/** TIFF: one page a directory. */
export function probeTiff(bytes: Buffer): Probe {
  const directories = tiffDirectories(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  return directories === undefined ? corrupt : { pages: directories.length, fault: null, text: null }
}
