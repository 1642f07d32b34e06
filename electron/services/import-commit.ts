import type { FateCounts } from '../../shared/domain/import/row-fates.ts'
import { withoutIndexes } from '../database/bulk-load.ts'
import type { ReadDb, WriteDb } from '../database/db.ts'
import { dropUnchanged } from './batch-rows.ts'
import { refreshCases } from './case-state.ts'
import type { BatchRow } from './import-batch.ts'
import { fateBase, settleFates } from './import-fates.ts'
import { bringsRecords, CASE_HOME } from './import-homes.ts'
import { keepFacts } from './kept-facts.ts'
import { tellRefusedDelegations } from './import-record-problems.ts'
import { landRecords } from './import-records.ts'
import { keepRepeats } from './import-repeats.ts'

/** Batches below this size keep the indexes: building them anew would take longer. */
const FEW = 5000

/**
 * Lands a staged batch: everything in the one transaction of the call. New cases are written set by set; what touches a
 * case that stands already, or a joint decision, goes case by case. Returns rows = added + updated + unchanged + refused.
 */
export function landBatch(db: WriteDb, batch: BatchRow, committedAt: string): FateCounts {
  // catalogues can be edited by hand between staging and commit
  if (batch.base !== fateBase(db) || bringsRecords(db, batch.id)) settleFates(db, batch)
  const counts = countFates(db, batch)
  addAgencies(db, batch)
  const standing = db.value<number>('SELECT count(*) FROM case_file') ?? 0
  if (counts.added > Math.max(standing, FEW)) withoutIndexes(db, ['case_file'], () => addCases(db, batch))
  else addCases(db, batch)
  keepFacts(db, batch, committedAt)
  addVersions(db, batch)
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

/**
 * What a commit would do, or did. A further party of a new case counts as added, one of a case that stood before the batch
 * as an update of that case. Records of sheets that are not imported at all count as refused.
 */
export function countFates(db: ReadDb, batch: Pick<BatchRow, 'no' | 'rowCount'>): FateCounts {
  const counts = { added: 0, updated: 0, unchanged: 0, staged: 0, refused: 0 }
  const rows = db.all<{ fate: string; known: number; n: number }>(
    `SELECT r.fate, (r.fate = 'join' AND EXISTS (SELECT 1 FROM case_file c WHERE c.case_key = r.case_key)) AS known,
       count(*) AS n FROM import_row r WHERE r.batch_no = ? GROUP BY 1, 2`,
    batch.no,
  )
  for (const { fate, known, n } of rows) {
    counts.staged += n
    if (fate === 'add' || (fate === 'join' && known === 0)) counts.added += n
    else if (fate === 'update' || fate === 'join') counts.updated += n
    else if (fate === 'unchanged') counts.unchanged += n
    else counts.refused += n
  }
  const { added, updated, unchanged, refused, staged } = counts
  return { added, updated, unchanged, refused: refused + batch.rowCount - staged }
}

/** Agencies appear from the records; one name in NFKC without white space is one agency. */
function addAgencies(db: WriteDb, batch: BatchRow): void {
  db.run(
    `INSERT INTO agency (name, name_key, uscc, region, first_batch_id)
     SELECT agency_name, agency_key, agency_uscc, region, ? FROM import_row
     WHERE id IN (SELECT min(id) FROM import_row WHERE batch_no = ? AND fate IN ('add','join','update') AND agency_key <> ''
                  GROUP BY agency_key)
     ORDER BY id ON CONFLICT (name_key) DO NOTHING`,
    batch.id,
    batch.no,
  )
}

/**
 * New cases, in the order of the file, in which its rows were numbered; a case carries the id of the row that it first came from.
 * The rows are read as they lie between the first and the last: finding each by an index takes a third longer.
 */
function addCases(db: WriteDb, batch: BatchRow): void {
  const place = [
    db.value<number>('SELECT min(id) FROM import_row WHERE batch_no = ?', batch.no) ?? 0,
    db.value<number>('SELECT max(id) FROM import_row WHERE batch_no = ?', batch.no) ?? 0,
    batch.no,
  ]
  const added = `r.id BETWEEN ? AND ? AND r.batch_no = ? AND r.fate = 'add' AND ${CASE_HOME.holds} ORDER BY r.id`
  db.run(
    `INSERT INTO case_file (id, case_key, kind, agency_id, decision_no, case_no, case_name, procedure, region, filed_on,
       decided_on, closed_on, fine_fen, tags, complete, in_remedy, version)
     SELECT r.id, r.case_key, r.kind, a.id, r.decision_no, r.case_no, r.case_name, r.procedure, r.region, r.filed_on,
       r.decided_on, r.closed_on, r.fine_fen, '[]', r.complete, 'unknown', 1
     FROM import_row r NOT INDEXED LEFT JOIN agency a ON a.name_key = r.agency_key WHERE ${added}`,
    ...place,
  )
  db.run(
    `INSERT INTO case_version (case_id, version, row_id) SELECT r.id, 1, r.id FROM import_row r NOT INDEXED WHERE ${added}`,
    ...place,
  )
  db.run(
    `INSERT INTO case_party (case_id, position, party_key, name, type, uscc, id_no)
     SELECT r.id, p.key, r.party_key, p.value ->> 0, p.value ->> 1, p.value ->> 2, p.value ->> 3
     FROM import_row r NOT INDEXED JOIN json_each(r.parties) p WHERE ${added}`,
    ...place,
  )
}

/** Further parties and updates: a new version of each case that stood before; the first version of a case of this batch. */
function addVersions(db: WriteDb, batch: BatchRow): void {
  const rows = db.all<{ rowId: number; caseId: number; version: number; fresh: number }>(
    `SELECT r.id AS row_id, c.id AS case_id, c.version, f.batch_no IS r.batch_no AS fresh
     FROM import_row r CROSS JOIN case_file c ON c.case_key = r.case_key LEFT JOIN import_row f ON f.id = c.id
     WHERE r.batch_no = ? AND r.fate IN ('join','update') ORDER BY r.id`,
    batch.no,
  )
  const insert = db.statement('INSERT INTO case_version (case_id, version, row_id) VALUES (?, ?, ?)')
  for (const row of rows) insert(row.caseId, row.fresh ? row.version : row.version + 1, row.rowId)
  refreshCases(db, [...new Set(rows.map((row) => row.caseId))])
}
