import { hash } from 'node:crypto'
import type { TypedFact } from '../../shared/domain/cases/typed-facts.ts'
import { CASE_ROW_COLUMNS } from '../../shared/domain/import/case-row.ts'
import { emptyReport } from '../../shared/domain/import/file-report.ts'
import type { ParsedRow } from '../../shared/domain/import/row-parser.ts'
import { CASE_FIELDS, type CaseTable } from '../../shared/domain/import/tables.ts'
import type { WriteDb } from '../database/db.ts'
import type { StandingRow } from './case-state.ts'
import { findBatch } from './import-batch.ts'
import { landBatch } from './import-commit.ts'
import { fateBase } from './import-fates.ts'
import { agencyNumber } from './named-agencies.ts'
import { columnsOf, columnsOfParty, type RowColumns, typedColumns } from './typed-record.ts'
import type { Call } from './types.ts'

/** The case and party that are typed into; a new case has neither, a further party of a case has no standing record. */
export interface Target {
  kind: CaseTable
  case: { id: number; caseKey: string; version: number } | null
  party: (StandingRow & { facts: Record<string, string>; typed: Map<string, TypedFact> }) | null
}

/** Writes the record as a batch of one row and lands it; returns its row. */
function landTyped(db: WriteDb, target: Target, columns: RowColumns, facts: [string, string][], call: Call) {
  const batchId = call.newId()
  const texts = JSON.stringify(facts)
  db.run(
    `INSERT INTO import_batch (id, source_name, source_sha256, kind, state, report, row_count, base, typed, created_at, created_by)
     VALUES (?, '手工录入', ?, 'table', 'ready', ?, 1, ?, 1, ?, ?)`,
    batchId,
    hash('sha256', texts),
    JSON.stringify({ ...emptyReport('手工录入', 'table'), rows: 1, rowsClean: 1 }),
    fateBase(db),
    call.now,
    call.actor.name,
  )
  const batch = findBatch(db, batchId, 'ready')
  db.run(
    'INSERT INTO import_sheet (batch_id, sheet, name, table_kind, columns) VALUES (?, 0, NULL, ?, ?)',
    batchId,
    target.kind,
    JSON.stringify(
      typedColumns(
        target.kind,
        facts.map(([field]) => field),
      ),
    ),
  )
  const rowId = (db.value<number>('SELECT coalesce(max(id), 0) FROM import_row') ?? 0) + 1
  const fate = target.case === null ? 'add' : target.party === null ? 'join' : 'update'
  const row = {
    ...columns,
    agency_no: agencyNumber(db, { id: rowId, batchNo: batch.no }, columns.agency),
    fate,
    blocked: 0,
  }
  db.run(
    `INSERT INTO import_row (id, batch_no, sheet, ${CASE_ROW_COLUMNS.join(', ')})
     VALUES (?, ?, 0, ${CASE_ROW_COLUMNS.map(() => '?').join(', ')})`,
    rowId,
    batch.no,
    ...CASE_ROW_COLUMNS.map((column) => row[column]),
  )
  db.run(
    "INSERT INTO import_record (row_id, facts, original) VALUES (?, '{}', ?)",
    rowId,
    JSON.stringify(facts.map(([, fact]) => fact)),
  )
  landBatch(db, batch, call.now)
  return { batchId, rowId }
}

/** What stands after a change, as [field, fact]; the order of the facts is kept. */
function mergedFacts(parsed: ParsedRow): [string, string][] {
  return Object.entries(parsed.facts).flatMap(([field, fact]) => (fact === undefined ? [] : [[field, fact]]))
}

/**
 * Lands what was typed in the transaction of the call: a new case, a further party of one, or a new version of a party, with its
 * facts in full. `changed`: the fields that a person typed.
 */
export function saveTyped(db: WriteDb, target: Target, parsed: ParsedRow, changed: ReadonlySet<string>, call: Call) {
  const isRenamed = changed.has(CASE_FIELDS[target.kind].party)
  const own = columnsOf(parsed)
  const columns =
    target.case && target.party
      ? columnsOfParty(parsed, target.case.caseKey, target.party, isRenamed)
      : { ...own, case_key: target.case?.caseKey ?? own.case_key }
  const landed = landTyped(db, target, columns, mergedFacts(parsed), call)
  const found = db.one<{ id: number; version: number; caseKey: string }>(
    'SELECT id, version, case_key FROM case_file WHERE case_key = ?',
    columns.case_key,
  )
  return {
    ...landed,
    caseId: found.id,
    version: found.version,
    caseKey: found.caseKey,
    partyKey: String(columns.party_key),
  }
}
