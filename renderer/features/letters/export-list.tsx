import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useNotice } from '../../lib/notice.ts'
import { useCommand, useTask } from '../../lib/query.ts'

/** The list as it is filtered, as an XLSX file. */
export function ExportList({ letterIds, icon }: { letterIds: string[]; icon: ReactNode }) {
  const saveAs = useCommand('shell.saveAs')
  const write = useTask('letters.exportList')
  const notice = useNotice()
  const save = async (): Promise<void> => {
    try {
      const { path } = await saveAs.run({
        title: '导出监督文书台账',
        name: '监督文书台账.xlsx',
        filters: [{ name: 'Excel 工作簿', extensions: ['xlsx'] }],
      })
      if (path === null) return
      const { rows } = await write.run({ letterIds, path }, { label: '导出监督文书台账' })
      notice.done(`已导出 ${rows} 份文书的台账：${path}`)
    } catch (problem) {
      notice.fail(problem)
    }
  }
  return (
    <Button icon={icon} disabled={letterIds.length === 0} loading={write.running} onClick={() => void save()}>
      导出台账
    </Button>
  )
}
