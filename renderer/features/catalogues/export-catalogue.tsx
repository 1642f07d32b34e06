import { DownloadOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { CATALOGUES } from '../../../shared/domain/catalogues/catalogues.ts'
import type { CatalogueKind } from '../../../shared/domain/import/tables.ts'
import type { GridSort } from '../../components/data-grid/data-grid.tsx'
import { formatCount } from '../../lib/format.ts'
import { useNotice } from '../../lib/notice.ts'
import { useCommand, useTask } from '../../lib/query.ts'

export const FORMATS = {
  xlsx: { label: 'Excel 工作簿（.xlsx）', filter: { name: 'Excel 工作簿', extensions: ['xlsx'] } },
  csv: { label: 'CSV 文本（.csv）', filter: { name: 'CSV 文本', extensions: ['csv'] } },
}
export type Format = keyof typeof FORMATS

/** A catalogue as its list shows it: filtered and sorted. */
export interface ShownCatalogue {
  catalogue: CatalogueKind
  text: string
  check?: string
  agency?: string
  sort: GridSort | null
}

/** Writes the list as it is shown, all its rows, to a file. */
export function ExportCatalogue({ sort, columns, ...filter }: ShownCatalogue & { columns: string[] }) {
  const saveAs = useCommand('shell.saveAs')
  const task = useTask('catalogues.export')
  const notice = useNotice()
  const { label, unit, name, columns: known } = CATALOGUES[filter.catalogue]
  const write = async (format: Format): Promise<void> => {
    try {
      const title = `导出${label}`
      const { path } = await saveAs.run({ title, name: `${label}.${format}`, filters: [FORMATS[format].filter] })
      if (path === null) return
      const fields = columns.filter((field) => Object.hasOwn(known, field))
      const order = sort ? { sort: sort.column, descending: sort.descending } : {}
      const { rows } = await task.run(
        { ...filter, ...order, columns: fields.length > 0 ? fields : [name], format, file: path },
        { label: title },
      )
      notice.done(`已导出 ${formatCount(rows)} ${unit}`)
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
