import { Button, Checkbox, DatePicker, Input, Select, Switch } from 'antd'
import dayjs from 'dayjs'
import { useId } from 'react'
import type { Result } from '../../../../shared/contract/index.ts'
import type { PinnedRubric, RoundFilter } from '../../../../shared/contract/rounds.ts'
import { MAIN_KINDS } from '../../../../shared/domain/act-kinds.ts'
import { kindInWords, PROCEDURE_WORDS } from '../../../../shared/domain/act-words.ts'
import { formatCount } from '../../../lib/format.ts'
import { useQuery } from '../../../lib/query.ts'
import type { Round } from '../round-state.tsx'
import css from './guide.module.css'
import { RubricChoice } from './rubric-choice.tsx'
import { ScopeCount } from './scope-count.tsx'

export interface ScopeDraft {
  title: string
  filter: RoundFilter
  rubrics: PinnedRubric[]
}

/** What the form begins with: the round as it stands, else the year that is running. */
export function draftOf(round: Round | undefined, today: string): ScopeDraft {
  if (round) return { title: round.title, filter: round.filter, rubrics: round.rubrics }
  const year = today.slice(0, 4)
  return {
    title: `${year}年度行政执法案卷评查`,
    filter: {
      from: `${year}-01-01`,
      to: today,
      kinds: [...MAIN_KINDS],
      withDocuments: false,
    },
    rubrics: [],
  }
}

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** What keeps the step from being left, in a sentence; undefined when nothing does. */
export function scopeFault({ title, filter }: ScopeDraft): string | undefined {
  if (title.trim() === '') return '请填写轮次名称。'
  if (!DAY.test(filter.from) || !DAY.test(filter.to)) return '请填写评查期间的起止日期。'
  if (filter.from > filter.to) return '评查期间的起始日期晚于截止日期。'
  if (filter.kinds.length === 0) return '请至少选择一类案卷。'
  return undefined
}

type Procedure = NonNullable<RoundFilter['procedures']>[number]

interface ScopeFormProps {
  draft: ScopeDraft
  choices: Result<'rounds.choices'>
  onChange: (draft: ScopeDraft) => void
}

/** The fields of the scope, with what the cases in the database offer, and beside them the live count. */
export function ScopeForm({ draft, choices, onChange }: ScopeFormProps) {
  const id = useId()
  const agencies = useQuery('agencies.list', {})
  const { title, filter } = draft
  // A field without a choice is no filter: the key goes rather than standing empty.
  const change = (part: Partial<RoundFilter>): void => {
    const next: RoundFilter = { ...filter, ...part }
    if (next.procedures?.length === 0) delete next.procedures
    if (next.agencyIds?.length === 0) delete next.agencyIds
    if (next.regions?.length === 0) delete next.regions
    if (next.tags?.length === 0) delete next.tags
    onChange({ ...draft, filter: next, rubrics: draft.rubrics.filter(({ kind }) => next.kinds.includes(kind)) })
  }
  const count = (kind: string): number => choices.kinds.find((one) => one.kind === kind)?.cases ?? 0
  const kinds = [...new Set([...MAIN_KINDS, ...choices.kinds.map(({ kind }) => kind)])].map((kind) => ({
    value: kind,
    label: `${kindInWords(kind)}（${formatCount(count(kind))}）`,
  }))
  return (
    <div className={css.split}>
      <div>
        <div className={css.field}>
          <label htmlFor={`${id}title`}>轮次名称</label>
          <Input
            id={`${id}title`}
            value={title}
            maxLength={80}
            onChange={({ target }) => onChange({ ...draft, title: target.value })}
          />
        </div>
        <fieldset className={css.field}>
          <legend>评查期间（按决定日期）</legend>
          <label className="said" htmlFor={`${id}from`}>
            起始日期
          </label>
          <label className="said" htmlFor={`${id}to`}>
            截止日期
          </label>
          <span>
            <DatePicker.RangePicker
              allowClear={false}
              id={{ start: `${id}from`, end: `${id}to` }}
              value={[dayjs(filter.from), dayjs(filter.to)]}
              onChange={(_days, text) => text && change({ from: text[0], to: text[1] })}
            />{' '}
            {choices.first !== null && choices.last !== null && (
              <Button
                type="link"
                onClick={() => change({ from: choices.first ?? filter.from, to: choices.last ?? filter.to })}
              >
                全部案卷的期间
              </Button>
            )}
          </span>
        </fieldset>
        <fieldset className={css.field}>
          <legend>案卷类型</legend>
          <Checkbox.Group options={kinds} value={filter.kinds} onChange={(next) => change({ kinds: next })} />
        </fieldset>
        <fieldset className={css.field}>
          <legend>程序（不选即不限）</legend>
          <Checkbox.Group
            options={(['general', 'summary', 'standard', 'unknown'] as const).map((one) => ({
              value: one,
              label: PROCEDURE_WORDS[one],
            }))}
            value={filter.procedures ?? []}
            onChange={(next: Procedure[]) => change({ procedures: next })}
          />
        </fieldset>
        <div className={css.field}>
          <label htmlFor={`${id}agencies`}>执法机关</label>
          <Select
            id={`${id}agencies`}
            mode="multiple"
            allowClear
            placeholder="全部机关"
            optionFilterProp="label"
            options={(agencies.data?.agencies ?? []).map(({ id: value, name, cases }) => ({
              value,
              label: `${name}（${formatCount(cases)}）`,
            }))}
            value={filter.agencyIds ?? []}
            onChange={(next: number[]) => change({ agencyIds: next })}
          />
        </div>
        {choices.regions.some(({ name }) => name !== '') && (
          <div className={css.field}>
            <label htmlFor={`${id}regions`}>行政区划</label>
            <Select
              id={`${id}regions`}
              mode="multiple"
              allowClear
              placeholder="不限"
              options={choices.regions.map(({ name, cases }) => ({
                value: name,
                label: `${name || '未注明'}（${formatCount(cases)}）`,
              }))}
              value={filter.regions ?? []}
              onChange={(next: string[]) => change({ regions: next })}
            />
          </div>
        )}
        {choices.tags.length > 0 && (
          <div className={css.field}>
            <label htmlFor={`${id}tags`}>标签（带任何一个即列入）</label>
            <Select
              id={`${id}tags`}
              mode="multiple"
              allowClear
              placeholder="不限"
              options={choices.tags.map(({ name, cases }) => ({
                value: name,
                label: `${name}（${formatCount(cases)}）`,
              }))}
              value={filter.tags ?? []}
              onChange={(next: string[]) => change({ tags: next })}
            />
          </div>
        )}
        <div className={css.field}>
          <span>
            <Switch
              id={`${id}documents`}
              checked={filter.withDocuments}
              onChange={(checked) => change({ withDocuments: checked })}
            />{' '}
            <label htmlFor={`${id}documents`}>只列已有卷内文书的案卷</label>
          </span>
        </div>
        <RubricChoice
          kinds={filter.kinds}
          chosen={draft.rubrics}
          onChange={(rubrics) => onChange({ ...draft, rubrics })}
        />
      </div>
      <ScopeCount filter={filter} usable={scopeFault({ ...draft, title: '-' }) === undefined} />
    </div>
  )
}
