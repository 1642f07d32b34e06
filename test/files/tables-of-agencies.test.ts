import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { inspectTable, readHeadingLookup } from '../../electron/files/inspect-table.ts'
import { findResources } from '../../electron/resources.ts'
import type { ParsedRow } from '../../shared/domain/import/row-parser.ts'
import { hasSharedFiles, sharedFile } from '../support/shared-files.ts'

const lookup = readHeadingLookup(findResources(import.meta.dirname))

async function read(file: string) {
  const sheets: ParsedRow[][] = []
  const report = await inspectTable(
    file,
    { lookup, today: '2026-11-25' },
    {
      onSheet(index) {
        sheets[index] = []
      },
      onRows(index, rows) {
        sheets[index]?.push(...rows)
      },
    },
  )
  return { report, sheets }
}

describe.skipIf(!hasSharedFiles)('real tables', () => {
  test('1,200 penalty notices: the originals are the decoded source, cell by cell', async () => {
    const file = sharedFile('data/penalty-cbrc-gb18030.csv')
    const { report, sheets } = await read(file)
    const source = parse(new TextDecoder('gb18030', { fatal: true }).decode(readFileSync(file)), {
      skip_empty_lines: true,
    })
    expect(report).toMatchObject({ encoding: 'gb18030', table: 'penalty', rows: 1200, outcome: 'accept-with-problems' })
    expect(sheets[0]?.map((row) => row.original)).toEqual(source.slice(1))
    expect(sheets[0]?.filter((row) => row.blocked)).toEqual([])
    const written = sheets[0]?.filter((row) => row.original[1] !== undefined && /\d年|[一二]年/.test(row.original[1]))
    expect(written?.filter((row) => row.date === null).map((row) => row.original[1])).toEqual([
      expect.stringMatching(/^2017年1月23日、2月20日$/),
    ])
  })

  test('the workbook of four sheets: 55 slipped rows are blocked, nothing else', async () => {
    const { report, sheets } = await read(sharedFile('data/enforcement-sample.xlsx'))
    expect(report.sheets.map(({ name, table, rows }) => [name, table, rows])).toEqual([
      ['行政处罚', 'penalty', 1400],
      ['行政许可', 'licence', 120],
      ['检查对象', 'object', 478],
      ['事项目录', 'item', 268],
    ])
    expect(report.sheets[0]?.unknownHeadings, 'three numbers became headings').toContain('永金罚决字〔2024〕25号')
    const blocked = sheets.flat().filter((row) => row.blocked)
    expect(blocked.map((row) => row.problems.map(({ code }) => code))).toEqual(
      Array.from({ length: 55 }, () => ['row.cells_shifted']),
    )
    const [licence] = sheets[1] ?? []
    expect(licence?.facts['legal_rep_name'] ?? '', 'numbers and names of the party are read too').not.toBe('')
    for (const problem of report.problems) expect(problem.message).toMatch(/^工作表“.+”第 \d+ 行.*。$/)
  })
})
