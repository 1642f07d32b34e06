import type { Input, Output } from '../../shared/contract/index.ts'
import { maskPersonalFact, maskPersonalFacts, maskPersonalNumbers } from '../../shared/domain/cases/personal-numbers.ts'
import type { FileReport } from '../../shared/domain/import/file-report.ts'
import type { ColumnMeaning } from '../../shared/domain/import/headings.ts'
import type { Fate, FateCounts } from '../../shared/domain/import/row-fates.ts'
import type { Bindable, ReadDb } from '../database/db.ts'
import { type BatchRow, findBatch } from './import-batch.ts'
import { settleBundle } from './import-bundle-fates.ts'
import { countCases } from './import-bundle-views.ts'
import { idList } from './id-lists.ts'
import { countFates } from './import-commit.ts'
import { excludedCount } from './import-exclude.ts'
import { fateBase, settleFates } from './import-fates.ts'
import { problemsOf, refusalReasons } from './import-problem-views.ts'
import type { Handlers } from './types.ts'

type BatchView = Output<'imports.list'>['rows'][number]
type RowView = Output<'imports.rows'>['rows'][number]

function batchView(db: ReadDb, batch: BatchRow): BatchView {
  const { added, updated, unchanged, refused } = batch
  const done = { added: added ?? 0, updated: updated ?? 0, unchanged: unchanged ?? 0, refused: refused ?? 0 }
  return {
    batchId: batch.id,
    sourceName: batch.sourceName,
    sourceSha256: batch.sourceSha256,
    kind: batch.kind,
    state: batch.state,
    rows: batch.rowCount,
    ...(batch.state === 'ready' ? stagedCounts(db, batch) : done),
    excluded: batch.state === 'ready' || batch.state === 'committed' ? excludedCount(db, batch) : 0,
    createdAt: batch.createdAt,
    createdBy: batch.createdBy,
    committedAt: batch.committedAt,
  }
}

/** What the commit of a staged batch would do. */
export const stagedCounts = (db: ReadDb, batch: BatchRow): FateCounts =>
  batch.kind === 'bundle' ? countCases(db, batch.id) : countFates(db, batch)

interface StagedRecord {
  sheet: number
  row: number
  line: number | null
  fate: Fate
  excluded: number
  caseKey: string
  partyKey: string
  agency: string | null
  decisionNo: string | null
  caseNo: string | null
  parties: string
  facts: string
  original: string
  corrected: string | null
  standing: string | null
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
  agency: (direction) => `r.agency_name ${direction}, r.sheet, r.row`,
  fine: (direction) => `r.fine_fen ${direction}, r.sheet, r.row`,
}

/** Facts of the newest row of the same party, or version of the same record, before this batch: what an update would replace, or did. */
const STANDING = `CASE r.fate WHEN 'update' THEN coalesce(
  (SELECT s.facts FROM case_source s JOIN case_file c ON c.id = s.case_id
   WHERE c.case_key = r.case_key AND s.party_key = r.party_key AND s.batch_id <> ? AND s.row_id < r.id
   ORDER BY s.version DESC LIMIT 1),
  (SELECT coalesce(v.facts, f.facts) FROM catalogue_record c JOIN catalogue_version v ON v.record_id = c.id
     LEFT JOIN import_facts f ON f.row_id = v.row_id
   WHERE c.record_key = r.case_key
     AND v.version < coalesce((SELECT o.version FROM catalogue_version o WHERE o.row_id = r.id), v.version + 1)
   ORDER BY v.version DESC LIMIT 1)) END AS standing`

/** Numbers of papers stand in full only while a person may still put a cell right. */
function rowView(record: StagedRecord, isOpen: boolean, blocked: string | undefined): RowView {
  const facts = JSON.parse(record.facts) as Record<string, string>
  const original = JSON.parse(record.original) as string[]
  const corrected = record.corrected === null ? {} : (JSON.parse(record.corrected) as Record<string, string>)
  const { partyKey: _, standing, ...rest } = record
  return {
    ...rest,
    excluded: record.excluded === 1,
    reason: record.fate === 'refused' ? reasonOf(record, blocked) : null,
    parties: (JSON.parse(record.parties) as [string | null][]).map(([name]) => maskPersonalNumbers(name ?? '')),
    facts: isOpen ? facts : maskPersonalFacts(facts),
    original: isOpen ? original : original.map(maskPersonalNumbers),
    corrected: isOpen ? corrected : maskPersonalFacts(corrected),
    changes: standing === null ? [] : changesBetween(JSON.parse(standing) as Record<string, string>, facts),
  }
}

const reasonOf = ({ excluded }: StagedRecord, blocked = ''): string =>
  excluded === 1 ? `由人排除。${blocked}` : blocked

/** The facts that differ, old and new side by side; null = empty. Numbers of papers are masked: a list shows these texts. */
function changesBetween(before: Record<string, string>, after: Record<string, string>): RowView['changes'] {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return fields
    .filter((field) => before[field] !== after[field])
    .map((field) => ({ field, old: shown(field, before[field]), new: shown(field, after[field]) }))
}

const shown = (field: string, text: string | undefined): string | null =>
  text === undefined ? null : maskPersonalFact(field, text)

export const importViewHandlers = {
  'imports.get': (db, { batchId, listed }, call) => {
    const batch = findBatch(db, batchId)
    if (batch.state === 'ready' && batch.base !== fateBase(db))
      call.stage((write) => (batch.kind === 'bundle' ? settleBundle(write, batch) : settleFates(write, batch)))
    const report = JSON.parse(batch.report) as FileReport
    const problems = problemsOf(db, batchId, {}, { limit: listed, offset: 0 })
    const counted = db.all<{ severity: string; n: number }>(
      'SELECT severity, count(*) AS n FROM import_problem WHERE batch_id = ? GROUP BY 1',
      batchId,
    )
    const count = (severity: string): number => counted.find((one) => one.severity === severity)?.n ?? 0
    const sheets = db.all<SheetRow>(
      'SELECT sheet, name, table_kind AS "table", columns, profile, fixed FROM import_sheet WHERE batch_id = ? ORDER BY sheet',
      batchId,
    )
    return {
      ...batchView(db, batch),
      report: { ...report, problems: problems.rows, problemsTotal: problems.total },
      problems: { block: count('block'), warn: count('warn') },
      incomplete: db.value<number>(INCOMPLETE, batch.no) ?? 0,
      // the "sheets" of a bundle are only a place for the facts of its cases
      sheets: batch.kind === 'bundle' ? [] : sheets.map(sheetView),
    }
  },

  'imports.list': (db, { state, name, sort, descending, limit, offset }) => {
    const where = 'WHERE typed = 0 AND (? IS NULL OR state = ?) AND (? IS NULL OR instr(source_name, ?) > 0)'
    const params = [state ?? null, state ?? null, name ?? null, name ?? null]
    const order = { createdAt: 'no', sourceName: 'source_name', state: 'state', rows: 'row_count' }[sort]
    return {
      rows: db
        .all<BatchRow>(
          `SELECT * FROM import_batch ${where} ORDER BY ${order} ${descending ? 'DESC' : 'ASC'}, no DESC LIMIT ? OFFSET ?`,
          ...params,
          limit,
          offset,
        )
        .map((batch) => batchView(db, batch)),
      total: db.value<number>(`SELECT count(*) FROM import_batch ${where}`, ...params) ?? 0,
    }
  },

  'imports.rows': (db, { batchId, fate, counted, place, sort, descending, limit, offset }) => {
    const { no, base, state } = findBatch(db, batchId)
    const params: Bindable[] = [no]
    let where = 'r.batch_no = ?'
    if (fate !== undefined) {
      where += ' AND r.fate = ?'
      params.push(fate)
    }
    if (counted !== undefined) where += ` ${COUNTED[counted]}`
    if (place !== undefined) {
      where += ' AND r.sheet = ? AND r.row = ?'
      params.push(place.sheet, place.row)
    }
    const ids = idList(db, {
      // fates that are decided anew when a batch is opened leave no audit entry: they have another base
      key: `records ${base}`,
      topics: ['imports', 'cases'],
      sql: `SELECT r.id FROM import_row r WHERE ${where} ORDER BY ${ROW_ORDERS[sort](descending ? 'DESC' : 'ASC')}`,
      params,
    })
    const rows = db.all<StagedRecord>(
      `SELECT r.sheet, r.row, r.line, r.fate, r.case_key, r.party_key, r.agency_name AS agency, r.decision_no, r.case_no,
         r.parties, f.facts, d.original, d.corrected, ${STANDING},
         EXISTS (SELECT 1 FROM import_exclusion e WHERE e.row_id = r.id) AS excluded
       FROM json_each(?) asked CROSS JOIN import_row r ON r.id = asked.value JOIN import_record d ON d.row_id = r.id
         JOIN import_facts f ON f.row_id = r.id ORDER BY asked.key`,
      batchId,
      JSON.stringify([...ids.subarray(offset, offset + limit)]),
    )
    const reasons = refusalReasons(
      db,
      batchId,
      rows.filter((row) => row.fate === 'refused'),
    )
    return {
      rows: rows.map((row) => rowView(row, state === 'ready', reasons.get(`${row.sheet} ${row.row}`))),
      total: ids.length,
    }
  },
} satisfies Pick<Handlers, 'imports.get' | 'imports.list' | 'imports.rows'>

const INCOMPLETE =
  "SELECT count(*) FROM import_row WHERE batch_no = ? AND complete = 0 AND fate IN ('add','join','update')"

interface SheetRow {
  sheet: number
  name: string | null
  table: string
  columns: string
  profile: string | null
  fixed: string | null
}

const sheetView = ({ columns, fixed, ...sheet }: SheetRow): Output<'imports.get'>['sheets'][number] => ({
  ...sheet,
  columns: (JSON.parse(columns) as ColumnMeaning[]).map(({ heading, field }) => ({ heading, field })),
  fixed: fixed === null ? {} : (JSON.parse(fixed) as Record<string, string>),
})
