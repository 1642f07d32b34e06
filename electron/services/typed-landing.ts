import { arrivalOf } from '../../shared/domain/cases/typed-facts.ts'
import { factsPatch, firstColumns } from '../../shared/domain/import/case-row.ts'
import type { ColumnMeaning } from '../../shared/domain/import/headings.ts'
import type { CaseTable } from '../../shared/domain/import/tables.ts'
import type { WriteDb } from '../database/db.ts'
import { factsOfRow, type StandingRow } from './case-state.ts'
import type { BatchRow } from './import-batch.ts'
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
 * Updates that a batch brings do not overwrite what a person typed: the typed facts go on standing in the new records, whose cells
 * stay as they were sent. Where a record says something new of such a fact, it waits for a person (`sent`); where it says what
 * was typed, the fact is the record's from now on (`taken`). Called before the batch becomes part of its cases.
 */
export function keepTypedFacts(db: WriteDb, batch: Pick<BatchRow, 'no' | 'typed' | 'createdBy'>, at: string): void {
  if (batch.typed === 1 || db.value('SELECT 1 FROM typed_fact LIMIT 1') === undefined) return
  const rows = db.all<StandingRow & { caseId: number; caseKey: string; kind: CaseTable }>(
    `SELECT r.id, r.party_key, r.parties, r.fine_fen, r.content_hash, c.id AS case_id, c.case_key, r.kind FROM import_row r
     JOIN case_file c ON c.case_key = r.case_key
     WHERE r.batch_no = ? AND r.fate = 'update' AND c.id IN (SELECT case_id FROM typed_fact) ORDER BY r.id`,
    batch.no,
  )
  for (const row of rows) {
    const typed = typedFactsOf(db, row.caseId).get(row.partyKey)
    if (!typed) continue
    const facts = factsOfRow(db, row.id)
    const kept: Record<string, string | null> = {}
    for (const [field, fact] of typed) {
      const said = facts[field] ?? null
      const arrival = arrivalOf(fact, said)
      if (arrival !== 'taken') kept[field] = fact.value
      if (arrival === 'nothing') continue
      const step = { field, step: arrival, value: said, replaced: null, rowId: row.id, at, by: batch.createdBy }
      addStep(db, row.caseId, row.partyKey, step)
    }
    if (Object.keys(kept).length > 0) writeKept(db, row, facts, kept)
  }
}

function writeKept(
  db: WriteDb,
  row: StandingRow & { caseKey: string; kind: CaseTable },
  facts: Record<string, string>,
  kept: Record<string, string | null>,
): void {
  const merged = Object.fromEntries(
    Object.entries({ ...facts, ...kept }).filter((entry): entry is [string, string] => entry[1] !== null),
  )
  const columns = columnsOfParty(parseTexts(row.kind, merged, ANY_DAY), row.caseKey, row, hasOwnName(kept))
  db.run(
    `UPDATE import_row SET ${FACT_COLUMNS.map((column) => `${column} = ?`).join(', ')} WHERE id = ?`,
    ...FACT_COLUMNS.map((column) => columns[column]),
    row.id,
  )
  const record = db.one<{ original: string; columns: string }>(
    `SELECT d.original, s.columns FROM import_record d JOIN import_row r ON r.id = d.row_id
     JOIN import_batch b ON b.no = r.batch_no JOIN import_sheet s ON s.batch_id = b.id AND s.sheet = r.sheet WHERE d.row_id = ?`,
    row.id,
  )
  const sheet = JSON.parse(record.columns) as ColumnMeaning[]
  const patch = factsPatch(merged, JSON.parse(record.original) as string[], firstColumns(sheet))
  for (const [field, value] of Object.entries(kept))
    if (!sheet.some((column) => column.field === field) && value !== null) patch[field] = value
  db.run('UPDATE import_record SET facts = ? WHERE row_id = ?', JSON.stringify(patch), row.id)
}

const hasOwnName = (kept: Record<string, string | null>): boolean => 'party_name' in kept || 'object_name' in kept
