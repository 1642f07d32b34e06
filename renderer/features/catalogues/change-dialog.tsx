import { Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { CATALOGUES } from '../../../shared/domain/catalogues/catalogues.ts'
import { Choice } from '../../components/choice.tsx'
import { DayItem } from '../../components/day-item.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { useNotice } from '../../lib/notice.ts'
import { useCommand } from '../../lib/query.ts'
import { CHANGE_WORDS, type RecordDetail } from './catalogue-words.tsx'

/** What happens to a record from a day on, with the reason and the paper it rests on. */
export function ChangeDialog({ record, today, onClose }: { record: RecordDetail; today: string; onClose: () => void }) {
  const { catalogue } = record
  const kinds = Object.keys(CATALOGUES[catalogue].changes).filter((kind) => kind !== 'rename' && kind !== 'merge')
  const [kind, setKind] = useState(kinds[0] ?? '')
  const [on, setOn] = useState(today)
  const [reason, setReason] = useState('')
  const [paper, setPaper] = useState('')
  const { run, running, error } = useCommand('catalogues.recordChange')
  const notice = useNotice()
  const submit = (): void => {
    run({ id: record.id, kind, on, reason, paper }).then(
      () => {
        notice.done(`已登记：${CHANGE_WORDS[catalogue][kind]}。`)
        onClose()
      },
      () => undefined, // shown by `error`
    )
  }
  return (
    <Modal
      open
      title={`登记“${record.name}”的变动`}
      okText="登记变动"
      okButtonProps={{ disabled: reason.trim() === '' || on === '' }}
      cancelText="取消"
      confirmLoading={running}
      onCancel={onClose}
      onOk={submit}
    >
      <ErrorNote error={error} />
      <Form layout="vertical">
        <Form.Item label="变动">
          <Choice
            label="变动"
            value={kind}
            onChange={setKind}
            options={kinds.map((value) => ({ value, label: CHANGE_WORDS[catalogue][value] ?? value }))}
          />
        </Form.Item>
        <DayItem label="自哪一日起" id="change-on" value={on} onChange={setOn} />
        <Form.Item label="理由" htmlFor="change-reason" required>
          <Input.TextArea
            id="change-reason"
            rows={2}
            maxLength={500}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        </Form.Item>
        <Form.Item label="依据的文件（文号）" htmlFor="change-paper">
          <Input id="change-paper" maxLength={200} value={paper} onChange={({ target }) => setPaper(target.value)} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
