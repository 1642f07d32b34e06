import { DownOutlined } from '@ant-design/icons'
import { useState } from 'react'
import { Choice } from '../../components/choice.tsx'
import css from './imports.module.css'

interface Props {
  label: string
  value: string
  options: { value: string; label: string }[]
  disabled: boolean
  onChange: (value: string) => void
}

/**
 * The choice of a column's fact. A table has forty columns, and forty selects take a quarter of a second to appear: what
 * stands here is a picture of one, which becomes real as soon as it has the focus.
 */
export function MeaningChoice({ label, value, options, disabled, onChange }: Props) {
  const [real, setReal] = useState<'no' | 'focused' | 'open'>('no')
  const shown = options.find((option) => option.value === value)?.label ?? value
  if (real === 'no' || disabled)
    return (
      <button
        type="button"
        role="combobox"
        aria-label={`${label}：${shown}`}
        aria-haspopup="listbox"
        aria-expanded={false}
        className={css.picture}
        disabled={disabled}
        onFocus={() => setReal('focused')}
        // A press must not give the focus: the list opens at the click that follows, when nothing closes it any more.
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => setReal('open')}
      >
        <span>{shown}</span>
        <DownOutlined aria-hidden />
      </button>
    )
  return (
    <Choice
      autoFocus
      defaultOpen={real === 'open'}
      showSearch={{ optionFilterProp: 'label' }}
      className={css.wide}
      label={label}
      value={value}
      onChange={onChange}
      onBlur={() => setReal('no')}
      options={options}
    />
  )
}
