import { AppError } from '../../shared/contract/error.ts'
import type { StaffColumn } from '../../shared/domain/staff/staff-columns.ts'
import { FILING_COLUMNS, TRAINING_COLUMNS } from '../../shared/domain/staff/staff-columns.ts'
import { exportTarget } from '../files/export-target.ts'
import { type TableCell, writeTable } from '../files/write-table.ts'
import { planFilings } from './plan-filings.ts'
import { inOrder } from './staff-order.ts'
import { yearlyTraining } from './staff-training.ts'
import type { Handler } from './types.ts'

/** Writes the table as it is sorted, with the chosen columns, to a file the user named. */
export const exportStaff: Handler<'staff.export'> = async (db, input, call) => {
  const { table, year, columns, format, file } = input
  const target = exportTarget(call.paths.check(file), format)
  const { heads, cells } =
    table === 'training'
      ? written(TRAINING_COLUMNS, inOrder(yearlyTraining(db, year, call).agencies, TRAINING_COLUMNS, input), columns)
      : written(FILING_COLUMNS, inOrder(planFilings(db, year, call).filings, FILING_COLUMNS, input), columns)
  await writeTable(target, format, {
    name: `${year} 年${table === 'training' ? '培训情况' : '计划报备情况'}`,
    columns: heads,
    rows: cells,
  })
  return () => ({
    value: { file: target, rows: cells.length },
    audit: { subject: 'staff', detail: { table, year, format, rows: cells.length, columns: columns.length } },
  })
}

function written<Row>(known: readonly StaffColumn<Row>[], rows: readonly Row[], ids: readonly string[]) {
  const shown = ids.map((id) => {
    const column = known.find((one) => one.id === id)
    if (!column) throw new AppError('not_found', { column: id }, '没有这一列。')
    return column
  })
  return {
    heads: shown.map(({ title, width, figure }) => ({
      title,
      width: Math.ceil(width / 8),
      format: figure && '#,##0',
    })),
    cells: rows.map((row) => shown.map(({ text, figure }): TableCell => (figure ? figure(row) : text(row)))),
  }
}
