import { Form, Input, Select } from 'antd'
import type { Settings } from '../../../shared/domain/settings.ts'
import { SettingsForm } from './settings-form.tsx'

/** How letters look and what they say about us. Numbers already given never change. */
export function LettersTab() {
  return (
    <SettingsForm<'letters', Settings['letters']> part="letters" show={(saved) => saved} keep={(values) => values}>
      {() => (
        <>
          <Form.Item
            name="shortName"
            label="机关代字"
            extra="发文字号的前部，如“青司”；文种用字由程序加上：青司执监意〔2026〕1号。"
          >
            <Input maxLength={10} />
          </Form.Item>
          <Form.Item
            name="head"
            label="版头"
            required
            extra="《党政机关公文格式》GB/T 9704—2012 的三种样式；每份文书起草时还可以另选。"
          >
            <Select
              options={[
                { value: 'letter', label: '信函格式' },
                { value: 'document', label: '文件格式（红头）' },
                { value: 'plain', label: '无版头' },
              ]}
            />
          </Form.Item>
          <Form.Item
            name="fontSet"
            label="字体"
            required
            extra="Word 文件按这里的字体名称排版；PDF 用随程序的开源字体。"
          >
            <Select
              options={[
                { value: 'gb2312', label: '仿宋_GB2312、楷体_GB2312（常见于办公电脑）' },
                { value: 'founder', label: '方正仿宋、方正楷体、方正小标宋' },
                { value: 'system', label: '系统自带的仿宋、楷体' },
              ]}
            />
          </Form.Item>
          <Form.Item name="reportTo" label="回复送达处" extra="整改情况报告交给哪里。">
            <Input maxLength={60} />
          </Form.Item>
          <Form.Item name="contact" label="联系人和电话">
            <Input maxLength={60} />
          </Form.Item>
          <Form.Item name="copyTo" label="默认抄送机关" extra="输入一个按回车，可以有多个。">
            <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={['，', '、', ';', '；']} />
          </Form.Item>
          <Form.Item name="printer" label="印发机关" extra="版记中的印发机关；不填即为监督机构。">
            <Input maxLength={60} />
          </Form.Item>
          <Form.Item
            name="objection"
            label="异议途径的本地说明"
            extra="本地规定比《行政执法监督条例》第三十条更具体时填写，会写进文书。"
          >
            <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} />
          </Form.Item>
        </>
      )}
    </SettingsForm>
  )
}
