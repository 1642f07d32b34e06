import { expect, test } from 'vitest'
import { plainPageCount } from '../../electron/files/pdf-page-count.ts'
import { probePdf } from '../../electron/files/probe-pdf.ts'
import { hasSharedFiles, sharedFile } from '../support/shared-files.ts'
import { readFileSync, readdirSync } from 'node:fs'
import { scanPdf } from '../support/scan-pdf.ts'

const scan = (pages: number): Buffer => scanPdf([Buffer.from('jpeg')], { width: 1, height: 1 }, pages)

test('a plain table of objects leads to the count of the page tree, also behind a later state', () => {
  const pdf = scan(3)
  expect(plainPageCount(pdf)).toBe(3)
  const before = /startxref\n(\d+)/.exec(pdf.toString('latin1'))?.[1]
  const at = pdf.length
  const object = '2 0 obj\n<</Type/Pages/Count 2/Kids[3 0 R 6 0 R]>>\nendobj\n'
  const table = `xref\n2 1\n${String(at).padStart(10, '0')} 00000 n \ntrailer\n<</Size 12/Root 1 0 R/Prev ${before}>>\nstartxref\n${at + object.length}\n%%EOF\n`
  expect(plainPageCount(Buffer.concat([pdf, Buffer.from(object + table)]))).toBe(2)
})

test('whatever is not so plain is left to the PDF library', () => {
  const pdf = scan(2)
  const changed = (from: string, to: string): Buffer => Buffer.from(pdf.toString('latin1').replace(from, to), 'latin1')
  for (const other of [
    pdf.subarray(0, -30),
    pdf.subarray(100),
    changed('/Root 1 0 R', '/Root 1 0 R/Encrypt 9 0 R'),
    changed('/Root 1 0 R', '/Root 2 0 R'),
    changed('/Count 2', '/Count 0'),
    changed('startxref\n', 'startxref\n9'),
    Buffer.alloc(0),
  ])
    expect(plainPageCount(other)).toBe(undefined)
})

test.skipIf(!hasSharedFiles)('it says what the library says of the shared documents', async () => {
  const folder = sharedFile('data/nasty/documents')
  for (const name of readdirSync(folder).filter((one) => one.endsWith('.pdf'))) {
    const bytes = readFileSync(`${folder}/${name}`)
    const plain = plainPageCount(bytes)
    if (plain !== undefined) expect([name, plain]).toEqual([name, (await probePdf(bytes, true)).pages])
  }
})
