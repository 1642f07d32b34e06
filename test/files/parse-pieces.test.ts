import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { decodeBytes } from '../../electron/files/decode.ts'
import { NOTHING_KNOWN } from '../../electron/files/known-mappings.ts'
import { openPack } from '../../electron/files/packed-texts.ts'
import { parseFile } from '../../electron/files/parse-file.ts'
import type { ParseMessage, ParseOrder } from '../../electron/files/parse-messages.ts'
import { parseTable } from '../../electron/files/parse-table.ts'
import { readCsv } from '../../electron/files/read-csv.ts'
import { pieceCutter } from '../../electron/files/text-pieces.ts'
import { CASE_ROW_COLUMNS } from '../../shared/domain/import/case-row.ts'
import type { FileReport } from '../../shared/domain/import/file-report.ts'
import type { NamedAgency } from '../../shared/domain/import/named-agency.ts'
import { workbookFile } from '../support/workbook-file.ts'
import { encodeGbk } from '../../electron/rehearsal/gb18030.ts'
import { findResources } from '../../electron/resources.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'mingjuan-pieces-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

function fileOf(bytes: Uint8Array): string {
  const file = path.join(folder, 'table.csv')
  writeFileSync(file, bytes)
  return file
}

/** Parts of a file as they are cut, each of at least `size` bytes but the last. */
function partsOf(bytes: Buffer, size: number): Buffer[] {
  const handle = openSync(fileOf(bytes), 'r')
  try {
    const { endOf } = pieceCutter(handle, { bytes: bytes.length, delimiter: ',' }, size)
    const parts: Buffer[] = []
    for (let from = 0; from < bytes.length; ) {
      const to = endOf(from)
      parts.push(bytes.subarray(from, to))
      from = to
    }
    return parts
  } finally {
    closeSync(handle)
  }
}

// 罚 and 𠮷 in GB18030: the second byte of the one is a letter, the later bytes of the other hold a digit
const CHARACTERS: Record<string, number[]> = { 罚: [0xb7, 0xa3], 丂: [0x81, 0x40], 𠮷: [0x95, 0x34, 0xb2, 0x35] }
const gb18030 = (text: string): Buffer =>
  Buffer.from(Array.from(text).flatMap((one) => CHARACTERS[one] ?? [one.charCodeAt(0)]))

const rowsOf = (pieces: Iterable<string>) => [...readCsv(pieces, ',')]

test('a text is cut where records end, whatever stands in it: the parts hold the records of the whole', () => {
  const text = fc.string({
    unit: fc.constantFrom('a', '罚', '丂', '𠮷', ',', ',', '"', '"', '\n', '\r\n', '\r'),
    maxLength: 60,
  })
  fc.assert(
    fc.property(
      text,
      fc.integer({ min: 1, max: 20 }),
      fc.constantFrom('utf-8' as const, 'gb18030' as const),
      (whole, size, encoding) => {
        const bytes = encoding === 'utf-8' ? Buffer.from(whole) : gb18030(whole)
        const parts = partsOf(bytes, size)
        expect(Buffer.concat(parts)).toEqual(bytes)
        for (const part of parts.slice(0, -1)) expect(part.length).toBeGreaterThanOrEqual(size)
        let linesBefore = 0
        const rows = parts.flatMap((part) => {
          const read = readCsv(decodeBytes([part], encoding, true), ',')
          const own = []
          let next = read.next()
          for (; !next.done; next = read.next()) own.push({ ...next.value, line: linesBefore + next.value.line })
          linesBefore += next.value - 1
          return own
        })
        expect(rows).toEqual(rowsOf([whole]))
      },
    ),
    { numRuns: 3000 },
  )
})

const orderOf = (file: string): ParseOrder => ({
  path: file,
  today: '2026-09-01',
  sheet: undefined,
  mapping: undefined,
  encoding: undefined,
  headingLine: undefined,
  known: NOTHING_KNOWN,
  resources: findResources(import.meta.dirname).dir,
})

const AGENCY = CASE_ROW_COLUMNS.indexOf('agency_no')

/** All that a reading sends: how the sheet is understood, every record, every problem, the report. */
function gathered(messages: readonly ParseMessage[]) {
  const rows: unknown[] = []
  const problems: unknown[] = []
  let report: FileReport | undefined
  let batches = 0
  const lists = new Map<number, NamedAgency[]>()
  for (const message of messages) {
    if (message.type === 'end') ({ report } = message)
    if (message.type !== 'rows') continue
    batches += 1
    const pack = openPack(message.pack)
    const agencies = [...(lists.get(message.reader) ?? []), ...message.agencies]
    lists.set(message.reader, agencies)
    for (const [i, values] of message.rows.entries()) {
      const place = values[AGENCY]
      const agency = typeof place === 'number' ? agencies[place] : null
      rows.push([values.toSpliced(AGENCY, 1), agency, pack.facts(i), pack.cells(i)])
    }
    expect(() => pack.cells(message.rows.length)).toThrow('without a record')
    problems.push(...message.problems)
  }
  return { sheets: messages.filter(({ type }) => type === 'sheet'), rows, problems, report, batches }
}

async function asOne(file: string) {
  const messages: ParseMessage[] = []
  await parseTable(orderOf(file), (message) => messages.push(message))
  return gathered(messages)
}
async function inPieces(file: string) {
  const messages: ParseMessage[] = []
  for await (const message of parseFile(orderOf(file), new AbortController().signal)) messages.push(message)
  return gathered(messages)
}

const HEADINGS =
  '案件名称,行政处罚决定书文号,行政相对人名称,行政相对人类别,统一社会信用代码,违法事实,罚款金额（元）,处罚决定日期,处罚机关'
/** Records with something wrong in every few: what is wrong must be told of the same record and line, however the file is read. */
function line(i: number): string {
  const number = `云罚〔2025〕${i % 1000 === 999 ? 1 : i + 1}号`
  const fact = i % 7 === 0 ? '"他说：""不知道"",\n第二行"' : '未按规定公示'
  const day = i % 31 === 0 ? '2026-02-30' : '2026-03-01'
  if (i % 97 === 0) return `某案,${number},张某`
  if (i % 101 === 0) return ',,,,,,,,'
  if (i % 103 === 0) return '合计,,,,,,1000,,'
  return ` 某案${'甲'.repeat(i % 40)},${number},张某,自然人,91110000600007450${i % 10},${fact},${i % 50}000.5,${day},云山市第${i % 9}局`
}
const LINES = 40_000
const table = (breaks: string, last = ''): string =>
  `"标题：${breaks}处罚案件一览"${breaks}${HEADINGS}${breaks}${Array.from({ length: LINES }, (_, i) => line(i)).join(breaks)}${breaks}${last}`

test.each([
  ['GB18030', () => Buffer.from(encodeGbk(table('\r\n')))],
  ['UTF-8 with a byte order mark, line breaks of old Macintoshes', () => Buffer.from(`\ufeff${table('\r')}`)],
])('several threads read of a large text what one reads: %s', async (_, bytes) => {
  const file = fileOf(bytes())
  const [whole, parts] = [await asOne(file), await inPieces(file)]
  expect(parts.rows.length).toBeGreaterThan(LINES * 0.95)
  expect(whole.problems.length).toBeGreaterThan(1000)
  expect({ ...parts, batches: 0 }).toEqual({ ...whole, batches: 0 })
  expect(parts.batches).toBeGreaterThan(10)
})

test('where a quote is never closed, the reading ends with the record that holds the rest', async () => {
  const file = fileOf(Buffer.from(table('\n', `某案,"云罚〔2025〕9号\n${table('\n').replaceAll('"', '')}`)))
  const [whole, parts] = [await asOne(file), await inPieces(file)]
  expect(parts.problems.at(-1)).toMatchObject({ code: 'csv.unclosed_quote' })
  expect({ ...parts, batches: 0 }).toEqual({ ...whole, batches: 0 })
})

test('bytes that are no text reject the file, wherever a thread meets them', async () => {
  const bytes = Buffer.from(encodeGbk(table('\n')))
  bytes[bytes.length - 3] = 0xff
  const file = fileOf(bytes)
  const [whole, parts] = [await asOne(file), await inPieces(file)]
  expect(parts.report).toMatchObject({ outcome: 'reject', encoding: 'gb18030' })
  expect(parts.report?.problems.at(-1)).toEqual(whole.report?.problems.at(-1))
  // whoever meets it, and whoever is done first
  expect((await inPieces(file)).report).toEqual(parts.report)
})

const CELLS = '处罚决定书文号,当事人名称,案由,行政处罚内容,罚款金额(元),处罚决定日期,作出处罚决定的机关名称'.split(',')
const sheetOf = (rows: readonly (readonly string[])[]): string => {
  const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`
  return `<worksheet><sheetData>${rows.map((row) => `<row>${row.map(cell).join('')}</row>`).join('')}</sheetData></worksheet>`
}
const penalties = (count: number): string[][] => [
  CELLS,
  ...Array.from({ length: count }, (_, i) => [
    `云罚〔2024〕${i + 1}号`,
    '甲公司',
    '占道',
    '警告',
    '0',
    '2024-05-06',
    '局',
  ]),
]
const notes = Array.from({ length: 5000 }, (_, i) => [`说明第${i}条`])

test.each<[string, Buffer, Partial<FileReport>]>([
  ['of one sheet', workbookFile(sheetOf(penalties(3000))), { outcome: 'accept', rows: 3000 }],
  [
    'with notes before the records',
    workbookFile(sheetOf(penalties(50)), { before: sheetOf(notes) }),
    { outcome: 'accept', rows: 50 },
  ],
  [
    'that is cut off within a sheet',
    workbookFile(sheetOf(penalties(3000)).slice(0, 200_000)),
    { outcome: 'reject', encoding: null },
  ],
  [
    'with a sheet that is not well formed',
    workbookFile(sheetOf(penalties(3000)).replace('2000号', '2000号<<<>')),
    { outcome: 'reject', encoding: null },
  ],
])('two threads read of a workbook what one reads: %s', async (_, bytes, report) => {
  const file = fileOf(bytes)
  const [whole, parts] = [await asOne(file), await inPieces(file)]
  expect(parts.report).toMatchObject(report)
  expect({ ...parts, batches: 0 }).toEqual({ ...whole, batches: 0 })
})
