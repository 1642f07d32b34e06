import type { Output } from '../../shared/contract/index.ts'
import type { FileReport } from '../../shared/domain/import/file-report.ts'
import type { ColumnMeaning } from '../../shared/domain/import/headings.ts'
import type { FateCounts } from '../../shared/domain/import/row-fates.ts'
import type { ReadDb } from '../database/db.ts'
import { type BatchRow, findBatch } from './import-batch.ts'
import { settleBundle } from './import-bundle-fates.ts'
import { countCases } from './import-bundle-views.ts'
import { countFates } from './import-counts.ts'
import { excludedCount } from './import-exclude.ts'
import { fateBase, settleFates } from './import-fates.ts'
import { problemsOf } from './import-problem-views.ts'
import type { Handlers } from './types.ts'

type BatchView = Output<'imports.list'>['rows'][number]

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
} satisfies Pick<Handlers, 'imports.get' | 'imports.list'>

/** What an update lacks may stand already. */
const INCOMPLETE = `SELECT count(*) FROM import_row r WHERE r.batch_no = ? AND r.complete = 0 AND r.fate IN ('add','join','update')
  AND NOT (r.fate = 'update' AND EXISTS (SELECT 1 FROM case_file c WHERE c.case_key = r.case_key AND c.complete = 1))`

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
