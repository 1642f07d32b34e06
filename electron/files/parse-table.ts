import {
  type CaseRowValues,
  caseRowValues,
  factsPatch,
  type FirstColumn,
  firstColumns,
} from '../../shared/domain/import/case-row.ts'
import type { FileProblem } from '../../shared/domain/import/file-report.ts'
import type { ParsedRow } from '../../shared/domain/import/row-parser.ts'
import { isImported } from '../../shared/domain/import/tables.ts'
import { openResources } from '../resources.ts'
import { inspectTable, readHeadingLookup } from './inspect-table.ts'
import { mappingFor } from './known-mappings.ts'
import { textPacker } from './packed-texts.ts'
import type { ParseMessage, ParseOrder } from './parse-messages.ts'

const ROWS_A_MESSAGE = 500

/** Reads a table and sends its records, ready to be written; at the end the report. */
export async function parseTable(order: ParseOrder, send: (message: ParseMessage) => void): Promise<void> {
  const { path, today, mapping, known, encoding, headingLine } = order
  let sheet = -1
  let columns: FirstColumn[] = []
  let rows: CaseRowValues[] = []
  const texts = textPacker()
  let problems: FileProblem[] = []
  let bytesDone = 0
  let bytesTotal = 0
  const flush = (): void => {
    if (rows.length > 0 || problems.length > 0)
      send({ type: 'rows', sheet, rows, pack: texts.take(), problems, bytesDone, bytesTotal })
    rows = []
    problems = []
  }
  const take = (row: ParsedRow): void => {
    for (const problem of row.problems) problems.push(problem)
    rows.push(caseRowValues(row))
    texts.add(JSON.stringify(factsPatch(row.facts, row.original, columns)))
    texts.add(JSON.stringify(row.original))
    if (rows.length >= ROWS_A_MESSAGE) flush()
  }
  const report = await inspectTable(
    path,
    {
      lookup: readHeadingLookup(openResources(order.resources)),
      today,
      ...(order.sheet === undefined ? {} : { sheet: order.sheet }),
      mapping,
      encoding,
      headingLine,
      mappingFor: mappingFor(known, mapping),
      onBytes(done, total) {
        bytesDone = done
        bytesTotal = total
      },
    },
    {
      onSheet(index, name, header) {
        flush()
        sheet = index
        columns = firstColumns(header?.columns ?? [], header?.fixed)
        if (!header || !isImported(header.table)) return
        const { table, columns: meanings, fixed, profile } = header
        send({ type: 'sheet', sheet: index, name, table, columns: meanings, fixed, profile })
      },
      onRows(_, parsed) {
        for (const row of parsed) if (isImported(row.table)) take(row)
      },
    },
  )
  flush()
  send({ type: 'end', report })
}
