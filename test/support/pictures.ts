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
 * A PDF as a fax machine or an old scanner makes it: one page, one black picture in CCITT Group 4 (ITU-T T.6), 64 by 64.
 * The first line: horizontal mode, no white, 64 black; every other line is like the one before.
 */
export function faxPdf(): Buffer {
  const first = `001${'00110101'}${'0000001111'}${'0000110111'}`
  const bits = `${first}${'11'.repeat(63)}${'000000000001'.repeat(2)}`
  const picture = Buffer.from(
    (bits.padEnd(Math.ceil(bits.length / 8) * 8, '0').match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)),
  )
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
