import type { ActKind } from './cases.ts'

/** A defect that the rehearsal can plant: the rubric item it breaks and what a reviewer would write down. */
export interface Defect {
  item: string
  kind: ActKind
  veto?: true
  note: string
}

const defect = (kind: ActKind, item: string, note: string, veto?: true): Defect => ({
  kind,
  item,
  note,
  ...(veto ? { veto } : {}),
})

/** Serious ones first: a file gets at most one of them, and up to three others. */
export const DEFECTS: readonly Defect[] = [
  defect('penalty', 'PG-V02', '现场检查（勘验）笔录只有一名执法人员签名，全卷不能认定由两人以上实施', true),
  defect('penalty', 'PG-V05', '罚款数额超出所引条款规定的幅度', true),
  defect('penalty', 'PG-V06', '行政处罚决定先于事先告知作出，告知日期晚于决定日期', true),
  defect('penalty', 'PG-V07', '拟作处罚属于听证范围，没有告知听证权利', true),
  defect('penalty', 'PG-V08', '依法应当法制审核而没有审核，卷内没有法制审核意见书', true),
  defect('penalty', 'PG-B03', '立案审批表没有填写涉嫌违反的规定'),
  defect('penalty', 'PG-C01', '询问笔录没有记载出示执法证件和告知申请回避的权利'),
  defect('penalty', 'PG-D01', '调查终结报告没有裁量理由和处理建议'),
  defect('penalty', 'PG-E02', '行政处罚事先告知书没有送达凭证'),
  defect('penalty', 'PG-F04', '决定书引用处罚依据只写法律名称，没有写明条、款、项'),
  defect('penalty', 'PG-F06', '决定书罚款数额与处罚决定审批表不一致'),
  defect('penalty', 'PG-F08', '决定书告知的起诉期限错误，应为六个月而写成三个月'),
  defect('penalty', 'PG-F10', '自立案之日起超过九十日作出决定，没有延长的审批'),
  defect('penalty', 'PG-G02', '决定书在作出后超过七个工作日才送达'),
  defect('penalty', 'PG-H04', '卷内页码不连续，漏编一页'),
  defect('licence', 'LI-B03', '分两次告知补正内容，没有一次告知全部需要补正的材料'),
  defect('licence', 'LI-C02', '现场核查笔录只有一名工作人员签名'),
  defect('licence', 'LI-D02', '准予许可决定书没有写明许可的有效期限'),
  defect('licence', 'LI-D04', '决定书引用依据只写法律名称，没有写明条款'),
  defect('licence', 'LI-D05', '自受理起超过二十个工作日作出决定，没有延长的批准'),
  defect('licence', 'LI-F02', '卷内页码不连续，漏编一页'),
  defect('coercion', 'CP-V05', '查封扣押期限届满，没有延长，也没有作出处理或者解除决定', true),
  defect('coercion', 'CP-V02', '现场笔录只有一名执法人员签名', true),
  defect('coercion', 'CP-B04', '行政强制措施审批表没有填写强制措施的期限'),
  defect('coercion', 'CP-D01', '现场笔录没有记载出示执法证件'),
  defect('coercion', 'CP-G02', '查封扣押决定书没有写明申请行政复议和提起行政诉讼的期限'),
  defect('coercion', 'CP-G03', '卷内页码不连续，漏编一页'),
  defect('inspection', 'IN-V03', '现场检查笔录只有一名执法人员签名', true),
  defect('inspection', 'IN-B02', '行政检查审批表没有负责人批准意见'),
  defect('inspection', 'IN-C02', '现场检查笔录没有记载告知申请回避的权利'),
  defect('inspection', 'IN-C04', '现场检查笔录没有写明检查结束的时间'),
  defect('inspection', 'IN-D02', '责令改正期限届满后没有复查记录'),
  defect('inspection', 'IN-E01', '卷内页码不连续，漏编一页'),
]
