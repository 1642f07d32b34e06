import { AppError } from '../../shared/contract/error.ts'
import { type FileReport, PROBLEMS_LISTED } from '../../shared/domain/import/file-report.ts'
import type { GivenMapping } from '../../shared/domain/import/headings.ts'
import type { Fate, FateCounts } from '../../shared/domain/import/row-fates.ts'
import type { WriteDb } from '../database/db.ts'
import { inspectPath } from '../files/inspect-path.ts'
import { dropRows } from './batch-rows.ts'
import { type BatchRow, findBatch } from './import-batch.ts'
import { settleBundle } from './import-bundle-fates.ts'
import { dropBundleDocuments, landBundle } from './import-bundles.ts'
import { landBatch } from './import-commit.ts'
import { countFates } from './import-counts.ts'
import { dependenceReaders } from './import-dependences.ts'
import { settleKeys, settleRead } from './import-fates.ts'
import { tellRefusedDelegations, tellStandingProblems } from './import-record-problems.ts'
import { importRecordHandlers } from './import-record-views.ts'
import { correctRow } from './import-fix.ts'
import { rememberMapping } from './import-mapping.ts'
import { knownMappings } from './import-profile-store.ts'
import { stagePath } from './import-reading.ts'
import { closeReading, removeBatch } from './import-staging.ts'
import { inTurn } from './import-turn.ts'
import { checkIndependent, takeBack } from './import-undo.ts'
import { importBundleHandlers } from './import-bundle-views.ts'
import { importExcludeHandlers } from './import-exclude.ts'
import { importOfferHandlers } from './import-offer.ts'
import { importProblemHandlers, problemsOf } from './import-problem-views.ts'
import { importUnfinishedHandlers } from './import-unfinished.ts'
import { importViewHandlers } from './import-views.ts'
import type { Handlers } from './types.ts'

const NOTHING: FateCounts = { added: 0, updated: 0, unchanged: 0, refused: 0 }

export const importHandlers = {
  ...importBundleHandlers,
  ...importExcludeHandlers,
  ...importOfferHandlers,
  ...importProblemHandlers,
  ...importRecordHandlers,
  ...importUnfinishedHandlers,
  ...importViewHandlers,

  'imports.inspect': async (db, { paths, mapping, sheet, profile }, call) => {
    const files = []
    const known = knownMappings(db, call.resources, profile)
    const { today, resources, signal, settings } = call
    const options = { today, resources, signal, limits: settings.bundles }
    for (const [index, path] of paths.entries()) {
      call.progress(index, paths.length, `检查 ${path}`)
      files.push(await inspectPath(call.paths.check(path), { ...options, mapping, sheet, known }))
    }
    return { files }
  },

  'imports.read': (db, input, call) =>
    inTurn(db, async () => {
      const batchId = call.newId()
      const file = call.paths.check(input.path)
      call.stage(removeLeftovers)
      const { report, repeatedKeys } = await stagePath(db, call, batchId, { ...input, path: file })
      if (call.signal.aborted) {
        call.stage(removeLeftovers)
        throw new AppError('cancelled')
      }
      return (write) => {
        if (report.outcome === 'reject') {
          removeBatch(write, batchId)
          const counts = { ...NOTHING, refused: report.rows }
          const value = { batchId: null, report, ...counts }
          return { value, audit: { subject: batchId, detail: { outcome: report.outcome, rows: report.rows } } }
        }
        const { no, kind } = findBatch(write, batchId, 'reading')
        closeReading(write, batchId, report)
        const batch = { id: batchId, no, rowCount: report.rows }
        tellStandingProblems(write, batch, call.today)
        tellRefusedDelegations(write, batch)
        const counts = kind === 'bundle' ? settleBundle(write, batch) : settleTable(write, batch, repeatedKeys)
        return {
          value: { batchId, report: kind === 'bundle' ? report : withProblems(write, batchId, report), ...counts },
          audit: { subject: batchId, detail: { outcome: report.outcome, rows: report.rows, ...counts } },
        }
      }
    }),

  'imports.fixRow': (db, { batchId, ...fix }, { today }) => {
    const batch = findBatch(db, batchId, 'ready')
    const keys = correctRow(db, batch, fix, today)
    tellStandingProblems(db, batch, today, fix)
    tellRefusedDelegations(db, batch, fix)
    settleKeys(db, batch, keys)
    const row = db.one<{ fate: Fate; name: string | null }>(
      `SELECT r.fate, s.name FROM import_row r JOIN import_sheet s ON s.batch_id = ? AND s.sheet = r.sheet
       WHERE r.batch_no = ? AND r.sheet = ? AND r.row = ?`,
      batchId,
      batch.no,
      fix.sheet,
      fix.row,
    )
    const problems = problemsOf(db, batchId, { sheet: row.name, row: fix.row }).rows
    return {
      value: { fate: row.fate, problems },
      audit: { subject: batchId, detail: { sheet: fix.sheet, row: fix.row, column: fix.column, fate: row.fate } },
    }
  },

  'imports.commit': (db, { batchId, leaveOutBlocked }, { now }) => {
    const batch = findBatch(db, batchId, 'ready')
    const counts = batch.kind === 'bundle' ? landBundle(db, batch, now) : landBatch(db, batch, now)
    if (counts.refused > 0 && !leaveOutBlocked)
      throw new AppError(
        'guard_refused',
        { batchId, refused: counts.refused },
        `有 ${counts.refused} 条记录存在阻断问题，不能入库。请改正，或者确认把它们留在外面再入库。`,
      )
    rememberGiven(db, batch, now)
    return { value: counts, audit: { subject: batchId, detail: { sha256: batch.sourceSha256, ...counts } } }
  },

  'imports.discard': (db, { batchId }) => {
    const batch = findBatch(db, batchId, 'ready')
    const discarded = dropRows(db, batch.no)
    dropBundleDocuments(db, batch.id)
    db.run("UPDATE import_batch SET state = 'discarded' WHERE no = ?", batch.no)
    return { value: { discarded }, audit: { subject: batchId, detail: { discarded } } }
  },

  'imports.undo': (db, { batchId }) => {
    const batch = findBatch(db, batchId, 'committed')
    checkIndependent(db, batch, dependenceReaders)
    const value = takeBack(db, batch)
    dropBundleDocuments(db, batch.id)
    return { value, audit: { subject: batchId, detail: { ...value } } }
  },

  'imports.saveMapping': (db, { headings, mapping }, { now }) => {
    const headingSet = rememberMapping(db, headings, mapping, now)
    return {
      value: { headingSet },
      audit: { subject: headingSet, detail: { columns: Object.keys(mapping.columns).length } },
    }
  },
} satisfies Pick<Handlers, `imports.${string}` & keyof Handlers>

/** One import at a time: a batch that is still being read when another begins, or was cancelled at its end, is dead. */
function removeLeftovers(db: WriteDb): void {
  for (const batchId of db.values<string>("SELECT id FROM import_batch WHERE state = 'reading'")) {
    dropBundleDocuments(db, batchId)
    removeBatch(db, batchId)
  }
}

/** The report with everything that stands in the way by now: contradictions show only when the fates are decided. */
function withProblems(db: WriteDb, batchId: string, report: FileReport): FileReport {
  const { rows, total } = problemsOf(db, batchId, {}, { limit: PROBLEMS_LISTED, offset: 0 })
  return { ...report, problems: rows, problemsTotal: total }
}

function settleTable(
  db: WriteDb,
  batch: Pick<BatchRow, 'id' | 'no' | 'rowCount'>,
  repeatedKeys: readonly string[],
): FateCounts {
  settleRead(db, batch, repeatedKeys)
  return countFates(db, batch)
}

/** A mapping that a person gave is confirmed by the commit: the same headings are read the same way next time. */
function rememberGiven(db: WriteDb, batch: BatchRow, at: string): void {
  const sheets = db.all<{ columns: string; mapping: string }>(
    'SELECT columns, mapping FROM import_sheet WHERE batch_id = ? AND mapping IS NOT NULL',
    batch.id,
  )
  for (const { columns, mapping } of sheets) {
    const headings = (JSON.parse(columns) as { heading: string }[]).map(({ heading }) => heading)
    rememberMapping(db, headings, JSON.parse(mapping) as GivenMapping, at)
  }
}
