import { Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { DayItem } from '../../components/day-item.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { useNotice } from '../../lib/notice.ts'
import { useCommand } from '../../lib/query.ts'

interface Props {
  id: number
  step: 'due' | 'done'
  today: string
  onClose: () => void
}

/** The day by which a delegation is to be evaluated, or the day on which it was, with the conclusion. */
export function EvaluationDialog({ id, step, today, onClose }: Props) {
  const isDue = step === 'due'
  const [on, setOn] = useState(today)
  const [note, setNote] = useState('')
  const setting = useCommand('itemReview.setEvaluation')
  const recording = useCommand('itemReview.recordEvaluation')
  const notice = useNotice()
  const submit = (): void => {
    const done = isDue ? setting.run({ id, dueOn: on, note }) : recording.run({ id, on, conclusion: note })
    done.then(
      () => {
        notice.done(isDue ? `评估期限定为 ${on}。` : '已登记评估。')
        onClose()
      },
      () => undefined, // shown by `error`
    )
  }
  return (
    <Modal
      open
      title={isDue ? '定赋权评估的期限' : '登记赋权评估'}
      okText={isDue ? '定期限' : '登记评估'}
      okButtonProps={{ disabled: !isDue && note.trim() === '' }}
      cancelText="取消"
      confirmLoading={setting.running || recording.running}
      onCancel={onClose}
      onOk={submit}
    >
      <ErrorNote error={isDue ? setting.error : recording.error} />
      <Form layout="vertical">
        <DayItem
          label={isDue ? '到哪一日前评估' : '评估日期'}
          id="evaluation-on"
          {...(isDue ? {} : { last: today })}
          value={on}
          onChange={setOn}
        />
        <Form.Item label={isDue ? '说明' : '结论'} htmlFor="evaluation-note" required={!isDue}>
          <Input.TextArea
            id="evaluation-note"
            rows={3}
            maxLength={500}
            placeholder={isDue ? '' : '能否接得住、监管是否跟得上，继续、调整还是收回'}
            value={note}
            onChange={({ target }) => setNote(target.value)}
          />
        </Form.Item>
      </Form>
    </Modal>
  )
}
