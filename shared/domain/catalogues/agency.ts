import type { Facts } from '../import/row-parser.ts'
import type { Catalogue } from './catalogue.ts'
import { keyOfAgency } from './record-identity.ts'

/** Kinds of bodies that enforce: policy papers 003 and 004 name them so. */
export const AGENCY_KINDS = {
  government: '人民政府',
  department: '工作部门',
  street: '街道、乡镇',
  delegated: '受委托组织',
  vertical: '垂直管理部门',
} as const
export type AgencyKind = keyof typeof AGENCY_KINDS

/** 执法机关: the tree of bodies that enforce, from the government down to delegated organisations. */
export const agency: Catalogue = {
  kind: 'agency',
  label: '执法机关',
  unit: '个',
  // cases name their agency by its name, and so does everything else that is handed in
  keys: [['name']],
  recognisedBy: ['code', 'uscc', 'level', 'nature', 'superior', 'agency_kind'],
  name: 'name',
  number: 'uscc',
  agency: null,
  columns: {
    name: {
      label: '机关名称',
      headings: ['主体名称', '执法主体', '组织名称', '单位名称', '机构名称', '机关名称', '执法机关', '执法机关名称'],
      width: 270,
    },
    code: { label: '机关编号', headings: ['主体编号', '部门编号', '机构编号', 'DEPT_CODE'], type: 'code' },
    uscc: {
      label: '统一社会信用代码',
      headings: ['统一社会信用代码', '机构代码', '社会信用代码'],
      type: 'uscc',
      missing: 'agency.uscc_missing',
      width: 180,
    },
    agency_kind: {
      label: '机关类别',
      headings: ['机关类别', '机构类别', '主体类别', '机关类型', '机构类型', '主体类型'],
      width: 110,
    },
    superior: {
      label: '上级机关',
      headings: ['上级机关', '上级主管部门', '上级单位', '上级部门', '上级机构', '主管部门', '主管机关'],
      names: (text) => [keyOfAgency(text)],
      width: 240,
    },
    level: {
      label: '层级',
      headings: ['主体层级', '部门层级', '层级'],
      words: { '03': '市级', '04': '区级', '05': '乡镇街道' },
    },
    nature: { label: '主体性质', headings: ['主体性质', '组织性质'] },
    entrusted: { label: '是否委托组织', headings: ['是否委托组织'], words: { '0': '否', '1': '是' } },
    area_code: { label: '行政区划', headings: ['行政区划', '行政区划代码', '所属地区'], width: 90 },
    field: { label: '所属领域', headings: ['所属领域', '执法系统', '执法领域'], width: 110 },
    staffing: { label: '编制人数', headings: ['编制人数', '编制数'] },
    representative: { label: '法定代表人', headings: ['法定代表人', '负责人'] },
    // 行政主要领导为第一责任人 (policy paper 001)
    leader: { label: '主要负责人', headings: ['主要负责人', '行政主要负责人', '行政主要领导'] },
    // 公职律师全覆盖 (policy paper 004): names, or how many
    public_lawyers: { label: '公职律师', headings: ['公职律师', '公职律师姓名', '公职律师人数'], common: true },
    legal_counsel: { label: '法律顾问', headings: ['法律顾问', '法律顾问姓名', '外聘法律顾问'], common: true },
    address: { label: '地址', headings: ['地址', '办公地址', '住所'] },
    phone: { label: '联系电话', headings: ['联系电话', '电话'] },
    remark: { label: '备注', headings: ['备注'] },
    row_no: { label: '序号', headings: ['序号'], type: 'ignore' },
  },
  check: (facts, tell) => {
    const { name, superior } = facts
    if (name !== undefined && superior !== undefined && keyOfAgency(name) === keyOfAgency(superior))
      tell('superior', 'agency.own_superior', superior)
    if (facts['agency_kind'] !== undefined && agencyKind(facts) === null)
      tell('agency_kind', 'agency.kind_unknown', facts['agency_kind'])
  },
  changes: {
    rename: { label: '更名', ends: true },
    merge: { label: '并入', ends: true },
    abolish: { label: '撤销机构', ends: true, state: '已撤销' },
  },
}

/**
 * What kind of body an agency is: by the words of its kind, else by those of its nature, else by the end of its name. Null when
 * nothing tells it.
 */
export function agencyKind(facts: Facts): AgencyKind | null {
  const said = facts['agency_kind']
  if (said !== undefined) return kindOfWords(said)
  if (/^(?:1|是|Y)$/i.test(facts['entrusted'] ?? '') || /委托/.test(facts['nature'] ?? '')) return 'delegated'
  const name = facts['name'] ?? ''
  if (/(?:[乡镇]人民政府|街道办事处|街道)$/.test(name)) return 'street'
  if (name.endsWith('人民政府')) return 'government'
  return /(?:局|委|委员会|厅|办公室|支队|总队|大队|中队|所|署|分局)$/.test(name) ? 'department' : null
}

function kindOfWords(text: string): AgencyKind | null {
  if (/委托/.test(text)) return 'delegated'
  if (/垂直|双重/.test(text)) return 'vertical'
  if (/街道|乡|镇/.test(text)) return 'street'
  if (/政府/.test(text)) return 'government'
  return /部门|机构|机关|局|委/.test(text) ? 'department' : null
}
