import type { CaseTable } from '../import/tables.ts'

/** A part of the form in which a case is typed: its facts in the order in which a paper file tells them. */
export interface FormGroup {
  label: string
  fields: readonly string[]
  /** rarely filled: folded until asked for */
  rare?: boolean
}

const group = (label: string, fields: string, rare = false): FormGroup => ({ label, fields: fields.split(' '), rare })

const PARTY = group('当事人', 'party_name party_type party_uscc party_id_type party_id_no legal_rep_name')
const PARTY_NUMBERS =
  'party_reg_no party_org_code party_tax_no party_inst_no party_social_no legal_rep_id_type legal_rep_id_no'

/** The facts of import-formats §7 by kind of act; what only platforms write (row numbers, time stamps) is not typed. */
export const FORM_GROUPS: Record<CaseTable, readonly FormGroup[]> = {
  penalty: [
    group('案件', 'agency_name decision_no case_no case_name procedure case_source'),
    PARTY,
    group('违法事实与依据', 'cause facts basis discretion'),
    group('处罚', 'penalty_types penalty_content fine_amount confiscated_amount confiscated_goods_amount'),
    group('日期与环节', 'filing_date decision_date served_date served_way closed_date close_kind state'),
    group('承办', 'officers officer_cert_nos'),
    group(
      '其他',
      `${PARTY_NUMBERS} breached_law licence_seized valid_until published_date public_until agency_uscc area_code industry remark`,
      true,
    ),
  ],
  licence: [
    group('许可', 'agency_name decision_no decision_title licence_kind project content'),
    PARTY,
    group('证书与期限', 'certificate_name certificate_no decision_date valid_from valid_until state'),
    group('其他', `${PARTY_NUMBERS} supervisor_unit supervisors signer agency_uscc remark`, true),
  ],
  coercion: [
    group('案件', 'agency_name decision_no case_no case_name'),
    PARTY,
    group('强制', 'measure_kind execution_kind cause basis goods frozen_amount outcome earlier_penalty_no'),
    group('日期', 'approved_date decision_date served_date served_way from until press_date'),
    group('其他', `${PARTY_NUMBERS} officers officer_cert_nos remark`, true),
  ],
  inspection: [
    group('检查', 'agency_name inspection_no kind plan date place'),
    group('对象', 'object_name object_uscc'),
    group('结果', 'items result found measure'),
    group('承办', 'officers officer_cert_nos'),
  ],
  act: [
    group('行为', 'act_kind agency_name decision_no case_no case_name'),
    PARTY,
    group('内容与依据', 'basis content'),
    group('日期与环节', 'filing_date decision_date served_date served_way closed_date state'),
    group('承办', 'officers officer_cert_nos'),
    group('其他', `${PARTY_NUMBERS} agency_uscc area_code remark`, true),
  ],
}

/** Facts that take several lines. */
export const LONG_FACTS: ReadonlySet<string> = new Set(
  'cause facts basis penalty_content content goods outcome items found measure breached_law remark'.split(' '),
)
