import { type CaseRowValues, caseRowValues, factsPatch, type FirstColumn } from '../../shared/domain/import/case-row.ts'
import type { FileProblem } from '../../shared/domain/import/file-report.ts'
import { agencyList } from '../../shared/domain/import/named-agency.ts'
import type { ParsedRow } from '../../shared/domain/import/row-parser.ts'
import { linePacker, type RecordPack } from './packed-texts.ts'
import type { ParsedBatch } from './parse-messages.ts'

export interface RowGatherer {
  /** `columns`: the first column of every field of the sheet */
  add(row: ParsedRow, columns: readonly FirstColumn[]): void
  waiting(): number
  take(): Pick<ParsedBatch, 'rows' | 'agencies' | 'problems'> & { facts: RecordPack['facts'] }
}

/** Gathers parsed records, until they are taken, in the shape in which they are sent and written. */
export function rowGatherer(): RowGatherer {
  const facts = linePacker()
  const agencies = agencyList()
  let rows: CaseRowValues[] = []
  let problems: FileProblem[] = []
  return {
    add(row, columns) {
      for (const problem of row.problems) problems.push(problem)
      rows.push(caseRowValues(row, agencies.placeOf(row)))
      facts.add(JSON.stringify(factsPatch(row.facts, row.original, columns)))
    },
    waiting: () => rows.length,
    take() {
      const taken = { rows, agencies: agencies.added(), problems, facts: facts.take() }
      rows = []
      problems = []
      return taken
    },
  }
}
