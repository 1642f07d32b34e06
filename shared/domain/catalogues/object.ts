import type { Catalogue } from './catalogue.ts'
import { keyOfAgency } from './record-identity.ts'

/** 检查对象: the enterprises and others that inspections are drawn from. */
export const object: Catalogue = {
  kind: 'object',
  label: '检查对象',
  unit: '户',
  keys: [['object_uscc'], ['object_name']],
  recognisedBy: ['object_uscc'],
  name: 'object_name',
  number: 'object_uscc',
  agency: 'supervisor_unit',
  columns: {
    object_name: {
      label: '名称',
      headings: ['检查对象名称', '检查对象', '企业名称', '市场主体名称', '单位名称'],
      width: 280,
    },
    object_uscc: {
      label: '统一社会信用代码',
      headings: ['注册号/统一社会信用代码', '统一社会信用代码/注册号', '统一社会信用代码'],
      type: 'uscc',
      width: 190,
    },
    registrar: { label: '登记机关', headings: ['登记机关'], width: 180 },
    supervisor_unit: {
      label: '管辖单位',
      headings: ['管辖单位'],
      names: (text) => [keyOfAgency(text)],
      width: 180,
    },
    row_no: { label: '序号', headings: ['序号'], type: 'ignore' },
  },
  changes: {},
}
