import { AutoComplete, Button, Input, Select } from 'antd'
import { codeTable } from '../../../../shared/domain/import/code-tables.ts'
import { fieldLabel } from '../../../../shared/domain/import/field-labels.ts'
import { PENALTY_KINDS } from '../../../../shared/domain/import/penalty-kinds.ts'
import { type CaseTable, fieldType } from '../../../../shared/domain/import/tables.ts'
import { LONG_FACTS } from '../../../../shared/domain/cases/form-fields.ts'
import css from './case-form.module.css'

export interface FieldNote {
  tone: 'error' | 'warning' | 'reads'
  text: string
}

interface Props {
  kind: CaseTable
  field: string
  text: string
  needed: boolean
  notes: FieldNote[]
  /** what a person chooses from, where that is data */
  words: readonly string[] | undefined
  /** the text holds a number that is masked: it is shown in full before it is changed */
  masked: boolean
  autoFocus: boolean
  onText: (text: string) => void
  onReveal: () => void
}

/** One fact: a text as a person writes it, a choice of words where there is a list; what is to be said of it stands below. */
export function FactField({ kind, field, needed, notes, masked, onReveal, ...input }: Props) {
  const label = fieldLabel(kind, field)
  const id = `fact-${field}`
  const wrong = notes.some(({ tone }) => tone === 'error')
  return (
    <div className={LONG_FACTS.has(field) ? css.long : css.field}>
      <label htmlFor={id} title={label}>
        {label}
        {needed && (
          <span className={css.needed} title="缺了它就是资料不全">
            {' '}
            *
          </span>
        )}
      </label>
      <div>
        {masked ? (
          <Input
            id={id}
            value={input.text}
            readOnly
            suffix={
              <Button type="link" size="small" onClick={onReveal}>
                显示完整号码后修改
              </Button>
            }
          />
        ) : (
          <FactInput
            kind={kind}
            field={field}
            id={id}
            describedBy={notes.length > 0 ? `${id}-notes` : undefined}
            status={wrong ? 'error' : notes.some(({ tone }) => tone === 'warning') ? 'warning' : undefined}
            {...input}
          />
        )}
        <div id={`${id}-notes`} aria-live="polite">
          {notes.map(({ tone, text }) => (
            <p key={text} className={css[tone]}>
              {tone === 'error' ? '✕ ' : tone === 'warning' ? '! ' : ''}
              {text}
            </p>
          ))}
        </div>
      </div>
    </div>
  )
}

type InputProps = Pick<Props, 'kind' | 'field' | 'text' | 'words' | 'autoFocus' | 'onText'> & {
  id: string
  describedBy: string | undefined
  status: 'error' | 'warning' | undefined
}

function FactInput({ kind, field, id, text, words: given, autoFocus, status, describedBy, onText }: InputProps) {
  const shared = { id, autoFocus, 'aria-describedby': describedBy, ...(status ? { status } : {}) }
  if (fieldType(kind, field) === 'penaltyKinds')
    return (
      <Select
        {...shared}
        className={css.wide ?? ''}
        mode="tags"
        aria-label={fieldLabel(kind, field)}
        tokenSeparators={['、', '，', ',', ';', '；']}
        value={text === '' ? [] : text.split('、')}
        options={PENALTY_KINDS.map((word) => ({ value: word, label: word }))}
        onChange={(words: string[]) => onText(words.map((word) => word.trim()).join('、'))}
      />
    )
  const words = given ?? codeTable(kind, field)?.words
  if (words)
    return (
      <AutoComplete
        {...shared}
        className={css.wide ?? ''}
        value={text}
        defaultActiveFirstOption={false}
        showSearch={{ filterOption: (typed, option) => (option?.value ?? '').includes(typed.trim()) }}
        options={words.map((value) => ({ value }))}
        onChange={(next: string) => onText(next)}
      />
    )
  if (LONG_FACTS.has(field))
    return (
      <Input.TextArea
        {...shared}
        autoSize={{ minRows: 1, maxRows: 8 }}
        maxLength={20_000}
        value={text}
        onChange={({ target }) => onText(target.value)}
      />
    )
  return (
    <Input
      {...shared}
      value={text}
      placeholder={HINTS[fieldType(kind, field)] ?? ''}
      autoComplete="off"
      onChange={({ target }) => onText(target.value)}
    />
  )
}

const HINTS: Partial<Record<ReturnType<typeof fieldType>, string>> = {
  date: '如 20240506、2024.5.6',
  openDate: '如 20240506、2024.5.6',
  money: '元；也可写 2万元',
}
