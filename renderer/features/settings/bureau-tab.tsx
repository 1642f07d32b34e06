import { Form, Input, Select } from 'antd'
import type { Settings } from '../../../shared/domain/settings.ts'
import { useQuery } from '../../lib/query.ts'
import { OtherKinds } from './other-kinds.tsx'
import css from './settings.module.css'
import { SettingsForm } from './settings-form.tsx'

/** Who we are: stands in letters, draw records and score sheets. */
export function BureauTab() {
  const { data } = useQuery('calendar.profiles', {})
  return (
    <>
      <SettingsForm<'bureau', Settings['bureau']> part="bureau" show={(saved) => saved} keep={(values) => values}>
        {() => (
          <>
            <Form.Item
              name="name"
              label="监督机构名称"
              extra="落款和发文机关标志用的全称，如“青岚县行政执法监督局”。"
              rules={[{ required: true, whitespace: true, message: '请填写监督机构的全称。' }]}
            >
              <Input maxLength={60} />
            </Form.Item>
            <Form.Item name="government" label="本级人民政府" extra="决定书由本级人民政府制发，落款用它的全称。">
              <Input maxLength={60} />
            </Form.Item>
            <Form.Item name="region" label="行政区划">
              <Input maxLength={40} />
            </Form.Item>
            <Form.Item
              name="profile"
              label="适用的地方规定"
              required
              extra="决定回复期限和异议期限；没有核实的条款会写明“请核对本地规定”。"
            >
              <Select
                options={(data?.profiles ?? []).map(({ id, name, law }) => ({ value: id, label: `${name}（${law}）` }))}
              />
            </Form.Item>
          </>
        )}
      </SettingsForm>
      <section aria-label="执法类型">
        <h2 className={css.part}>执法类型</h2>
        <OtherKinds />
      </section>
    </>
  )
}
