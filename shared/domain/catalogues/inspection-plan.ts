import type { Catalogue } from './catalogue.ts'
import { keyOfAgency } from './record-identity.ts'
import { yearlyCap } from './yearly-cap.ts'

/** 检查计划: what an agency means to inspect in a year, and how often at most. */
export const inspectionPlan: Catalogue = {
  kind: 'inspection_plan',
  label: '检查计划',
  unit: '项',
  keys: [['plan_no'], ['agency', 'year', 'name'], ['agency', 'name', 'from'], ['agency', 'name']],
  recognisedBy: ['plan_no', 'cap', 'year'],
  name: 'name',
  number: 'plan_no',
  agency: 'agency',
  columns: {
    plan_no: { label: '计划编号', headings: ['计划编号', '检查计划编号'], type: 'code', width: 150 },
    name: { label: '计划名称', headings: ['计划名称', '检查计划名称', '检查任务名称', '检查计划'], width: 260 },
    agency: {
      label: '检查机关',
      headings: ['检查机关', '实施机关', '检查单位', '执法主体', '牵头部门'],
      missing: 'plan.agency_missing',
      names: (text) => [keyOfAgency(text)],
      width: 200,
    },
    year: { label: '年度', headings: ['年度', '计划年度'], width: 80 },
    object: { label: '检查对象', headings: ['检查对象', '检查对象范围', '检查范围'], width: 180 },
    items: { label: '检查事项', headings: ['检查事项', '检查内容', '抽查事项'] },
    method: { label: '检查方式', headings: ['检查方式', '检查形式'], width: 110 },
    share: { label: '抽查比例', headings: ['抽查比例', '抽查比例(%)'] },
    cap: {
      label: '年度频次上限',
      headings: ['年度频次上限', '年度检查频次上限', '检查频次上限', '年度检查次数上限', '检查频次'],
      missing: 'plan.cap_missing',
      width: 120,
    },
    from: { label: '开始日期', headings: ['开始日期', '开始时间', '检查时间起'], type: 'openDate', width: 110 },
    until: { label: '结束日期', headings: ['结束日期', '结束时间', '检查时间止'], type: 'openDate', width: 110 },
    filed_on: { label: '备案日期', headings: ['备案日期', '报备日期'], type: 'date' },
    row_no: { label: '序号', headings: ['序号'], type: 'ignore' },
  },
  answersTo: () => null,
  check: (facts, tell) => {
    if (facts['cap'] !== undefined && yearlyCap(facts['cap']) === null) tell('cap', 'plan.cap_invalid', facts['cap'])
  },
  changes: { cancel: { label: '取消计划', ends: true, state: '已取消' } },
}
