import { firstColumns } from '../../shared/domain/import/case-row.ts'
import type { FileReport } from '../../shared/domain/import/file-report.ts'
import type { ColumnMeaning } from '../../shared/domain/import/headings.ts'
import { type ParsedRow, rowParser } from '../../shared/domain/import/row-parser.ts'
import { CASE_FIELDS, CASE_TABLES, type CaseTable } from '../../shared/domain/import/tables.ts'
import type { BundleCase } from '../files/assemble-case.ts'
import { rowGatherer } from '../files/gather-rows.ts'
import { linePacker } from '../files/packed-texts.ts'
import type { ParseMessage } from '../files/parse-messages.ts'
import { rowDigest } from '../files/row-digest.ts'

/** A case of a bundle as a record of a case table: what a manifest says of it, or only the number its folder is named by. */
export interface BundleRow {
  position: number
  kind: CaseTable
  parsed: ParsedRow
  columns: ColumnMeaning[]
}

/**
 * The record of a case. Without a manifest the number is all there is: such a case lands as 资料不全, its kind guessed from the
 * words of the number, unless it joins a case that stands already.
 */
export function bundleRow(one: BundleCase, position: number, today: string): BundleRow {
  const { number, agency } = one.caseKeyParts
  const kind = one.caseKeyParts.kind ?? kindOfNumber(number ?? one.name)
  const facts: Record<string, string> = { ...one.facts }
  const numberField = CASE_FIELDS[kind].number[0] ?? 'case_no'
  facts[numberField] = number ?? one.name
  if (agency !== null) facts['agency_name'] = agency
  const fields = Object.keys(facts)
  const columns = fields.map((field): ColumnMeaning => ({ heading: field, field, unit: 'yuan' }))
  const parse = rowParser(
    { table: kind, at: 0, lines: 1, columns },
    { sheet: null, today, ragged: false, digest: rowDigest },
  )
  const parsed = parse({ line: position, cells: fields.map((field) => facts[field] ?? '') }, position)
  return { position, kind, parsed, columns }
}

/** Words of a document number that tell the kind of act; most files that are reviewed are penalties. */
function kindOfNumber(number: string): CaseTable {
  const words = number.replace(/[〔[(【].*$/, '')
  if (/许|准/.test(words) && !/罚/.test(words)) return 'licence'
  if (/强|查封|扣/.test(words)) return 'coercion'
  return /检|查/.test(words) && !/罚/.test(words) ? 'inspection' : 'penalty'
}

/** The records that are new cases, in the shape in which a table is staged. Each stands on a sheet of its own fields. */
export async function* rowMessages(rows: readonly BundleRow[], report: FileReport): AsyncGenerator<ParseMessage> {
  const gathered = rowGatherer()
  const originals = linePacker()
  for (const kind of CASE_TABLES)
    for (const { position, parsed, columns } of rows.filter((one) => one.kind === kind)) {
      yield { type: 'sheet', sheet: position, name: null, table: kind, columns }
      gathered.add(parsed, firstColumns(columns))
      originals.add(JSON.stringify(parsed.original))
      const { facts, problems: all, ...batch } = gathered.take()
      // whether a case is incomplete is said once it is known whether it joins one that stands
      const problems = all.filter(({ code }) => code !== 'row.incomplete')
      const pack = { facts, originals: originals.take(), text: null }
      const done = { bytesDone: position, bytesTotal: rows.length }
      yield { type: 'rows', sheet: position, reader: 0, ...batch, pack, problems, repeatedKeys: [], ...done }
    }
  yield { type: 'end', report }
}
