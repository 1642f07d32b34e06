import { composeProblems } from './compose-problems.ts'
import { LETTER_TEXTS } from './letter-texts.ts'
import {
  type Clause,
  DUE_DAY,
  DUE_RULE,
  type Head,
  KIND_NAMES,
  type Letter,
  type LetterKind,
  type Problem,
} from './letter.ts'

/** A confirmed finding as the composer needs it. */
export interface ComposeFinding {
  id: string
  /** 文号 of the case, as written on its papers */
  caseNumber: string
  /** heading of the kind of problem: the scoring item in short */
  item: string
  /** what was found, as the reviewer noted it; without a full stop at the end */
  fact: string
  /** where in the file: document and page, or empty */
  place: string
  /** provision violated, e.g. 《中华人民共和国行政处罚法》第四十四条 */
  provision: string
  /** what is required of the agency: in full for the text, in short for the table */
  requirement: { full: string; short: string }
}

export interface ComposeInput {
  kind: LetterKind
  head: Head
  issuer: string
  /** how the issuer calls itself: 我局, 本府 */
  self: string
  addressee: string
  roundName: string
  /** files of the agency that were looked at */
  caseCount: number
  findings: ComposeFinding[]
  dueOn: string | null
  dueRule: string
  reportTo: string
  objection: string
  contact: string
  copyTo: string[]
  printer: string
  signedOn: string
  rehearsal: boolean
  /** 决定书 only: earlier letter that was not obeyed, or empty when the ground is 重大问题 */
  earlierLetter: string
  /** 决定书 only: number of the government's approval */
  approval: string
}

/**
 * Drafts a letter from the confirmed findings of one agency: numbered problems with case number, fact and provision,
 * what is required, the due date with its rule, how to report and object, and the 问题清单 (law-supervision §3, F0).
 * Every sentence keeps the ids of the findings it came from. Same input, same draft.
 */
export function composeLetter(input: ComposeInput): Letter {
  const texts = LETTER_TEXTS[input.kind]
  const all = input.findings.map((finding) => finding.id)
  const clauses: Clause[] = [
    plain('p', all, texts.opening(input)),
    plain('h1', all, '存在的问题'),
    ...composeProblems(input.findings),
    plain('h1', all, texts.demandHeading),
    plain('p', all, texts.demand),
    ...requirementClauses(input.findings),
    plain('h1', all, '期限和反馈'),
    sentences('p', all, [
      `请你单位于${DUE_DAY}前${texts.reply}，并将结果书面报送${input.self}${input.reportTo ? `（${input.reportTo}）` : ''}。`,
      input.dueRule && `上述期限${DUE_RULE}。`,
      '书面材料应当逐项写明整改措施、完成时间和责任人员，附相关证明材料；未能完成的，说明原因和下一步安排。',
    ]),
    sentences('p', all, [input.objection, ...texts.closing]),
  ]
  return {
    kind: input.kind,
    head: input.head,
    issuer: input.issuer,
    addressee: input.addressee,
    title: `${input.issuer}关于${texts.subject}的${KIND_NAMES[input.kind]}${input.rehearsal ? '（演练）' : ''}`,
    urgency: '',
    clauses,
    attachmentTitle: '行政执法案卷评查问题清单',
    problems: input.findings.map(problemRow),
    dueOn: input.dueOn,
    dueRule: input.dueRule,
    signedOn: input.signedOn,
    note: input.contact ? `联系人：${input.contact}` : '',
    copyTo: input.copyTo,
    printer: input.printer,
    printedOn: input.signedOn,
  }
}

function requirementClauses(findings: ComposeFinding[]): Clause[] {
  const byText = new Map<string, string[]>()
  for (const { requirement, id } of findings)
    byText.set(requirement.full, [...(byText.get(requirement.full) ?? []), id])
  return [...byText].map(([requirement, ids]) => requirementClause(requirement, ids))
}

/** One numbered requirement. */
export const requirementClause = (requirement: string, ids: string[]): Clause => plain('h3', ids, `${requirement}。`)

/** The row of the 问题清单 for a finding. */
export function problemRow(finding: ComposeFinding): Problem {
  return {
    caseNumber: finding.caseNumber,
    fact: finding.fact + (finding.place ? `（${finding.place}）` : ''),
    provision: finding.provision,
    requirement: finding.requirement.short,
    findings: [finding.id],
  }
}

const sentences = (level: Clause['level'], ids: string[], texts: string[]): Clause => ({
  level,
  sentences: texts.filter((text) => text !== '').map((text) => ({ text, findings: ids })),
})
const plain = (level: Clause['level'], ids: string[], text: string): Clause => sentences(level, ids, [text])
