import { arrivalOfFacts } from '../../shared/domain/import/fact-arrival.ts'
import type { CatalogueKind } from '../../shared/domain/import/tables.ts'
import type { ReadDb, WriteDb } from '../database/db.ts'
import { addVersion, refreshRecord, untakenContent } from './catalogue-state.ts'
import { versionFacts } from './catalogue-versions.ts'
import type { BatchRow } from './import-batch.ts'
import { bringsRecords, CATALOGUE_HOME } from './import-homes.ts'
import type { Dependence } from './import-undo.ts'
import { patchFacts } from './kept-facts.ts'
import { IS_JUDGED, refusedDelegations } from './item-removal.ts'
import { sheetReader } from './sheet-fields.ts'

interface LandingRow {
  id: number
  sheet: number
  kind: CatalogueKind
  key: string
  contentHash: string
}

/**
 * Lands the records of catalogues of a staged batch, in the order of the file: each is a version of its record. A fact for which
 * the file has no column stands on as it was (ADR 16). Of the bodies to which an item is delegated that is to go, a further one is not
 * taken (`item.delegation_refused`, `item.delegation_ended`); the rest of the record is, those that are left out too, and its cells
 * stay as they were sent.
 */
export function landRecords(db: WriteDb, batch: BatchRow, committedAt: string): void {
  if (!bringsRecords(db, batch.id)) return
  const sheets = sheetReader(db)
  const refused = refusedDelegations(db)
  const rows = db.all<LandingRow>(
    `SELECT r.id, r.sheet, r.kind, r.case_key AS key, r.content_hash FROM import_row r
     WHERE r.batch_no = ? AND r.fate IN ('add','update') AND ${CATALOGUE_HOME.holds} ORDER BY r.id`,
    batch.no,
  )
  for (const { id, sheet, kind, key, contentHash } of rows) {
    const standing = db.value<string>('SELECT facts FROM catalogue_record WHERE record_key = ?', key)
    const said = sheets.factsOf(id)
    const kept: Record<string, string | null> =
      standing === undefined
        ? {}
        : arrivalOfFacts(sheets.fieldsOf(batch.no, sheet), said, JSON.parse(standing) as typeof said, new Map()).kept
    const untaken = kind === 'item' ? refused(key, said) : undefined
    if (untaken) kept['delegated_to'] = untaken.taken
    if (Object.keys(kept).length > 0) patchFacts(db, sheets, id, kept)
    addVersion(db, kind, key, {
      rowId: id,
      facts: sheets.factsOf(id),
      contentHash: untaken ? untakenContent(contentHash) : contentHash,
      madeAt: committedAt,
      madeBy: batch.createdBy,
    })
  }
}

/** SQL for the ids of the records that a batch touched. */
const OF_BATCH = 'SELECT v.record_id FROM catalogue_version v JOIN import_row r ON r.id = v.row_id WHERE r.batch_no = ?'

/** Takes the records of a batch back: those it brought go, those it changed return to the version before. */
export function takeRecordsBack(db: WriteDb, batch: BatchRow): { removed: number; restored: number } {
  if (!bringsRecords(db, batch.id)) return { removed: 0, restored: 0 }
  const touched = db.values<number>(OF_BATCH, batch.no)
  db.run('DELETE FROM catalogue_version WHERE row_id IN (SELECT id FROM import_row WHERE batch_no = ?)', batch.no)
  const factsOf = versionFacts(db)
  const restored = touched.filter((id) => refreshRecord(db, id, factsOf)).length
  return { removed: touched.length - restored, restored }
}

/**
 * Records that a batch brought or changed and that something later rests on: a later version, a change that a person recorded,
 * a record that names them or a case of the agency that came in afterwards.
 */
export function heldRecords(db: ReadDb, batchNo: number): Dependence[] {
  if (!bringsRecords(db, db.value<string>('SELECT id FROM import_batch WHERE no = ?', batchNo) ?? '')) return []
  const onlyOfBatch = `c.id IN (${OF_BATCH}) AND NOT EXISTS (SELECT 1 FROM catalogue_version o LEFT JOIN import_row i ON i.id = o.row_id
    WHERE o.record_id = c.id AND i.batch_no IS NOT ?)`
  const landed = '(SELECT landed FROM import_batch WHERE no = ?)'
  return [
    ...db.all<Dependence>(
      `SELECT DISTINCT '后来又有更新' AS reason, c.record_key AS case_key FROM catalogue_record c
       JOIN catalogue_version mine ON mine.record_id = c.id JOIN import_row r ON r.id = mine.row_id
       JOIN catalogue_version later ON later.record_id = c.id AND later.version > mine.version
       WHERE r.batch_no = ? ORDER BY 2`,
      batchNo,
    ),
    ...db.all<Dependence>(
      `SELECT DISTINCT '已有清理意见、审查或者赋权评估' AS reason, c.record_key AS case_key FROM catalogue_record c
       WHERE ${onlyOfBatch} AND (${IS_JUDGED}) ORDER BY 2`,
      batchNo,
      batchNo,
    ),
    ...db.all<Dependence>(
      `SELECT DISTINCT '已登记变动' AS reason, c.record_key AS case_key FROM catalogue_record c
       WHERE c.id IN (${OF_BATCH}) AND EXISTS (SELECT 1 FROM catalogue_change g WHERE g.record_id = c.id) ORDER BY 2`,
      batchNo,
    ),
    ...db.all<Dependence>(
      `SELECT '被后来的记录引用' AS reason, c.record_key AS case_key FROM catalogue_record c
       WHERE ${onlyOfBatch} AND EXISTS (SELECT 1 FROM catalogue_link l JOIN catalogue_version v ON v.record_id = l.record_id
         LEFT JOIN import_row i ON i.id = v.row_id LEFT JOIN import_batch b ON b.no = i.batch_no
         WHERE l.target_key = c.answers_to AND (b.no IS NULL OR b.landed > ${landed})) ORDER BY 2`,
      batchNo,
      batchNo,
      batchNo,
    ),
    ...db.all<Dependence>(
      `SELECT '后来导入了它的案卷' AS reason, c.record_key AS case_key FROM catalogue_record c
       JOIN agency a ON 'agency|' || a.name_key = c.record_key
       WHERE c.catalogue = 'agency' AND ${onlyOfBatch} AND EXISTS (SELECT 1 FROM case_file f JOIN import_row i ON i.id = f.id
         JOIN import_batch b ON b.no = i.batch_no WHERE f.agency_id = a.id AND b.landed > ${landed}) ORDER BY 2`,
      batchNo,
      batchNo,
      batchNo,
    ),
  ]
}
