import { parentPort, workerData } from 'node:worker_threads'
import {
  type CaseRowValues,
  caseRowValues,
  factsPatch,
  type FirstColumn,
  firstColumns,
} from '../../shared/domain/import/case-row.ts'
import type { FileProblem } from '../../shared/domain/import/file-report.ts'
import type { ParsedRow } from '../../shared/domain/import/row-parser.ts'
import { isCaseTable } from '../../shared/domain/import/tables.ts'
import { openResources } from '../resources.ts'
import { headingSet } from './heading-set.ts'
import { inspectTable, readHeadingLookup } from './inspect-table.ts'
import { MOST_IN_FLIGHT, type ParseMessage, type ParseOrder } from './parse-messages.ts'

const ROWS_A_MESSAGE = 500
const order = workerData as ParseOrder
const inFlight = new Int32Array(order.inFlight)

/** Waits while too much is on its way: the reader must not run ahead of the writer. */
function send(message: ParseMessage): void {
  for (let n = Atomics.load(inFlight, 0); n >= MOST_IN_FLIGHT; n = Atomics.load(inFlight, 0))
    Atomics.wait(inFlight, 0, n)
  Atomics.add(inFlight, 0, 1)
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
  parentPort?.postMessage(message)
}

let sheet = -1
let columns: FirstColumn[] = []
let rows: CaseRowValues[] = []
let problems: FileProblem[] = []
let bytesDone = 0
let bytesTotal = 0

function flush(): void {
  if (rows.length > 0 || problems.length > 0) send({ type: 'rows', sheet, rows, problems, bytesDone, bytesTotal })
  rows = []
  problems = []
}

function take(row: ParsedRow): void {
  for (const problem of row.problems) problems.push(problem)
  const values = caseRowValues(row)
  values.push(JSON.stringify(factsPatch(row.facts, row.original, columns)), JSON.stringify(row.original))
  rows.push(values)
  if (rows.length >= ROWS_A_MESSAGE) flush()
}

async function read(): Promise<void> {
  const { path, today, mapping, remembered } = order
  const report = await inspectTable(
    path,
    {
      lookup: readHeadingLookup(openResources(order.resources)),
      today,
      ...(order.sheet === undefined ? {} : { sheet: order.sheet }),
      mappingFor: (headings) => mapping ?? remembered[headingSet(headings)],
      onBytes(done, total) {
        bytesDone = done
        bytesTotal = total
      },
    },
    {
      onSheet(index, name, header) {
        flush()
        sheet = index
        columns = firstColumns(header?.columns ?? [])
        if (header && isCaseTable(header.table))
          send({ type: 'sheet', sheet: index, name, table: header.table, columns: header.columns })
      },
      onRows(_, parsed) {
        for (const row of parsed) if (isCaseTable(row.table)) take(row)
      },
    },
  )
  flush()
  send({ type: 'end', report })
}

read().catch((error: unknown) => {
  send({ type: 'error', message: error instanceof Error ? (error.stack ?? error.message) : String(error) })
})
