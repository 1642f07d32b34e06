import { DownloadOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import type { CallInput } from '../../../shared/contract/index.ts'
import { formatCount } from '../../lib/format.ts'
import { useNotice } from '../../lib/notice.ts'
import { useCommand, useTask } from '../../lib/query.ts'
import { FORMATS, type Format } from './export-catalogue.tsx'

type Props = Omit<CallInput<'itemReview.export'>, 'format' | 'file'> & { title: string }

/** Writes the list as it is shown, all its rows, with what the counts mean, to a file. */
export function ExportItemReview({ title, ...filter }: Props) {
  const saveAs = useCommand('shell.saveAs')
  const task = useTask('itemReview.export')
  const notice = useNotice()
  const write = async (format: Format): Promise<void> => {
    try {
      const { path } = await saveAs.run({ title, name: `${title}.${format}`, filters: [FORMATS[format].filter] })
      if (path === null) return
      const { rows } = await task.run({ ...filter, format, file: path }, { label: `导出${title}` })
      notice.done(`已导出 ${formatCount(rows)} 项`)
    } catch (error) {
      notice.fail(error)
    }
  }
  return (
    <Dropdown
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
