import { type FirstColumn, firstColumns } from '../../shared/domain/import/case-row.ts'
import { isImported } from '../../shared/domain/import/tables.ts'
import { openResources } from '../resources.ts'
import { rowGatherer } from './gather-rows.ts'
import { inspectTable, readHeadingLookup } from './inspect-table.ts'
import { mappingFor } from './known-mappings.ts'
import { linePacker } from './packed-texts.ts'
import type { ParseMessage, ParseOrder, SheetStart } from './parse-messages.ts'
import type { ReadHeader, TableOptions } from './read-table.ts'
import type { OpenWorkbook } from './read-xlsx.ts'

const ROWS_A_MESSAGE = 200

/** How the table of an order is read. */
export const tableOptions = (order: ParseOrder): TableOptions => ({
  lookup: readHeadingLookup(openResources(order.resources)),
  today: order.today,
  ...(order.sheet === undefined ? {} : { sheet: order.sheet }),
  mapping: order.mapping,
  encoding: order.encoding,
  headingLine: order.headingLine,
  mappingFor: mappingFor(order.known, order.mapping),
})

/** What is told of a sheet before its records; undefined where it holds none that are imported. */
export function sheetStart(index: number, name: string | null, header: ReadHeader | undefined): SheetStart | undefined {
  if (!header || !isImported(header.table)) return undefined
  const { table, columns, fixed, profile } = header
  return { type: 'sheet', sheet: index, name, table, columns, fixed, profile }
}

/** Reads a table and sends its records, ready to be written; at the end the report. `open`: how a workbook is opened. */
export async function parseTable(
  order: ParseOrder,
  send: (message: ParseMessage) => void,
  open?: OpenWorkbook,
): Promise<void> {
  let sheet = -1
  let columns: FirstColumn[] = []
  const gathered = rowGatherer()
  const originals = linePacker()
  let repeatedKeys: string[] = []
  let bytesDone = 0
  let bytesTotal = 0
  const flush = (): void => {
    if (gathered.waiting() === 0) return
    const { facts, ...batch } = gathered.take()
    const pack = { facts, originals: originals.take(), text: null }
    send({ type: 'rows', sheet, reader: 0, ...batch, pack, repeatedKeys, bytesDone, bytesTotal })
    repeatedKeys = []
  }
  const onBytes = (done: number, total: number): void => {
    bytesDone = done
    bytesTotal = total
  }
  const report = await inspectTable(
    order.path,
    { ...tableOptions(order), onBytes, ...(open ? { openWorkbook: open } : {}) },
    {
      onSheet(index, name, header) {
        flush()
        sheet = index
        columns = firstColumns(header?.columns ?? [], header?.fixed)
        const start = sheetStart(index, name, header)
        if (start) send(start)
      },
      onRows(_, parsed, repeated) {
        repeatedKeys.push(...repeated)
        for (const row of parsed) {
          if (!isImported(row.table)) continue
          gathered.add(row, columns)
          originals.add(JSON.stringify(row.original))
          if (gathered.waiting() >= ROWS_A_MESSAGE) flush()
        }
      },
    },
  )
  flush()
  send({ type: 'end', report })
}
