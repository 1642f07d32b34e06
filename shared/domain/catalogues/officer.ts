import type { Facts } from '../import/row-parser.ts'
import type { Catalogue } from './catalogue.ts'
import { keyOfAgency, keyOfName } from './record-identity.ts'

/** 执法人员: a record a certificate, and a record an auxiliary, who has none. */
export const officer: Catalogue = {
  kind: 'officer',
  label: '执法人员',
  unit: '人',
  keys: [['cert_no'], ['id_no'], ['unit', 'name', 'staff_no'], ['unit', 'name']],
  recognisedBy: ['cert_no', 'id_no', 'staff_no'],
  name: 'name',
  number: 'cert_no',
  agency: 'unit',
  columns: {
    staff_no: { label: '工号', headings: ['单位工号', '工号'], type: 'code' },
    name: {
      label: '姓名',
      headings: ['姓名', '执法人员姓名', '人员姓名'],
      missing: 'officer.name_missing',
      width: 100,
    },
    sex: { label: '性别', headings: ['性别'], words: { '1': '男', '2': '女', '0': '未知', '9': '未说明' } },
    id_no: { label: '身份证号', headings: ['身份证号', '身份证号码', '公民身份号码'], type: 'idNo' },
    phone: { label: '联系电话', headings: ['手机号', '移动电话', '联系电话'] },
    education: {
      label: '学历',
      headings: ['学历'],
      words: {
        '11': '博士',
        '12': '硕士',
        '20': '本科',
        '30': '专科',
        '40': '中职',
        '60': '高中',
        '70': '初中',
        '80': '小学',
        '90': '其他',
      },
    },
    politics: {
      label: '政治面貌',
      headings: ['政治面貌'],
      words: { '01': '中共党员', '02': '民主党派', '03': '共青团员', '04': '群众' },
    },
    post: { label: '职务', headings: ['担任职务', '具体职务', '职位', '职务', '岗位'] },
    rank: { label: '职级', headings: ['职务级别', '职级'] },
    staff_kind: {
      label: '人员类别',
      headings: ['人员类别', '人员性质', '人员类型'],
      words: { '01': '公务员', '02': '聘任制公务员', '03': '事业编制', '04': '安全员', '99': '其他' },
      width: 100,
    },
    unit: {
      label: '所属机关',
      headings: [
        '所在业务部门（机构）',
        '所属单位',
        '所在部门',
        '所在单位',
        '工作单位',
        '所属机关',
        '所属执法主体',
        '执法主体',
      ],
      missing: 'officer.unit_missing',
      names: (text) => [keyOfAgency(text)],
      width: 200,
    },
    cert_no: {
      label: '执法证号',
      headings: [
        '执法证编号',
        '执法证号',
        '行政执法证号',
        '省执法证编号',
        '工商执法证编号',
        '部门证件号',
        '市级证件号',
      ],
      type: 'certNos',
      width: 130,
    },
    cert_kind: {
      label: '证件种类',
      headings: ['执法证种类', '证件类型', '证件种类'],
      words: { '01': '省级', '02': '市级', '03': '部级' },
      width: 90,
    },
    cert_valid_from: { label: '发证日期', headings: ['发证日期', '执法证发证日期', '领证日期'], type: 'date' },
    cert_valid_until: {
      label: '有效期至',
      headings: ['执法证有效期', '有效截至日期', '有效截止日期', '有效期至', '执法证有效期至'],
      type: 'openDate',
      width: 110,
    },
    cert_issuer: { label: '发证机关', headings: ['执法证发证机关', '发证机关'] },
    state: { label: '证件状态', headings: ['执法人员状态', '证件状态', '执法证状态', '状态'], width: 90 },
    fields: { label: '执法领域', headings: ['岗位大类', '执法事项范围', '执法领域', '执法类别'], width: 130 },
    area: { label: '执法区域', headings: ['执法区域', '执法地域', '执法范围'] },
    public_exam: { label: '公共法律知识考试', headings: ['公共法律知识考试', '公共法律考试'] },
    field_exam: { label: '专业法律知识考试', headings: ['专业法律知识考试', '专业法律考试'] },
    review: {
      label: '年度考核',
      headings: ['年度考核', '年度考核结果', '年度考核等次', '考核结果', '考核等次'],
      common: true,
    },
    review_year: { label: '考核年度', headings: ['考核年度', '年度考核年份'], common: true },
    left_on: { label: '离岗日期', headings: ['离岗日期', '调离日期', '离开执法岗位日期'], type: 'openDate' },
    remark: { label: '备注', headings: ['备注'] },
    row_no: { label: '序号', headings: ['序号'], type: 'ignore' },
  },
  answersTo: (facts) => (facts['cert_no'] === undefined ? null : keyOfName('officer', facts['cert_no'])),
  check: (facts, tell, { today, hasColumn }) => {
    const until = facts['cert_valid_until']
    if (until !== undefined && until < today) tell('cert_valid_until', 'cert.expired', until)
    if (facts['cert_no'] === undefined && hasColumn('cert_no') && !isAuxiliary(facts))
      tell('cert_no', 'cert.missing', null)
    for (const field of ['public_exam', 'field_exam'])
      if (isFailed(facts[field])) tell(field, 'officer.exam_failed', facts[field] ?? null)
    const left = facts['left_on']
    if (left !== undefined && left <= today && facts['cert_no'] !== undefined && holdsCertificate(facts))
      tell('left_on', 'officer.left_with_certificate', left)
  },
  changes: {
    suspend: { label: '暂扣证件', state: '暂扣', holds: true },
    restore: { label: '发还证件', state: '有效' },
    withdraw: { label: '收回证件', state: '收回', ends: true },
    cancel: { label: '注销证件', state: '注销', ends: true },
    leave: { label: '离开执法岗位', state: '离岗' },
    // closes a failed yearly review (`isReviewOpen`), and says nothing of the certificate
    kept: { label: '复核后保留', stateless: true },
  },
}

/** 辅助人员: they act only together with officers (policy paper 003). */
export const isAuxiliary = (facts: Facts): boolean =>
  /辅助|协管|辅警|安全员/.test(`${facts['staff_kind'] ?? ''}${facts['staff_kind'] === '04' ? '安全员' : ''}`)

const isFailed = (text: string | undefined): boolean =>
  text !== undefined && /不(?:及格|合格|通过)|未(?:通过|参加)|^否$/.test(text)

/** Words of the state under which a certificate is no longer in the hands of its officer. */
const holdsCertificate = (facts: Facts): boolean => !/注销|收回|缴销|吊销/.test(facts['state'] ?? '')
