import { DatePicker, Form } from 'antd'
import dayjs from 'dayjs'
import type { ReactNode } from 'react'

interface Props {
  label: ReactNode
  id: string
  /** YYYY-MM-DD */
  value: string
  /** the first and the last day that can be chosen */
  first?: string
  last?: string
  extra?: ReactNode
  onChange: (day: string) => void
}

/** A day of a form that cannot be left empty. */
export function DayItem({ label, id, value, first, last, extra, onChange }: Props) {
  return (
    <Form.Item label={label} htmlFor={id} extra={extra}>
      <DatePicker
        id={id}
        allowClear={false}
        {...(first === undefined ? {} : { minDate: dayjs(first) })}
        {...(last === undefined ? {} : { maxDate: dayjs(last) })}
        value={dayjs(value)}
        onChange={(day) => day && onChange(day.format('YYYY-MM-DD'))}
      />
    </Form.Item>
  )
}
