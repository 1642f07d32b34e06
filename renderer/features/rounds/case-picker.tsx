import { Select } from 'antd'
import { useState } from 'react'
import { caseKeyParts } from '../../../shared/domain/act-words.ts'
import { useQuery } from '../../lib/query.ts'
import { useSettled } from '../../lib/settled.ts'

interface CasePickerProps {
  id: string
  value: string[]
  placeholder: string
  onChange: (keys: string[]) => void
}

/** Chooses cases by typing a part of their number. */
export function CasePicker({ id, value, placeholder, onChange }: CasePickerProps) {
  const [text, setText] = useState('')
  const asked = useSettled(text.trim())
  const { data, isFetching } = useQuery(
    'cases.page',
    { filter: { text: asked }, limit: 20 },
    { enabled: asked !== '', keepPrevious: true },
  )
  const found = asked === '' ? [] : (data?.rows ?? [])
  const name = (caseKey: string): string => {
    const { number, agency } = caseKeyParts(caseKey)
    return `${number}　${agency}`
  }
  const keys = [...new Set([...value, ...found.map(({ caseKey }) => caseKey)])]
  return (
    <Select
      id={id}
      mode="multiple"
      showSearch
      filterOption={false}
      style={{ width: '100%' }}
      placeholder={placeholder}
      value={value}
      searchValue={text}
      onSearch={setText}
      onChange={(next: string[]) => {
        setText('')
        onChange(next)
      }}
      options={keys.map((caseKey) => ({ value: caseKey, label: name(caseKey) }))}
      notFoundContent={asked === '' ? '输入文号的一部分查找' : isFetching ? '正在查找……' : '没有找到这个文号'}
    />
  )
}
