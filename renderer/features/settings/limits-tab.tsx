import { Form, Input, InputNumber, Select } from 'antd'
import { LOCAL_STAGES } from '../../../shared/domain/cases/stage-list.ts'
import type { Settings } from '../../../shared/domain/settings.ts'
import { InspectionCaps } from './inspection-caps.tsx'
import { ItemOccurrences } from './item-occurrences.tsx'
import css from './settings.module.css'
import { SettingsForm } from './settings-form.tsx'
import { TextLimits } from './text-limits.tsx'

const MIB = 1024 * 1024
type Bundles = Settings['bundles']
type StaffSettings = Pick<Settings['catalogues'], 'yearlyHours' | 'yearlyStreetTrainings' | 'planFilingDay'>

const inMib = (saved: Bundles): Bundles => ({
  ...saved,
  maxEntryBytes: Math.round(saved.maxEntryBytes / MIB),
  maxTotalBytes: Math.round(saved.maxTotalBytes / MIB),
  ratioFromBytes: Math.round(saved.ratioFromBytes / MIB),
})
const inBytes = (shown: Bundles): Bundles => ({
  ...shown,
  maxEntryBytes: shown.maxEntryBytes * MIB,
  maxTotalBytes: shown.maxTotalBytes * MIB,
  ratioFromBytes: shown.ratioFromBytes * MIB,
})

const FIELDS: { name: keyof Bundles; label: string; unit: string; extra?: string }[] = [
  { name: 'maxEntries', label: '最多文件数', unit: '个' },
  { name: 'maxEntryBytes', label: '单个文件上限', unit: 'MB' },
  { name: 'maxTotalBytes', label: '全部文件上限', unit: 'MB' },
  { name: 'maxRatio', label: '压缩比上限', unit: '倍', extra: '解开后比压缩包大这么多倍即拒收：防止压缩炸弹。' },
  { name: 'ratioFromBytes', label: '从多大起检查压缩比', unit: 'MB' },
  { name: 'maxDepth', label: '文件夹最多层数', unit: '层' },
  { name: 'maxSeconds', label: '读入时间上限', unit: '秒' },
]

const STAGES = [...new Set(LOCAL_STAGES.map(({ of }) => of))].map((of) => ({
  label: of,
  options: LOCAL_STAGES.filter((stage) => stage.of === of).map(({ id, label }) => ({
    value: id,
    label: `${of}：${label}`,
  })),
}))

/** Reasons that excuse a missing file, how hours, inspections and occurrences of items are counted, the stages a case must have by local rules, and how much a case bundle may hold. */
export function LimitsTab() {
  return (
    <>
      <SettingsForm<'samples', Settings['samples']> part="samples" show={(saved) => saved} keep={(values) => values}>
        {() => (
          <Form.Item
            name="excuses"
            label="抽中的案卷可以不提供的理由"
            extra="只有这些理由才依法替换为下一件；其余不提供的按最差情形留在样本里。按本地规定增减，输入一个按回车。"
          >
            <Select mode="tags" open={false} suffixIcon={null} />
          </Form.Item>
        )}
      </SettingsForm>
      <h2 className={css.part}>执法人员</h2>
      <SettingsForm<'catalogues', StaffSettings>
        part="catalogues"
        show={({ yearlyHours, yearlyStreetTrainings, planFilingDay }) => ({
          yearlyHours,
          yearlyStreetTrainings,
          planFilingDay,
        })}
        keep={(values) => values}
      >
        {() => (
          <>
            <Form.Item
              name="yearlyHours"
              label="每年培训学时"
              extra="本年学时不足的人员列在基础数据的核对中。北京、天津的文件写明不少于 60 学时，其他地方请核对本地规定。"
            >
              <InputNumber controls={false} min={0} max={1000} suffix="学时" />
            </Form.Item>
            <Form.Item
              name="yearlyStreetTrainings"
              label="每年对街道、乡镇执法人员的培训"
              extra="一年里少于这个次数的街道、乡镇在“队伍与培训”里标红。有的地方规定不少于 2 次，请核对本地规定。"
            >
              <InputNumber controls={false} min={0} max={100} precision={0} suffix="次" />
            </Form.Item>
            <Form.Item
              name="planFilingDay"
              label="年度执法计划、培训计划报备的截止日（月-日）"
              extra="这一天以后报备的算逾期。有的地方规定每年 3 月底前，请核对本地规定。"
              rules={[{ pattern: /^(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/, message: '请写成 03-31 的样式。' }]}
            >
              <Input maxLength={5} className={css.day} />
            </Form.Item>
          </>
        )}
      </SettingsForm>
      <h2 className={css.part}>检查频次</h2>
      <InspectionCaps />
      <h2 className={css.part}>事项清理</h2>
      <ItemOccurrences />
      <h2 className={css.part}>案卷应有的环节</h2>
      <SettingsForm<'cases', Settings['cases']> part="cases" show={(saved) => saved} keep={(values) => values}>
        {() => (
          <Form.Item
            name="expectedStages"
            label="本地另外要求每件都有的环节"
            extra="法律规定每件都应有的环节总是要求的。这里选中的，案卷里没有时也标为缺。"
          >
            <Select mode="multiple" placeholder="不另外要求" options={STAGES} optionFilterProp="label" />
          </Form.Item>
        )}
      </SettingsForm>
      <h2 className={css.part}>案卷包（ZIP 或文件夹）的限制</h2>
      <SettingsForm<'bundles', Bundles> part="bundles" show={inMib} keep={inBytes}>
        {() =>
          FIELDS.map(({ name, label, unit, extra }) => (
            <Form.Item
              key={name}
              name={name}
              label={label}
              extra={extra}
              rules={[{ required: true, message: '请填写。' }]}
            >
              <InputNumber controls={false} min={1} precision={0} suffix={unit} />
            </Form.Item>
          ))
        }
      </SettingsForm>
      <TextLimits />
    </>
  )
}
