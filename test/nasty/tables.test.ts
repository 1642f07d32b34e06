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
  never?: string
  allowed_problems?: string[]
  skipped_lines?: string[]
}

const manifest = hasSharedFiles
  ? (JSON.parse(readFileSync(sharedFile('data/nasty/manifest.json'), 'utf8')) as { files: Expected[] })
  : { files: [] }
const lookup = readHeadingLookup(findResources(import.meta.dirname))
/** What must not happen, in the manifest's words, and how it would show. */
const NEVER: Record<string, (rows: ParsedRow[]) => void> = {
  'shift cells of a long or short row into neighbouring columns': (rows) => {
    const ragged = rows.filter((row) => row.problems.some(({ code }) => code.startsWith('csv.row_too_')))
    expect(ragged).toHaveLength(3)
    for (const row of ragged) expect([row.facts, row.blocked]).toEqual([{}, true])
  },
  'drop or merge a flagged row without saying so': (rows) => {
    const flagged = rows.filter((row) => row.problems.length > 0)
    expect(flagged).toHaveLength(5)
    for (const { problems } of flagged) expect(problems[0]?.message).toMatch(/第 \d+ 行.*第 \d+ 条记录/)
  },
  'roll 2024-02-30 over to 2024-03-01, or make a day of a month without one': (rows) => {
    const faulty = rows.filter((row) =>
      row.problems.some(({ code, field }) => field === 'decision_date' && code !== 'date.order'),
    )
    expect(faulty).toHaveLength(12)
    for (const row of faulty) expect([row.facts['decision_date'], row.date]).toEqual([undefined, null])
  },
  'write 440000000000000000 for 4.40E+17': (rows) => {
    const written = rows.flatMap((row) => Object.values(row.facts).flatMap((fact) => fact ?? []))
    for (const value of written) expect(value).not.toMatch(/^\d{10,}0{6,}$|E\+\d/i)
    expect(rows.flatMap((row) => row.original).some((cell) => cell.includes('4.40E+17'))).toBe(true)
  },
  // reading keeps the text as it is; making it harmless is the exporter's and the page's part
  'evaluate it, show it as HTML, or export it to CSV/XLSX without making it harmless': (rows) => {
    const texts = rows.flatMap((row) => row.original)
    expect(texts.filter((cell) => /^[=+@-]/.test(cell)).length).toBeGreaterThan(2)
    for (const row of rows)
      for (const value of Object.values(row.facts).filter((fact) => /^[=+@<]/.test(fact ?? '')))
        expect(row.original.map((cell) => cell.trim())).toContain(value)
  },
}
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
      if (report.outcome === 'reject' && expected.alternative?.startsWith('reject')) {
        expect(expected.alternative).toContain(report.problems[0]?.code)
        return
      }
      expect(
        report.problems
          .filter(({ code }) => !expected.allowed_problems?.includes(code))
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
      expect(parsed, 'every record is handed on, none twice').toHaveLength(report.rows)
      if (expected.never !== undefined) {
        const check = NEVER[expected.never]
        if (!check) throw new Error(`no check for «never ${expected.never}»`)
        check(parsed)
      }
      for (const line of expected.skipped_lines ?? []) {
        const word = line.replace(/^[a-z ]+/, '')
        const first = parsed.map((row) => row.original.find((cell) => cell.trim() !== '')?.trim() ?? '')
        if (word !== '') expect(first.filter((cell) => cell.startsWith(word))).toEqual([])
      }
    },
  )
})
