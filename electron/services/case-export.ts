import { setImmediate } from 'node:timers/promises'
import { CASE_COLUMN_SPECS, type CaseColumn, type ListedCase } from '../../shared/domain/cases/case-columns.ts'
import type { ReadDb } from '../database/db.ts'
import { exportTarget } from '../files/export-target.ts'
import { type TableCell, writeTable } from '../files/write-table.ts'
import { caseIds, casesById, NEWEST_FIRST, searchesText } from './case-list.ts'
import { indexWaiting, waitingForSearch } from './case-search.ts'
import type { Handler, TaskCall } from './types.ts'

const BLOCK = 500
const WIDTHS: Partial<Record<CaseColumn, number>> = { caseName: 50, parties: 36, number: 28, agency: 28, tags: 24 }

/** Writes the cases of a filter, in the order of the list and with the chosen columns, to a file the user named. */
export const exportCases: Handler<'cases.export'> = async (db, { filter, sort, columns, format, file }, call) => {
  const target = exportTarget(call.paths.check(file), format)
  if (searchesText(filter)) await indexAll(db, call)
  const ids = caseIds(db, filter, sort ?? NEWEST_FIRST)
  let rows = 0
  await writeTable(target, format, {
    name: '案卷',
    columns: columns.map((column) => {
      const { title, figure } = CASE_COLUMN_SPECS[column]
      return { title, width: WIDTHS[column] ?? 14, format: figure && (column === 'fine' ? '#,##0.00' : '#,##0') }
    }),
    rows: cellsOf(db, ids, columns, call, () => {
      rows += 1
    }),
  })
  return () => ({
    value: { file: target, rows },
    audit: { subject: 'cases', detail: { format, rows, columns: columns.length } },
  })
}

/** A table that is handed on must not miss a case because the index is behind. */
async function indexAll(db: ReadDb, call: TaskCall): Promise<void> {
  const total = waitingForSearch(db)
  for (let done = 0; done < total; ) {
    call.progress(done, total, '编入检索')
    const some = call.stage((write) => indexWaiting(write, 100))
    if (some === 0) break
    done += some
    await setImmediate()
  }
}

async function* cellsOf(
  db: ReadDb,
  ids: Uint32Array,
  columns: readonly CaseColumn[],
  call: TaskCall,
  counted: () => void,
): AsyncGenerator<TableCell[]> {
  for (let at = 0; at < ids.length; at += BLOCK) {
    call.progress(at, ids.length, '导出案卷')
    for (const row of casesById(db, ids.subarray(at, at + BLOCK))) {
      counted()
      yield columns.map((column) => cell(row, column))
    }
    await setImmediate()
  }
}

/** Figures stay figures. Identity numbers are masked in every listed case. */
function cell(row: ListedCase, column: CaseColumn): TableCell {
  const { text, figure } = CASE_COLUMN_SPECS[column]
  return figure ? figure(row) : text(row)
}
