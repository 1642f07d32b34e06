import { type FirstColumn, firstColumns, patchedFacts } from '../../shared/domain/import/case-row.ts'
import type { SheetFields } from '../../shared/domain/import/fact-arrival.ts'
import type { ColumnMeaning } from '../../shared/domain/import/headings.ts'
import type { ReadDb } from '../database/db.ts'

/** The fields of a sheet, from its columns and what a profile fills in, both as stored. */
export function sheetFields(columns: string | null, fixed: string | null): SheetFields {
  const named = new Set((JSON.parse(columns ?? '[]') as ColumnMeaning[]).flatMap(({ field }) => field ?? []))
  const filled = Object.keys(JSON.parse(fixed ?? '{}') as object).filter((field) => !named.has(field))
  return { columns: named, fixed: new Set(filled) }
}

export interface SheetReader {
  /** The fields of a sheet of a batch; of one without a sheet none. */
  fieldsOf: (batchNo: number, sheet: number) => SheetFields
  /** The facts of a record, as the view `import_facts` gives them, in a tenth of its time: for all records of a batch. */
  factsOf: (rowId: number) => Record<string, string>
  /** The same of a record that is already there, as stored. */
  factsIn: (record: StoredRecord) => Record<string, string>
  /** True when records of the two say the same wherever their contents are equal, and only there. */
  areAlike: (a: SheetPlace, b: SheetPlace) => boolean
}
export interface StoredRecord {
  facts: string
  original: string
  batchNo: number
  sheet: number
}
type SheetPlace = readonly [batchNo: number, sheet: number]

/** Reads every sheet once. */
export function sheetReader(db: ReadDb): SheetReader {
  const read = new Map<string, { fields: SheetFields; layout: string; first: FirstColumn[] }>()
  const sheetOf = (batchNo: number, sheet: number) => {
    const place = `${batchNo} ${sheet}`
    const before = read.get(place)
    if (before) return before
    const row = db.maybe<{ columns: string; fixed: string | null }>(
      'SELECT s.columns, s.fixed FROM import_sheet s JOIN import_batch b ON b.id = s.batch_id WHERE b.no = ? AND s.sheet = ?',
      batchNo,
      sheet,
    )
    const fields = sheetFields(row?.columns ?? null, row?.fixed ?? null)
    const layout = JSON.stringify([[...fields.columns].sort(), row?.fixed ?? null])
    const made = { fields, layout, first: firstColumns(JSON.parse(row?.columns ?? '[]') as ColumnMeaning[]) }
    read.set(place, made)
    return made
  }
  const factsIn = ({ facts, original, batchNo, sheet }: StoredRecord): Record<string, string> =>
    patchedFacts(
      JSON.parse(facts) as Record<string, string | null>,
      JSON.parse(original) as string[],
      sheetOf(batchNo, sheet).first,
    )
  return {
    fieldsOf: (batchNo, sheet) => sheetOf(batchNo, sheet).fields,
    factsOf: (rowId) =>
      factsIn(
        db.one<StoredRecord>(
          `SELECT d.facts, d.original, r.batch_no, r.sheet FROM import_record d JOIN import_row r ON r.id = d.row_id
           WHERE d.row_id = ?`,
          rowId,
        ),
      ),
    factsIn,
    areAlike: (a, b) => sheetOf(...a).layout === sheetOf(...b).layout,
  }
}
