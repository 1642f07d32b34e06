import { crc32, deflateRawSync } from 'node:zlib'
import { encodeGbk } from './gb18030.ts'

/** 2026-08-31 00:00 in the two words of a ZIP time stamp: fixed, so that equal files give equal archives. */
const STAMP = { time: 0, date: ((2026 - 1980) << 9) | (8 << 5) | 31 }

/**
 * A ZIP as Windows' own packer writes it on a Chinese system: names in GBK, the UTF-8 flag not set (APPNOTE 4.4.4 bit 11).
 * Files that are compressed already (PDF) are stored.
 */
export function writeGbkZip(files: readonly { name: string; bytes: Buffer }[]): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const file of files) {
    const name = encodeGbk(file.name)
    const stored = file.name.endsWith('.pdf')
    const packed = stored ? file.bytes : deflateRawSync(file.bytes)
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(stored ? 0 : 8, 4)
    fields.writeUInt16LE(STAMP.time, 6)
    fields.writeUInt16LE(STAMP.date, 8)
    fields.writeUInt32LE(crc32(file.bytes), 10)
    fields.writeUInt32LE(packed.length, 14)
    fields.writeUInt32LE(file.bytes.length, 18)
    fields.writeUInt16LE(name.length, 22)
    parts.push(Buffer.from('PK\u0003\u0004'), fields, name, packed)
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(at, 10)
    directory.push(Buffer.from('PK\u0001\u0002'), Buffer.from([20, 0]), fields, tail, name)
    at += 30 + name.length + packed.length
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(files.length, 4)
  end.writeUInt16LE(files.length, 6)
  end.writeUInt32LE(size, 8)
  end.writeUInt32LE(at, 12)
  return Buffer.concat([...parts, ...directory, Buffer.from('PK\u0005\u0006'), end])
}
