import { Form, Input, Modal } from 'antd'
import type { ReactNode } from 'react'
import { ErrorNote } from './error-note.tsx'

interface ReasonDialogProps {
  title: string
  okText: string
  /** What will happen. */
  children?: ReactNode
  running: boolean
  error: unknown
  onGive: (reason: string) => void
  onClose: () => void
}

/** Asks for the reason of a decision: without one there is none. */
export function ReasonDialog({ title, okText, children, running, error, onGive, onClose }: ReasonDialogProps) {
  const [form] = Form.useForm<{ reason: string }>()
  return (
    <Modal
      open
      title={title}
      okText={okText}
      cancelText="取消"
      confirmLoading={running}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {children}
      <ErrorNote error={error} />
      <Form form={form} layout="vertical" requiredMark={false} onFinish={({ reason }) => onGive(reason.trim())}>
        <Form.Item name="reason" label="理由" rules={[{ required: true, whitespace: true, message: '请写明理由' }]}>
          <Input.TextArea autoFocus autoSize={{ minRows: 2, maxRows: 6 }} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
