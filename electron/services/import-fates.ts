import { compact } from '../../shared/domain/import/cell-text.ts'
import { describeProblem } from '../../shared/domain/import/problem-codes.ts'
import { decideFates, type Fate, saysNothingNew } from '../../shared/domain/import/row-fates.ts'
import { isCaseTable, type TableKind } from '../../shared/domain/import/tables.ts'
import type { ReadDb, WriteDb } from '../database/db.ts'
import { factsOfRow } from './case-state.ts'
import { CASE_HOME, type Home, homesOf } from './import-homes.ts'
import { problemWriter } from './import-problems.ts'
import { speakAlike, spokenFields, standingFacts } from './spoken-facts.ts'

type Candidate = [
  id: number,
  row: number,
  caseKey: string,
  partyKey: string,
  contentHash: string,
  fate: Fate,
  /** the case or the record of a catalogue that stands under the key */
  standing: number | null,
  sheet: number,
  kind: TableKind,
]

/**
 * Moves with every commit and every undo, and only then: fates that were decided against the same base still hold.
 */
export function fateBase(db: ReadDb): number {
  return (
    db.value<number>(
      `SELECT coalesce(sum(CASE state WHEN 'committed' THEN 1 ELSE 2 END), 0) FROM import_batch
       WHERE state IN ('committed','undone')`,
    ) ?? 0
  )
}

/**
 * Decides what becomes of every row of a batch that is not blocked, against what stands, and writes down what
 * differs from before. A row that contradicts an earlier one of the same file is refused with the reason (`row.conflict`).
 */
export function settleFates(db: WriteDb, batch: { id: string; no: number }): void {
  const changed: { id: number; fate: Fate }[] = []
  const conflicts: { id: number; first: number }[] = []
  const renamed: { id: number; partyKey: string }[] = []
  const names = typedNames(db)
  const repeats = repeatsWhatStands(db, batch.id)
  for (const [home, group] of groupsOf(db, batch)) {
    const [, , , , , , standing] = group[0] as Candidate
    for (const row of home === CASE_HOME && standing !== null ? group : []) {
      const partyKey = names.get(standing ?? 0)?.get(row[3])
      if (partyKey === undefined) continue
      row[3] = partyKey
      renamed.push({ id: row[0], partyKey })
    }
    const fates = decideFates(
      group.map(([, , , partyKey, contentHash]) => ({ partyKey, contentHash })),
      standing === null ? undefined : standingRows(db, home, standing),
    )
    for (const [index, candidate] of group.entries()) {
      const [id, row, , partyKey, , old] = candidate
      const decided = fates[index] as Fate
      const fate = decided === 'update' && repeats(candidate) ? 'unchanged' : decided
      if (fate !== old) changed.push({ id, fate })
      if (fate === 'refused') conflicts.push({ id, first: group.find((other) => other[3] === partyKey)?.[1] ?? row })
    }
  }
  const write = db.statement('UPDATE import_row SET fate = ? WHERE id = ?')
  for (const { id, fate } of changed) write(fate, id)
  const rename = db.statement('UPDATE import_row SET party_key = ? WHERE id = ?')
  for (const { id, partyKey } of renamed) rename(partyKey, id)
  reportConflicts(db, batch.id, conflicts)
  db.run('UPDATE import_batch SET base = ? WHERE no = ?', fateBase(db), batch.no)
}

function* groupsOf(db: ReadDb, batch: { id: string; no: number }): Generator<[Home, Candidate[]]> {
  for (const home of homesOf(db, batch.id)) for (const group of groupsByKey(db, batch.no, home)) yield [home, group]
}

/**
 * The rows of a batch about which there is something to decide, case by case (record by record), in the order of the file:
 * those with several rows, those that stand already, and fates that were decided before.
 */
function* groupsByKey(db: ReadDb, batchNo: number, { table, key, holds }: Home): Generator<Candidate[]> {
  const rows = db.rows<Candidate>(
    `SELECT r.id, r.row, r.case_key, r.party_key, r.content_hash, r.fate, c.id, r.sheet, r.kind
     FROM import_row r
     LEFT JOIN ${table} c ON c.${key} = r.case_key WHERE r.batch_no = ? AND r.blocked = 0 AND ${holds} AND r.case_key IN (
       SELECT i.case_key FROM import_row i WHERE i.batch_no = ? AND i.blocked = 0 GROUP BY i.case_key
       HAVING count(*) > 1 OR max(i.fate <> 'add') OR EXISTS (SELECT 1 FROM ${table} s WHERE s.${key} = i.case_key))
     ORDER BY r.case_key, r.id`,
    batchNo,
    batchNo,
  )
  let group: Candidate[] = []
  for (const row of rows) {
    if (group[0] && group[0][2] !== row[2]) {
      yield group
      group = []
    }
    group.push(row)
  }
  if (group.length > 0) yield group
}

/**
 * Tells whether a record says nothing but what stands, although its content is another: its file has other columns than the one
 * before.
 */
function repeatsWhatStands(db: ReadDb, batchId: string): (row: Candidate) => boolean {
  if (speakAlike(db, batchId)) return () => false
  const spoken = spokenFields(db, batchId)
  return ([id, , caseKey, partyKey, , , standing, sheet, kind]) => {
    const fields = spoken.get(sheet)
    return (
      fields !== undefined &&
      // a record that says what a person typed takes the fact over
      !(isCaseTable(kind) && db.value('SELECT 1 FROM typed_fact WHERE case_id = ? LIMIT 1', standing) === 1) &&
      saysNothingNew(fields, factsOfRow(db, id), standingFacts(db, batchId, { kind, caseKey, partyKey }))
    )
  }
}

/** Names that people put right: a record with the new name is of the party that stands. By case, then by name. */
function typedNames(db: ReadDb): Map<number, Map<string, string>> {
  const names = new Map<number, Map<string, string>>()
  const rows = db.all<{ caseId: number; partyKey: string; name: string }>(
    `SELECT case_id, party_key, value AS name FROM typed_fact
     WHERE field IN ('party_name','object_name') AND step IN ('typed','taken') AND value IS NOT NULL ORDER BY seq`,
  )
  for (const { caseId, partyKey, name } of rows)
    if (compact(name) !== partyKey)
      names.set(caseId, (names.get(caseId) ?? new Map<string, string>()).set(compact(name), partyKey))
  return names
}

/** What stands: content hash of the newest version of every party. */
function standingRows(db: ReadDb, { versions }: Home, id: number): Map<string, string> {
  const rows = db.all<{ partyKey: string; contentHash: string }>(versions, id)
  return new Map(rows.map((row) => [row.partyKey, row.contentHash]))
}

/** Says of every contradicting row which earlier record it contradicts; `first` is that record's number. */
function reportConflicts(db: WriteDb, batchId: string, conflicts: { id: number; first: number }[]): void {
  db.run("DELETE FROM import_problem WHERE batch_id = ? AND code = 'row.conflict'", batchId)
  const problems = problemWriter(db, batchId)
  for (const { id, first } of conflicts) {
    const { number, ...place } = db.one<{
      sheet: string | null
      row: number
      line: number | null
      number: string | null
    }>(
      `SELECT s.name AS sheet, r.row, r.line, coalesce(r.decision_no, r.case_no, '') AS number FROM import_row r
       LEFT JOIN import_sheet s ON s.batch_id = ? AND s.sheet = r.sheet WHERE r.id = ?`,
      batchId,
      id,
    )
    const value = `${number}（第 ${first} 条记录）`
    problems.add(describeProblem({ ...place, column: null, field: null, code: 'row.conflict', value }))
  }
  // The contradiction says the same and more: of a record that stays out nobody reads that this is only a hint.
  db.run(
    `DELETE FROM import_problem WHERE batch_id = ? AND code = 'row.duplicate_key' AND (coalesce(sheet, ''), row) IN
       (SELECT coalesce(sheet, ''), row FROM import_problem WHERE batch_id = ? AND code = 'row.conflict')`,
    batchId,
    batchId,
  )
}
