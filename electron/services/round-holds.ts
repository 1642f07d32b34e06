import type { ReadDb } from '../database/db.ts'

/** Cases of an import batch that stand in a frozen frame (and so in every sample and sheet made from it), with the round. */
export function frozenCasesOfBatch(db: ReadDb, batchNo: number): { caseKey: string; reason: string }[] {
  return db.all(
    `SELECT c.case_key, '在评查轮次“' || o.title || '”已冻结的抽样名单中' AS reason
     FROM frame_case f JOIN round o ON o.id = f.round_id JOIN case_file c ON c.id = f.case_id
     WHERE f.case_id IN (SELECT v.case_id FROM case_version v JOIN import_row r ON r.id = v.row_id WHERE r.batch_no = ?)
     ORDER BY c.case_key`,
    batchNo,
  )
}
