import { type CaseRowValues, caseRowValues, factsPatch, type FirstColumn } from '../../shared/domain/import/case-row.ts'
import type { FileProblem } from '../../shared/domain/import/file-report.ts'
import type { ParsedRow } from '../../shared/domain/import/row-parser.ts'
import { textPacker } from './packed-texts.ts'
import type { ParsedBatch } from './parse-messages.ts'

export type GatheredRows = Pick<ParsedBatch, 'rows' | 'pack' | 'problems'>

/** Gathers parsed records, until they are taken, in the shape in which they are sent and written. */
export function rowGatherer(): {
  /** `columns`: the first column of every field of the sheet */
  add(row: ParsedRow, columns: readonly FirstColumn[]): void
  /** how many records and problems wait to be taken */
  waiting(): number
  take(): GatheredRows
} {
  const texts = textPacker()
  let rows: CaseRowValues[] = []
  let problems: FileProblem[] = []
  return {
    add(row, columns) {
      for (const problem of row.problems) problems.push(problem)
      rows.push(caseRowValues(row))
      texts.add(JSON.stringify(factsPatch(row.facts, row.original, columns)))
      texts.add(JSON.stringify(row.original))
    },
    waiting: () => rows.length,
    take() {
      const taken = { rows, pack: texts.take(), problems }
      rows = []
      problems = []
      return taken
    },
  }
}
