import type { Output } from '../../shared/contract/index.ts'
import type { FileProblem, FileReport } from '../../shared/domain/import/file-report.ts'
import type { Fate } from '../../shared/domain/import/row-fates.ts'
import type { Bindable, ReadDb } from '../database/db.ts'
import { type BatchRow, findBatch } from './import-batch.ts'
import { countFates } from './import-commit.ts'
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
    ...(batch.state === 'ready' ? countFates(db, batch) : done),
    createdAt: batch.createdAt,
    createdBy: batch.createdBy,
    committedAt: batch.committedAt,
  }
}

interface StagedRecord {
  sheet: number
  row: number
  line: number | null
  fate: Fate
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

/** Facts of the newest row of the same party before this batch: what an update would replace, or did. */
const STANDING = `(SELECT s.facts FROM case_source s JOIN case_file c ON c.id = s.case_id
  WHERE r.fate = 'update' AND c.case_key = r.case_key AND s.party_key = r.party_key AND s.batch_id <> ? AND s.row_id < r.id
  ORDER BY s.version DESC LIMIT 1) AS standing`

function rowView(record: StagedRecord): RowView {
  const facts = JSON.parse(record.facts) as Record<string, string>
  const { partyKey: _, standing, ...rest } = record
  return {
    ...rest,
    parties: (JSON.parse(record.parties) as [string | null][]).map(([name]) => name ?? ''),
    facts,
    original: JSON.parse(record.original) as string[],
    corrected: record.corrected === null ? {} : (JSON.parse(record.corrected) as Record<string, string>),
    changes: standing === null ? [] : changesBetween(JSON.parse(standing) as Record<string, string>, facts),
  }
}

/** The facts that differ, old and new side by side; null = empty. */
function changesBetween(before: Record<string, string>, after: Record<string, string>): RowView['changes'] {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return fields
    .filter((field) => before[field] !== after[field])
    .map((field) => ({ field, old: before[field] ?? null, new: after[field] ?? null }))
}

/** All problems of a batch, in the order found. */
export function problemsOf(
  db: ReadDb,
  batchId: string,
  filter: { code?: string | undefined; severity?: string | undefined; sheet?: string | null; row?: number },
  page: { limit: number; offset: number } = { limit: -1, offset: 0 },
): { rows: FileProblem[]; total: number } {
  const conditions = ['batch_id = ?']
  const params: Bindable[] = [batchId]
  for (const [key, value] of Object.entries(filter)) {
    if (value === undefined) continue
    conditions.push(`${key} IS ?`)
    params.push(value)
  }
  const where = conditions.join(' AND ')
  return {
    rows: db.all<FileProblem>(
      `SELECT sheet, row, line, "column", field, code, severity, value, message FROM import_problem
       WHERE ${where} ORDER BY seq LIMIT ? OFFSET ?`,
      ...params,
      page.limit,
      page.offset,
    ),
    total: db.value<number>(`SELECT count(*) FROM import_problem WHERE ${where}`, ...params) ?? 0,
  }
}

export const importViewHandlers = {
  'imports.get': (db, { batchId }) => {
    const batch = findBatch(db, batchId)
    const report = JSON.parse(batch.report) as FileReport
    const problems = problemsOf(db, batchId, {}, { limit: 1000, offset: 0 })
    return {
      ...batchView(db, batch),
      report: { ...report, problems: problems.rows, problemsTotal: problems.total },
    }
  },

  'imports.list': (db, { limit, offset }) => ({
    rows: db
      .all<BatchRow>('SELECT * FROM import_batch ORDER BY no DESC LIMIT ? OFFSET ?', limit, offset)
      .map((batch) => batchView(db, batch)),
    total: db.value<number>('SELECT count(*) FROM import_batch') ?? 0,
  }),

  'imports.rows': (db, { batchId, fate, limit, offset }) => {
    const { no } = findBatch(db, batchId)
    const only = fate === undefined ? '' : 'AND r.fate = ?'
    const params: Bindable[] = fate === undefined ? [no] : [no, fate]
    const rows = db.all<StagedRecord>(
      `SELECT r.sheet, r.row, r.line, r.fate, r.case_key, r.party_key, r.agency_name AS agency, r.decision_no, r.case_no,
         r.parties, f.facts, d.original, d.corrected, ${STANDING}
       FROM import_row r JOIN import_record d ON d.row_id = r.id
         JOIN import_facts f ON f.row_id = r.id WHERE r.batch_no = ? ${only}
       ORDER BY r.id LIMIT ? OFFSET ?`,
      batchId,
      ...params,
      limit,
      offset,
    )
    const total = db.value<number>(`SELECT count(*) FROM import_row r WHERE r.batch_no = ? ${only}`, ...params) ?? 0
    return { rows: rows.map(rowView), total }
  },

  'imports.problems': (db, { batchId, code, severity, limit, offset }) => {
    findBatch(db, batchId)
    return problemsOf(db, batchId, { code, severity }, { limit, offset })
  },
} satisfies Pick<Handlers, 'imports.get' | 'imports.list' | 'imports.rows' | 'imports.problems'>
