import type { TypedFact } from '../../shared/domain/cases/typed-facts.ts'
import { CASE_ROW_COLUMNS } from '../../shared/domain/import/case-row.ts'
import { arrivalOfFacts } from '../../shared/domain/import/fact-arrival.ts'
import { tableOfKind } from '../../shared/domain/import/tables.ts'
import type { ReadDb, WriteDb } from '../database/db.ts'
import { type StandingRow, standingRows } from './case-state.ts'
import type { BatchRow } from './import-batch.ts'
import { inBlocks } from '../files/in-blocks.ts'
import { agencyNumber } from './named-agencies.ts'
import { keepRecord, READ_AHEAD } from './record-texts.ts'
import { type SheetReader, sheetReader } from './sheet-fields.ts'
import { addStep, typedFactsReader } from './typed-facts.ts'
import { ANY_DAY, columnsOfParty, type RowColumns, textsParser } from './typed-record.ts'

/** Whom a record concerns, where it stands and how later imports meet it stays; the rest is what it says of the case. */
const PLACE_COLUMNS = ['row', 'line', 'kind', 'case_key', 'party_key', 'content_hash', 'blocked', 'fate']
const FACT_COLUMNS = CASE_ROW_COLUMNS.filter((column) => !PLACE_COLUMNS.includes(column))

/**
 * Lays over the updates that a batch brings what stands on beside them (`arrivalOfFacts`); their cells stay as they were sent. Where
 * a record says something new of a fact that a person typed, it waits for a person (`sent`); where it says what was typed, the fact
 * is the record's from now on (`taken`). Called before the batch becomes part of its cases.
 */
export function keepFacts(db: WriteDb, batch: Pick<BatchRow, 'no' | 'typed' | 'createdBy'>, at: string): void {
  if (batch.typed === 1) return
  const sheets = sheetReader(db)
  const differ = columnsDiffer(db, batch.no, sheets)
  if (!differ && db.value('SELECT 1 FROM typed_fact LIMIT 1') === undefined) return
  const rows = db.all<UpdatingRow>(
    `SELECT r.id, r.sheet, r.party_key, r.parties, r.fine_fen, r.content_hash, c.id AS case_id, c.case_key, r.kind FROM import_row r
     CROSS JOIN case_file c ON c.case_key = r.case_key
     WHERE r.batch_no = ? AND r.fate = 'update' ${differ ? '' : 'AND c.id IN (SELECT case_id FROM typed_fact)'} ORDER BY r.id`,
    batch.no,
  )
  const parse = textsParser(ANY_DAY)
  const typedOf = typedFactsReader(db)
  for (const { row, before } of withStanding(db, sheets, rows)) {
    const facts = sheets.factsOf(row.id)
    const standing = before ? sheets.factsOf(before.id) : {}
    const typed = typedOf(row.caseId).get(row.partyKey) ?? new Map<string, TypedFact>()
    const { kept, steps } = arrivalOfFacts(sheets.fieldsOf(batch.no, row.sheet), facts, standing, typed)
    for (const step of steps)
      addStep(db, row.caseId, row.partyKey, { ...step, replaced: null, rowId: row.id, at, by: batch.createdBy })
    if (Object.keys(kept).length === 0) continue
    const merged = Object.entries({ ...facts, ...kept }).filter((entry): entry is [string, string] => entry[1] !== null)
    const isRenamed = PARTY_NAMES.some((field) => field in kept && typed.has(field))
    const party = row.parties === '[]' && before ? { ...row, parties: before.parties } : row
    writeColumns(
      db,
      batch.no,
      row.id,
      columnsOfParty(parse(tableOfKind(row.kind), Object.fromEntries(merged)), row.caseKey, party, isRenamed),
    )
    patchFacts(db, sheets, row.id, kept)
  }
}

/** Each with the record of its party that stands; their texts are read ahead, since a file may come in another order than the last. */
function* withStanding(
  db: ReadDb,
  { readAhead }: SheetReader,
  rows: readonly UpdatingRow[],
): Generator<{ row: UpdatingRow; before: StandingRow | undefined }> {
  for (const block of inBlocks(rows, READ_AHEAD / 2)) {
    const met = block.map((row) => {
      const before = standingRows(db, row.caseId).find(({ partyKey }) => partyKey === row.partyKey)
      return { row, before }
    })
    readAhead(met.flatMap(({ row, before }) => (before ? [row.id, before.id] : [row.id])))
    yield* met
  }
}

const PARTY_NAMES = ['party_name', 'object_name']

/**
 * False when all records that a batch updates came from sheets with the same fields as its own: then it is silent of nothing.
 * CROSS JOIN keeps the order of the tables: statistics of a folder that was nearly empty when they were made would begin with the cases,
 * and look through the whole batch for each.
 */
function columnsDiffer(db: ReadDb, batchNo: number, { areAlike }: SheetReader): boolean {
  const pairs = db.rows<[number, number, number]>(
    `SELECT DISTINCT sheet, from_batch, from_sheet FROM (
       SELECT r.sheet, s.batch_no AS from_batch, s.sheet AS from_sheet, r.batch_no, r.fate FROM import_row r
       CROSS JOIN case_file c ON c.case_key = r.case_key CROSS JOIN import_row s ON s.id = c.id
       UNION ALL
       SELECT r.sheet, s.batch_no, s.sheet, r.batch_no, r.fate FROM import_row r
       CROSS JOIN case_file c ON c.case_key = r.case_key CROSS JOIN later_version v ON v.case_id = c.id
       CROSS JOIN import_row s ON s.id = v.row_id)
     WHERE batch_no = ? AND fate = 'update' AND from_batch IN (SELECT no FROM import_batch WHERE typed = 0)`,
    batchNo,
  )
  return [...pairs].some(([own, from, sheet]) => !areAlike([batchNo, own], [from, sheet]))
}

type UpdatingRow = StandingRow & { sheet: number; caseId: number; caseKey: string; kind: string }

function writeColumns(db: WriteDb, batchNo: number, rowId: number, { agency, ...columns }: RowColumns): void {
  const written = { ...columns, agency_no: agencyNumber(db, { id: rowId, batchNo }, agency) }
  db.run(
    `UPDATE import_row SET ${FACT_COLUMNS.map((column) => `${column} = ?`).join(', ')} WHERE id = ?`,
    ...FACT_COLUMNS.map((column) => written[column]),
    rowId,
  )
}

/** Lays facts over what a record says of itself (null = empty); its cells stay as they are. */
export function patchFacts(
  db: WriteDb,
  { textsOf }: SheetReader,
  rowId: number,
  kept: Record<string, string | null>,
): void {
  const texts = textsOf(rowId)
  keepRecord(db, rowId, { ...texts, facts: { ...texts.facts, ...kept } })
}
