import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { openWorkbook } from '../../electron/files/read-xlsx.ts'
import { workbookFile } from '../support/workbook-file.ts'

const dir = mkdtempSync(path.join(tmpdir(), 'read-xlsx-'))
afterAll(() => rmSync(dir, { recursive: true }))

async function read(sheet: string, parts: Record<string, string> = {}) {
  const book = await openWorkbook(workbookFile(sheet, parts))
  try {
    const rows = []
    for (const { rows: blocks } of book.sheets) for await (const block of blocks()) rows.push(...block)
    return rows
  } finally {
    book.close()
  }
}
const data = (rows: string, after = ''): string => `<worksheet><sheetData>${rows}</sheetData>${after}</worksheet>`
const STYLES =
  '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="31"/></cellXfs></styleSheet>'

describe('cells', () => {
  test('numbers, days of every format, texts of every kind, in columns with gaps', async () => {
    const rows = await read(
      data(`<row r="2"><c r="A2" s="1"><v>45418</v></c><c r="C2" s="2"><v>45418.5</v></c><c r="D2" s="3"><v>45418</v></c></row>
        <row r="5"><c><v>12</v></c><c t="s"><v>1</v></c><c t="inlineStr"><is><r><t>甲</t></r><r><t xml:space="preserve"> 乙&amp;丙</t></r><rPh><t>jia</t></rPh></is></c><c t="str"><v>一_x000D_二</v></c><c t="b"><v>1</v></c><c><v>0.1000000000000001</v></c></row>`),
      { styles: STYLES, sharedStrings: '<sst><si><t>零</t></si><si><r><t>一</t></r><r><t>一</t></r></si></sst>' },
    )
    expect(rows).toEqual([
      { line: 2, cells: ['2024-05-06', '', '2024-05-06 12:00:00', '2024-05-06'] },
      { line: 5, cells: ['12', '一一', '甲 乙&丙', '一\r二', 'TRUE', '0.1'] },
    ])
  })
  test('what Excel has lost or marked is noted', async () => {
    const [row] = await read(
      data(
        '<row><c><v>110101199003078763</v></c><c t="e"><v>#REF!</v></c><c><f>A1</f></c><c t="str"><f>A1</f><v></v></c><c s="1"><v>60</v></c><c s="1"><v>1e300</v></c></row>',
      ),
      { styles: STYLES },
    )
    expect(row?.notes).toEqual({
      0: 'number.precision_lost',
      1: 'cell.error_value',
      2: 'formula.no_cached_value',
      4: 'date.invalid',
      5: 'date.invalid',
    })
  })
  test('merged cells carry down over pieces of any size, also with a prefix before every name', async () => {
    const many = Array.from(
      { length: 3000 },
      (_, i) => `<x:row r="${i + 1}"><x:c r="B${i + 1}"><x:v>${i}</x:v></x:c></x:row>`,
    )
    const rows = await read(
      `<x:worksheet xmlns:x="s"><x:sheetData>${many.join('').replace('<x:c r="B2">', '<x:c r="A2"><x:v>7</x:v></x:c><x:c r="B2">')}</x:sheetData><x:mergeCells count="1"><x:mergeCell ref="A2:A2999"/></x:mergeCells></x:worksheet>`,
    )
    expect(rows[1]).toEqual({ line: 2, cells: ['7', '1'] })
    expect(rows[2998]).toEqual({ line: 2999, cells: ['7', '2998'], carried: true })
    expect(rows[2999]).toEqual({ line: 3000, cells: ['', '2999'] })
  })
})

describe('shared strings are read as far as cells need them', () => {
  const MANY = 30_000
  const texts = Array.from({ length: MANY }, (_, i) => (i === 7 ? '#REF!' : `第${i}号`))
  const sharedStrings = `<sst>${texts.map((text) => `<si><t>${text}</t></si>`).join('')}</sst>`
  const cells = (index: (i: number) => number): string =>
    data(
      texts
        .map((_, i) => `<row><c t="s"><v>${index(i)}</v></c><c r="B${i + 1}" s="0" t="s"><v>0</v></c></row>`)
        .join(''),
    )
  test('in the order of the cells and in any other', async () => {
    const rows = await read(
      cells((i) => i),
      { sharedStrings },
    )
    expect(rows.map((row) => row.cells[0])).toEqual(texts)
    expect(rows[7]).toEqual({ line: 8, cells: ['#REF!', '第0号'], notes: { 0: 'cell.error_value' } })
    const backwards = await read(
      cells((i) => MANY - 1 - i),
      { sharedStrings },
    )
    expect(backwards.map((row) => row.cells[0])).toEqual(texts.toReversed())
  })
  test('the first rows do not wait for the last string; what is wrong behind those that are needed is still found', async () => {
    const damaged = { sharedStrings: sharedStrings.replace('</sst>', '&lol;</sst>') }
    const few = data('<row><c t="s"><v>3</v></c></row>')
    const book = await openWorkbook(workbookFile(few, damaged))
    const blocks = book.sheets[0]?.rows()[Symbol.asyncIterator]()
    expect((await blocks?.next())?.value).toEqual([{ line: 1, cells: ['第3号'] }])
    await expect(blocks?.next()).rejects.toThrow('unknown entity')
    book.close()
  })
})

describe('a damaged workbook is never read in part', () => {
  const row = '<row r="3"><c r="A3" t="s"><v>0</v></c></row>'
  const strings = { sharedStrings: '<sst><si><t>甲</t></si></sst>' }
  test.each([
    ['cut off', `<worksheet><sheetData>${row}`],
    ['closes what is not open', data(`${row}</row>`)],
    ['a shared string that is not there', data('<row><c t="s"><v>5</v></c></row>')],
    ['rows out of order', data(`${row}<row r="2"/>`)],
    ['one column twice', data('<row><c r="B1"><v>1</v></c><c r="A1"><v>2</v></c></row>')],
    ['a column beyond the last', data('<row><c r="XFE1"><v>1</v></c></row>')],
    ['a line beyond the last', data('<row r="1048577"/>')],
    ['a cell outside a row', data('<c r="A1"><v>1</v></c>')],
    ['a document type', `<!DOCTYPE a [<!ENTITY b "c">]>${data(row)}`],
    ['an unknown entity', data('<row><c t="str"><v>&lol;</v></c></row>')],
    ['an unknown entity beside a value', data('<row><c t="str"><v>1</v>&lol;</c></row>')],
    ['a character that XML does not know', data('<row><c t="str"><v>甲\u0001乙</v></c></row>')],
    ['a declaration in the middle', data(`<?xml version="1.0"?>${row}`)],
    ['empty', ''],
  ])('%s', async (_name, sheet) => {
    await expect(read(sheet, strings)).rejects.toThrow()
  })
  test('an unknown entity beside the text of a shared string', async () => {
    const beside = { sharedStrings: '<sst><si><t>甲</t>&lol;</si></sst>' }
    await expect(read(data(row), beside)).rejects.toThrow('unknown entity')
  })
  test('a sheet that is listed and not there', async () => {
    const file = path.join(dir, 'no-sheet.xlsx')
    writeFileSync(file, workbookFile(data(row), { sheet: 'xl/worksheets/other.xml' }))
    await expect(openWorkbook(file)).rejects.toThrow('no part')
  })
  test('values in the last column only do not grow without limit', async () => {
    const wide = Array.from({ length: 2500 }, (_, i) => `<row><c r="XFD${i + 1}"><v>1</v></c></row>`).join('')
    await expect(read(data(wide))).rejects.toThrow('more empty cells')
  })
})
