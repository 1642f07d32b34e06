import type { Catalogue } from './catalogue.ts'
import { keyOfAgency, keyOfName } from './record-identity.ts'

/** 表彰奖励: what officers and agencies were awarded, for the file of their assessment (policy papers 003, 004). */
export const award: Catalogue = {
  kind: 'award',
  label: '表彰奖励',
  unit: '项',
  keys: [
    ['cert_no', 'award', 'awarded_on'],
    ['agency', 'name', 'award', 'awarded_on'],
    ['name', 'award', 'awarded_on'],
    ['name', 'award'],
  ],
  recognisedBy: ['award'],
  name: 'name',
  number: 'cert_no',
  agency: 'agency',
  columns: {
    name: { label: '获奖人员、单位', headings: ['获奖人员', '获奖单位', '获奖对象', '获奖者', '表彰对象'], width: 200 },
    cert_no: {
      label: '执法证号',
      headings: ['执法证号', '执法证编号', '行政执法证号'],
      type: 'code',
      names: (text) => [keyOfName('officer', text)],
      width: 130,
    },
    agency: {
      label: '所属机关',
      headings: ['所属机关', '所在单位', '工作单位', '执法机关', '执法主体'],
      names: (text) => [keyOfAgency(text)],
      width: 220,
    },
    award: { label: '奖项', headings: ['奖项', '荣誉称号', '表彰名称', '奖励名称', '获奖名称'], width: 240 },
    level: { label: '级别', headings: ['级别', '奖项级别', '表彰级别'], width: 90 },
    awarded_on: {
      label: '授予日期',
      headings: ['授予日期', '获奖日期', '表彰日期', '颁发日期'],
      type: 'date',
      width: 110,
    },
    giver: { label: '授予单位', headings: ['授予单位', '颁发单位', '表彰机关', '组织单位'] },
    remark: { label: '备注', headings: ['备注'] },
    row_no: { label: '序号', headings: ['序号'], type: 'ignore' },
  },
  answersTo: () => null,
  changes: { revoke: { label: '撤销奖励', ends: true, state: '已撤销' } },
}
