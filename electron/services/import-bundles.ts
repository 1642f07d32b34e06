import { createHash } from 'node:crypto'
import { maskPersonalNumbers } from '../../shared/domain/cases/personal-numbers.ts'
import path from 'node:path'
import { caseCompleteness } from '../../shared/domain/import/case-completeness.ts'
import { procedureOf } from '../../shared/domain/import/case-row.ts'
import { addProblem, type FileReport, PROBLEMS_LISTED } from '../../shared/domain/import/file-report.ts'
import type { FateCounts } from '../../shared/domain/import/row-fates.ts'
import { AppError } from '../../shared/contract/error.ts'
import type { ReadDb, WriteDb } from '../database/db.ts'
import type { BundleCase } from '../files/assemble-case.ts'
import { isSystemError } from '../files/bundle-entry.ts'
import { bundleProblem } from '../files/bundle-problem.ts'
import { storingSink } from '../files/document-sink.ts'
import { recordStoredFile } from '../files/file-store.ts'
import { reportOfBundle } from '../files/inspect-bundle.ts'
import { type BundleReading, readBundle } from '../files/read-bundle.ts'
import { documentKindsOf, readDocumentKinds } from '../files/rubric-document-kinds.ts'
import type { BatchRow } from './import-batch.ts'
import { type BundleRow, bundleRow, rowMessages } from './import-bundle-rows.ts'
import { settleBundle } from './import-bundle-fates.ts'
import { landBatch } from './import-commit.ts'
import { problemWriter } from './import-problems.ts'
import { removeBatch, stageBatch } from './import-staging.ts'
import { dropUnusedFiles, forgetReading, type KeptReading, openReading } from './import-unfinished.ts'
import type { TaskCall } from './types.ts'

/**
 * Reads a bundle, keeps its documents and stages its cases. Returns the report; its batch is in state `reading`. A refused or
 * cancelled bundle leaves neither rows nor files; of one that could not be read to its end (a pulled stick, a full disk, a
 * killed program) what was read stays, and the same bundle again reads only the rest. `rows` counts its cases.
 */
export async function stageBundle(db: ReadDb, call: TaskCall, batchId: string, file: string): Promise<FileReport> {
  const sink = storingSink(call.files)
  const sourceName = maskPersonalNumbers(path.basename(file))
  let kept: KeptReading | undefined
  const forget = async (): Promise<void> => {
    const id = kept?.id
    if (id !== undefined) call.stage((write) => forgetReading(write, id))
    await sink.forget()
  }
  try {
    const reading = await readBundle(file, {
      today: call.today,
      documentKinds: readDocumentKinds(call.resources),
      sink,
      memory: (entries) => (kept = openReading(db, call, sourceName, sink, entries)),
      limits: call.settings.bundles,
      signal: call.signal,
      progress: (done, total) => call.progress(done, total, `读入 ${sourceName}`),
    })
    const report = reportOfBundle(file, reading)
    for (const loose of reading.loose) addProblem(report, bundleProblem('bundle.loose_file', loose))
    if (reading.refused || reading.cases.length === 0) {
      if (!reading.refused) addProblem(report, bundleProblem('bundle.no_case', null))
      await forget()
      return { ...report, outcome: 'reject' }
    }
    if (report.problemsTotal > 0) report.outcome = 'accept-with-problems'
    report.rows = reading.cases.length
    await stageCases(call, { id: batchId, sourceName, reading, report, finished: kept?.id })
    return report
  } catch (error) {
    if (!isSystemError(error)) {
      await forget()
      throw error
    }
    // what was read last may still be on its way; a full disk keeps it from being written down, which loses nothing else
    await kept?.keep().catch(() => undefined)
    throw cutOff(error, sourceName, kept?.count() ?? 0)
  }
}

function cutOff(error: unknown, sourceName: string, documents: number): unknown {
  if ((error as { code?: string }).code === 'ENOSPC') return error
  return new AppError(
    'file_unreadable',
    { sourceName, documents },
    `“${sourceName}”读到一半就读不到了，U 盘可能已经拔出。已读入的 ${documents} 份文书都已保存；重新插好以后再次读入它，只读余下的部分。`,
  )
}

interface StagedBundle {
  id: string
  sourceName: string
  reading: BundleReading
  report: FileReport
  /** the memory of the reading, which has come to its end */
  finished: string | undefined
}

async function stageCases(
  call: TaskCall,
  { id: batchId, sourceName, reading, report, finished }: StagedBundle,
): Promise<void> {
  const rows = reading.cases.map((one, i) => bundleRow(one, i + 1, call.today))
  report.gaps = gapsOf(call, reading.cases, rows)
  // problems of a line of an index carry its number; closing the reading only writes those of the whole bundle
  const ofLines = report.problems.filter(({ row }) => row !== null)
  try {
    const batch = { id: batchId, sourceName, sourceSha256: contentHash(reading), kind: 'bundle' as const }
    await stageBatch(call, batch, rowMessages(rows, report))
    call.stage((db) => {
      for (const [i, row] of rows.entries()) stageCase(db, call, batchId, reading.cases[i], row)
      const problems = problemWriter(db, batchId)
      for (const problem of ofLines) problems.add(problem)
      if (finished !== undefined) forgetReading(db, finished)
    })
  } catch (error) {
    call.stage((db) => removeBatch(db, batchId))
    throw error
  }
}

/** Cases with missing or extra documents, as the report and the command line tell of them. */
function gapsOf(call: TaskCall, cases: readonly BundleCase[], rows: readonly BundleRow[]): FileReport['gaps'] {
  const gaps = rows.flatMap(({ kind, parsed }, i) => {
    const one = cases[i]
    if (!one) return []
    const procedure = procedureOf(kind, parsed.facts['procedure'])
    const documentKinds = documentKindsOf(call.resources, kind, procedure)
    const { missing, extra } = caseCompleteness({ ...one, kind, procedure, documentKinds })
    return missing.length + extra.length === 0 ? [] : [{ case: one.name, missing, extra }]
  })
  return gaps.slice(0, PROBLEMS_LISTED)
}

/** SHA-256 over the sorted list of (path, hash): the same for a folder and for the archive that was made of it. */
const contentHash = ({ contents }: BundleReading): string =>
  createHash('sha256')
    .update(JSON.stringify([...contents].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))))
    .digest('hex')

function stageCase(db: WriteDb, call: TaskCall, batchId: string, one: BundleCase | undefined, row: BundleRow): void {
  if (!one) return
  const { number, caseKey } = row.parsed
  const key = caseKey.slice(caseKey.lastIndexOf('|') + 1)
  db.run(
    `INSERT INTO import_case (batch_id, position, name, number, new_key, fixed, absent, fate)
     VALUES (?, ?, ?, ?, ?, ?, ?, 'add')`,
    batchId,
    row.position,
    one.name,
    number === null ? null : key,
    caseKey,
    one.caseKeyParts.agency === null ? 0 : 1,
    JSON.stringify(one.absent),
  )
  const insert = db.statement(
    `INSERT INTO import_document (batch_id, case_position, position, name, kind, title, volume, sha256, real_type, pages, readable, listed)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  for (const d of one.documents) {
    recordStoredFile(db, d, call.now)
    const { position, name, kind, title, volume, sha256, realType, pages } = d
    const listed = d.listed === null ? null : d.listed ? 1 : 0
    const readable = d.readable ? 1 : 0
    insert(batchId, row.position, position, name, kind, title, volume, sha256, realType, pages, readable, listed)
  }
}

/**
 * Lands a staged bundle in the transaction of the call: new cases, then the documents of all. A document that its case holds
 * already, by content, is not added again; others come after those that stand, so that no position moves.
 */
export function landBundle(db: WriteDb, batch: BatchRow, committedAt: string): FateCounts {
  const counts = settleBundle(db, batch)
  landBatch(db, batch, committedAt)
  db.run(
    `INSERT INTO case_document (case_id, position, batch_id, name, kind, title, volume, sha256, real_type, pages, readable)
     SELECT c.id,
       coalesce((SELECT max(o.position) FROM case_document o WHERE o.case_id = c.id), 0)
         + row_number() OVER (PARTITION BY c.id ORDER BY s.position, d.position),
       d.batch_id, d.name, d.kind, d.title, d.volume, d.sha256, d.real_type, d.pages, d.readable
     FROM import_case s CROSS JOIN case_file c ON c.case_key = s.case_key
     JOIN import_document d ON d.batch_id = s.batch_id AND d.case_position = s.position
     WHERE s.batch_id = ? AND s.fate IN ('add','update')
       AND NOT EXISTS (SELECT 1 FROM case_document o WHERE o.case_id = c.id AND o.sha256 = d.sha256)`,
    batch.id,
  )
  db.run(
    'UPDATE import_batch SET added = ?, updated = ?, unchanged = ?, refused = ? WHERE no = ?',
    counts.added,
    counts.updated,
    counts.unchanged,
    counts.refused,
    batch.no,
  )
  return counts
}

/** What a bundle staged or brought goes; stored files that nothing refers to any more become orphans and are swept. */
export function dropBundleDocuments(db: WriteDb, batchId: string): void {
  const files = db.values<string>('SELECT DISTINCT sha256 FROM import_document WHERE batch_id = ?', batchId)
  db.run('DELETE FROM case_document WHERE batch_id = ?', batchId)
  db.run('DELETE FROM import_case WHERE batch_id = ?', batchId)
  dropUnusedFiles(db, files)
}
