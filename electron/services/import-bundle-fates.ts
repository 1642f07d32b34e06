import { describeProblem } from '../../shared/domain/import/problem-codes.ts'
import type { FateCounts } from '../../shared/domain/import/row-fates.ts'
import type { ReadDb, WriteDb } from '../database/db.ts'
import { fateBase } from './import-fates.ts'
import { problemWriter } from './import-problems.ts'

interface StagedCase {
  position: number
  name: string
  number: string | null
  newKey: string
  fixed: number
  excluded: number
}

type Standing = { id: number; caseKey: string }

/** Cases that stand already, by the number at the end of their key; only the numbers asked for. */
function standingByNumber(db: ReadDb, numbers: ReadonlySet<string>): Map<string, Standing[]> {
  const found = new Map<string, Standing[]>()
  for (const [id, caseKey] of db.rows<[number, string]>('SELECT id, case_key FROM case_file ORDER BY id')) {
    const number = caseKey.slice(caseKey.lastIndexOf('|') + 1)
    if (numbers.has(number)) found.set(number, [...(found.get(number) ?? []), { id, caseKey }])
  }
  return found
}

/**
 * Decides what becomes of every case of a staged bundle against the cases as they stand: it joins the one of its key, or the
 * only one of its number; it is new where there is none; two agencies with the same number are for a person to decide. Two
 * folders of one new case are one case: the documents of the later one join it.
 * Called when the bundle is read and again at the commit.
 */
export function settleBundle(db: WriteDb, batch: { id: string; no: number }): FateCounts {
  const cases = db.all<StagedCase>(
    'SELECT position, name, number, new_key, fixed, excluded FROM import_case WHERE batch_id = ? ORDER BY position',
    batch.id,
  )
  const standing = standingByNumber(db, new Set(cases.flatMap(({ number }) => number ?? [])))
  db.run(
    "DELETE FROM import_problem WHERE batch_id = ? AND code IN ('bundle.ambiguous_case','bundle.same_case','row.incomplete')",
    batch.id,
  )
  const problems = problemWriter(db, batch.id)
  const counts: FateCounts = { added: 0, updated: 0, unchanged: 0, refused: 0 }
  const added = new Set<string>()
  for (const one of cases) {
    const sameNumber = standing.get(one.number ?? '') ?? []
    const exact = sameNumber.find(({ caseKey }) => caseKey === one.newKey)
    const joined = exact ?? (one.fixed === 0 && sameNumber.length === 1 ? sameNumber[0] : undefined)
    const ambiguous = joined === undefined && one.fixed === 0 && sameNumber.length > 1
    const blocked = db.value(FAULTY_RECORD, batch.id, one.position) === 1
    const fate =
      one.excluded === 1 || ambiguous
        ? 'refused'
        : joined
          ? joinFate(db, batch.id, one.position, joined.id)
          : blocked
            ? 'refused'
            : added.has(one.newKey)
              ? 'update'
              : 'add'
    if (fate === 'add') added.add(one.newKey)
    // a case that stands keeps its own facts, only the documents join it; the record stays until the commit decides for good
    db.run(
      'UPDATE import_row SET blocked = ?, fate = ? WHERE batch_no = ? AND row = ?',
      fate === 'add' ? 0 : 1,
      fate === 'update' ? 'unchanged' : fate,
      batch.no,
      one.position,
    )
    if (ambiguous) problems.add(caseProblem('bundle.ambiguous_case', one))
    if (fate === 'update' && !joined) problems.add(caseProblem('bundle.same_case', one))
    if (fate === 'add' && isIncomplete(db, batch.no, one.position)) problems.add(caseProblem('row.incomplete', one))
    db.run(
      'UPDATE import_case SET fate = ?, case_key = ? WHERE batch_id = ? AND position = ?',
      fate,
      fate === 'refused' ? null : (joined?.caseKey ?? one.newKey),
      batch.id,
      one.position,
    )
    counts[fate === 'add' ? 'added' : fate === 'update' ? 'updated' : fate] += 1
  }
  db.run('UPDATE import_batch SET base = ? WHERE no = ?', fateBase(db), batch.no)
  return counts
}

/** Only what was found in the record of a case itself keeps it out. */
const FAULTY_RECORD = `SELECT 1 FROM import_problem
  WHERE batch_id = ? AND row = ? AND severity = 'block' AND code LIKE 'row.%'`

/** Unchanged when every document of the bundle is in the case already, by content. */
function joinFate(db: ReadDb, batchId: string, position: number, caseId: number): 'update' | 'unchanged' {
  const fresh = db.value<number>(
    `SELECT count(*) FROM import_document d WHERE d.batch_id = ? AND d.case_position = ?
       AND NOT EXISTS (SELECT 1 FROM case_document c WHERE c.case_id = ? AND c.sha256 = d.sha256)`,
    batchId,
    position,
    caseId,
  )
  return (fresh ?? 0) > 0 ? 'update' : 'unchanged'
}

const isIncomplete = (db: ReadDb, batchNo: number, position: number): boolean =>
  db.value('SELECT 1 FROM import_row WHERE batch_no = ? AND row = ? AND complete = 0', batchNo, position) === 1

const caseProblem = (code: string, { name, position, number }: StagedCase) =>
  describeProblem({
    sheet: null,
    row: position,
    line: null,
    column: null,
    field: name,
    code,
    value: number,
  })
