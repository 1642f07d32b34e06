import { PrinterOutlined, SaveOutlined } from '@ant-design/icons'
import { Button, Modal, Skeleton } from 'antd'
import { useEffect, useMemo, useState } from 'react'
import { DocumentViewer, type Position } from '../../components/document-viewer/document-viewer.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { useNotice } from '../../lib/notice.ts'
import { useCommand, useTask } from '../../lib/query.ts'
import css from './scores.module.css'

interface PrintPreviewProps {
  sheetId: string
  /** Name of the file, without its ending. */
  name: string
  onClose: () => void
}

/** The 评查表 exactly as it prints; then the system's print dialog, or a file. */
export function PrintPreview({ sheetId, name, onClose }: PrintPreviewProps) {
  const { run, error } = useTask('scores.print')
  const save = useTask('scores.print')
  const saveAs = useCommand('shell.saveAs')
  const print = useCommand('shell.printStored')
  const notice = useNotice()
  const [sha256, setSha256] = useState<string>()
  const [position, setPosition] = useState<Position | null>(null)

  useEffect(() => {
    // A failure is shown by `error`.
    run({ sheetId }, { label: '生成评查表' }).then(
      (made) => setSha256(made.sha256),
      () => undefined,
    )
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- made once when the preview opens
  }, [sheetId])
  const documents = useMemo(
    () =>
      sha256 === undefined ? [] : [{ id: 'sheet', title: name, kind: '评查表', sha256, realType: 'pdf', pages: null }],
    [sha256, name],
  )
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
    <Modal
      open
      title="评查表打印预览"
      width="min(900px, 94vw)"
      centered
      onCancel={onClose}
      footer={
        <>
          <Button
            icon={<SaveOutlined />}
            disabled={sha256 === undefined}
            loading={save.running}
            onClick={() => void keep()}
          >
            另存为 PDF
          </Button>
          <Button
            type="primary"
            icon={<PrinterOutlined />}
            disabled={sha256 === undefined}
            loading={print.running}
            onClick={() => sha256 !== undefined && print.run({ sha256 }).catch(notice.fail)}
          >
            打印
          </Button>
        </>
      }
    >
      <ErrorNote error={error} />
      <div className={css.preview}>
        {sha256 === undefined ? (
          error === null && <Skeleton active />
        ) : (
          <DocumentViewer documents={documents} position={position} onPosition={setPosition} />
        )}
      </div>
    </Modal>
  )
}
