import { PrinterOutlined } from '@ant-design/icons'
import { Button, Modal, Skeleton } from 'antd'
import { type ReactNode, useEffect, useRef } from 'react'
import type { CallError } from '../lib/client.ts'
import { useNotice } from '../lib/notice.ts'
import { usePrintKey } from '../lib/print-key.ts'
import { useCommand } from '../lib/query.ts'
import { ErrorNote } from './error-note.tsx'
import css from './print-preview.module.css'
import { StoredPdf } from './stored-pdf.tsx'

interface PrintPreviewProps {
  title: string
  /** the stored PDF; undefined while it is made */
  file: { sha256: string; name: string } | undefined
  error?: CallError | null
  /** beside the buttons: what to mind while printing */
  hint?: string
  /** above the pages */
  note?: ReactNode
  /** further buttons */
  actions?: ReactNode
  onClose: () => void
}

/** A document exactly as it prints; then the system's print dialog. Enter or Ctrl+P prints as soon as it is there. */
export default function PrintPreview({ title, file, error, hint, note, actions, onClose }: PrintPreviewProps) {
  const button = useRef<HTMLButtonElement>(null)
  const command = useCommand('shell.printStored')
  const notice = useNotice()
  const sha256 = file?.sha256
  const print = sha256 === undefined ? undefined : () => void command.run({ sha256 }).catch(notice.fail)
  usePrintKey(print)
  // where the dialog puts the focus; whoever went on from there meanwhile stays where he is
  const start = useRef<Element>(null)
  const isReady = print !== undefined
  useEffect(() => {
    if (isReady && start.current !== null && document.activeElement === start.current) button.current?.focus()
  }, [isReady])
  return (
    <Modal
      open
      title={title}
      width="min(900px, 94vw)"
      centered
      onCancel={onClose}
      afterOpenChange={(isOpen) => {
        if (!isOpen) return
        start.current = document.activeElement
        if (isReady) button.current?.focus()
      }}
      footer={
        <>
          {hint !== undefined && <span className={css.hint}>{hint}</span>}
          {actions}
          <Button onClick={onClose}>关闭</Button>
          <Button
            ref={button}
            type="primary"
            icon={<PrinterOutlined aria-hidden />}
            disabled={!print}
            loading={command.running}
            onClick={print}
          >
            打印
          </Button>
        </>
      }
    >
      <ErrorNote error={error ?? null} />
      {note}
      <div className={css.pages}>
        {file ? <StoredPdf sha256={file.sha256} name={file.name} /> : !error && <Skeleton active />}
      </div>
    </Modal>
  )
}
