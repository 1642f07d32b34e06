/**
 * The stages that a case of enforcement goes through (全过程记录: 行政处罚法 art. 47 names 启动、调查取证、审核、决定、送达、执行),
 * by kind of act and procedure. What no law seen asks of every case is `local`: a bureau decides by its settings.
 */

/** `always`: the law asks it of every case; `ifDue`: only of some; `local`: practice or local rules, a bureau decides. */
export type StageDemand = 'always' | 'ifDue' | 'local'

export interface StageSpec {
  /** unique within all kinds: what a bureau's setting names */
  id: string
  label: string
  demand: StageDemand
  /** the rule behind it, as people cite it */
  basis: string
  /** facts with its day, the first that is there counts */
  facts: readonly string[]
  /** kinds of document that show it */
  documents: readonly string[]
}

/** `documents`: names of kinds, parted by 、 */
const stage = (
  id: string,
  label: string,
  demand: StageDemand,
  basis: string,
  facts: string[],
  documents: string,
): StageSpec => ({ id, label, demand, basis, facts, documents: documents.split('、') })

/** law-supervision §5.1–5.3; closing sheets and reports of the investigation are practice, not law (P20, P79). */
const GENERAL_PENALTY = [
  stage('penalty.filing', '立案', 'always', '行政处罚法第五十四条第二款', ['filing_date'], '立案审批表'),
  stage(
    'penalty.evidence',
    '调查取证',
    'always',
    '行政处罚法第五十四条、第五十五条',
    [],
    '现场检查（勘验）笔录、询问笔录、书证物证材料、视听资料与电子数据、抽样取证文书、检测检验鉴定意见',
  ),
  stage('penalty.report', '调查终结', 'local', '各地案卷评查标准', [], '调查终结报告'),
  stage('penalty.notice', '事先告知', 'always', '行政处罚法第四十四条', [], '行政处罚事先告知书、听证告知书'),
  stage(
    'penalty.defence',
    '陈述申辩、听证',
    'ifDue',
    '行政处罚法第四十五条、第六十三条',
    [],
    '陈述申辩及复核材料、听证通知书、听证笔录、听证报告',
  ),
  stage('penalty.review', '法制审核', 'ifDue', '行政处罚法第五十八条', [], '法制审核意见书'),
  stage('penalty.discussion', '集体讨论', 'ifDue', '行政处罚法第五十七条第二款', [], '集体讨论记录'),
  stage('penalty.approval', '审批', 'local', '各地案卷评查标准', [], '处罚决定审批表'),
  stage('penalty.decision', '决定', 'always', '行政处罚法第五十七条、第五十九条', ['decision_date'], '行政处罚决定书'),
  stage('penalty.service', '送达', 'always', '行政处罚法第六十一条', ['served_date'], '送达回证'),
  stage(
    'penalty.execution',
    '执行',
    'ifDue',
    '行政处罚法第六十六条',
    [],
    '罚没票据、没收财物处理文书、延期分期缴纳罚款文书、催告书、强制执行申请书',
  ),
  stage('penalty.publication', '决定公示', 'ifDue', '行政处罚法第四十八条', ['published_date'], '决定公示记录'),
  stage('penalty.closing', '结案', 'local', '各地案卷评查标准', ['closed_date'], '结案审批表'),
]

const SUMMARY_PENALTY = [
  stage(
    'summary.decision',
    '当场决定',
    'always',
    '行政处罚法第五十一条、第五十二条',
    ['decision_date'],
    '当场行政处罚决定书',
  ),
  stage('summary.service', '当场交付', 'always', '行政处罚法第五十二条', ['served_date'], '送达回证'),
  stage('summary.report', '报所属机关备案', 'always', '行政处罚法第五十二条第三款', [], '当场处罚备案表'),
  stage('summary.execution', '执行', 'ifDue', '行政处罚法第六十七条至第六十九条', [], '罚没票据、当场收缴罚款缴付凭证'),
  stage('summary.publication', '决定公示', 'ifDue', '行政处罚法第四十八条', ['published_date'], '决定公示记录'),
  stage('summary.closing', '结案', 'local', '各地案卷评查标准', ['closed_date'], ''),
]

/** law-supervision §5.5 */
const LICENCE = [
  stage('licence.application', '申请', 'always', '行政许可法第二十九条', [], '行政许可申请书、申请材料'),
  stage(
    'licence.acceptance',
    '受理',
    'always',
    '行政许可法第三十二条',
    [],
    '受理通知书、不予受理决定书、申请材料接收凭证',
  ),
  stage(
    'licence.examination',
    '审查',
    'always',
    '行政许可法第三十四条',
    [],
    '承办审查意见、现场核查笔录、行政许可审批表、检验检测鉴定评审意见',
  ),
  stage(
    'licence.hearing',
    '听取意见、听证',
    'ifDue',
    '行政许可法第三十六条、第四十六条、第四十七条',
    [],
    '利害关系人告知书、陈述申辩材料、听证告知书、听证通知书、听证笔录',
  ),
  stage(
    'licence.decision',
    '决定',
    'always',
    '行政许可法第三十八条',
    ['decision_date'],
    '准予行政许可决定书、不予行政许可决定书',
  ),
  stage('licence.certificate', '颁发、送达', 'always', '行政许可法第四十四条', [], '行政许可证件、送达回证'),
  stage('licence.publication', '决定公开', 'ifDue', '行政许可法第四十条', [], '决定公示记录'),
]

/** law-supervision §5.4. Measures and execution stand in one table; the stages of execution show only when they are there. */
const COERCION = [
  stage(
    'coercion.approval',
    '批准',
    'always',
    '行政强制法第十八条第一项',
    ['approved_date'],
    '行政强制措施审批表、紧急情况报告及补批材料、强制执行审批表',
  ),
  stage('coercion.record', '现场笔录', 'always', '行政强制法第十八条第七项', [], '现场笔录'),
  stage('coercion.press', '催告', 'ifDue', '行政强制法第三十五条', ['press_date'], '催告书'),
  stage(
    'coercion.decision',
    '决定',
    'always',
    '行政强制法第二十四条、第三十七条',
    ['decision_date', 'from'],
    '查封扣押决定书、冻结决定书、强制执行决定书、加处罚款决定书、代履行决定书',
  ),
  stage(
    'coercion.service',
    '送达',
    'always',
    '行政强制法第十八条、第三十八条',
    ['served_date'],
    '送达回证、查封扣押清单',
  ),
  stage('coercion.extension', '延长期限', 'ifDue', '行政强制法第二十五条', [], '延长期限审批表、延长期限决定书'),
  stage(
    'coercion.disposal',
    '处理、解除',
    'always',
    '行政强制法第二十七条、第二十八条',
    [],
    '处理决定文书、解除决定书、财物退还签收单、中止终结执行文书、代履行执行文书、执行协议',
  ),
]

/** 国办发〔2024〕54号 is known by reports only (law-supervision §5.6 V*): its stages are the bureau's to ask for. */
const INSPECTION = [
  stage(
    'inspection.approval',
    '审批',
    'local',
    '国办发〔2024〕54号（请核对原文）',
    [],
    '行政检查审批表、年度检查计划或专项检查方案、随机抽取记录',
  ),
  stage('inspection.notice', '通知', 'local', '国办发〔2024〕54号（请核对原文）', [], '行政检查通知书'),
  stage('inspection.record', '检查', 'always', '行政处罚法第五十五条', ['date'], '现场检查笔录、勘验笔录、询问笔录'),
  stage('inspection.result', '结果告知', 'local', '国办发〔2024〕54号（请核对原文）', [], '行政检查结果告知书'),
  stage(
    'inspection.follow',
    '改正、复查',
    'ifDue',
    '行政处罚法第二十八条',
    [],
    '责令改正文书、复查记录、违法线索移送或立案材料',
  ),
  stage('inspection.publication', '归集公示', 'local', '各地规定', [], '检查信息归集公示记录'),
]

/** No law seen names the stages of all further kinds: what a bureau wants to see it asks for by its settings. */
const OTHER_ACT = [
  stage('act.filing', '申请、启动', 'local', '各地规定', ['filing_date'], ''),
  stage('act.decision', '决定', 'local', '各地规定', ['decision_date'], ''),
  stage('act.service', '送达', 'local', '各地规定', ['served_date'], '送达回证'),
  stage('act.closing', '办结', 'local', '各地规定', ['closed_date'], ''),
]

/** The stages of a kind of act and a procedure, in their order. A penalty without a stated procedure is looked at as general. */
export function stagesOf(kind: string, procedure: string): readonly StageSpec[] {
  if (kind === 'penalty') return procedure === 'summary' ? SUMMARY_PENALTY : GENERAL_PENALTY
  if (kind === 'licence') return LICENCE
  if (kind === 'coercion') return COERCION
  return kind === 'inspection' ? INSPECTION : OTHER_ACT
}

/** The stages that a bureau may ask of every case by its settings, with the kind of act they belong to. */
export const LOCAL_STAGES = [
  { of: '行政处罚普通程序', stages: GENERAL_PENALTY },
  { of: '行政处罚简易程序', stages: SUMMARY_PENALTY },
  { of: '行政许可', stages: LICENCE },
  { of: '行政强制', stages: COERCION },
  { of: '行政检查', stages: INSPECTION },
  { of: '其他行政行为', stages: OTHER_ACT },
].flatMap(({ of, stages }) =>
  stages.filter(({ demand }) => demand !== 'always').map(({ id, label, basis }) => ({ of, id, label, basis })),
)
