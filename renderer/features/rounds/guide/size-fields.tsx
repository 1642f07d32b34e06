import { Checkbox, InputNumber, Radio } from 'antd'
import { useId } from 'react'
import { Term } from '../../../components/term.tsx'
import css from '../rounds.module.css'
import guide from './guide.module.css'
import type { MethodDraft } from './method-draft.ts'

interface SizeFieldsProps {
  draft: MethodDraft
  onChange: (part: Partial<MethodDraft>) => void
}

const KEYS = [
  { value: 'agency', label: '机关' },
  { value: 'kind', label: '类型' },
  { value: 'region', label: '行政区划' },
  { value: 'month', label: '月份' },
] as const

/** How many: one number, or a rule for every stratum. */
export function SizeFields({ draft, onChange }: SizeFieldsProps) {
  const id = useId()
  const number = (
    key: 'size' | 'each' | 'percent' | 'least' | 'allIfFewerThan',
    label: string,
    unit: string,
    min: number,
    max = 1_000_000,
  ): React.ReactNode => (
    <span className={css.row}>
      <label htmlFor={`${id}${key}`}>{label}</label>
      <InputNumber
        controls={false}
        id={`${id}${key}`}
        className={guide.tiny}
        min={min}
        max={max}
        precision={0}
        value={draft[key]}
        onChange={(value) => onChange({ [key]: value ?? min })}
      />
      {unit}
    </span>
  )
  if (draft.method !== 'stratified')
    return (
      <div className={guide.field}>
        {number('size', '抽取', '件', 1)}
        {draft.method === 'simple' && number('allIfFewerThan', '名单不足', '件时全部抽取（0 为不用）', 0)}
      </div>
    )
  return (
    <>
      <fieldset className={guide.field}>
        <legend>
          <Term meaning="把名单按所选各项分成若干层，每层各自按抽签号从小到大抽取。">按什么分层</Term>
        </legend>
        <Checkbox.Group options={[...KEYS]} value={draft.by} onChange={(by) => onChange({ by })} />
      </fieldset>
      <fieldset className={guide.field}>
        <legend>各层件数</legend>
        <Radio.Group
          value={draft.rule}
          onChange={({ target }) => onChange({ rule: target.value as MethodDraft['rule'] })}
        >
          <div>
            <Radio value="proportional">按各层件数的比例分配（最大余数法）</Radio>
          </div>
          <div>
            <Radio value="fixed">每层同样多</Radio>
          </div>
          <div>
            <Radio value="percentage">每层抽百分之几</Radio>
          </div>
        </Radio.Group>
      </fieldset>
      <div className={guide.field}>
        {draft.rule === 'proportional' && number('size', '一共抽取', '件', 1)}
        {draft.rule === 'fixed' && number('each', '每层抽取', '件', 1)}
        {draft.rule === 'percentage' && (
          <>
            {number('percent', '每层抽取', '%', 1, 100)}
            {number('least', '每层至少', '件', 0)}
          </>
        )}
        {number('allIfFewerThan', '一层不足', '件时全部抽取（0 为不用）', 0)}
      </div>
    </>
  )
}
