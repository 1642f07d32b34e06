import { arrivalOf } from '../../shared/domain/cases/typed-facts.ts'
import { silentFacts } from '../../shared/domain/import/row-fates.ts'
import type { CaseTable } from '../../shared/domain/import/tables.ts'
import type { WriteDb } from '../database/db.ts'
import { factsOfRow, type StandingRow } from './case-state.ts'
import type { BatchRow } from './import-batch.ts'
import { type FactTexts, speakAlike, spokenFields, standingFacts } from './spoken-facts.ts'
import { addStep, typedFactsOf } from './typed-facts.ts'
import { ANY_DAY, columnsOfParty, parseTexts } from './typed-record.ts'

/** What a record says of the case itself; whom it concerns and how later imports meet it stay as they are. */
const FACT_COLUMNS = [
  'agency_key',
  'agency_name',
  'agency_uscc',
  'decision_no',
  'case_no',
  'case_name',
  'procedure',
  'region',
  'filed_on',
  'decided_on',
  'closed_on',
  'fine_fen',
  'complete',
  'parties',
] as const

/**
 * What stands on in the updates that a batch brings, beside what they say; their cells stay as they were sent. Called before the
 * batch becomes part of its cases.
 * - A fact for which the file has no column stands on as it was (ADR 16).
 * - A fact that a person typed stands on. Where a record says something new of it, it waits for a person (`sent`); where it says
 *   what was typed, the fact is the record's from now on (`taken`).
 */
export function keepFacts(db: WriteDb, batch: Pick<BatchRow, 'id' | 'no' | 'typed' | 'createdBy'>, at: string): void {
  if (batch.typed === 1) return
  const mayKeep = !speakAlike(db, batch.id)
  if (!mayKeep && db.value('SELECT 1 FROM typed_fact LIMIT 1') === undefined) return
  const spoken = spokenFields(db, batch.id)
  const rows = db.all<UpdatingRow>(
    `SELECT r.id, r.sheet, r.party_key, r.parties, r.fine_fen, r.content_hash, c.id AS case_id, c.case_key, r.kind FROM import_row r
     JOIN case_file c ON c.case_key = r.case_key
     WHERE r.batch_no = ? AND r.fate = 'update' ${mayKeep ? '' : 'AND c.id IN (SELECT case_id FROM typed_fact)'} ORDER BY r.id`,
    batch.no,
  )
  for (const row of rows) {
    const fields = spoken.get(row.sheet) ?? new Set()
    const facts = factsOfRow(db, row.id)
    const kept: Record<string, string | null> = mayKeep ? silentFacts(fields, standingFacts(db, batch.id, row)) : {}
    for (const [field, fact] of typedFactsOf(db, row.caseId).get(row.partyKey) ?? []) {
      const said = facts[field] ?? null
      const arrival = fields.has(field) ? arrivalOf(fact, said) : 'nothing'
      if (arrival !== 'taken') kept[field] = fact.value
      if (arrival === 'nothing') continue
      const step = { field, step: arrival, value: said, replaced: null, rowId: row.id, at, by: batch.createdBy }
      addStep(db, row.caseId, row.partyKey, step)
    }
    if (Object.keys(kept).length > 0) writeKept(db, row, facts, kept)
  }
}

type UpdatingRow = StandingRow & { sheet: number; caseId: number; caseKey: string; kind: CaseTable }

function writeKept(db: WriteDb, row: UpdatingRow, facts: FactTexts, kept: Record<string, string | null>): void {
  const merged = Object.fromEntries(
    Object.entries({ ...facts, ...kept }).filter((entry): entry is [string, string] => entry[1] !== null),
  )
  const columns = columnsOfParty(parseTexts(row.kind, merged, ANY_DAY), row.caseKey, row, hasOwnName(kept))
  db.run(
    `UPDATE import_row SET ${FACT_COLUMNS.map((column) => `${column} = ?`).join(', ')} WHERE id = ?`,
    ...FACT_COLUMNS.map((column) => columns[column]),
    row.id,
  )
  patchFacts(db, row.id, kept)
}

/** Lays facts over what a record says of itself (null = empty); its cells stay as they are. */
export function patchFacts(db: WriteDb, rowId: number, kept: Record<string, string | null>): void {
  const patch = JSON.parse(
    db.one<{ facts: string }>('SELECT facts FROM import_record WHERE row_id = ?', rowId).facts,
  ) as object
  db.run('UPDATE import_record SET facts = ? WHERE row_id = ?', JSON.stringify({ ...patch, ...kept }), rowId)
}

const hasOwnName = (kept: Record<string, string | null>): boolean => 'party_name' in kept || 'object_name' in kept
