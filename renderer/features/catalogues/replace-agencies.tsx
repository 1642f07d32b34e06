import { Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { DayItem } from '../../components/day-item.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { useNotice } from '../../lib/notice.ts'
import { useCommand } from '../../lib/query.ts'

interface Props {
  agencies: readonly { id: number; name: string }[]
  today: string
  onClose: () => void
}

/** Agencies get another name, or become one body, from a day on. */
export function ReplaceAgencies({ agencies, today, onClose }: Props) {
  const [name, setName] = useState(agencies.length === 1 ? (agencies[0]?.name ?? '') : '')
  const [on, setOn] = useState(today)
  const [reason, setReason] = useState('')
  const [paper, setPaper] = useState('')
  const { run, running, error } = useCommand('catalogues.replaceAgencies')
  const notice = useNotice()
  const submit = (): void => {
    run({ ids: agencies.map(({ id }) => id), on, name, reason, paper }).then(
      () => {
        notice.done(`已登记，自 ${on} 起为“${name.trim()}”。`)
        onClose()
      },
      () => undefined, // shown by `error`
    )
  }
  return (
    <Modal
      open
      title={agencies.length > 1 ? `合并 ${agencies.length} 个机关` : `“${agencies[0]?.name}”更名或者并入`}
      okText="登记"
      okButtonProps={{ disabled: name.trim().length < 2 || reason.trim() === '' }}
      cancelText="取消"
      confirmLoading={running}
      onCancel={onClose}
      onOk={submit}
    >
      <p>
        {agencies.length > 1 && `${agencies.map((one) => one.name).join('、')}。`}
        以前的案卷、人员仍在原机关名下，下级机关自这一日起归新的机关。登记错了可以在机关的“登记的变动”中撤回。
      </p>
      <ErrorNote error={error} />
      <Form layout="vertical">
        <Form.Item label="新的名称，或者并入的机关" htmlFor="replace-name" required>
          <Input id="replace-name" maxLength={200} value={name} onChange={({ target }) => setName(target.value)} />
        </Form.Item>
        <DayItem label="自哪一日起" id="replace-on" value={on} onChange={setOn} />
        <Form.Item label="理由" htmlFor="replace-reason" required>
          <Input.TextArea
            id="replace-reason"
            rows={2}
            maxLength={500}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        </Form.Item>
        <Form.Item label="依据的文件（文号）" htmlFor="replace-paper">
          <Input id="replace-paper" maxLength={200} value={paper} onChange={({ target }) => setPaper(target.value)} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
