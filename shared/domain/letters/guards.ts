import { z } from 'zod'
import { parseLetterNumber } from './letter-number.ts'
import { DUE_DAY, findingsOf, type Letter } from './letter.ts'
import { textFaults } from './text-rules.ts'
import { titleLines } from './title-lines.ts'
import { TITLE } from './gbt9704.ts'

/** What the guards must know and the paper does not show. */
export const LetterFacts = z.strictObject({
  /** 决定书: number of the government's approval, and the document number the government gave */
  approval: z.string().default(''),
  typedNumber: z.string().default(''),
  /** 决定书: an earlier 督办函 or 意见书 that was not obeyed, or the ground 重大问题 */
  earlierLetterId: z.string().nullable().default(null),
  isSerious: z.boolean().default(false),
  /** 专项监督 needs a body of provincial level and an approved plan */
  source: z.enum(['日常监督', '重点监督', '专项监督']).default('日常监督'),
  planNumber: z.string().default(''),
  /** the agency stands under a ministry, not under the local government */
  isVertical: z.boolean().default(false),
  objectionOpen: z.boolean().default(false),
  /** who signs; kept with the letter, not printed */
  signatory: z.string().default(''),
  /** a person set the day of signing, or the due day: issuing does not move it (else both follow the day of issue) */
  isDayTyped: z.boolean().default(false),
  isDueTyped: z.boolean().default(false),
})
export type LetterFacts = z.infer<typeof LetterFacts>

export interface GuardInput {
  letter: Letter
  facts: LetterFacts
  prefix: string
  today: string
  cases: { caseKey: string; number: string; inRemedy: 'yes' | 'no' | 'unknown' }[]
  /** a named person confirmed the agency's results in the round */
  resultsConfirmed: boolean
  /** findings of the letter that are not confirmed (any more) */
  unconfirmed: string[]
}

const PLACES = [
  'case',
  'results',
  'findings',
  'issuer',
  'approval',
  'number',
  'ground',
  'due',
  'day',
  'source',
  'plan',
  'objection',
  'copies',
  'prefix',
  'title',
  'text',
  'people',
] as const

export const GuardProblem = z.strictObject({
  code: z.enum(['M03', 'M04', 'M05', 'M06', 'M07', 'M08', 'M09', 'form', 'text', 'drafter']),
  /** block: cannot be issued; ask: a person must answer first; alert: shown, does not hold up */
  level: z.enum(['block', 'ask', 'alert']),
  message: z.string(),
  /** where it is put right: a field of the letter's facts, a part of the sheet, or outside the letter (case, results, people) */
  place: z.enum(PLACES),
  /** key of the case that `case` speaks of */
  caseKey: z.string().optional(),
})
export type GuardProblem = z.infer<typeof GuardProblem>
type Place = GuardProblem['place']

/** Everything that stands against issuing a letter (law-supervision §5.7, M03 to M09; 行政执法监督条例 art. 27-33, 42). */
export function checkLetter(input: GuardInput): GuardProblem[] {
  return [
    ...remedyProblems(input),
    ...basisProblems(input),
    ...decisionProblems(input),
    ...dueProblems(input),
    ...specialProblems(input),
    ...alerts(input),
    ...formProblems(input),
  ]
}

const block = (code: GuardProblem['code'], place: Place, message: string): GuardProblem => ({
  code,
  level: 'block',
  message,
  place,
})
const alert = (code: GuardProblem['code'], place: Place, message: string): GuardProblem => ({
  ...block(code, place, message),
  level: 'alert',
})

/** M03: no supervision of what is already in reconsideration or court (art. 33). */
function remedyProblems({ cases }: GuardInput): GuardProblem[] {
  return cases.flatMap(({ caseKey, number, inRemedy }): GuardProblem[] => {
    const about = { code: 'M03', place: 'case', caseKey } as const
    if (inRemedy === 'yes') {
      const message = `${number}案已进入行政复议或者行政诉讼，不得重复监督；请从文书中删去与该案有关的内容。`
      return [{ ...about, level: 'block', message }]
    }
    if (inRemedy === 'no') return []
    return [{ ...about, level: 'ask', message: `请先登记${number}案是否已进入行政复议或者行政诉讼。` }]
  })
}

/** M04: an 意见书 only after the facts are 查明: results confirmed by a named person (decision 19). */
function basisProblems({ letter, resultsConfirmed, unconfirmed }: GuardInput): GuardProblem[] {
  const problems: GuardProblem[] = []
  if (letter.kind === 'opinion' && !resultsConfirmed)
    problems.push(block('M04', 'results', '意见书须在事实查明后制发：请先由负责人确认该机关本轮评查结果。'))
  if (findingsOf(letter).length === 0) problems.push(block('M04', 'findings', '文书没有依据任何已确认的问题。'))
  if (unconfirmed.length > 0)
    problems.push(block('M04', 'findings', `有${unconfirmed.length}项问题尚未确认，不能写入文书。`))
  return problems
}

/** M05: 决定书 by the people's government, approved, after an earlier letter or for 重大问题 (art. 26, 29). */
function decisionProblems({ letter, facts }: GuardInput): GuardProblem[] {
  if (letter.kind !== 'decision') return []
  const problems: GuardProblem[] = []
  if (!letter.issuer.endsWith('人民政府'))
    problems.push(block('M05', 'issuer', '决定书只能由本级人民政府制发，请更正发文机关。'))
  if (!facts.approval.trim()) problems.push(block('M05', 'approval', '请填写人民政府的批准文号。'))
  if (!parseLetterNumber(facts.typedNumber))
    problems.push(block('M05', 'number', '请填写人民政府编定的发文字号，例如“青政监〔2026〕3号”。'))
  if (!facts.earlierLetterId && !facts.isSerious)
    problems.push(block('M05', 'ground', '决定书须有在先的督办函或者意见书未被执行，或者属于重大问题；请选定其一。'))
  return problems
}

/** M06: an explicit due date, after the day of signing (art. 27, 28: 规定的时限). */
function dueProblems({ letter, today }: GuardInput): GuardProblem[] {
  if (letter.dueOn === null) return [block('M06', 'due', '文书没有写明期限，请填写具体日期。')]
  const isPrinted = letter.clauses.some((clause) => clause.sentences.some(({ text }) => text.includes(DUE_DAY)))
  if (!isPrinted) return [block('M06', 'text', `正文没有写出期限：请在要求反馈的句子中保留“${DUE_DAY}”。`)]
  if (letter.dueOn <= letter.signedOn) return [block('M06', 'due', '期限不晚于成文日期，请更正。')]
  return letter.signedOn > today ? [block('M06', 'day', '成文日期晚于今天，请更正。')] : []
}

/** Offices of the central government, of a province, or of one of the four cities that stand beside the provinces. */
const PROVINCIAL =
  /^(国务院|国家|中华人民共和国|司法部|(北京|天津|上海|重庆)市|新疆生产建设兵团|\p{Script=Han}{2,4}省|\p{Script=Han}{2,6}自治区)(?!\p{Script=Han}*[市州盟县区旗师](?!场))/u

/** M08: only bodies of provincial level and above launch a 专项监督, with an approved plan (行政执法监督条例 art. 21). */
function specialProblems({ letter, facts }: GuardInput): GuardProblem[] {
  if (facts.source !== '专项监督') return []
  const problems: GuardProblem[] = []
  if (!PROVINCIAL.test(letter.issuer))
    problems.push(
      block(
        'M08',
        'source',
        '专项监督由省级以上行政执法监督机构组织开展（条例第二十一条），请将监督来源改为日常监督或者重点监督。',
      ),
    )
  if (!facts.planNumber.trim()) problems.push(block('M08', 'plan', '专项监督须有经批准的工作方案，请填写方案文号。'))
  return problems
}

function alerts({ letter, facts }: GuardInput): GuardProblem[] {
  const problems: GuardProblem[] = []
  if (facts.objectionOpen)
    problems.push(alert('M07', 'objection', '该机关对在先文书提出的异议尚未答复，请及时处理（条例第三十条）。'))
  if (facts.isVertical && letter.copyTo.length === 0)
    problems.push(alert('M09', 'copies', '垂直管理机关：请抄送其上一级主管部门（条例第四十二条）。'))
  return problems
}

/** What would not fit on the paper or breaks the rules for texts. */
function formProblems({ letter, prefix }: GuardInput): GuardProblem[] {
  const problems: GuardProblem[] = []
  const lines = titleLines(letter.title)
  if (lines.length > TITLE.maxLines || lines.some((line) => Array.from(line).length > TITLE.cellsPerLine))
    problems.push(block('form', 'title', `标题超过三行，每行最多${TITLE.cellsPerLine}字，请缩短。`))
  if (letter.kind !== 'decision' && !/^\p{Script=Han}{2,12}$/u.test(prefix))
    problems.push(block('form', 'prefix', '机关代字应为2至12个汉字，请在设置或者文书中填写。'))
  return problems.concat(textFaults(letter).map(({ message }) => alert('text', 'text', message)))
}
