import { DownloadOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { formatCount } from '../lib/format.ts'
import { useNotice } from '../lib/notice.ts'
import { useCommand } from '../lib/query.ts'

const FORMATS = {
  xlsx: { label: 'Excel 工作簿（.xlsx）', filter: { name: 'Excel 工作簿', extensions: ['xlsx'] } },
  csv: { label: 'CSV 文本（.csv）', filter: { name: 'CSV 文本', extensions: ['csv'] } },
}
export type ExportFormat = keyof typeof FORMATS

interface Props {
  /** what is written, also the name of the file that is offered */
  name: string
  /** what its rows are counted in */
  unit: string
  running: boolean
  /** writes the file that the user named */
  write: (file: string, format: ExportFormat) => Promise<{ rows: number }>
}

/** Asks for a format and a file, and says how much was written. */
export function ExportButton({ name, unit, running, write }: Props) {
  const saveAs = useCommand('shell.saveAs')
  const notice = useNotice()
  const ask = async (format: ExportFormat): Promise<void> => {
    try {
      const { path } = await saveAs.run({
        title: `导出${name}`,
        name: `${name}.${format}`,
        filters: [FORMATS[format].filter],
      })
      if (path === null) return
      const { rows } = await write(path, format)
      notice.done(`已导出 ${formatCount(rows)} ${unit}`)
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
        items: (Object.keys(FORMATS) as ExportFormat[]).map((key) => ({ key, label: FORMATS[key].label })),
        onClick: ({ key }) => void ask(key as ExportFormat),
      }}
    >
      <Button icon={<DownloadOutlined aria-hidden />} loading={running}>
        导出
      </Button>
    </Dropdown>
  )
}
