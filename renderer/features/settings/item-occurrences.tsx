import { Form, InputNumber } from 'antd'
import type { Settings } from '../../../shared/domain/settings.ts'
import { SettingsForm } from './settings-form.tsx'

type Occurrences = Pick<Settings['catalogues'], 'occurrenceYears' | 'fewOccurrences' | 'toldPercent'>

/** How far is looked back when items are cleared, how few occurrences are 极少, and how many cases must name an item for that. */
export function ItemOccurrences() {
  return (
    <SettingsForm<'catalogues', Occurrences>
      part="catalogues"
      show={({ occurrenceYears, fewOccurrences, toldPercent }) => ({ occurrenceYears, fewOccurrences, toldPercent })}
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
          <Form.Item
            name="toldPercent"
            label="能对上事项的案卷至少占多少"
            extra="机关的同类案卷能对上事项的不到这个比例，写“资料不足”，不写未发生、极少发生。文件没有写明比例。"
            rules={[{ required: true, message: '请填写。' }]}
          >
            <InputNumber controls={false} min={1} max={100} precision={0} suffix="%" />
          </Form.Item>
        </>
      )}
    </SettingsForm>
  )
}
