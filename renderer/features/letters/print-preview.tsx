import { PrinterOutlined } from '@ant-design/icons'
import { Alert, Button, Modal, Skeleton } from 'antd'
import { ErrorNote } from '../../components/error-note.tsx'
import { useNotice } from '../../lib/notice.ts'
import { useCommand } from '../../lib/query.ts'
import css from './letters.module.css'
import { LetterPdf, useLetterPdf } from './letter-pdf.tsx'

/** The PDF of the letter, as the printer gets it; then the dialog of the system. */
export function PrintPreview({
  letterId,
  isDraft,
  onClose,
}: {
  letterId: string
  isDraft: boolean
  onClose: () => void
}) {
  const { file, error } = useLetterPdf(letterId)
  const print = useCommand('shell.printStored')
  const notice = useNotice()
  return (
    <Modal
      open
      title="打印预览"
      width="min(900px, 94vw)"
      centered
      onCancel={onClose}
      footer={
        <>
          <span className={css.second}>打印时请选“实际大小”，不要缩放。</span>
          <Button onClick={onClose}>关闭</Button>
          <Button
            type="primary"
            icon={<PrinterOutlined />}
            disabled={!file}
            loading={print.running}
            onClick={() => file && print.run({ sha256: file.sha256 }).catch(notice.fail)}
          >
            打印
          </Button>
        </>
      }
    >
      <ErrorNote error={error} />
      {isDraft && <Alert type="info" showIcon title="这是草稿，文号空着，制发后才编号。" />}
      <div className={css.preview}>{file ? <LetterPdf file={file} /> : !error && <Skeleton active />}</div>
    </Modal>
  )
}
