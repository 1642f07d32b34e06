import type { Facts } from '../import/row-parser.ts'
import type { Catalogue } from './catalogue.ts'
import { keyOfAgency, keyOfName } from './record-identity.ts'

/** The three sorts of training that yearly hours are counted by (policy papers 003, 004). */
export const TRAINING_SORTS = { law: '公共法律知识', work: '业务知识', skill: '执法技能' } as const
export type TrainingSort = keyof typeof TRAINING_SORTS

/** 培训记录: who was trained when, in what, for how many hours. */
export const training: Catalogue = {
  kind: 'training',
  label: '培训记录',
  unit: '条',
  keys: [
    ['cert_no', 'held_on', 'course'],
    ['unit', 'name', 'held_on', 'course'],
    ['cert_no', 'held_on', 'sort'],
    ['unit', 'name', 'held_on', 'sort'],
  ],
  recognisedBy: ['hours'],
  name: 'name',
  number: 'cert_no',
  agency: 'unit',
  columns: {
    name: { label: '姓名', headings: ['姓名', '参训人员', '人员姓名'], missing: 'officer.name_missing', width: 100 },
    cert_no: {
      label: '执法证号',
      headings: ['执法证号', '执法证编号', '行政执法证号'],
      type: 'code',
      missing: 'training.cert_missing',
      names: (text) => [keyOfName('officer', text)],
      width: 130,
    },
    unit: {
      label: '所属机关',
      headings: ['所属单位', '所在单位', '工作单位', '所属机关', '执法主体'],
      names: (text) => [keyOfAgency(text)],
      width: 200,
    },
    held_on: { label: '培训日期', headings: ['培训日期', '培训时间', '学习日期'], type: 'date', width: 110 },
    sort: {
      label: '学时类别',
      headings: ['学时类别', '培训类别', '培训类型', '课程类别'],
      missing: 'training.sort_missing',
      width: 120,
    },
    course: { label: '培训内容', headings: ['培训内容', '课程名称', '培训课程', '培训主题', '培训班名称'], width: 240 },
    hours: {
      label: '学时',
      headings: ['学时', '学时数', '培训学时'],
      type: 'number',
      missing: 'training.hours_missing',
      width: 80,
    },
    organiser: { label: '组织单位', headings: ['组织单位', '举办单位', '培训机构'] },
    result: { label: '考核结果', headings: ['考核结果', '考试成绩', '成绩'] },
    remark: { label: '备注', headings: ['备注'] },
    row_no: { label: '序号', headings: ['序号'], type: 'ignore' },
  },
  answersTo: () => null,
  check: (facts, tell) => {
    const { hours, sort } = facts
    if (hours !== undefined && trainingHours(facts) === null) tell('hours', 'training.hours_invalid', hours)
    if (sort !== undefined && trainingSort(facts) === null) tell('sort', 'training.sort_unknown', sort)
  },
  changes: {},
}

/** Hours in tenths, so that halves add up exactly; null where the cell holds no number of hours. */
export function trainingHours(facts: Facts): number | null {
  const match = /^(\d{1,4})(?:\.(\d))?\d*(?:个?学时|小时)?$/.exec(facts['hours'] ?? '')
  return match ? Number(match[1]) * 10 + Number(match[2] ?? 0) : null
}

/** Which of the three sorts a record counts to; null where its words do not tell. */
export function trainingSort(facts: Facts): TrainingSort | null {
  const text = facts['sort'] ?? ''
  if (/技能/.test(text)) return 'skill'
  if (/公共|法律/.test(text)) return 'law'
  return /业务|专业/.test(text) ? 'work' : null
}
