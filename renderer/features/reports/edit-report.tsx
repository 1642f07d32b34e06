import { DatePicker, Form, InputNumber, Modal } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { kindInWords } from '../../../shared/domain/act-words.ts'
import { ErrorNote } from '../../components/error-note.tsx'
import { useNotice } from '../../lib/notice.ts'
import { useCommand } from '../../lib/query.ts'
import { type AgencyMonth } from './report-words.ts'
import css from './reports.module.css'

/** What an agency says of a month, and when it said so. Everything left empty takes the entry back. */
export function EditReport({ month, agency, onClose }: { month: string; agency: AgencyMonth; onClose: () => void }) {
  const { run, running, error } = useCommand('reports.save')
  const notice = useNotice()
  const [totals, setTotals] = useState<Record<string, number | null>>(() =>
    Object.fromEntries(agency.kinds.map(({ kind, reported }) => [kind, reported])),
  )
  const [receivedOn, setReceivedOn] = useState(agency.receivedOn)
  const submit = (): void => {
    const stated = Object.fromEntries(
      Object.entries(totals).flatMap(([kind, count]) => (count === null ? [] : [[kind, count]])),
    )
    run({ month, agencyId: agency.agencyId, totals: stated, receivedOn }).then(
      () => {
        notice.done(`已登记${agency.name}${month}的报送。`)
        onClose()
      },
      () => undefined, // shown by `error`
    )
  }
  return (
    <Modal
      open
      title={`${agency.name} ${month}`}
      okText="登记报送"
      cancelText="取消"
      confirmLoading={running}
      onCancel={onClose}
      onOk={submit}
    >
      <ErrorNote error={error} />
      <Form layout="vertical" onFinish={submit}>
        {agency.kinds.map(({ kind, imported }) => (
          <Form.Item
            key={kind}
            label={`${kindInWords(kind)}件数`}
            htmlFor={`total-${kind}`}
            extra={`已导入 ${imported} 件。没有案件的填 0，没有报的留空。`}
          >
            <InputNumber
              id={`total-${kind}`}
              className={css.totals}
              min={0}
              precision={0}
              controls={false}
              value={totals[kind] ?? null}
              onChange={(count) => setTotals({ ...totals, [kind]: count })}
              onPressEnter={submit}
            />
          </Form.Item>
        ))}
        <Form.Item label="收到日期" htmlFor="received-on" extra="留空则以首次导入的日期为准。">
          <DatePicker
            id="received-on"
            value={receivedOn === null ? null : dayjs(receivedOn)}
            minDate={dayjs(`${month}-01`)}
            onChange={(day: dayjs.Dayjs | null) => setReceivedOn(day === null ? null : day.format('YYYY-MM-DD'))}
          />
        </Form.Item>
      </Form>
    </Modal>
  )
}
