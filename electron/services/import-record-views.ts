import type { Input, Output } from '../../shared/contract/index.ts'
import { maskPersonalFact, maskPersonalFacts, maskPersonalNumbers } from '../../shared/domain/cases/personal-numbers.ts'
import { type SheetFields, spokenOf } from '../../shared/domain/import/fact-arrival.ts'
import type { Fate, FateCounts } from '../../shared/domain/import/row-fates.ts'
import type { Bindable, ReadDb } from '../database/db.ts'
import { ROWS_OF_CASE } from './case-versions.ts'
import { VERSION_SOURCE, versionFacts, type VersionSource } from './catalogue-versions.ts'
import { type BatchRow, findBatch } from './import-batch.ts'
import { idList } from './id-lists.ts'
import { refusalReasons } from './import-problem-views.ts'
import { AGENCY_NAME } from './named-agencies.ts'
import { sheetReader } from './sheet-fields.ts'
import type { Handlers } from './types.ts'

type ListedRecord = Output<'imports.rows'>['rows'][number]

interface RecordRow {
  id: number
  sheet: number
  row: number
  line: number | null
  fate: Fate
  excluded: number
  caseKey: string
  agency: string | null
  decisionNo: string | null
  caseNo: string | null
  parties: string
  fineFen: number | null
  /** only of an update: where the facts before this record stand */
  standing: VersionSource | null
}

/** A further party of a case that stood before the batch counts as an update, one of a new case as added. */
const STOOD_BEFORE = `EXISTS (SELECT 1 FROM case_file c LEFT JOIN import_row f ON f.id = c.id
  WHERE c.case_key = r.case_key AND f.batch_no IS NOT r.batch_no)`
const COUNTED: Record<keyof FateCounts, string> = {
  added: `AND (r.fate = 'add' OR (r.fate = 'join' AND NOT ${STOOD_BEFORE}))`,
  updated: `AND (r.fate = 'update' OR (r.fate = 'join' AND ${STOOD_BEFORE}))`,
  unchanged: "AND r.fate = 'unchanged'",
  refused: "AND r.fate = 'refused'",
}

/** Every order ends in the place, so that it is total. */
const ROW_ORDERS: Record<Input<'imports.rows'>['sort'], (direction: 'ASC' | 'DESC') => string> = {
  line: (direction) => `r.sheet ${direction}, r.row ${direction}`,
  number: (direction) => `coalesce(r.decision_no, r.case_no) ${direction}, r.sheet, r.row`,
  parties: (direction) => `r.party_key ${direction}, r.sheet, r.row`,
  agency: (direction) => `${AGENCY_NAME} ${direction}, r.sheet, r.row`,
  fine: (direction) => `r.fine_fen ${direction}, r.sheet, r.row`,
}

/** The newest row of the same party, or version of the same record, before this batch: what an update would replace, or did. */
const STANDING = `CASE r.fate WHEN 'update' THEN coalesce(
  (SELECT (SELECT v.row_id FROM ${ROWS_OF_CASE} v CROSS JOIN import_row s ON s.id = v.row_id WHERE s.party_key = r.party_key
     AND v.version < coalesce((SELECT o.version FROM later_version o WHERE o.row_id = r.id), v.version + 1)
     ORDER BY v.version DESC LIMIT 1) FROM case_file c WHERE c.case_key = r.case_key),
  (SELECT ${VERSION_SOURCE} FROM catalogue_record c JOIN catalogue_version v ON v.record_id = c.id
   WHERE c.record_key = r.case_key
     AND v.version < coalesce((SELECT o.version FROM catalogue_version o WHERE o.row_id = r.id), v.version + 1)
   ORDER BY v.version DESC LIMIT 1)) END AS standing`

/** The rows of some ids, in their order. */
const ROWS = `SELECT r.id, r.sheet, r.row, r.line, r.fate, r.case_key, ${AGENCY_NAME} AS agency, r.decision_no, r.case_no,
    r.parties, r.fine_fen, ${STANDING},
    EXISTS (SELECT 1 FROM import_exclusion e WHERE e.row_id = r.id) AS excluded
  FROM json_each(?) asked CROSS JOIN import_row r ON r.id = asked.value ORDER BY asked.key`

function recordsOf(db: ReadDb, { id: batchId, no }: Pick<BatchRow, 'id' | 'no'>, ids: number[]): ListedRecord[] {
  const rows = db.all<RecordRow>(ROWS, JSON.stringify(ids))
  const reasons = refusalReasons(
    db,
    batchId,
    rows.filter((row) => row.fate === 'refused'),
  )
  const sheets = sheetReader(db)
  const factsOf = versionFacts(db, sheets)
  return rows.map(({ id, standing, ...row }) => ({
    ...row,
    excluded: row.excluded === 1,
    reason: row.fate === 'refused' ? reasonOf(row, reasons.get(`${row.sheet} ${row.row}`)) : null,
    parties: (JSON.parse(row.parties) as [string | null][]).map(([name]) => maskPersonalNumbers(name ?? '')),
    changes: standing === null ? [] : changesBetween(factsOf(standing), factsOf(id), sheets.fieldsOf(no, row.sheet)),
  }))
}

const reasonOf = ({ excluded }: Pick<RecordRow, 'excluded'>, blocked = ''): string =>
  excluded === 1 ? `由人排除。${blocked}` : blocked

/**
 * The facts of which a record speaks and that differ, old and new side by side; null = empty. Numbers of papers are masked: a list
 * shows these texts.
 */
const changesBetween = (
  before: Record<string, string>,
  after: Record<string, string>,
  sheet: SheetFields,
): ListedRecord['changes'] =>
  [...spokenOf(sheet, before)]
    .filter((field) => before[field] !== after[field])
    .map((field) => ({ field, old: shown(field, before[field]), new: shown(field, after[field]) }))

const shown = (field: string, text: string | undefined): string | null =>
  text === undefined ? null : maskPersonalFact(field, text)

export const importRecordHandlers = {
  'imports.rows': (db, { batchId, fate, counted, sort, descending, limit, offset }) => {
    const batch = findBatch(db, batchId)
    const { no, base } = batch
    const params: Bindable[] = [no]
    let where = 'r.batch_no = ?'
    if (fate !== undefined) {
      where += ' AND r.fate = ?'
      params.push(fate)
    }
    if (counted !== undefined) where += ` ${COUNTED[counted]}`
    const ids = idList(db, {
      // fates that are decided anew when a batch is opened leave no audit entry: they have another base
      key: `records ${base}`,
      topics: ['imports', 'cases'],
      sql: `SELECT r.id FROM import_row r WHERE ${where} ORDER BY ${ROW_ORDERS[sort](descending ? 'DESC' : 'ASC')}`,
      params,
    })
    return { rows: recordsOf(db, batch, [...ids.subarray(offset, offset + limit)]), total: ids.length }
  },

  // Numbers of papers stand in full only while a person may still put a cell right.
  'imports.record': (db, { batchId, sheet, row }) => {
    const batch = findBatch(db, batchId)
    const { no, state } = batch
    const id = db.value<number>(
      'SELECT id FROM import_row WHERE batch_no = ? AND sheet = ? AND row = ?',
      no,
      sheet,
      row,
    )
    const [listed] = id === undefined ? [] : recordsOf(db, batch, [id])
    if (id === undefined || !listed) return { record: null }
    const sheets = sheetReader(db)
    const texts = sheets.textsOf(id)
    const facts = sheets.factsIn({ ...texts, batchNo: no, sheet })
    const { original, corrected: put } = texts
    const corrected = put ?? {}
    if (state === 'ready') return { record: { ...listed, facts, original, corrected } }
    return {
      record: {
        ...listed,
        facts: maskPersonalFacts(facts),
        original: original.map(maskPersonalNumbers),
        corrected: maskPersonalFacts(corrected),
      },
    }
  },
} satisfies Pick<Handlers, 'imports.rows' | 'imports.record'>
