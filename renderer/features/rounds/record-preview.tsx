import { PrinterOutlined } from '@ant-design/icons'
import { Button, Modal } from 'antd'
import { useMemo, useState } from 'react'
import { DocumentViewer, type Position } from '../../components/document-viewer/document-viewer.tsx'
import { useNotice } from '../../lib/notice.ts'
import { useCommand } from '../../lib/query.ts'
import css from './rounds.module.css'

/** The 抽样记录 exactly as it prints, then the system's print dialog. */
export default function RecordPreview({ sha256, onClose }: { sha256: string; onClose: () => void }) {
  const [position, setPosition] = useState<Position | null>(null)
  const print = useCommand('shell.printStored')
  const notice = useNotice()
  const documents = useMemo(
    () => [{ id: 'record', title: '抽样记录', kind: '抽样记录', sha256, realType: 'pdf', pages: null }],
    [sha256],
  )
  return (
    <Modal
      open
      title="抽样记录打印预览"
      width="min(900px, 94vw)"
      centered
      onCancel={onClose}
      footer={
        <Button
          type="primary"
          icon={<PrinterOutlined />}
          loading={print.running}
          onClick={() => print.run({ sha256 }).catch(notice.fail)}
        >
          打印
        </Button>
      }
    >
      <div className={css.preview}>
        <DocumentViewer documents={documents} position={position} onPosition={setPosition} />
      </div>
    </Modal>
  )
}
