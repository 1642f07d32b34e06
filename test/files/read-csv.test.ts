import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { detectDelimiter, readCsv } from '../../electron/files/read-csv.ts'

const cell = fc.string({ unit: fc.constantFrom('a', '罚', '𠮷', ',', '"', '\n', '\r\n', '\t', ' ', ';', '〔') })
const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 8 })
const quoted = (text: string): string =>
  /[",\n\r]/.test(text) || text.length % 2 === 1 ? `"${text.replaceAll('"', '""')}"` : text

/** Cuts a text into pieces at the given places, wherever they fall. */
function pieces(text: string, cuts: number[]): string[] {
  const at = [...new Set(cuts.map((cut) => cut % (text.length + 1)))].sort((a, b) => a - b)
  return [0, ...at].map((from, i) => text.slice(from, at[i] ?? text.length))
}

const cells = (text: string, cuts: number[] = []): string[][] =>
  [...readCsv(pieces(text, cuts), ',')].map((row) => row.cells)

test('reads what csv-parse reads, however the text is cut into pieces', () => {
  fc.assert(
    fc.property(
      table,
      fc.constantFrom('\n', '\r\n'),
      fc.boolean(),
      fc.array(fc.nat()),
      (rows, lineBreak, closed, cuts) => {
        const text = rows.map((row) => row.map(quoted).join(',')).join(lineBreak) + (closed ? lineBreak : '')
        const expected = parse(text, { relax_column_count: true, skip_empty_lines: false, record_delimiter: lineBreak })
        expect(cells(text, cuts)).toEqual(expected)
        expect(cells(text, cuts)).toEqual(rows)
      },
    ),
    { numRuns: 500 },
  )
})

test('a record is counted by the line on which it begins', () => {
  const rows = [...readCsv(['a,b\r\n"1\n2\n3",x\r\n', 'c,d\n'], ',')]
  expect(rows.map((row) => [row.line, row.cells])).toEqual([
    [1, ['a', 'b']],
    [2, ['1\n2\n3', 'x']],
    [5, ['c', 'd']],
  ])
})

test('line breaks of any kind inside quotes are kept; blank and ragged lines come as they are', () => {
  expect(cells('"a\r\nb",c\n\nd\n,,,\n')).toEqual([['a\r\nb', 'c'], [''], ['d'], ['', '', '', '']])
})

test('a quote that is never closed takes the rest, says so, and does not read on for ever', () => {
  expect([...readCsv(['x,y\na,"b\n', 'c,d\n'], ',')]).toEqual([
    { line: 1, cells: ['x', 'y'] },
    { line: 2, cells: ['a', 'b\nc,d\n'], unclosed: true },
  ])
  let asked = 0
  function* endless(): Generator<string> {
    yield 'a,"b\n'
    for (;;) {
      asked += 1
      yield 'c,d\n'.repeat(1 << 16)
    }
  }
  const [record] = [...readCsv(endless(), ',')]
  expect(record?.unclosed).toBe(true)
  expect(asked).toBeLessThan(20)
})

test('quotes inside an unquoted cell are characters like others', () => {
  expect(cells('5"管,"x"y\n')).toEqual([['5"管', 'xy']])
})

test.each([
  ['a,b,c\n1;2,3,4', ','],
  ['a\tb\tc\n1,2\t3\t4', '\t'],
  ['a;b;c\n1;2;3', ';'],
])('%j is parted by %j', (head, delimiter) => {
  expect(detectDelimiter(head)).toBe(delimiter)
})

test('a record that is too long to be one ends the reading, and says so', () => {
  const long = 'x'.repeat(1 << 16)
  const rows = [...readCsv(['a,b\n', ...Array.from({ length: 70 }, () => long), '\nc,d\n'], ',')]
  expect(rows.map(({ line, unclosed }) => [line, unclosed ?? false])).toEqual([
    [1, false],
    [2, true],
  ])
})
