import { Form, Radio, Select } from 'antd'
import type { CapScope } from '../../../shared/domain/catalogues/yearly-cap.ts'
import type { Settings } from '../../../shared/domain/settings.ts'
import { SettingsForm } from './settings-form.tsx'

type Caps = Pick<Settings['catalogues'], 'capScope' | 'uncountedInspections'>

const SCOPES: { value: CapScope; label: string }[] = [
  { value: 'object', label: '同一机关对同一检查对象' },
  { value: 'agency', label: '机关的全部检查合计' },
]

/** How inspections are counted against the yearly caps of inspection plans. */
export function InspectionCaps() {
  return (
    <SettingsForm<'catalogues', Caps>
      part="catalogues"
      show={({ capScope, uncountedInspections }) => ({ capScope, uncountedInspections })}
      keep={(values) => values}
    >
      {() => (
        <>
          <Form.Item
            name="capScope"
            label="年度频次上限没有写明对谁计算的"
            extra="检查计划写明“每户”“同一企业”或者“合计”的，按其所写；只写次数的，按这里计算。"
          >
            <Radio.Group options={SCOPES} />
          </Form.Item>
          <Form.Item
            name="uncountedInspections"
            label="不计入频次上限的检查类型"
            extra="例如有的地方规定个案检查不受频次上限限制，请核对本地规定。写法与检查表的“检查类型”一致，输入一个按回车。"
          >
            <Select mode="tags" open={false} suffixIcon={null} placeholder="全部计入" />
          </Form.Item>
        </>
      )}
    </SettingsForm>
  )
}
