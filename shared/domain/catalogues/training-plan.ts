import type { Catalogue } from './catalogue.ts'
import { keyOfAgency } from './record-identity.ts'

/** 培训计划: the lines of a yearly plan of training, planned and held (policy papers 000, 004). */
export const trainingPlan: Catalogue = {
  kind: 'training_plan',
  label: '培训计划',
  unit: '项',
  keys: [
    ['agency', 'topic', 'planned_on'],
    ['topic', 'planned_on'],
  ],
  recognisedBy: ['planned_on'],
  name: 'topic',
  number: null,
  agency: 'agency',
  columns: {
    topic: {
      label: '培训主题',
      headings: ['培训主题', '计划培训内容', '培训内容', '培训班名称', '计划内容'],
      width: 260,
    },
    agency: {
      label: '培训机关',
      headings: ['培训机关', '组织单位', '举办单位', '培训单位', '执法机关', '执法主体', '单位名称'],
      names: (text) => [keyOfAgency(text)],
      width: 220,
    },
    form: { label: '培训形式', headings: ['培训形式', '培训方式', '形式'], width: 120 },
    planned_on: {
      label: '计划日期',
      headings: ['计划日期', '计划时间', '计划培训日期', '计划培训时间', '拟定日期'],
      type: 'openDate',
      missing: 'training_plan.day_missing',
      width: 110,
    },
    held_on: {
      label: '举办日期',
      headings: ['举办日期', '实际日期', '完成日期', '实际培训日期'],
      type: 'date',
      width: 110,
    },
    people: { label: '参训人数', headings: ['参训人数', '培训人数', '参加人数'], type: 'number', width: 90 },
    remark: { label: '备注', headings: ['备注'] },
    row_no: { label: '序号', headings: ['序号'], type: 'ignore' },
  },
  answersTo: () => null,
  changes: { cancel: { label: '取消', ends: true, state: '已取消' } },
}
