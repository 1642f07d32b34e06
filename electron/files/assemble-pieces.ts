import { CASE_ROW_COLUMNS } from '../../shared/domain/import/case-row.ts'
import { duplicateFinder, keyRepeats, type RowKeys } from '../../shared/domain/import/duplicates.ts'
import type { FileProblem, FileReport } from '../../shared/domain/import/file-report.ts'
import { describeProblem } from '../../shared/domain/import/problem-codes.ts'
import type { ParsedBatch, ParsedPiece, PiecesEnd, PiecesStart } from './parse-messages.ts'
import { concludeReport, countRow, rejectReport } from './table-report.ts'

/**
 * Puts together what threads read of a file in pieces, in the order of the file: numbers rows and lines, finds what repeats, and
 * counts in the report. What comes of it is what one thread would have sent of the whole.
 */
export interface PieceAssembler {
  /** What can be handed on, now that this has come. */
  take(message: ParsedPiece | PiecesEnd): ParsedBatch[]
  /** The report, once the file is at its end: so many threads have nothing left, or a piece ended it. */
  report(threads: number): FileReport | undefined
}

export function pieceAssembler(start: PiecesStart): PieceAssembler {
  const { report } = start
  const number = pieceNumbering(start)
  const early = new Map<number, ParsedPiece>()
  let next = 0
  let done = 0
  let rejected: PiecesEnd['rejected']
  let isClosed = false
  return {
    take(message) {
      if (message.type === 'done') {
        done += 1
        if (message.rejected && !(rejected && rejected.index < message.rejected.index)) ({ rejected } = message)
        return []
      }
      early.set(message.index, message)
      const batches: ParsedBatch[] = []
      for (let piece = early.get(next); piece && !isClosed; piece = early.get(next)) {
        early.delete(next)
        next += 1
        batches.push(number(piece))
        isClosed = piece.unclosed
      }
      return batches
    },
    report(threads) {
      if (isClosed) return concludeReport(report)
      // what stands before it is counted, whichever thread is the first to be done
      if (rejected) return next === rejected.index ? rejectReport(report, rejected.code) : undefined
      return done === threads ? concludeReport(report) : undefined
    },
  }
}

/** Where the number of the row, its line and its key stand among the values of a record. */
const [ROW = 0, LINE = 0, CASE_KEY = 0] = (['row', 'line', 'case_key'] as const).map((name) =>
  CASE_ROW_COLUMNS.indexOf(name),
)

function pieceNumbering({ order, line, report }: PiecesStart): (piece: ParsedPiece) => ParsedBatch {
  const [sheet] = report.sheets
  if (!sheet) throw new Error('pieces of no sheet')
  const findDuplicate = duplicateFinder(null, order.header.table)
  const isRepeated = keyRepeats()
  let linesBefore = line - 1
  return ({ rows, reader, agencies, keys, problems, pack, lines, bytesDone, bytesTotal }) => {
    const rowsBefore = report.rows
    const numbered: FileProblem[] = []
    const repeatedKeys: string[] = []
    let at = 0
    for (const [i, values] of rows.entries()) {
      const place = { row: rowsBefore + i + 1, line: linesBefore + Number(values[LINE]) }
      values[ROW] = place.row
      values[LINE] = place.line
      const own: FileProblem[] = []
      for (let one = problems[at]; one?.row === i + 1; one = problems[at]) {
        own.push(moved(one, place))
        at += 1
      }
      const keysOfRow = keysAt(keys, i)
      if (isRepeated(keysOfRow)) repeatedKeys.push(String(values[CASE_KEY]))
      const repeated = findDuplicate(place, keysOfRow)
      if (repeated) own.push(repeated)
      countRow(report, sheet, own)
      for (const problem of own) numbered.push(problem)
    }
    linesBefore += lines
    return {
      type: 'rows',
      sheet: 0,
      reader,
      rows,
      agencies,
      pack,
      problems: numbered,
      repeatedKeys,
      bytesDone,
      bytesTotal,
    }
  }
}

function keysAt(keys: Float64Array, i: number): RowKeys {
  const at = 4 * i
  return [keys[at] ?? 0, keys[at + 1] ?? 0, keys[at + 2] ?? 0, keys[at + 3] ?? 0]
}

/** The same problem where it stands in the whole file: its sentence names the line. */
const moved = (problem: FileProblem, place: { row: number; line: number }): FileProblem =>
  describeProblem({ ...problem, ...place })
