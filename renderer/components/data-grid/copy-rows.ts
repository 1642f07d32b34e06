import type { GridApi } from 'ag-grid-community'
import type { GridColumn } from './columns.ts'

/** The selected rows (else the row in work) as lines with tabs, as a spreadsheet takes them. A marked text is copied as such. */
export function copyRows<Row>(api: GridApi<Row>, columns: GridColumn<Row>[], current: Row | undefined): void {
  if (window.getSelection()?.toString()) return
  const selected = api.getSelectedRows()
  const rows = selected.length > 0 ? selected : current === undefined ? [] : [current]
  const shown = api
    .getAllDisplayedColumns()
    .map((column) => columns.find(({ id }) => id === column.getColId()))
    .filter((column) => column !== undefined)
  const line = (row: Row): string => shown.map(({ text }) => text(row).replace(/[\t\r\n]+/g, ' ')).join('\t')
  if (rows.length > 0) void navigator.clipboard.writeText(rows.map(line).join('\n'))
}
