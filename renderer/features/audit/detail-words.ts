import { caseKeyParts, KIND_WORDS } from '../../../shared/domain/act-words.ts'
import { ROLE_WORDS } from '../../lib/words.ts'

/** The fields that audit entries hold, as people say them; a field without a word is left to the full text. */
const FIELDS: Record<string, string> = {
  active: '在用',
  added: '新增',
  agencyId: '机关编号',
  auditCount: '审计记录',
  caseKey: '案卷',
  bodySha256: '内容校验值',
  cases: '案卷',
  changed: '改动',
  columns: '列数',
  commitsItself: '自动入库',
  confirmed: '确认',
  copied: '已另存',
  createdAt: '备份时间',
  databaseSha256: '数据库校验值',
  decision: '核定',
  discarded: '放弃',
  documents: '文书',
  docx: 'Word 校验值',
  drawn: '抽中',
  drawNumber: '抽样次数',
  dueOn: '期限',
  excluded: '排除',
  excuse: '理由',
  exported: '导出文件',
  facts: '改动要素',
  field: '事实项',
  fields: '事实项',
  files: '文件',
  findings: '问题',
  fixed: '固定值',
  firstTicket: '首个抽签号',
  format: '格式',
  found: '已找到',
  frameSha256: '名单校验值',
  grade: '等次',
  inRemedy: '复议诉讼',
  items: '事项',
  kind: '种类',
  legal: '合法性',
  number: '文号',
  pdf: 'PDF 校验值',
  problems: '问题',
  proposal: '清理意见',
  reason: '理由',
  reasonable: '合理性',
  necessary: '必要性',
  reasonSha256: '理由校验值',
  receivedOn: '日期',
  place: '地点',
  record: '抽样记录校验值',
  refused: '拒绝',
  rehearsal: '演练',
  rejected: '不采纳',
  removed: '删除',
  reopened: '退回',
  replacement: '替换为',
  resultSha256: '结果校验值',
  revision: '修改次数',
  role: '职责',
  row: '行',
  rows: '记录',
  rubricId: '评查标准',
  rubrics: '评查标准',
  seed: '种子',
  sha256: '文件校验值',
  sheet: '工作表',
  tags: '标签',
  text: '改动正文',
  title: '名称',
  titleSha256: '名称校验值',
  thrownBy: '投种子',
  trials: '计算次数',
  unavailable: '不能提供',
  unchanged: '未变',
  updated: '更新',
  version: '版本',
  vetoed: '否决',
}

const VALUES: Record<string, Readonly<Record<string, string>>> = {
  decision: { keep: '保留手工值', take: '采用导入的值' },
  inRemedy: { yes: '已进入', no: '未进入', unknown: '未核实' },
  kind: {
    ...KIND_WORDS,
    suggestion: '监督建议书',
    urging: '督办函',
    opinion: '意见书',
    decision: '决定书',
    report: '整改情况报告',
    objection: '异议',
  },
  role: ROLE_WORDS,
}

/** What an entry holds in one line of words and figures; long lists and hashes are cut, the whole stands in the entry. */
export function detailWords(detail: unknown): string {
  if (typeof detail !== 'object' || detail === null) return ''
  return Object.entries(detail)
    .flatMap(([field, value]) => {
      const name = FIELDS[field]
      const words = name === undefined ? '' : valueWords(field, value)
      return words === '' ? [] : [`${name} ${words}`]
    })
    .join('，')
}

function valueWords(field: string, value: unknown): string {
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'number') return field === 'drawNumber' && value > 0 ? `第 ${value} 次` : String(value)
  if (Array.isArray(value)) return `${value.length} 项`
  if (typeof value !== 'string') return ''
  if (/^[0-9a-f]{64}$/.test(value)) return `${value.slice(0, 8)}…`
  return VALUES[field]?.[value] ?? (value.includes('|') ? caseKeyParts(value).number : value)
}

const SUBJECTS: Record<string, string> = {
  backup: '备份',
  cases: '案卷库',
  catalogues: '基础数据',
  findings: '评查发现',
  inbox: '收件夹',
  letters: '监督文书',
  nobody: '本机操作员',
  reports: '报送核对',
  rubrics: '评查标准',
  settings: '设置',
  staff: '队伍与培训',
  texts: '卷内文字',
}
const FEATURES: Record<string, string> = {
  dataFolder: '数据文件夹',
  findings: '评查发现',
  importProfiles: '导入方案',
  imports: '导入批次',
  letters: '监督文书',
  people: '人员',
  results: '评查轮次',
  rounds: '评查轮次',
  samples: '评查轮次',
  scores: '评查表',
  session: '人员',
}

/** What an entry is about: a case by its number, another thing by its kind and the end of its number in the database. */
export function subjectWords(action: string, subject: string): string {
  if (SUBJECTS[subject] !== undefined) return SUBJECTS[subject]
  if (subject.includes('|')) return caseKeyParts(subject).number
  if (!/^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(subject)) return subject
  return `${FEATURES[action.split('.')[0] ?? ''] ?? ''} …${subject.slice(-6)}`.trim()
}
