import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { inspectTable, readHeadingLookup } from '../../electron/files/inspect-table.ts'
import { findResources } from '../../electron/resources.ts'
import type { ParsedRow } from '../../shared/domain/import/row-parser.ts'
import { hasSharedFiles, sharedFile } from '../support/shared-files.ts'

interface Expected {
  file: string
  kind: string
  outcome: string
  alternative?: string
  encoding?: string
  table?: string
  sheet?: string
  sheets?: { sheet: string; table: string | null; rows: number; rows_clean?: number }[]
  rows?: number
  rows_clean?: number
  problems: { row: number | null; field: string | null; code: string }[]
  spot?: { row: number; field: string; value: string | null }[]
  real_type?: string
}

const manifest = hasSharedFiles
  ? (JSON.parse(readFileSync(sharedFile('data/nasty/manifest.json'), 'utf8')) as { files: Expected[] })
  : { files: [] }
const lookup = readHeadingLookup(findResources(import.meta.dirname))
const sameEncoding = (name: string | null): string | null => (name === 'gb18030' ? 'gbk' : name)
const order = (a: { row: number | null; code: string; field: string | null }): string =>
  `${String(a.row).padStart(4, '0')} ${a.code} ${a.field}`

describe.skipIf(!hasSharedFiles)('every nasty table ends as its manifest says', () => {
  test.each(manifest.files.filter((entry) => entry.kind === 'table').map((entry) => [entry.file, entry] as const))(
    '%s',
    async (name, expected) => {
      const parsed: ParsedRow[] = []
      const report = await inspectTable(
        sharedFile('data/nasty', name),
        { lookup, today: '2026-01-01' },
        {
          onRows(_sheet, rows) {
            parsed.push(...rows)
          },
        },
      )
      expect(
        report.problems
          .map(({ row, field, code }) => ({ row, field, code }))
          .map(order)
          .sort(),
      ).toEqual(
        expected.problems
          .map(({ row, field, code }) => ({ row, field: code.startsWith('csv.') ? null : field, code }))
          .map(order)
          .sort(),
      )
      expect(report.outcome).toBe(expected.outcome)
      if (expected.rows !== undefined) expect(report.rows).toBe(expected.rows)
      if (expected.rows_clean !== undefined) expect(report.rowsClean).toBe(expected.rows_clean)
      if (expected.encoding) expect(sameEncoding(report.encoding)).toBe(sameEncoding(expected.encoding))
      if (expected.table) expect(report.table).toBe(expected.table)
      if (expected.sheet) expect(report.sheet).toBe(expected.sheet)
      if (expected.real_type) expect(report.realType).toBe(expected.real_type)
      for (const sheet of expected.sheets ?? []) {
        const found = report.sheets.find((one) => one.name === sheet.sheet)
        // a hidden sheet is not read at all, which is as good as reading it and finding no table
        if (!found) expect(sheet.table).toBe(null)
        else expect(found).toMatchObject({ table: sheet.table, rows: sheet.rows })
      }
      for (const { row, field, value } of expected.spot ?? []) {
        expect(parsed.find((one) => one.row === row)?.facts[field] ?? null, `${row} ${field}`).toBe(value)
      }
      for (const row of parsed)
        expect(Object.values(row.facts), 'never writes back what Excel has lost').not.toContain('440000000000000000')
    },
  )
})
