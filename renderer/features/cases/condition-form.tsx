import { Button, DatePicker, Input, InputNumber, Radio, Select, Space } from 'antd'
import dayjs from 'dayjs'
import { useId, useState } from 'react'
import { CaseCondition, type CaseField } from '../../../shared/domain/cases/case-filter.ts'
import { yuanText } from '../../../shared/domain/money.ts'
import css from './cases.module.css'
import { type Choices, FIELD_WORDS, type FlagField, FLAG_WORDS, OPERATOR_WORDS, valuesOf } from './condition-words.ts'

/** What is being put together; a condition only once it is whole. */
interface Draft {
  field: CaseField
  operator: string
  value?: unknown
  from?: string | number | undefined
  to?: string | number | undefined
}

const fieldOptions = Object.entries(FIELD_WORDS).map(([value, { label }]) => ({ value, label }))
const fresh = (field: CaseField): Draft => {
  const { asked } = FIELD_WORDS[field]
  const operator = Object.keys(OPERATOR_WORDS[asked])[0] ?? ''
  return { field, operator, ...(asked === 'flag' ? { value: true } : {}) }
}

export interface ConditionFormProps {
  condition: CaseCondition | undefined
  choices: Choices | undefined
  onDone: (condition: CaseCondition) => void
  onCancel: () => void
}

/** One condition: field, operator, value. */
export function ConditionForm({ condition, choices, onDone, onCancel }: ConditionFormProps) {
  const [draft, setDraft] = useState<Draft>(condition ?? fresh('agency'))
  const id = useId()
  const { asked } = FIELD_WORDS[draft.field]
  const whole = wholeCondition(draft)
  const operators = Object.entries(OPERATOR_WORDS[asked])
  return (
    <form
      className={css.form}
      aria-label="筛选条件"
      onSubmit={(event) => {
        event.preventDefault()
        if (whole) onDone(whole)
      }}
    >
      <label htmlFor={`${id}-field`}>项目</label>
      <Select
        id={`${id}-field`}
        autoFocus
        value={draft.field}
        options={fieldOptions}
        listHeight={400}
        onChange={(field: CaseField) => setDraft(fresh(field))}
      />
      {operators.length > 1 && (
        <Radio.Group
          aria-label="比较"
          optionType="button"
          size="small"
          value={draft.operator}
          options={operators.map(([value, label]) => ({ value, label }))}
          onChange={({ target }) => setDraft({ ...draft, operator: String(target.value) })}
        />
      )}
      <Value
        id={`${id}-value`}
        draft={draft}
        choices={choices}
        onChange={(change) => setDraft({ ...draft, ...change })}
      />
      <Space className={css.formButtons}>
        <Button onClick={onCancel}>取消</Button>
        <Button type="primary" htmlType="submit" disabled={!whole}>
          确定
        </Button>
      </Space>
    </form>
  )
}

interface ValueProps {
  id: string
  draft: Draft
  choices: Choices | undefined
  onChange: (change: Partial<Draft>) => void
}

function Value({ id, draft, choices, onChange }: ValueProps) {
  const { label, asked } = FIELD_WORDS[draft.field]
  if (draft.operator === 'known' || draft.operator === 'unknown') return null
  if (asked === 'set' || asked === 'tags')
    return (
      <Select
        id={id}
        aria-label={`${label}的值`}
        mode="multiple"
        placeholder="选择一项或多项"
        showSearch={{ optionFilterProp: 'label' }}
        value={(draft.value as (string | number)[] | undefined) ?? []}
        options={valuesOf(draft.field, choices).map(({ value, label }) => ({ value, label }))}
        onChange={(value: (string | number)[]) => onChange({ value })}
      />
    )
  if (asked === 'days')
    return (
      <DatePicker.RangePicker
        aria-label={label}
        allowEmpty
        value={[draft.from, draft.to].map((day) => (day === undefined ? null : dayjs(day))) as [null, null]}
        onChange={(_days, text) => onChange({ from: text?.[0] || undefined, to: text?.[1] || undefined })}
      />
    )
  if (asked === 'amount')
    return (
      <Space>
        <Amount label="最低金额" fen={draft.from} onChange={(from) => onChange({ from })} />
        至
        <Amount label="最高金额" fen={draft.to} onChange={(to) => onChange({ to })} />
      </Space>
    )
  if (asked === 'words')
    return (
      <Input
        id={id}
        aria-label={`${label}含有的词`}
        placeholder="两个字以上，多个词用空格隔开"
        value={(draft.value as string | undefined) ?? ''}
        onChange={({ target }) => onChange({ value: target.value })}
      />
    )
  const [yes, no] = FLAG_WORDS[draft.field as FlagField]
  return (
    <Radio.Group
      aria-label={label}
      value={draft.value}
      options={[
        { value: true, label: yes },
        { value: false, label: no },
      ]}
      onChange={({ target }) => onChange({ value: target.value as boolean })}
    />
  )
}

/** Yuan with two decimals as text, fen outside: no figure of money passes through a fraction. */
function Amount(props: { label: string; fen: string | number | undefined; onChange: (fen?: number) => void }) {
  const { label, fen, onChange } = props
  return (
    <InputNumber<string>
      controls={false}
      aria-label={`${label}（元）`}
      placeholder={label}
      stringMode
      min="0"
      precision={2}
      suffix="元"
      value={typeof fen === 'number' ? yuanText(fen) : null}
      onChange={(text) => onChange(text ? fenOf(text) : undefined)}
    />
  )
}

function fenOf(yuan: string): number {
  const [whole = '0', rest = ''] = yuan.split('.')
  return Number(whole) * 100 + Number(rest.slice(0, 2).padEnd(2, '0'))
}

/** A condition that says nothing yet, such as days without a day, is not whole. */
function wholeCondition(draft: Draft): CaseCondition | undefined {
  const { asked } = FIELD_WORDS[draft.field]
  const { field, operator, value, from, to } = draft
  const ranged = asked === 'days' || asked === 'amount'
  if (ranged && operator === 'between' && from === undefined && to === undefined) return undefined
  if (asked === 'words' && typeof value === 'string' && value.trim() === '') return undefined
  const parsed = CaseCondition.safeParse(
    ranged
      ? operator === 'between'
        ? { field, operator, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }
        : { field, operator }
      : { field, operator, value },
  )
  return parsed.success ? parsed.data : undefined
}
