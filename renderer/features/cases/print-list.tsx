import { PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { CASE_COLUMN_SPECS, type CaseColumn } from '../../../shared/domain/cases/case-columns.ts'
import type { CaseFilter, CaseSort } from '../../../shared/domain/cases/case-filter.ts'
import { usePrintedList } from '../../components/printed-list.tsx'
import { call } from '../../lib/client.ts'
import { formatCount, formatInstant } from '../../lib/format.ts'
import { useConfirm, useNotice } from '../../lib/notice.ts'

/** More rows would be a book: they are exported instead. */
const MOST = 1000

/** Prints the list as it is shown, by the dialog of the system. */
export function PrintList(props: { filter: CaseFilter; sort: CaseSort | null; columns: CaseColumn[] }) {
  const { filter, sort, columns } = props
  const { print, printing, sheet } = usePrintedList()
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
      const part = much ? `，本表为前 ${formatCount(rows.length)} 件` : ''
      print({
        title: '案卷列表',
        note: `共 ${formatCount(total)} 件${part}；打印时间 ${formatInstant(new Date().toISOString())}`,
        columns: columns.map((column) => {
          const { title, figure } = CASE_COLUMN_SPECS[column]
          return { title, figure: figure !== undefined }
        }),
        rows: rows.map((row) => ({ id: row.id, cells: columns.map((column) => CASE_COLUMN_SPECS[column].text(row)) })),
      })
    } catch (error) {
      notice.fail(error)
    }
  }
  return (
    <>
      <Button icon={<PrinterOutlined aria-hidden />} loading={printing} onClick={() => void prepare()}>
        打印
      </Button>
      {sheet}
    </>
  )
}
