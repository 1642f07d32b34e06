import type { FateCounts } from '../../shared/domain/import/row-fates.ts'
import { withoutIndexes, withoutTrigger } from '../database/bulk-load.ts'
import type { WriteDb } from '../database/db.ts'
import { dropUnchanged } from './batch-rows.ts'
import { refreshCases } from './case-state.ts'
import { type BatchPlace, type BatchRow, placeOf, ROWS_OF_PLACE } from './import-batch.ts'
import { countsOf, fatesOf } from './import-counts.ts'
import { fateBase, settleFates } from './import-fates.ts'
import { bringsRecords, CASE_HOME } from './import-homes.ts'
import { keepFacts } from './kept-facts.ts'
import { tellRefusedDelegations } from './import-record-problems.ts'
import { landRecords } from './import-records.ts'
import { keepRepeats } from './import-repeats.ts'
import { landAgencies } from './named-agencies.ts'

/** Batches up to this size keep the indexes and the trigger: setting them aside would take longer. */
const FEW = 5000

/**
 * Lands a staged batch: everything in the one transaction of the call. New cases are written set by set; what touches a
 * case that stands already, or a joint decision, goes case by case. Returns rows = added + updated + unchanged + refused.
 */
export function landBatch(db: WriteDb, batch: BatchRow, committedAt: string): FateCounts {
  const isOfRecords = bringsRecords(db, batch.id)
  // catalogues can be edited by hand between staging and commit
  if (batch.base !== fateBase(db) || isOfRecords) settleFates(db, batch)
  const placed = placeOf(db, batch.no)
  const fates = fatesOf(db, placed)
  const counts = countsOf(fates, batch.rowCount)
  landAgencies(db, batch, placed.place)
  const added = `${ROWS_OF_PLACE} AND r.fate = 'add' ${isOfRecords ? `AND ${CASE_HOME.holds}` : ''} ORDER BY r.id`
  if (counts.added > FEW) addManyCases(db, placed.place, added, counts.added)
  else addCases(db, placed.place, added)
  if (fates.update > 0) keepFacts(db, batch, committedAt)
  if (fates.join + counts.updated > 0) addVersions(db, batch)
  tellRefusedDelegations(db, batch)
  landRecords(db, batch, committedAt)
  if (counts.unchanged > 0 || batch.kind === 'bundle') keepRepeats(db, batch)
  if (counts.unchanged > 0) dropUnchanged(db, batch.no)
  db.run(
    `UPDATE import_batch SET state = 'committed', committed_at = ?, added = ?, updated = ?, unchanged = ?, refused = ?,
       landed = 1 + (SELECT coalesce(max(landed), 0) FROM import_batch) WHERE no = ?`,
    committedAt,
    counts.added,
    counts.updated,
    counts.unchanged,
    counts.refused,
    batch.no,
  )
  return counts
}

/** New cases, many at once: what is kept up row by row otherwise is made from all of them together. */
function addManyCases(db: WriteDb, place: BatchPlace, added: string, count: number): void {
  const standing = db.value<number>('SELECT count(*) FROM case_file') ?? 0
  withoutTrigger(db, 'case_file_search_insert', () => {
    if (count > standing) withoutIndexes(db, ['case_file'], () => addCases(db, place, added))
    else addCases(db, place, added)
  })
  markForSearch(db, place)
}

/** Lets the search read all cases that lie within a place: one mark does for all, and a case of another batch is read once more. */
export function markForSearch(db: WriteDb, [first, last]: BatchPlace): void {
  db.run(
    `INSERT INTO case_search_waiting (case_id, mark)
     SELECT c.id, (SELECT random() >> 12) FROM case_file c NOT INDEXED WHERE c.id BETWEEN ? AND ? ORDER BY c.id
     ON CONFLICT (case_id) DO UPDATE SET mark = excluded.mark`,
    first,
    last,
  )
}

/**
 * New cases, in the order of the file, in which its rows were numbered; a case carries the id of the row that it first came from, which
 * says its first version and its parties (case-versions.ts).
 */
function addCases(db: WriteDb, place: BatchPlace, added: string): void {
  db.run(
    `INSERT INTO case_file (id, case_key, kind, agency_id, decision_no, case_no, case_name, procedure, region, filed_on,
       decided_on, closed_on, fine_fen, tags, complete, in_remedy, version)
     SELECT r.id, r.case_key, r.kind, a.agency_id, r.decision_no, r.case_no, r.case_name, r.procedure, r.region, r.filed_on,
       r.decided_on, r.closed_on, r.fine_fen, '[]', r.complete, 'unknown', 1
     FROM import_row r NOT INDEXED LEFT JOIN landing_agency a ON a.no = r.agency_no WHERE ${added}`,
    ...place,
  )
}

/** Further parties and updates: a new version of each case that stood before; part of the first version of a case of this batch. */
function addVersions(db: WriteDb, batch: BatchRow): void {
  const rows = db.all<{ rowId: number; caseId: number; version: number; fresh: number }>(
    `SELECT r.id AS row_id, c.id AS case_id, c.version, f.batch_no IS r.batch_no AS fresh
     FROM import_row r CROSS JOIN case_file c ON c.case_key = r.case_key LEFT JOIN import_row f ON f.id = c.id
     WHERE r.batch_no = ? AND r.fate IN ('join','update') ORDER BY r.id`,
    batch.no,
  )
  const insert = db.statement('INSERT INTO later_version (case_id, version, row_id) VALUES (?, ?, ?)')
  for (const row of rows) insert(row.caseId, row.fresh ? row.version : row.version + 1, row.rowId)
  refreshCases(db, [...new Set(rows.map((row) => row.caseId))])
}
