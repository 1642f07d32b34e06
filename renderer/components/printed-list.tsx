import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { useNotice } from '../lib/notice.ts'
import { useCommand } from '../lib/query.ts'
import css from './printed-list.module.css'

export interface PrintedTable {
  title: string
  /** how many rows of how many, and the day */
  note: string
  columns: readonly { title: string; figure?: boolean }[]
  rows: readonly { id: string | number; cells: readonly string[] }[]
  /** what the figures mean, a paragraph each, below the table */
  remarks?: readonly string[]
}

/**
 * Prints a table by the dialog of the system. Give `print` the table and put `sheet` anywhere on the page: it shows only on
 * paper, and the rest of the page only on the screen.
 */
export function usePrintedList() {
  const [table, setTable] = useState<PrintedTable>()
  const { run } = useCommand('shell.printPage')
  const notice = useNotice()
  useEffect(() => {
    if (!table) return
    run({ landscape: true })
      .catch(notice.fail)
      .finally(() => setTable(undefined))
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- printed once for each table, not for each new function
  }, [table])
  return {
    print: setTable,
    printing: table !== undefined,
    sheet: table && createPortal(<Sheet {...table} />, document.body),
  }
}

const Sheet = ({ title, note, columns, rows, remarks = [] }: PrintedTable) => (
  <div className={css.sheet}>
    <h1>{title}</h1>
    <p>{note}</p>
    <table>
      <thead>
        <tr>
          <th>序号</th>
          {columns.map((column) => (
            <th key={column.title}>{column.title}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, cells }, index) => (
          <tr key={id}>
            <td>{index + 1}</td>
            {columns.map((column, i) => (
              <td key={column.title} className={column.figure ? css.figure : undefined}>
                {cells[i]}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
    {remarks.map((remark) => (
      <p key={remark} className={css.remark}>
        注：{remark}
      </p>
    ))}
  </div>
)
