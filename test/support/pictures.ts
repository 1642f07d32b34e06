import { crc32, deflateSync } from 'node:zlib'

/** A grey PNG: black inside the rectangle [left, top, right, bottom] in thousandths, white around it. */
export function pngWithBlock(width: number, height: number, block: readonly [number, number, number, number]): Buffer {
  const rows = Buffer.alloc((width + 1) * height, 255)
  for (let y = 0; y < height; y += 1) {
    rows[y * (width + 1)] = 0
    const inRows = y >= (block[1] * height) / 1000 && y < (block[3] * height) / 1000
    if (inRows)
      rows.fill(0, y * (width + 1) + 1 + (block[0] * width) / 1000, y * (width + 1) + 1 + (block[2] * width) / 1000)
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 0, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

/**
 * A black picture, 64 by 64, in CCITT Group 4 (ITU-T T.6). The first line: horizontal mode, no white, 64 black; every other line is
 * like the one before.
 */
function blackFax(): Buffer {
  const first = `001${'00110101'}${'0000001111'}${'0000110111'}`
  const bits = `${first}${'11'.repeat(63)}${'000000000001'.repeat(2)}`
  return Buffer.from(
    (bits.padEnd(Math.ceil(bits.length / 8) * 8, '0').match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)),
  )
}

/**
 * A TIFF of two pages as fax machines send it, 200 dots an inch across and 100 down (TIFF 6.0): the first black in Group 4, the second
 * deflated, white with a black left half. Of another compression the first says so, and is none.
 */
export function faxTiff(firstCompression = 4): Buffer {
  const half = Buffer.alloc(64 * 8)
  for (let y = 0; y < 64; y += 1) half.fill(255, y * 8, y * 8 + 4)
  const pages = [
    { picture: blackFax(), compression: firstCompression },
    { picture: deflateSync(half), compression: 8 },
  ]
  const ENTRIES = 11
  const DIRECTORY = 2 + 12 * ENTRIES + 4
  let file = Buffer.from('49492a0008000000', 'hex')
  for (const [i, { picture, compression }] of pages.entries()) {
    const [fractionsAt, pictureAt] = [file.length + DIRECTORY, file.length + DIRECTORY + 16]
    const entries: [tag: number, type: 3 | 4 | 5, value: number][] = [
      [256, 3, 64],
      [257, 3, 64],
      [258, 3, 1],
      [259, 3, compression],
      [262, 3, 0],
      [273, 4, pictureAt],
      [278, 3, 64],
      [279, 4, picture.length],
      [282, 5, fractionsAt],
      [283, 5, fractionsAt + 8],
      [296, 3, 2],
    ]
    const directory = Buffer.alloc(DIRECTORY)
    directory.writeUInt16LE(ENTRIES, 0)
    for (const [n, [tag, type, value]] of entries.entries()) {
      directory.writeUInt16LE(tag, 2 + 12 * n)
      directory.writeUInt16LE(type, 4 + 12 * n)
      directory.writeUInt32LE(1, 6 + 12 * n)
      directory.writeUInt32LE(value, 10 + 12 * n)
    }
    const next = i === pages.length - 1 ? 0 : pictureAt + picture.length
    directory.writeUInt32LE(next, DIRECTORY - 4)
    const fractions = Buffer.alloc(16)
    for (const [n, value] of [200, 1, 100, 1].entries()) fractions.writeUInt32LE(value, 4 * n)
    file = Buffer.concat([file, directory, fractions, picture])
  }
  return file
}

/** A PDF as a fax machine or an old scanner makes it: one page, one black picture in Group 4. */
export function faxPdf(): Buffer {
  const picture = blackFax()
  const draw = Buffer.from('q 595 0 0 842 0 0 cm /I Do Q')
  const objects: [string, Buffer?][] = [
    ['<</Type/Catalog/Pages 2 0 R>>'],
    ['<</Type/Pages/Count 1/Kids[3 0 R]>>'],
    ['<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>>>'],
    [`<</Length ${draw.length}>>`, draw],
    [
      `<</Type/XObject/Subtype/Image/Width 64/Height 64/ColorSpace/DeviceGray/BitsPerComponent 1/Filter/CCITTFaxDecode/DecodeParms<</K -1/Columns 64/Rows 64>>/Length ${picture.length}>>`,
      picture,
    ],
  ]
  let text = Buffer.from('%PDF-1.5\n')
  const starts: number[] = []
  for (const [i, [body, stream]] of objects.entries()) {
    starts.push(text.length)
    const tail = stream ? [Buffer.from('\nstream\n'), stream, Buffer.from('\nendstream')] : []
    text = Buffer.concat([text, Buffer.from(`${i + 1} 0 obj\n${body}`), ...tail, Buffer.from('\nendobj\n')])
  }
  const table = starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`).join('')
  const end = `xref\n0 6\n0000000000 65535 f \n${table}trailer\n<</Size 6/Root 1 0 R>>\nstartxref\n${text.length}\n%%EOF\n`
  return Buffer.concat([text, Buffer.from(end)])
}
