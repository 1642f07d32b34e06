import { spawnSync } from 'node:child_process'
import { zstdDecompressSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { openPack, TEXTS_A_FRAME, textPacker } from '../../electron/files/packed-texts.ts'

const packOf = (texts: readonly string[]): Uint8Array => {
  const packer = textPacker()
  for (const text of texts) packer.add(text)
  return packer.take()
}
const many = Array.from({ length: 3 * TEXTS_A_FRAME + 7 }, (_, i) => JSON.stringify([`案卷${i}`, '', 'a"\n𠮷']))

test('every text of a pack stands at its place, in whatever frame it lies', () => {
  for (const texts of [many, many.slice(0, TEXTS_A_FRAME), many.slice(0, 1), ['', ''], []]) {
    const pack = openPack(packOf(texts))
    expect(texts.map((_, place) => pack.at(place))).toEqual(texts)
    expect([pack.at(texts.length), pack.at(texts.length + TEXTS_A_FRAME)]).toEqual([undefined, undefined])
  }
})

test('a packer begins anew once its texts are taken', () => {
  const packer = textPacker()
  for (const text of many) packer.add(text)
  packer.take()
  packer.add('又')
  expect([openPack(packer.take()).at(0), openPack(packer.take()).at(0)]).toEqual(['又', undefined])
})

test('a piece of text is found wherever it stands', () => {
  const pack = openPack(packOf(many))
  expect(pack.placesOf('"案卷700"')).toEqual([700])
  expect(pack.placesOf('𠮷')).toHaveLength(many.length)
  expect(pack.placesOf('没有')).toEqual([])
})

test('a pack is a file of Zstandard that any reader of the format unpacks; other bytes are none', () => {
  const lines = `${many.join('\n')}\n`
  const pack = packOf(many)
  expect(zstdDecompressSync(pack).toString('utf8').startsWith(`${many[0]}\n`)).toBe(true)
  const tool = spawnSync('zstd', ['-dc'], { input: pack })
  if (!tool.error) expect(tool.stdout.toString('utf8')).toBe(lines)
  expect(() => openPack(Buffer.from('PK'))).toThrow('not a pack')
})
