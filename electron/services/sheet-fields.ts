import { type FirstColumn, firstColumns, patchedFacts } from '../../shared/domain/import/case-row.ts'
import type { SheetFields } from '../../shared/domain/import/fact-arrival.ts'
import type { ColumnMeaning } from '../../shared/domain/import/headings.ts'
import type { ReadDb } from '../database/db.ts'
import { recordTexts, type RecordTexts, type TextReader } from './record-texts.ts'

/** The fields of a sheet, from its columns and what a profile fills in, both as stored. */
export function sheetFields(columns: string | null, fixed: string | null): SheetFields {
  const named = new Set((JSON.parse(columns ?? '[]') as ColumnMeaning[]).flatMap(({ field }) => field ?? []))
  const filled = Object.keys(JSON.parse(fixed ?? '{}') as object).filter((field) => !named.has(field))
  return { columns: named, fixed: new Set(filled) }
}

export interface SheetReader extends TextReader {
  /** The fields of a sheet of a batch; of one without a sheet none. */
  fieldsOf: (batchNo: number, sheet: number) => SheetFields
  /** The facts of a record in full: the cell of the first column of each field, changed by the patch. */
  factsOf: (rowId: number) => Record<string, string>
  /** The same of a record whose texts are there. */
  factsIn: (record: StoredRecord) => Record<string, string>
  /** True when records of the two say the same wherever their contents are equal, and only there. */
  areAlike: (a: SheetPlace, b: SheetPlace) => boolean
}
export interface StoredRecord extends Pick<RecordTexts, 'facts' | 'original'> {
  batchNo: number
  sheet: number
}
type SheetPlace = readonly [batchNo: number, sheet: number]

/** Reads every sheet once, and the texts of records as `recordTexts` does: for one call. */
export function sheetReader(db: ReadDb): SheetReader {
  const texts = recordTexts(db)
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
    patchedFacts(facts, original, sheetOf(batchNo, sheet).first)
  return {
    fieldsOf: (batchNo, sheet) => sheetOf(batchNo, sheet).fields,
    factsOf: (rowId) => {
      const place = db.one<{ batchNo: number; sheet: number }>(
        'SELECT batch_no, sheet FROM import_row WHERE id = ?',
        rowId,
      )
      return factsIn({ ...texts.textsOf(rowId), ...place })
    },
    factsIn,
    ...texts,
    areAlike: (a, b) => sheetOf(...a).layout === sheetOf(...b).layout,
  }
}
