import { DownloadOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import type { CaseColumn } from '../../../shared/domain/cases/case-columns.ts'
import type { CaseFilter, CaseSort } from '../../../shared/domain/cases/case-filter.ts'
import { formatCount } from '../../lib/format.ts'
import { useNotice } from '../../lib/notice.ts'
import { useCommand, useTask } from '../../lib/query.ts'

const FORMATS = {
  xlsx: { label: 'Excel 工作簿（.xlsx）', filter: { name: 'Excel 工作簿', extensions: ['xlsx'] } },
  csv: { label: 'CSV 文本（.csv）', filter: { name: 'CSV 文本', extensions: ['csv'] } },
}
type Format = keyof typeof FORMATS

/** Writes the list as it is shown, all its rows, to a file. */
export function ExportMenu(props: { filter: CaseFilter; sort: CaseSort | null; columns: CaseColumn[] }) {
  const { filter, sort, columns } = props
  const saveAs = useCommand('shell.saveAs')
  const task = useTask('cases.export')
  const notice = useNotice()
  const write = async (format: Format): Promise<void> => {
    try {
      const { path } = await saveAs.run({
        title: '导出案卷',
        name: `案卷.${format}`,
        filters: [FORMATS[format].filter],
      })
      if (path === null) return
      const { rows } = await task.run({ filter, sort, columns, format, file: path }, { label: '导出案卷' })
      notice.done(`已导出 ${formatCount(rows)} 件案卷`)
    } catch (error) {
      notice.fail(error)
    }
  }
  return (
    <Dropdown
      autoFocus
      destroyOnHidden
      trigger={['click']}
      menu={{
        items: (Object.keys(FORMATS) as Format[]).map((key) => ({ key, label: FORMATS[key].label })),
        onClick: ({ key }) => void write(key as Format),
      }}
    >
      <Button icon={<DownloadOutlined aria-hidden />} loading={task.running}>
        导出
      </Button>
    </Dropdown>
  )
}
