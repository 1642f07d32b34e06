import { expect, test } from 'vitest'
import { readHtmlTable, readSpreadsheetMl } from '../../electron/files/read-markup-table.ts'

const workbook = (rows: string): string =>
  `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="处罚"><Table>${rows}</Table></Worksheet></Workbook>`

test('Excel 2003 XML: gaps, merges, CDATA, errors, days', () => {
  const [sheet] = readSpreadsheetMl(
    workbook(`
      <Row><Cell ss:MergeAcross="1"><Data ss:Type="String">当事人</Data></Cell><Cell><Data ss:Type="String">日期</Data></Cell></Row>
      <Row ss:Index="4"><Cell ss:MergeDown="1"><Data ss:Type="String"><![CDATA[甲<乙>]]></Data></Cell><Cell ss:Index="3"><Data ss:Type="DateTime">2024-05-01T00:00:00.000</Data></Cell></Row>
      <Row><Cell ss:Index="3"><Data ss:Type="Error">#REF!</Data></Cell></Row>`),
  )
  expect(sheet).toEqual({
    name: '处罚',
    rows: [
      { line: 1, cells: ['当事人', '', '日期'] },
      { line: 4, cells: ['甲<乙>', '', '2024-05-01'] },
      { line: 5, cells: ['甲<乙>', '', '#REF!'], carried: true, notes: { 2: 'cell.error_value' } },
    ],
  })
})

test('broken XML throws and gives no half of a sheet', () => {
  expect(() => readSpreadsheetMl('<Workbook><Worksheet>')).toThrow(/unclosed tag/)
})

test('a web table: entities, spans, nothing of scripts', () => {
  const [sheet] = readHtmlTable(
    `<table><script>document.write('<tr><td>x</td></tr>')</script><tr><th colspan=2>当事人&nbsp;</th><th>金额</th></tr>
     <tr><td rowspan="2">甲&amp;乙</td><td>A&#x4E2D;<br>B</td><td>1</td></tr><tr><td>C</td><td>2</td></tr></table>`,
  )
  expect(sheet?.rows).toEqual([
    { line: 1, cells: ['当事人', '', '金额'] },
    { line: 2, cells: ['甲&乙', 'A中\nB', '1'] },
    { line: 3, cells: ['甲&乙', 'C', '2'], carried: true },
  ])
})
