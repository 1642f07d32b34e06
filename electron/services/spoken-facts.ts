import type { ColumnMeaning } from '../../shared/domain/import/headings.ts'
import { isCaseTable, type TableKind } from '../../shared/domain/import/tables.ts'
import type { ReadDb } from '../database/db.ts'

export type FactTexts = Record<string, string>

/** The fields that the sheets of a batch speak of, by sheet: those of their columns and those that a profile fills in. */
export function spokenFields(db: ReadDb, batchId: string): Map<number, ReadonlySet<string>> {
  const sheets = db.all<{ sheet: number; columns: string; fixed: string | null }>(
    'SELECT sheet, columns, fixed FROM import_sheet WHERE batch_id = ?',
    batchId,
  )
  return new Map(sheets.map(({ sheet, columns, fixed }) => [sheet, fieldsOf(columns, fixed)]))
}

/** The fields of one sheet, from its columns and what a profile fills in, both as stored. */
export const fieldsOf = (columns: string | null, fixed: string | null): ReadonlySet<string> =>
  new Set([
    ...(JSON.parse(columns ?? '[]') as ColumnMeaning[]).flatMap(({ field }) => field ?? []),
    ...Object.keys(JSON.parse(fixed ?? '{}') as FactTexts),
  ])

/**
 * True when all sheets that records of these kinds came from have the same fields as those of this batch: then it is silent of
 * nothing, and two records say the same only where their contents are equal. Records of catalogues are also typed by hand, which
 * leaves no sheet: of them nobody can tell.
 */
export function speakAlike(db: ReadDb, batchId: string): boolean {
  const sheets = db.all<{ tableKind: TableKind; columns: string; fixed: string | null }>(
    `SELECT DISTINCT s.table_kind, s.columns, s.fixed FROM import_sheet s JOIN import_batch b ON b.id = s.batch_id
     WHERE (b.state = 'committed' OR b.id = ?)
       AND s.table_kind IN (SELECT table_kind FROM import_sheet WHERE batch_id = ?)`,
    batchId,
    batchId,
  )
  const first = new Map<TableKind, ReadonlySet<string>>()
  return sheets.every(({ tableKind, columns, fixed }) => {
    const fields = fieldsOf(columns, fixed)
    const before = first.get(tableKind) ?? fields
    first.set(tableKind, before)
    return isCaseTable(tableKind) && fields.size === before.size && [...fields].every((field) => before.has(field))
  })
}

/** What stands of the party of a case, or of the record of a catalogue, that a record of a batch meets. */
export function standingFacts(
  db: ReadDb,
  batchId: string,
  { kind, caseKey, partyKey }: { kind: TableKind; caseKey: string; partyKey: string },
): FactTexts {
  const facts = isCaseTable(kind)
    ? db.value<string>(
        `SELECT s.facts FROM case_source s JOIN case_file c ON c.id = s.case_id
         WHERE c.case_key = ? AND s.party_key = ? AND s.batch_id <> ? ORDER BY s.version DESC LIMIT 1`,
        caseKey,
        partyKey,
        batchId,
      )
    : db.value<string>('SELECT facts FROM catalogue_record WHERE record_key = ?', caseKey)
  return JSON.parse(facts ?? '{}') as FactTexts
}
