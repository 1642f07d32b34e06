import { CATALOGUES } from '../../shared/domain/catalogues/catalogues.ts'
import { maskPersonalFact } from '../../shared/domain/cases/personal-numbers.ts'
import type { TablePreview } from '../../shared/domain/import/file-preview.ts'
import { type ColumnMeaning, isNoRecord, normalHeading } from '../../shared/domain/import/headings.ts'
import { NEEDED_FIELDS } from '../../shared/domain/import/field-labels.ts'
import { rowParser, type SheetRow, type Facts } from '../../shared/domain/import/row-parser.ts'
import { isCaseTable, isCatalogue } from '../../shared/domain/import/tables.ts'
import { fittingProfiles, type KnownMapping, type KnownMappings } from './known-mappings.ts'
import { HEAD_LINES, type ReadHeader, readHeader, type TableOptions } from './read-table.ts'
import { rowDigest } from './row-digest.ts'
import type { TableHead } from './table-head.ts'

const SAMPLES = 3
const LONGEST_SAMPLE = 60
const RECORDS = 30
const MOST_CELLS = 60

/** How a sheet is understood: its header, or undefined. */
export function headerOf(head: TableHead, sheet: number, options: TableOptions): ReadHeader | undefined {
  const { rows = [], name = null } = head.sheets[sheet] ?? {}
  return readHeader(rows.slice(0, HEAD_LINES), options, name)
}

/** Shows how one sheet would be read: its first lines, what each column means with samples, and its first records. */
export function previewSheet(
  head: TableHead,
  sheet: number,
  options: TableOptions,
  profiles: KnownMappings,
): TablePreview {
  const { name, rows } = head.sheets[sheet] ?? { name: null, rows: [] }
  const lines = rows
    .slice(0, HEAD_LINES)
    .map(({ line, cells }) => ({ line, cells: cells.slice(0, MOST_CELLS).map((cell) => shown(cell)) }))
  const header = headerOf(head, sheet, options)
  if (!header)
    return {
      sheet: name,
      table: null,
      headingLine: null,
      remembered: false,
      profile: null,
      profiles: [],
      fixed: {},
      lines,
      columns: [],
      missing: [],
      records: [],
    }
  const headings = header.columns.map(({ heading }) => heading)
  const records = rows.slice(header.at + header.lines).filter((row) => !isNoRecord(row.cells, headings))
  const parse = rowParser(header, {
    sheet: name,
    today: options.today,
    date1904: head.date1904,
    ragged: head.ragged,
    digest: rowDigest,
  })
  const parsed = records.slice(0, RECORDS).map((row, i) => parse(row, i + 1))
  const known = knownOf(rows, headings, options, name)
  return {
    sheet: name,
    table: header.table,
    headingLine: rows[header.at]?.line ?? null,
    remembered: known?.remembered !== undefined,
    profile: header.profile?.id ?? null,
    profiles: fittingProfiles(profiles, headings, name).map((one) => ({ id: one.id, name: one.name })),
    fixed: header.fixed ?? {},
    lines,
    columns: header.columns.map((column, i) => ({
      ...column,
      from: sourceOf(column, options.mapping?.columns, known),
      codes: column.codes ?? null,
      samples: samplesOf(records, i, column.field),
    })),
    missing: missingOf(header),
    records: parsed.map(({ line, caseKey, blocked, facts, problems }) => ({
      line,
      caseKey,
      blocked,
      facts: filledFacts(facts),
      problems,
    })),
  }
}

const filledFacts = (facts: Facts): Record<string, string> =>
  Object.fromEntries(
    Object.entries(facts).flatMap(([field, fact]) =>
      fact === undefined ? [] : [[field, maskPersonalFact(field, fact)]],
    ),
  )

/** A cell as it is shown: long texts are cut, numbers of papers of persons masked. */
function shown(cell: string, field: string | null = null): string {
  const text = maskPersonalFact(field, cell)
  return text.length > LONGEST_SAMPLE ? `${text.slice(0, LONGEST_SAMPLE)}…` : text
}

type Columns = Record<string, string | null>

/** What is known of the header, which may stand under titles or be joined of two lines. */
function knownOf(
  rows: readonly SheetRow[],
  headings: string[],
  { mappingFor }: TableOptions,
  sheet: string | null,
): KnownMapping | undefined {
  for (const { cells } of rows.slice(0, HEAD_LINES)) {
    const known = mappingFor?.(cells, sheet)
    if (known) return known
  }
  return mappingFor?.(headings, sheet)
}

function sourceOf({ heading, field }: ColumnMeaning, given: Columns | undefined, known: KnownMapping | undefined) {
  const names = (columns: Columns | undefined): boolean =>
    Object.keys(columns ?? {}).some((key) => normalHeading(key) === heading)
  if (names(given)) return 'given' as const
  if (names(known?.remembered?.columns)) return 'remembered' as const
  if (names(known?.profile && known.mapping.columns)) return 'profile' as const
  return field === null ? null : ('words' as const)
}

function samplesOf(records: readonly SheetRow[], column: number, field: string | null): string[] {
  const found = new Set<string>()
  for (const { cells } of records) {
    const text = cells[column]?.trim() ?? ''
    if (text !== '') found.add(shown(text, field))
    if (found.size >= SAMPLES) break
  }
  return [...found]
}

function missingOf({ table, columns, fixed }: ReadHeader): string[] {
  const fields = new Set([...columns.map(({ field }) => field), ...Object.keys(fixed ?? {})])
  if (isCaseTable(table))
    return NEEDED_FIELDS[table].filter(({ anyOf }) => !anyOf.some((field) => fields.has(field))).map(({ says }) => says)
  if (!isCatalogue(table)) return []
  return Object.entries(CATALOGUES[table].columns).flatMap(([field, { label, missing }]) =>
    missing !== undefined && !fields.has(field) ? [label] : [],
  )
}
