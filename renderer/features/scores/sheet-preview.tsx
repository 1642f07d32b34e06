import { SaveOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import PrintPreview from '../../components/print-preview.tsx'
import { useNotice } from '../../lib/notice.ts'
import { useCommand, useTask } from '../../lib/query.ts'

interface SheetPreviewProps {
  sheetId: string
  /** Name of the file, without its ending. */
  name: string
  onClose: () => void
}

/** The 评查表 exactly as it prints; then the system's print dialog, or a file. */
export function SheetPreview({ sheetId, name, onClose }: SheetPreviewProps) {
  const { run, error } = useTask('scores.print')
  const save = useTask('scores.print')
  const saveAs = useCommand('shell.saveAs')
  const notice = useNotice()
  const [sha256, setSha256] = useState<string>()

  useEffect(() => {
    // A failure is shown by `error`.
    run({ sheetId }, { label: '生成评查表' }).then(
      (made) => setSha256(made.sha256),
      () => undefined,
    )
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- made once when the preview opens
  }, [sheetId])
  const keep = async (): Promise<void> => {
    try {
      const { path } = await saveAs.run({
        title: '保存评查表',
        name: `${name}.pdf`,
        filters: [{ name: 'PDF', extensions: ['pdf'] }],
      })
      if (path === null) return
      await save.run({ sheetId, path }, { label: '保存评查表' })
      notice.done(`已保存到 ${path}`)
    } catch (problem) {
      notice.fail(problem)
    }
  }
  return (
    <PrintPreview
      title="评查表打印预览"
      file={sha256 === undefined ? undefined : { sha256, name }}
      error={error}
      actions={
        <Button
          icon={<SaveOutlined aria-hidden />}
          disabled={sha256 === undefined}
          loading={save.running}
          onClick={() => void keep()}
        >
          另存为 PDF
        </Button>
      }
      onClose={onClose}
    />
  )
}
