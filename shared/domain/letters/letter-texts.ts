import type { ComposeInput } from './compose.ts'
import type { LetterKind } from './letter.ts'

interface Texts {
  subject: string
  opening(input: ComposeInput): string
  demandHeading: string
  demand: string
  reply: string
  closing: string[]
}

const REGULATION = '《行政执法监督条例》'

const found = (input: ComposeInput): string =>
  `在${input.roundName}中对你单位${input.caseCount}件行政执法案卷进行了评查，确认问题${input.findings.length}项`

/**
 * Wording of the four kinds. Basis: 行政执法监督条例 art. 18 (评查), 27 (督办函: a duty not performed), 28 (意见书: unlawful
 * or clearly improper, ascertained), 29 (决定书: by the government), 30 (objection). 建议书 stands in local rules only.
 */
export const LETTER_TEXTS: Record<LetterKind, Texts> = {
  suggestion: {
    subject: '规范行政执法行为',
    opening: (input) =>
      `根据${REGULATION}第十八条的规定，${input.self}${found(input)}。为促进规范执法，现提出如下监督建议。`,
    demandHeading: '监督建议',
    demand: '建议你单位对照问题清单逐案核查，分析成因，完善制度，并做好以下工作。',
    reply: '研究办理',
    closing: [],
  },
  urging: {
    subject: '督促履行行政执法职责',
    opening: (input) =>
      `根据${REGULATION}第十八条、第二十七条的规定，${input.self}${found(input)}，其中有应当履行而未履行法定职责的情形。现予督办。`,
    demandHeading: '督办要求',
    demand: '请你单位立即履行下列职责。',
    reply: '履行完毕',
    closing: [`逾期不履行的，${REGULATION}第二十九条规定由本级人民政府作出处理决定。`],
  },
  opinion: {
    subject: '纠正行政执法问题',
    opening: (input) =>
      `根据${REGULATION}第十八条、第二十八条的规定，${input.self}${found(input)}。经查明，现提出如下监督意见。`,
    demandHeading: '监督意见',
    demand: '请你单位对照问题清单逐案核查，依法自行纠正，并落实下列意见。',
    reply: '完成整改',
    closing: [`拒不整改的，${REGULATION}第二十九条规定由本级人民政府作出处理决定。`],
  },
  decision: {
    subject: '纠正行政执法问题',
    opening: (input) =>
      `行政执法监督机构${found(input)}。${
        input.earlierLetter ? `你单位未按${input.earlierLetter}的要求办理。` : '所涉问题属于行政执法重大问题。'
      }根据${REGULATION}第二十九条的规定${input.approval ? `，经批准（${input.approval}）` : ''}，现决定如下。`,
    demandHeading: '决定事项',
    demand: '责令你单位纠正下列问题。',
    reply: '执行本决定',
    closing: [],
  },
}

/** 行政执法监督条例 art. 30 gives neither a period nor suspension; what local rules add comes from the settings. */
export function objectionText(kind: LetterKind, self: string, local: string): string {
  const paper = { suggestion: '建议', urging: '督办要求', opinion: '监督意见', decision: '决定' }[kind]
  return local || `对本${paper}有异议的，可以向${self}书面提出并说明理由，${self}将及时处理。`
}
