import { kindInWords, PROCEDURE_WORDS } from '../../../shared/domain/act-words.ts'
import type { Result } from '../../../shared/contract/index.ts'
import { REMEDY_WORDS } from '../../../shared/domain/cases/case-columns.ts'
import type { CaseCondition, CaseField } from '../../../shared/domain/cases/case-filter.ts'
import { formatFen } from '../../lib/format.ts'

export type Choices = Result<'cases.choices'>

/** How a field is asked for: a choice of values, tags, days, an amount, words or yes and no. */
export type Asked = 'set' | 'tags' | 'days' | 'amount' | 'words' | 'flag'

export const FIELD_WORDS: Record<CaseField, { label: string; asked: Asked }> = {
  agency: { label: '执法机关', asked: 'set' },
  kind: { label: '执法类型', asked: 'set' },
  procedure: { label: '程序', asked: 'set' },
  decidedOn: { label: '决定日期', asked: 'days' },
  filedOn: { label: '立案日期', asked: 'days' },
  closedOn: { label: '结案日期', asked: 'days' },
  fine: { label: '罚款金额', asked: 'amount' },
  stage: { label: '办理阶段', asked: 'set' },
  region: { label: '行政区划', asked: 'set' },
  remedy: { label: '复议诉讼', asked: 'set' },
  tags: { label: '标签', asked: 'tags' },
  batch: { label: '导入批次', asked: 'set' },
  documents: { label: '卷内文书', asked: 'flag' },
  complete: { label: '资料', asked: 'flag' },
  undecided: { label: '手工值与报送', asked: 'flag' },
  number: { label: '文号、编号', asked: 'words' },
  party: { label: '当事人', asked: 'words' },
  facts: { label: '事实、依据、内容', asked: 'words' },
}

export const OPERATOR_WORDS: Record<Asked, Record<string, string>> = {
  set: { in: '是', notIn: '不是' },
  tags: { any: '有任一', all: '全有', none: '都没有' },
  days: { between: '在', unknown: '没有填', known: '已填' },
  amount: { between: '在', unknown: '没有填', known: '已填' },
  words: { contains: '含有' },
  flag: { is: '' },
}

const STAGE_WORDS = { filed: '已立案', decided: '已决定', closed: '已结案', undated: '日期不明' }
export type FlagField = 'documents' | 'complete' | 'undecided'
export const FLAG_WORDS: Record<FlagField, [yes: string, no: string]> = {
  documents: ['有', '没有'],
  complete: ['齐全', '不全'],
  undecided: ['不同，待定', '没有待定的'],
}

export interface Value {
  value: string | number
  name: string
  /** the name with what helps to choose: how many cases */
  label: string
}

const values = (words: Readonly<Record<string, string>>): Value[] =>
  Object.entries(words).map(([value, name]) => ({ value, name, label: name }))
const counted = (value: string | number, name: string, cases: number): Value => ({
  value,
  name,
  label: `${name}（${cases}）`,
})

/** The values that a field of a choice can have. */
export function valuesOf(field: CaseField, choices: Choices | undefined): Value[] {
  switch (field) {
    case 'agency':
      return (choices?.agencies ?? []).map(({ id, name, cases }) => counted(id, name, cases))
    case 'region':
      return (choices?.regions ?? []).map(({ region, cases }) => counted(region, region, cases))
    case 'tags':
      return (choices?.tags ?? []).map(({ tag, cases }) => counted(tag, tag, cases))
    case 'batch':
      return (choices?.batches ?? []).map(({ batchId, sourceName, committedAt }) => ({
        value: batchId,
        name: sourceName,
        label: `${sourceName}（${committedAt.slice(0, 10)}）`,
      }))
    case 'kind':
      return (choices?.kinds ?? []).map(({ kind, cases }) => counted(kind, kindInWords(kind), cases))
    case 'procedure':
      return values(PROCEDURE_WORDS)
    case 'remedy':
      return values(REMEDY_WORDS)
    case 'stage':
      return values(STAGE_WORDS)
    default:
      return []
  }
}

/** A condition as a person would say it: 执法机关 是 云山市市场监督管理局. */
export function conditionInWords(condition: CaseCondition, choices: Choices | undefined): string {
  const { label, asked } = FIELD_WORDS[condition.field]
  const how = OPERATOR_WORDS[asked][condition.operator] ?? ''
  if (condition.operator === 'is') return `${label}${FLAG_WORDS[condition.field][condition.value ? 0 : 1]}`
  if (condition.operator === 'contains') return `${label}${how}“${condition.value}”`
  if (!('value' in condition))
    return condition.operator === 'between' ? `${label} ${rangeInWords(condition)}` : `${label}${how}`
  const known = valuesOf(condition.field, choices)
  const names = condition.value.map((value) => known.find((one) => one.value === value)?.name ?? String(value))
  return `${label}${how} ${names.length > 3 ? `${names.slice(0, 3).join('、')}等 ${names.length} 项` : names.join('、')}`
}

function rangeInWords(condition: Exclude<CaseCondition, { value: unknown }>): string {
  const [from, to] =
    condition.field === 'fine'
      ? [condition.from, condition.to].map((fen) => (fen === undefined ? undefined : `${formatFen(fen)} 元`))
      : [condition.from, condition.to]
  if (from !== undefined && to !== undefined) return `${from} 至 ${to}`
  return from !== undefined ? `${from} 起` : to !== undefined ? `${to} 止` : '不限'
}
