import { CATALOGUES } from '../catalogues/catalogues.ts'
import {
  type CaseTable,
  CATALOGUE_KINDS,
  type CatalogueKind,
  isCatalogue,
  TABLE_KINDS,
  type TableKind,
} from './tables.ts'

/** What a table is called in the window. */
export const TABLE_LABELS: Record<TableKind, string> = {
  penalty: '行政处罚',
  licence: '行政许可',
  coercion: '行政强制',
  inspection: '行政检查',
  act: '其他行政行为',
  ...(Object.fromEntries(CATALOGUE_KINDS.map((kind) => [kind, CATALOGUES[kind].label])) as Record<
    CatalogueKind,
    string
  >),
  dossier_index: '卷内目录',
}

/** Facts that mean the same in every case table, in the words of import-formats §7. */
const COMMON: Record<string, string> = {
  act_kind: '执法类型',
  case_no: '案件编号',
  case_name: '案件名称',
  decision_no: '决定书文号',
  party_name: '当事人名称',
  party_type: '当事人类别',
  party_uscc: '当事人统一社会信用代码',
  party_reg_no: '当事人工商注册号',
  party_org_code: '当事人组织机构代码',
  party_tax_no: '当事人税务登记号',
  party_inst_no: '当事人事业单位证书号',
  party_social_no: '当事人社会组织登记证号',
  party_id_type: '当事人证件类型',
  party_id_no: '当事人证件号码',
  legal_rep_name: '法定代表人',
  legal_rep_id_type: '法定代表人证件类型',
  legal_rep_id_no: '法定代表人证件号码',
  cause: '案由',
  facts: '违法事实',
  breached_law: '违法依据',
  basis: '处罚依据',
  penalty_types: '处罚种类',
  penalty_types_2: '处罚种类（二）',
  penalty_content: '处罚内容',
  fine_amount: '罚款金额',
  confiscated_amount: '没收违法所得金额',
  confiscated_goods_amount: '没收非法财物金额',
  total_amount: '罚没合计',
  licence_seized: '暂扣或吊销的证照',
  procedure: '案件程序',
  case_source: '案件来源',
  filing_date: '立案日期',
  decision_date: '决定日期',
  served_date: '送达日期',
  served_way: '送达方式',
  closed_date: '结案日期',
  close_kind: '结案状态',
  state: '当前状态',
  valid_from: '有效期自',
  valid_until: '有效期至',
  public_until: '公示截止日期',
  published_date: '公示日期',
  agency_name: '执法机关',
  agency_uscc: '执法机关统一社会信用代码',
  source_name: '数据来源单位',
  source_uscc: '数据来源单位统一社会信用代码',
  officers: '承办人',
  officer_cert_nos: '执法证号',
  discretion: '裁量情形',
  area_code: '行政区划代码',
  industry: '行业领域',
  source_url: '详情网址',
  updated_at: '更新时间',
  remark: '备注',
  row_no: '序号',
  decision_title: '许可文书名称',
  project: '项目名称',
  licence_kind: '许可类别',
  certificate_name: '许可证书名称',
  certificate_no: '许可证编号',
  content: '许可内容',
  supervisor_unit: '日常监管机构',
  supervisors: '日常监管人员',
  signer: '签发人',
  measure_kind: '强制措施种类',
  execution_kind: '强制执行种类',
  approved_date: '批准日期',
  from: '期限起',
  until: '期限止',
  goods: '涉案财物',
  frozen_amount: '冻结金额',
  outcome: '处理决定',
  earlier_penalty_no: '原处罚决定书文号',
  press_date: '催告书送达日期',
  inspection_no: '检查编号',
  object_name: '检查对象名称',
  object_uscc: '检查对象统一社会信用代码',
  kind: '检查类型',
  plan: '检查任务名称',
  date: '检查日期',
  place: '检查地点',
  items: '检查事项',
  result: '检查结果',
  found: '发现的问题',
  measure: '处理措施',
}

/** The words that differ by table. */
const OWN: Partial<Record<TableKind, Record<string, string>>> = {
  penalty: { decision_no: '处罚决定书文号', decision_date: '处罚决定日期', agency_name: '处罚机关' },
  licence: { decision_no: '许可决定书文号', decision_date: '许可决定日期', agency_name: '许可机关' },
  coercion: {
    decision_no: '强制决定书文号',
    decision_date: '强制决定日期',
    agency_name: '实施机关',
    basis: '强制依据',
  },
  inspection: { agency_name: '检查机关', officers: '检查人员' },
  act: {
    case_no: '办件编号',
    case_name: '事项名称',
    agency_name: '实施机关',
    content: '决定内容',
    basis: '实施依据',
    filing_date: '受理日期',
    closed_date: '办结日期',
  },
}

const isTable = (name: string): name is TableKind => (TABLE_KINDS as readonly string[]).includes(name)

/** What a fact of a table, or of a kind of act, is called in the window; a fact without a word of its own keeps its name. */
export const fieldLabel = (table: string, field: string): string =>
  (isCatalogue(table) ? CATALOGUES[table].columns[field]?.label : undefined) ??
  OWN[isTable(table) ? table : 'act']?.[field] ??
  COMMON[field] ??
  field

/** Fields without which a case lands as 资料不全 (decision 4): each is met when one of its fields is mapped. */
export const NEEDED_FIELDS: Record<CaseTable, readonly { says: string; anyOf: readonly string[] }[]> = {
  penalty: [
    { says: '处罚决定书文号或者案件编号', anyOf: ['decision_no', 'case_no'] },
    { says: '处罚机关', anyOf: ['agency_name'] },
    { says: '处罚决定日期', anyOf: ['decision_date'] },
  ],
  licence: [
    { says: '许可决定书文号或者许可证编号', anyOf: ['decision_no', 'certificate_no'] },
    { says: '许可机关', anyOf: ['agency_name'] },
    { says: '许可决定日期', anyOf: ['decision_date'] },
  ],
  coercion: [
    { says: '强制决定书文号或者案件编号', anyOf: ['decision_no', 'case_no'] },
    { says: '实施机关', anyOf: ['agency_name'] },
    { says: '决定日期或者批准日期', anyOf: ['decision_date', 'approved_date'] },
  ],
  inspection: [
    { says: '检查编号', anyOf: ['inspection_no'] },
    { says: '检查机关', anyOf: ['agency_name'] },
    { says: '检查日期', anyOf: ['date'] },
  ],
  act: [
    { says: '执法类型', anyOf: ['act_kind'] },
    { says: '决定书文号或者办件编号', anyOf: ['decision_no', 'case_no'] },
    { says: '实施机关', anyOf: ['agency_name'] },
    { says: '决定日期', anyOf: ['decision_date'] },
  ],
}
