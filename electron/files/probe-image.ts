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

/** More directories than any fax has: a chain that long is no picture. */
const MAX_FRAMES = 100_000

/** TIFF: one page a directory of the chain (TIFF 6.0, section 2); a chain that leads outside or in a circle is damage. */
export function probeTiff(bytes: Buffer): Probe {
  if (bytes.length < 8) return corrupt
  const little = bytes[0] === 0x49
  const u16 = (at: number): number => (little ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at))
  const u32 = (at: number): number => (little ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at))
  const seen = new Set<number>()
  let at = u32(4)
  while (at !== 0) {
    if (at + 2 > bytes.length || seen.has(at) || seen.size >= MAX_FRAMES) return corrupt
    seen.add(at)
    const next = at + 2 + 12 * u16(at)
    if (next + 4 > bytes.length) return corrupt
    at = u32(next)
  }
  return seen.size === 0 ? corrupt : { pages: seen.size, fault: null, text: null }
}
