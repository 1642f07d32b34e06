import { expect, test } from 'vitest'
import { compressed, linePacker, openPack } from '../../electron/files/packed-texts.ts'
import { encodeGbk } from '../../electron/rehearsal/gb18030.ts'

const linesOf = (values: readonly unknown[]): Uint8Array<ArrayBuffer> => {
  const packer = linePacker()
  for (const value of values) packer.add(JSON.stringify(value))
  return packer.take()
}
const CELLS = [
  ['案卷1', '', 'a"\n𠮷'],
  ['案卷2', '警告', ''],
]
const FACTS = [{ fine_amount: '2.00' }, { cause: null }]

test('facts and cells stand at the place of their record; there is nothing behind the last', () => {
  const pack = openPack({ facts: linesOf(FACTS), originals: linesOf(CELLS), text: null })
  expect([0, 1].map((place) => [pack.facts(place), pack.cells(place)])).toEqual([
    [FACTS[0], CELLS[0]],
    [FACTS[1], CELLS[1]],
  ])
  expect(() => pack.cells(2)).toThrow('without a record 2')
})

test('a part of a file is read by the rules of the whole; lines that are no record do not count', () => {
  const part = Buffer.from(encodeGbk('案卷1;"警告;\r\n罚款"\r\n\r\n合计;2\r\n案卷2;说"不"'))
  const pack = openPack({
    facts: linesOf(FACTS),
    originals: compressed(part),
    text: { encoding: 'gb18030', delimiter: ';', skipped: [1, 2] },
  })
  expect([pack.cells(0), pack.cells(1)]).toEqual([
    ['案卷1', '警告;\r\n罚款'],
    ['案卷2', '说"不"'],
  ])
  expect(() => pack.cells(2)).toThrow('without a record 2')
  expect([pack.placesOf('案卷', false), pack.placesOf('案卷', true), pack.placesOf('说"不"', true)]).toEqual([
    [0, 1],
    [],
    [1],
  ])
})

test('a text is found wherever it stands, as a part or as a whole', () => {
  const pack = openPack({ facts: linesOf(FACTS), originals: linesOf(CELLS), text: null })
  expect(pack.placesOf('案卷', false)).toEqual([0, 1])
  expect(pack.placesOf('案卷', true)).toEqual([])
  expect(pack.placesOf('a"\n', false)).toEqual([0])
  expect(pack.placesOf('2.00', true)).toEqual([0])
  expect(pack.placesOf('没有', false)).toEqual([])
})

test('a packer begins anew once its lines are taken', () => {
  const packer = linePacker()
  packer.add('["一"]')
  packer.take()
  packer.add('["又"]')
  const pack = openPack({ facts: linesOf(FACTS), originals: packer.take(), text: null })
  expect(pack.cells(0)).toEqual(['又'])
})
