import { parseCreditCode } from '../import/identifiers.ts'
import type { Facts } from '../import/row-parser.ts'
import type { Catalogue } from './catalogue.ts'
import { delegatesOf } from './item-delegation.ts'
import { keysOfLaws, lawReferences } from './law-reference.ts'
import { keyOfAgency, keyOfName } from './record-identity.ts'

/** Kinds of power by their codes: Shenzhen's list; 10 is that of national lists, not confirmed (import-formats §3.8). */
export const ITEM_KINDS: Readonly<Record<string, string>> = {
  '01': '行政许可',
  '02': '行政处罚',
  '03': '行政强制',
  '04': '行政征收征用',
  '05': '行政给付',
  '06': '行政检查',
  '07': '行政确认',
  '08': '行政奖励',
  '09': '行政裁决',
  '10': '其他行政权力',
  '99': '其他',
}

/** 执法事项: what an agency may do, by its catalogue of powers. */
export const item: Catalogue = {
  kind: 'item',
  label: '执法事项',
  unit: '项',
  keys: [['item_code'], ['agency', 'name', 'kind'], ['agency', 'name']],
  recognisedBy: ['item_code', 'basis', 'kind'],
  name: 'name',
  number: 'item_code',
  agency: 'agency',
  columns: {
    item_code: {
      label: '事项编码',
      headings: ['事项编码', '职权编号', '职权编码', '权力编码', '事项代码', 'POWER_CODE', 'XK_SXBM'],
      type: 'code',
      width: 210,
    },
    name: {
      label: '事项名称',
      headings: ['事项名称', '职权名称', '权力名称', 'POWER_NAME'],
      missing: 'item.name_missing',
      width: 300,
    },
    kind: {
      label: '事项类型',
      headings: ['事项类型', '权力类别', '职权类型', 'POWER_TYPE'],
      words: ITEM_KINDS,
      width: 100,
    },
    agency: {
      label: '实施主体',
      headings: ['实施主体', '法定执法主体', '归属单位'],
      names: (text) => [keyOfAgency(text)],
      width: 180,
    },
    post: {
      label: '承办科室、岗位',
      headings: ['承办岗位', '责任岗位', '执法岗位', '责任科室', '承办科室', '承办机构'],
      missing: 'item.post_missing',
      width: 120,
    },
    basis: {
      label: '设定依据',
      headings: ['设定依据', '实施依据', '处罚依据', '法律依据'],
      missing: 'item.basis_missing',
      names: keysOfLaws,
      width: 240,
    },
    party_type: { label: '行政相对人类别', headings: ['行政相对人类别'] },
    discretion: { label: '裁量基准', headings: ['裁量基准', '违法事实', '处罚标准'] },
    discretion_no: { label: '裁量基准编号', headings: ['裁量基准编号'] },
    industry: { label: '行业领域', headings: ['行业领域', '职权领域'] },
    criminal: { label: '是否涉刑', headings: ['是否涉刑'] },
    delegated_to: {
      label: '赋权、委托对象',
      headings: ['赋权对象', '委托对象', '下放对象', '承接街道', '赋权街道'],
      names: (text) => delegatesOf(text).map(keyOfAgency),
    },
    version: { label: '目录版本', headings: ['目录版本', '版本', '清单版本'], width: 90 },
    valid_from: { label: '生效日期', headings: ['生效日期', '施行日期'], type: 'openDate', width: 110 },
    valid_until: { label: '失效日期', headings: ['失效日期', '停止日期'], type: 'openDate' },
    state: {
      label: '事项状态',
      headings: ['职权当前状态', '时效性', '事项状态'],
      words: { '10': '保存', '20': '提交', '90': '审核通过', '99': '未通过' },
      width: 90,
    },
    row_no: { label: '序号', headings: ['序号'], type: 'ignore' },
  },
  check: (facts, tell, { hasColumn }) => {
    checkCode(facts, tell)
    if (hasColumn('kind') && facts['kind'] === undefined && itemKind(facts) === null)
      tell('kind', 'item.kind_missing', null)
    const { basis } = facts
    if (basis !== undefined && lawReferences(basis).length === 0) tell('basis', 'item.basis_unreadable', basis)
    const { valid_from: from, valid_until: until } = facts
    if (from !== undefined && until !== undefined && from > until) tell('valid_until', 'date.order', until)
  },
  changes: {
    submit: { label: '报审', state: '报审' },
    confirm: { label: '审查确认', state: '确认' },
    publish: { label: '公布', state: '公布' },
    suspend: { label: '暂停实施', state: '暂停', holds: true },
    transfer: { label: '移转', ends: true },
    abolish: { label: '取消', ends: true, state: '已取消' },
  },
}

/** What kind of power an item is: as said, else by its code; null when neither tells it. */
export function itemKind(facts: Facts): string | null {
  const said = facts['kind']
  if (said !== undefined) return ITEM_KINDS[said] ?? said
  const code = facts['item_code']
  return code?.length === 24 ? (ITEM_KINDS[code.slice(18, 20)] ?? null) : null
}

/** 24 characters: the agency's credit code, kind of power, serial (import-formats §5.9); longer national codes are not checked. */
function checkCode(facts: Facts, tell: (field: string, code: string, value: string) => void): void {
  const code = facts['item_code']
  if (code === undefined || code.length !== 24) return
  const holder = parseCreditCode(code.slice(0, 18))
  if (holder.code && holder.code !== 'uscc.region_unknown') tell('item_code', holder.code, code.slice(0, 18))
  if (ITEM_KINDS[code.slice(18, 20)] === undefined) tell('item_code', 'item.kind_unknown', code.slice(18, 20))
}

/** Items are named by their codes. */
export const keyOfItem = (code: string): string => keyOfName('item', code)
