import { PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { CASE_COLUMN_SPECS, type CaseColumn } from '../../../shared/domain/cases/case-columns.ts'
import type { CaseFilter, CaseSort } from '../../../shared/domain/cases/case-filter.ts'
import { call } from '../../lib/client.ts'
import { formatCount, formatInstant } from '../../lib/format.ts'
import { useConfirm, useNotice } from '../../lib/notice.ts'
import { useCommand } from '../../lib/query.ts'
import type { CaseRow } from './case-columns.tsx'
import css from './print-list.module.css'

/** More rows would be a book: they are exported instead. */
const MOST = 1000

/** Prints the list as it is shown, by the dialog of the system. */
export function PrintList(props: { filter: CaseFilter; sort: CaseSort | null; columns: CaseColumn[] }) {
  const { filter, sort, columns } = props
  const [sheet, setSheet] = useState<{ rows: CaseRow[]; total: number }>()
  const { run } = useCommand('shell.printPage')
  const notice = useNotice()
  const confirm = useConfirm()

  const prepare = async (): Promise<void> => {
    try {
      const { rows, total } = await call('cases.page', { filter, sort, limit: MOST })
      const much = total > MOST
      if (
        much &&
        !(await confirm({
          title: `列表有 ${formatCount(total)} 件案卷`,
          content: `一次最多打印前 ${formatCount(MOST)} 件；全部案卷请用“导出”。`,
          okText: `打印前 ${formatCount(MOST)} 件`,
        }))
      )
        return
      setSheet({ rows, total })
    } catch (error) {
      notice.fail(error)
    }
  }
  useEffect(() => {
    if (!sheet) return
    run({ landscape: true })
      .catch(notice.fail)
      .finally(() => setSheet(undefined))
    // Printed once for each sheet, not for each new function.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [sheet])
  return (
    <>
      <Button icon={<PrinterOutlined aria-hidden />} loading={sheet !== undefined} onClick={() => void prepare()}>
        打印
      </Button>
      {sheet && createPortal(<PrintedTable {...sheet} columns={columns} />, document.body)}
    </>
  )
}

function PrintedTable({ rows, total, columns }: { rows: CaseRow[]; total: number; columns: CaseColumn[] }) {
  return (
    <div className={css.sheet}>
      <h1>案卷列表</h1>
      <p>
        共 {formatCount(total)} 件{rows.length < total && `，本表为前 ${formatCount(rows.length)} 件`}；打印时间{' '}
        {formatInstant(new Date().toISOString())}
      </p>
      <table>
        <thead>
          <tr>
            <th>序号</th>
            {columns.map((column) => (
              <th key={column}>{CASE_COLUMN_SPECS[column].title}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={row.id}>
              <td>{index + 1}</td>
              {columns.map((column) => (
                <td key={column} className={CASE_COLUMN_SPECS[column].figure ? css.figure : undefined}>
                  {CASE_COLUMN_SPECS[column].text(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
