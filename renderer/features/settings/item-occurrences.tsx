import { Form, InputNumber } from 'antd'
import type { Settings } from '../../../shared/domain/settings.ts'
import { SettingsForm } from './settings-form.tsx'

type Occurrences = Pick<Settings['catalogues'], 'occurrenceYears' | 'fewOccurrences'>

/** How far is looked back when items are cleared, and how few occurrences are 极少. */
export function ItemOccurrences() {
  return (
    <SettingsForm<'catalogues', Occurrences>
      part="catalogues"
      show={({ occurrenceYears, fewOccurrences }) => ({ occurrenceYears, fewOccurrences })}
      keep={(values) => values}
    >
      {() => (
        <>
          <Form.Item
            name="occurrenceYears"
            label="看近几年"
            extra="天津市河东区 2024 年的文件写明“近五年未发生”，其他地方请核对本地规定。"
            rules={[{ required: true, message: '请填写。' }]}
          >
            <InputNumber controls={false} min={1} max={20} precision={0} suffix="年" />
          </Form.Item>
          <Form.Item
            name="fewOccurrences"
            label="少于多少次算极少发生"
            extra="文件没有写明次数，按本地规定填写。"
            rules={[{ required: true, message: '请填写。' }]}
          >
            <InputNumber controls={false} min={1} max={1000} precision={0} suffix="次" />
          </Form.Item>
        </>
      )}
    </SettingsForm>
  )
}
