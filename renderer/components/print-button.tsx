import { PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { formatCount, formatInstant } from '../lib/format.ts'
import { useConfirm, useNotice } from '../lib/notice.ts'
import { type PrintedTable, usePrintedList } from './printed-list.tsx'

/** More rows would be a book: they are exported instead. */
const MOST = 1000

interface Props {
  title: string
  /** what the rows are counted in, as «件案卷» */
  unit: string
  /** the first rows of the list as it is shown, at most `limit`, and how many it has */
  load: (limit: number) => Promise<Pick<PrintedTable, 'columns' | 'rows'> & { total: number }>
  /** what stands under the title before the number of rows */
  note?: string
  remarks?: readonly string[]
}

/** Prints a list of any length as it is shown, by the dialog of the system; of a very long one, once asked, the beginning. */
export function PrintButton({ title, unit, load, note, remarks = [] }: Props) {
  const { print, printing, sheet } = usePrintedList()
  const notice = useNotice()
  const confirm = useConfirm()
  const prepare = async (): Promise<void> => {
    try {
      const { columns, rows, total } = await load(MOST)
      const much = total > rows.length
      if (
        much &&
        !(await confirm({
          title: `列表有 ${formatCount(total)} ${unit}`,
          content: `一次最多打印前 ${formatCount(rows.length)} ${unit}；更多的请用“导出”，或者先筛选。`,
          okText: `打印前 ${formatCount(rows.length)} ${unit}`,
        }))
      )
        return
      const part = much ? `，本表为前 ${formatCount(rows.length)} ${unit}` : ''
      const printedAt = `打印时间 ${formatInstant(new Date().toISOString())}`
      const parts = [note, `共 ${formatCount(total)} ${unit}${part}`, printedAt]
      print({ title, note: parts.filter((one) => one !== undefined).join('；'), columns, rows, remarks })
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
