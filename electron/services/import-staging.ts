import { CASE_ROW_COLUMNS } from '../../shared/domain/import/case-row.ts'
import { maskPersonalNumbers } from '../../shared/domain/cases/personal-numbers.ts'
import { emptyReport, type FileReport } from '../../shared/domain/import/file-report.ts'
import type { GivenMapping } from '../../shared/domain/import/headings.ts'
import type { WriteDb } from '../database/db.ts'
import type { ParsedBatch, ParseMessage, SheetStart } from '../files/parse-messages.ts'
import { dropRows } from './batch-rows.ts'
import { problemWriter } from './import-problems.ts'
import { agencyNumber } from './named-agencies.ts'
import type { TaskCall } from './types.ts'

const ROWS_A_TRANSACTION = 2000

export interface NewBatch {
  id: string
  sourceName: string
  sourceSha256: string
  kind: 'table' | 'bundle'
  mapping?: GivenMapping | undefined
}

const AGENCY = CASE_ROW_COLUMNS.indexOf('agency_no')
const INSERT_ROW = `INSERT INTO import_row (id, batch_no, sheet, ${CASE_ROW_COLUMNS.join(', ')})
  VALUES (?, ?, ?, ${CASE_ROW_COLUMNS.map(() => '?').join(', ')})`

/** The report of the reader, and the keys of cases or records that several rows have. */
export interface StagedReading {
  report: FileReport
  repeatedKeys: string[]
}

/**
 * Writes what a reader sends into a new batch in state `reading`, a transaction for every few thousand rows. When anything fails, or the call is cancelled, nothing of the batch is left.
 */
export async function stageBatch(
  call: TaskCall,
  batch: NewBatch,
  messages: AsyncIterable<ParseMessage>,
): Promise<StagedReading> {
  const no = call.stage((db) => openBatch(db, batch, call))
  /** by reader: the numbers of the agencies of its list */
  const numbers = new Map<number, (number | null)[]>()
  let waiting: (SheetStart | ParsedBatch)[] = []
  let rows = 0
  const repeatedKeys: string[] = []
  const write = (): void => {
    call.stage((db) => {
      for (const message of waiting)
        if (message.type === 'sheet') addSheet(db, batch, message)
        else addRows(db, { no, id: batch.id, numbers }, message)
    })
    const last = waiting.at(-1)
    if (last?.type === 'rows') call.progress(last.bytesDone, last.bytesTotal, `读入 ${batch.sourceName}`)
    waiting = []
    rows = 0
  }
  try {
    for await (const message of messages) {
      if (message.type === 'error') throw new Error(message.message)
      if (message.type === 'end') {
        write()
        return { report: message.report, repeatedKeys }
      }
      waiting.push(message)
      if (message.type === 'rows') {
        rows += message.rows.length
        repeatedKeys.push(...message.repeatedKeys)
      }
      if (rows >= ROWS_A_TRANSACTION) write()
    }
    throw new Error('the reader ended without a report')
  } catch (error) {
    call.stage((db) => removeBatch(db, batch.id))
    throw error
  }
}

function openBatch(db: WriteDb, batch: NewBatch, call: TaskCall): number {
  db.run(
    `INSERT INTO import_batch (id, source_name, source_sha256, kind, state, report, row_count, created_at, created_by)
     VALUES (?, ?, ?, ?, 'reading', ?, 0, ?, ?)`,
    batch.id,
    batch.sourceName,
    batch.sourceSha256,
    batch.kind,
    JSON.stringify(emptyReport(batch.sourceName, batch.kind)),
    call.now,
    call.actor.name,
  )
  return db.value<number>('SELECT no FROM import_batch WHERE id = ?', batch.id) as number
}

/** Removes a batch that never came to be, with all its rows. */
export function removeBatch(db: WriteDb, batchId: string): void {
  dropRows(db, db.value<number>('SELECT no FROM import_batch WHERE id = ?', batchId) ?? 0)
  db.run('DELETE FROM import_batch WHERE id = ?', batchId)
}

function addSheet(db: WriteDb, batch: NewBatch, sheet: SheetStart): void {
  db.run(
    'INSERT INTO import_sheet (batch_id, sheet, name, table_kind, columns, mapping, profile, fixed) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    batch.id,
    sheet.sheet,
    sheet.name,
    sheet.table,
    JSON.stringify(sheet.columns),
    batch.mapping ? JSON.stringify(batch.mapping) : null,
    sheet.profile?.name ?? null,
    sheet.fixed ? JSON.stringify(sheet.fixed) : null,
  )
}

type StagedBatch = { no: number; id: string; numbers: Map<number, (number | null)[]> }

function addRows(db: WriteDb, batch: StagedBatch, message: ParsedBatch): void {
  const { sheet, reader, rows, agencies, pack, problems } = message
  const numbers = batch.numbers.get(reader) ?? []
  batch.numbers.set(reader, numbers)
  const known = numbers.length
  const insertRow = db.statement(INSERT_ROW)
  const first = (db.value<number>('SELECT coalesce(max(id), 0) FROM import_row') ?? 0) + 1
  for (const [i, values] of rows.entries()) {
    const id = first + i
    const place = values[AGENCY]
    if (typeof place === 'number') {
      // the list grows in the order in which its records name them
      if (place === numbers.length)
        numbers.push(agencyNumber(db, { id, batchNo: batch.no }, agencies[place - known] ?? null))
      values[AGENCY] = numbers[place] ?? null
    }
    insertRow(id, batch.no, sheet, ...values)
  }
  if (numbers.length !== known + agencies.length)
    throw new Error('a message lists agencies that none of its records names')
  if (rows.length > 0)
    db.run(
      'INSERT INTO import_pack (first_row, batch_no, records, facts, originals, text) VALUES (?, ?, ?, ?, ?, ?)',
      first,
      batch.no,
      rows.length,
      pack.facts,
      pack.originals,
      pack.text && JSON.stringify(pack.text),
    )
  // written, and free at once: a million rows bring thousands of these, and the collector of garbage is in no hurry
  pack.facts.buffer.transfer(0)
  pack.originals.buffer.transfer(0)
  const writer = problemWriter(db, batch.id)
  for (const problem of problems) writer.add(problem)
}

/** Closes the reading: the batch waits for a person. Its problems stand in import_problem, not in the report. */
export function closeReading(db: WriteDb, batchId: string, report: FileReport): void {
  db.run(
    "UPDATE import_batch SET state = 'ready', report = ?, row_count = ? WHERE id = ?",
    JSON.stringify({ ...report, path: maskPersonalNumbers(report.path), problems: [] }),
    report.rows,
    batchId,
  )
  const writer = problemWriter(db, batchId)
  for (const problem of report.problems) if (problem.row === null) writer.add(problem)
}
