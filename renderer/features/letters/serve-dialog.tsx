import { Form, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { DELIVERIES } from '../../../shared/contract/letters.ts'
import { DayItem } from '../../components/day-item.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { useNotice } from '../../lib/notice.ts'
import { useCommand } from '../../lib/query.ts'
import type { Opened } from './letter-words.tsx'

/** 送达: when and how the agency received the letter. The due day only ever moves later. */
export function ServeDialog({ opened, today, onClose }: { opened: Opened; today: string; onClose: () => void }) {
  const { run, running, error } = useCommand('letters.serve')
  const notice = useNotice()
  const [receivedOn, setDay] = useState(opened.receivedOn ?? today)
  const [method, setMethod] = useState<(typeof DELIVERIES)[number]>(DELIVERIES[0])
  const [receivedBy, setBy] = useState('')
  const [note, setNote] = useState('')
  const submit = (): void => {
    run({ letterId: opened.id, receivedOn, method, receivedBy, note }).then(
      ({ dueOn }) => {
        notice.done(dueOn === opened.dueOn ? `已登记送达，期限仍为 ${dueOn}` : `已登记送达，期限顺延至 ${dueOn}`)
        onClose()
      },
      () => undefined, // shown by `error`
    )
  }
  return (
    <Modal
      open
      title="登记送达"
      okText="登记送达"
      cancelText="取消"
      confirmLoading={running}
      onCancel={onClose}
      onOk={submit}
    >
      <ErrorNote error={error} />
      <Form layout="vertical">
        <DayItem
          label="签收日期"
          id="serve-day"
          extra="期限按签收日期重新计算，只会顺延，不会提前。"
          first={opened.letter.signedOn}
          last={today}
          value={receivedOn}
          onChange={setDay}
        />
        <Form.Item label="送达方式" htmlFor="serve-method">
          <Select
            id="serve-method"
            value={method}
            options={DELIVERIES.map((value) => ({ value, label: value }))}
            onChange={(value: (typeof DELIVERIES)[number]) => setMethod(value)}
          />
        </Form.Item>
        <Form.Item label="签收人" htmlFor="serve-by">
          <Input id="serve-by" maxLength={60} value={receivedBy} onChange={({ target }) => setBy(target.value)} />
        </Form.Item>
        <Form.Item label="备注" htmlFor="serve-note" extra="拒收的，写明经过和见证人。">
          <Input.TextArea
            id="serve-note"
            rows={2}
            maxLength={500}
            value={note}
            onChange={({ target }) => setNote(target.value)}
          />
        </Form.Item>
      </Form>
    </Modal>
  )
}
