import { Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { ErrorNote } from '../../components/error-note.tsx'
import { useNotice } from '../../lib/notice.ts'
import { useCommand } from '../../lib/query.ts'

/** A wrong letter is voided with a reason; its number is kept and never used again. */
export function VoidDialog({ letterId, number, onClose }: { letterId: string; number: string; onClose: () => void }) {
  const { run, running, error } = useCommand('letters.void')
  const notice = useNotice()
  const [reason, setReason] = useState('')
  const submit = (): void => {
    run({ letterId, reason: reason.trim() }).then(
      () => {
        notice.done(`${number} 已作废`)
        onClose()
      },
      () => undefined, // shown by `error`
    )
  }
  return (
    <Modal
      open
      title={`作废 ${number}`}
      okText="作废文书"
      okButtonProps={{ danger: true, disabled: reason.trim() === '' }}
      cancelText="取消"
      confirmLoading={running}
      onCancel={onClose}
      onOk={submit}
    >
      <p>作废后不能恢复。文号保留，不再使用；需要时请重新起草，另编新号。</p>
      <ErrorNote error={error} />
      <Form layout="vertical">
        <Form.Item label="作废理由" htmlFor="void-reason" required>
          <Input.TextArea
            autoFocus
            id="void-reason"
            rows={3}
            maxLength={500}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        </Form.Item>
      </Form>
    </Modal>
  )
}
