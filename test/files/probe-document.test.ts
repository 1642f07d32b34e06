import { expect, test } from 'vitest'
import { probeDocument } from '../../electron/files/probe-document.ts'
import { makeZip } from '../support/zip.ts'

/** A little-endian TIFF of one empty directory a frame; `next` overrides where the last one leads. */
function tiff(frames: number, next = 0): Buffer {
  const bytes = Buffer.alloc(8 + frames * 6)
  bytes.write('II*\0', 'latin1')
  bytes.writeUInt32LE(8, 4)
  for (let i = 0; i < frames; i += 1) bytes.writeUInt32LE(i + 1 < frames ? 8 + (i + 1) * 6 : next, 8 + i * 6 + 2)
  return bytes
}

test('pages of a TIFF are its frames; a chain in a circle or out of the file is damage', async () => {
  expect(await probeDocument('fax.tif', tiff(3))).toMatchObject({ realType: 'tiff', pages: 3, problems: [] })
  expect(await probeDocument('fax.tif', tiff(3, 8))).toMatchObject({ pages: null, problems: ['doc.corrupt'] })
  expect(await probeDocument('fax.tif', tiff(1, 4096))).toMatchObject({ problems: ['doc.corrupt'] })
})

test('a PNG that ends in the middle is damaged', async () => {
  const chunk = (kind: string, size: number): Buffer => {
    const bytes = Buffer.alloc(12 + size)
    bytes.writeUInt32BE(size, 0)
    bytes.write(kind, 4, 'latin1')
    return bytes
  }
  const whole = Buffer.concat([
    Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1'),
    chunk('IHDR', 13),
    chunk('IDAT', 40),
    chunk('IEND', 0),
  ])
  expect(await probeDocument('a.png', whole)).toMatchObject({ pages: 1, problems: [] })
  expect(await probeDocument('a.png', whole.subarray(0, -20))).toMatchObject({ problems: ['doc.corrupt'] })
})

test('what a name promises and the content does not keep', async () => {
  expect(await probeDocument('决定书.doc', Buffer.from('<html>'))).toMatchObject({
    realType: 'html',
    problems: ['doc.type_mismatch'],
  })
  expect(await probeDocument('录音.mp3', Buffer.from([1, 0, 2, 3, 4, 5, 6, 7]))).toMatchObject({
    realType: 'binary',
    problems: [],
  })
  const docx = makeZip([
    { name: 'word/document.xml', bytes: '<w:document xmlns:w="w"><w:p><w:t>甲</w:t></w:p></w:document>' },
  ])
  expect(await probeDocument('a.docx', docx, true)).toMatchObject({ realType: 'docx', text: '甲\n', problems: [] })
  expect(await probeDocument('a.docx', docx.subarray(0, 40))).toMatchObject({ problems: ['doc.corrupt'] })
})

test('XML that is not well formed and an expanding entity are damage, not work', async () => {
  const laughs = '<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><d><t>&b;</t></d>'
  for (const xml of ['<d><t>', laughs]) {
    const docx = makeZip([{ name: 'word/document.xml', bytes: xml }])
    expect(await probeDocument('a.docx', docx, true)).toMatchObject({ text: null, problems: ['doc.corrupt'] })
  }
})
