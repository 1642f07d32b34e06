import type { StaffColumn } from '../../../../shared/domain/staff/staff-columns.ts'
import type { GridArrangement } from '../../../components/data-grid/data-grid.tsx'
import { ExportButton } from '../../../components/export-button.tsx'
import { PrintButton } from '../../../components/print-button.tsx'
import { call } from '../../../lib/client.ts'
import { useTask } from '../../../lib/query.ts'

interface Props<Row> {
  table: 'training' | 'filings'
  title: string
  unit: string
  year: number
  columns: readonly StaffColumn<Row>[]
  /** what the printed figures rest on */
  note: string
  /** as the list is arranged */
  shown: GridArrangement
}

/** Writes and prints a table of a year as it is shown: with its columns and in its order. */
export function StaffTools<Row>({ table, title, unit, year, columns, note, shown }: Props<Row>) {
  const task = useTask('staff.export')
  const order = shown.sort ? { sort: shown.sort.column, descending: shown.sort.descending } : {}
  const chosen = shown.columns.flatMap((id) => columns.find((column) => column.id === id) ?? [])
  const listed = chosen.length > 0 ? chosen : [...columns]
  return (
    <>
      <ExportButton
        name={`${year} 年${title}`}
        unit={unit}
        running={task.running}
        write={(file, format) =>
          task.run(
            { table, year, ...order, columns: listed.map(({ id }) => id), format, file },
            { label: `导出${title}` },
          )
        }
      />
      <PrintButton
        title={`${year} 年${title}`}
        unit={unit}
        note={note}
        load={async (limit) => {
          const { rows, total } = await call(`staff.${table}`, { year, ...order, limit })
          return {
            total,
            columns: listed.map(({ title: head, figure }) => ({ title: head, figure: figure !== undefined })),
            rows: (rows as Row[]).map((row, id) => ({ id, cells: listed.map(({ text }) => text(row)) })),
          }
        }}
      />
    </>
  )
}
