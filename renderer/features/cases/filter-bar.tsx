import { FilterOutlined } from '@ant-design/icons'
import { Button, Checkbox, Input, Select, Tag } from 'antd'
import { useEffect, useState } from 'react'
import type { CaseCondition, CaseFilter } from '../../../shared/domain/cases/case-filter.ts'
import { FilterRow } from '../../components/filter-row.tsx'
import { Flyout } from '../../components/flyout.tsx'
import { useQuery } from '../../lib/query.ts'
import css from './cases.module.css'
import { ConditionForm } from './condition-form.tsx'
import { conditionInWords } from './condition-words.ts'

const PAUSE_MS = 250

/** What the list shows: words to be found, and conditions that can be added, changed and taken off. */
export function FilterBar({ filter, onFilter }: { filter: CaseFilter; onFilter: (filter: CaseFilter) => void }) {
  /** index of the condition in work; -1 a new one */
  const [edited, setEdited] = useState<number>()
  const { conditions, match } = filter
  // Counting every value takes longer than the first rows of the list: only when it is asked for.
  const asked = edited !== undefined || conditions.length > 0
  const { data: choices } = useQuery('cases.choices', {}, { enabled: asked, keepPrevious: true })

  const put = (index: number, condition: CaseCondition): void => {
    setEdited(undefined)
    onFilter({
      ...filter,
      conditions: index < 0 ? [...conditions, condition] : conditions.with(index, condition),
    })
  }
  const form = (index: number) => (
    <ConditionForm
      key={index}
      condition={conditions[index]}
      choices={choices}
      onDone={(condition) => put(index, condition)}
      onCancel={() => setEdited(undefined)}
    />
  )
  const popover = (index: number) => ({
    placement: 'bottomLeft' as const,
    open: edited === index,
    onOpenChange: (open: boolean) => setEdited(open ? index : undefined),
    content: form(index),
  })
  return (
    <FilterRow label="筛选案卷">
      <SearchText text={filter.text} onText={(text) => onFilter({ ...filter, text })} />
      <Checkbox
        checked={filter.inDocuments}
        onChange={({ target }) => onFilter({ ...filter, inDocuments: target.checked })}
      >
        也查文书里的文字
      </Checkbox>
      <Flyout {...popover(-1)}>
        <Button icon={<FilterOutlined aria-hidden />}>添加条件</Button>
      </Flyout>
      {conditions.length > 1 && (
        <Select
          aria-label="条件之间的关系"
          size="small"
          value={match}
          options={[
            { value: 'all', label: '满足全部' },
            { value: 'any', label: '满足任一' },
          ]}
          onChange={(next) => onFilter({ ...filter, match: next })}
        />
      )}
      {conditions.map((condition, index) => {
        const words = conditionInWords(condition, choices)
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no name, and their place is what is edited
          <Tag key={index} className={css.condition ?? ''} variant="outlined">
            <Flyout {...popover(index)}>
              <button type="button" className={css.plain} title={`修改：${words}`}>
                {words}
              </button>
            </Flyout>
            <button
              type="button"
              className={css.plain}
              aria-label={`去掉条件：${words}`}
              onClick={() => onFilter({ ...filter, conditions: conditions.toSpliced(index, 1) })}
            >
              ×
            </button>
          </Tag>
        )
      })}
      {(conditions.length > 0 || filter.text !== '') && (
        <Button
          type="link"
          size="small"
          onClick={() => onFilter({ text: '', inDocuments: filter.inDocuments, match: 'all', conditions: [] })}
        >
          清除筛选
        </Button>
      )}
    </FilterRow>
  )
}

/** Searches a moment after the last key, at once on Enter; an unfinished word of an input method is left alone. */
function SearchText({ text, onText }: { text: string; onText: (text: string) => void }) {
  const [typed, setTyped] = useState(text)
  const [composing, setComposing] = useState(false)
  useEffect(() => setTyped(text), [text])
  useEffect(() => {
    if (composing || typed === text) return undefined
    const timer = setTimeout(() => onText(typed), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [composing, typed, text, onText])
  return (
    <Input.Search
      className={css.search ?? ''}
      aria-label="全文检索"
      placeholder="文号、案件、当事人、机关、事实，两个字即可"
      allowClear
      value={typed}
      onChange={({ target }) => setTyped(target.value)}
      onCompositionStart={() => setComposing(true)}
      onCompositionEnd={() => setComposing(false)}
      onSearch={(words) => onText(words)}
    />
  )
}
