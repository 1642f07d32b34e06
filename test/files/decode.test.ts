import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { decodeFile, detectEncoding } from '../../electron/files/decode.ts'
import { encodeGbk } from '../../electron/rehearsal/gb18030.ts'

const dir = mkdtempSync(path.join(tmpdir(), 'mingjuan-decode-'))
afterAll(() => {
  rmSync(dir, { recursive: true })
})
let count = 0
function file(bytes: Uint8Array): string {
  const name = path.join(dir, `${(count += 1)}.csv`)
  writeFileSync(name, bytes)
  return name
}
const read = (name: string): [string, string] => {
  const encoding = detectEncoding(name)
  return [encoding, [...decodeFile(name, encoding)].join('')]
}

// long enough for several pieces, so that characters are cut in the middle
const long = `行政处罚决定书文号,当事人\n${'云市监罚〔2024〕1号,阿里𠮷\n'.repeat(9000)}`

test('byte order marks name the encoding and are no part of the text', () => {
  expect(read(file(Buffer.from(`\ufeff${long}`)))).toEqual(['utf-8-bom', long])
  expect(read(file(Buffer.from(`\ufeff${long}`, 'utf16le')))).toEqual(['utf-16le', long])
  expect(read(file(Buffer.from(`\ufeff${long}`, 'utf16le').swap16()))).toEqual(['utf-16be', long])
})

test('without a mark: strict UTF-8, then strict GB18030', () => {
  expect(read(file(Buffer.from(long)))).toEqual(['utf-8', long])
  const common = long.replaceAll('𠮷', '吉')
  expect(read(file(encodeGbk(common)))).toEqual(['gb18030', common])
})

test('UTF-16 without a mark is known by its zero bytes', () => {
  const text = 'a,b,c\n1,2,3\n'
  expect(read(file(Buffer.from(text, 'utf16le')))).toEqual(['utf-16le', text])
})

test('GB18030 that shows only far behind the first megabyte is still read right', () => {
  const ascii = 'a,b\n'.repeat(300_000)
  expect(read(file(Buffer.concat([Buffer.from(ascii), encodeGbk('罚款,警告\n')])))).toEqual([
    'gb18030',
    `${ascii}罚款,警告\n`,
  ])
})

test('bytes that are neither are refused, never replaced', () => {
  expect(() => detectEncoding(file(Buffer.from([0x61, 0x2c, 0xff, 0xff, 0x0a])))).toThrow(
    expect.objectContaining({ code: 'file_rejected', details: { code: 'encoding.undecodable' } }),
  )
})
