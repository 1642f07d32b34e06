import { crc32, deflateRawSync } from 'node:zlib'

/** An entry as a test wants it, right or wrong. */
export interface ZipPart {
  name: string | Buffer
  bytes?: Buffer | string
  /** set the UTF-8 flag; names given as text are written in UTF-8 in either case */
  utf8?: boolean
  /** Unix mode of the entry, e.g. 0o120777 for a link */
  mode?: number
  /** stated in place of the right values */
  crc?: number
  size?: number
}

/** Writes a ZIP, also one that lies: what tests of hostile archives need and no library offers. */
export function makeZip(parts: readonly ZipPart[]): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const part of parts) {
    const name = Buffer.isBuffer(part.name) ? part.name : Buffer.from(part.name)
    const bytes = Buffer.from(part.bytes ?? '')
    const packed = deflateRawSync(bytes)
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(part.utf8 ? 0x800 : 0, 2)
    fields.writeUInt16LE(8, 4)
    fields.writeUInt32LE(part.crc ?? crc32(bytes), 10)
    fields.writeUInt32LE(packed.length, 14)
    fields.writeUInt32LE(part.size ?? bytes.length, 18)
    fields.writeUInt16LE(name.length, 22)
    bodies.push(Buffer.from('PK\u0003\u0004'), fields, name, packed)
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(((part.mode ?? 0) << 16) >>> 0, 6)
    tail.writeUInt32LE(at, 10)
    directory.push(Buffer.from('PK\u0001\u0002'), Buffer.from([20, 3]), fields, tail, name)
    at += 30 + name.length + packed.length
  }
  const size = directory.reduce((sum, piece) => sum + piece.length, 0)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(parts.length, 4)
  end.writeUInt16LE(parts.length, 6)
  end.writeUInt32LE(size, 8)
  end.writeUInt32LE(at, 12)
  return Buffer.concat([...bodies, ...directory, Buffer.from('PK\u0005\u0006'), end])
}
