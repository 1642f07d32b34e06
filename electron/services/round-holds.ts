import type { ReadDb } from '../database/db.ts'
import { CASES_OF_BATCH } from './import-batch.ts'

/** Cases of an import batch that stand in a frozen frame (and so in every sample and sheet made from it), with the round. */
export function frozenCasesOfBatch(db: ReadDb, batchNo: number): { caseKey: string; reason: string }[] {
  return db.all(
    `SELECT c.case_key, '在评查轮次“' || o.title || '”已冻结的抽样名单中' AS reason
     FROM frame_case f JOIN frame n ON n.number = f.frame JOIN round o ON o.id = n.round_id JOIN case_file c ON c.id = f.case_id
     WHERE f.case_id IN (${CASES_OF_BATCH})
     ORDER BY c.case_key`,
    batchNo,
  )
}
