import { maskPersonalFact } from '../../shared/domain/cases/personal-numbers.ts'
import { problemListCsv } from '../../shared/domain/import/problem-list.ts'
import type { Output } from '../../shared/contract/index.ts'
import type { FileProblem } from '../../shared/domain/import/file-report.ts'
import type { ColumnMeaning } from '../../shared/domain/import/headings.ts'
import type { Fate } from '../../shared/domain/import/row-fates.ts'
import type { Bindable, ReadDb } from '../database/db.ts'
import { atomicWrite } from '../files/atomic-write.ts'
import { type BatchRow, findBatch } from './import-batch.ts'
import { recordTexts, type RecordTexts } from './record-texts.ts'
import type { Handlers } from './types.ts'

type PlacedProblem = Output<'imports.problems'>['rows'][number]

const COLUMNS = 'sheet, row, line, "column", field, code, severity, value, message'

export interface ProblemFilter {
  code?: string | undefined
  severity?: string | undefined
  field?: string | null | undefined
  sheet?: string | null | undefined
  row?: number | undefined
}

/** Conditions are constant texts chosen by the filter; values are always bound. */
function conditions(batchId: string, { code, severity, field, sheet, row }: ProblemFilter): [string, Bindable[]] {
  const params: Bindable[] = [batchId]
  let where = 'batch_id = ?'
  for (const [key, value] of Object.entries({ code, severity, field, sheet, row })) {
    if (value === undefined) continue
    where += ` AND ${key} IS ?`
    params.push(value)
  }
  return [where, params]
}

const countOf = (db: ReadDb, where: string, params: Bindable[]): number =>
  db.value<number>(`SELECT count(*) FROM import_problem WHERE ${where}`, ...params) ?? 0

/** All problems of a batch, in the order found. */
export function problemsOf(
  db: ReadDb,
  batchId: string,
  filter: ProblemFilter,
  page: { limit: number; offset: number } = { limit: -1, offset: 0 },
): { rows: FileProblem[]; total: number } {
  const [where, params] = conditions(batchId, filter)
  const rows = db.all<FileProblem>(
    `SELECT ${COLUMNS} FROM import_problem WHERE ${where} ORDER BY seq LIMIT ? OFFSET ?`,
    ...params,
    page.limit,
    page.offset,
  )
  return { rows, total: countOf(db, where, params) }
}

/** Why records stay out, in the words of what blocks them; by sheet and row of the record. */
export function refusalReasons(
  db: ReadDb,
  batchId: string,
  records: readonly { sheet: number; row: number }[],
): Map<string, string> {
  if (records.length === 0) return new Map()
  const found = db.all<{ sheet: number; row: number; reason: string }>(
    `SELECT s.sheet, p.row, group_concat(p.message, '' ORDER BY p.seq) AS reason FROM import_problem p
     JOIN import_sheet s ON s.batch_id = p.batch_id AND s.name IS p.sheet
     WHERE p.batch_id = ? AND p.severity = 'block'
       AND (s.sheet, p.row) IN (SELECT value ->> 0, value ->> 1 FROM json_each(?)) GROUP BY 1, 2`,
    batchId,
    JSON.stringify(records.map(({ sheet, row }) => [sheet, row])),
  )
  return new Map(found.map(({ sheet, row, reason }) => [`${sheet} ${row}`, reason]))
}

/** Every order ends in `seq`, so that it is total; what blocks comes before what only warns. */
const ORDERS = {
  found: 'seq',
  line: 'sheet, row',
  code: 'code',
  severity: 'severity',
  field: 'field',
  value: 'value',
}

interface PlaceRow extends Pick<RecordTexts, 'original' | 'corrected'> {
  seq: number
  rowId: number
  sheet: number
  row: number
  columns: string
  fate: Fate
  excluded: number
}

/**
 * Where problems stand in a table; those of a bundle or of a whole file have no cell. CROSS JOIN keeps the order: from the few
 * problems to their records, never the other way.
 */
function placesOf(db: ReadDb, batch: BatchRow, seqs: readonly number[]): Map<number, PlaceRow> {
  if (batch.kind === 'bundle' || seqs.length === 0) return new Map()
  const rows = db.all<Omit<PlaceRow, 'original' | 'corrected'>>(
    `SELECT p.seq, r.id AS row_id, r.sheet, r.row, s.columns, r.fate,
       EXISTS (SELECT 1 FROM import_exclusion e WHERE e.row_id = r.id) AS excluded
     FROM json_each(?) asked CROSS JOIN import_problem p ON p.batch_id = ? AND p.seq = asked.value
       CROSS JOIN import_sheet s ON s.batch_id = p.batch_id AND s.name IS p.sheet
       CROSS JOIN import_row r ON r.batch_no = ? AND r.sheet = s.sheet AND r.row = p.row
     ORDER BY r.id`,
    JSON.stringify(seqs),
    batch.id,
    batch.no,
  )
  const { textsOf } = recordTexts(db)
  return new Map(rows.map((row) => [row.seq, { ...row, ...textsOf(row.rowId) }]))
}

/** The cell stands in full only while a person may still put it right. */
function placed(problem: FileProblem & { seq: number }, at: PlaceRow | undefined, isOpen: boolean): PlacedProblem {
  if (!at) return { ...problem, place: null }
  const columns = JSON.parse(at.columns) as ColumnMeaning[]
  const named = columns.findIndex(({ heading, field }) => heading === problem.column && field === problem.field)
  const index = named >= 0 ? named : columns.findIndex(({ heading }) => heading === problem.column)
  const column = problem.column === null || index < 0 ? null : index
  const cell = column === null ? null : (at.corrected?.[column] ?? at.original[column] ?? '')
  const { sheet, row, fate, excluded } = at
  const shown = cell === null || isOpen ? cell : maskPersonalFact(problem.field, cell)
  return { ...problem, place: { sheet, row, column, cell: shown, fate, excluded: excluded === 1 } }
}

export const importProblemHandlers = {
  'imports.problems': (db, { batchId, code, severity, field, place, after, sort, descending, limit, offset }) => {
    const batch = findBatch(db, batchId)
    const ofRow = place && {
      sheet: db.value<string | null>(
        'SELECT name FROM import_sheet WHERE batch_id = ? AND sheet = ?',
        batchId,
        place.sheet,
      ),
      row: place.row,
    }
    const [filtered, params] = conditions(batchId, { code, severity, field, ...ofRow })
    const where = after === undefined ? filtered : `${filtered} AND seq > ?`
    if (after !== undefined) params.push(after)
    const order = ORDERS[sort]
      .split(', ')
      .map((column) => `${column} ${descending ? 'DESC' : 'ASC'}`)
      .join(', ')
    const rows = db.all<FileProblem & { seq: number }>(
      `SELECT seq, ${COLUMNS} FROM import_problem WHERE ${where} ORDER BY ${order}, seq LIMIT ? OFFSET ?`,
      ...params,
      limit,
      offset,
    )
    const places = placesOf(
      db,
      batch,
      rows.map(({ seq }) => seq),
    )
    return {
      rows: rows.map((row) => placed(row, places.get(row.seq), batch.state === 'ready')),
      total: countOf(db, where, params),
    }
  },

  'imports.problemKinds': (db, { batchId }) => {
    const { kind } = findBatch(db, batchId)
    // in a bundle the field is the name of a file: counted by code alone
    const field = kind === 'bundle' ? 'NULL' : 'field'
    return {
      kinds: db.all<Output<'imports.problemKinds'>['kinds'][number]>(
        `SELECT code, severity, ${field} AS field, count(*) AS count FROM import_problem WHERE batch_id = ?
         GROUP BY 1, 2, 3 ORDER BY severity, count DESC, code, field`,
        batchId,
      ),
    }
  },

  'imports.exportProblems': async (db, { batchId, file, ...filter }, call) => {
    findBatch(db, batchId)
    const to = call.paths.check(file)
    const { rows } = problemsOf(db, batchId, filter)
    atomicWrite(to, problemListCsv(rows))
    return () => ({
      value: { file: to, problems: rows.length },
      audit: { subject: batchId, detail: { problems: rows.length } },
    })
  },
} satisfies Pick<Handlers, 'imports.problems' | 'imports.problemKinds' | 'imports.exportProblems'>
