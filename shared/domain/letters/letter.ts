import { z } from 'zod'

/** 监督建议书, 督办函, 意见书, 决定书 (行政执法监督条例 art. 26-29; the first by local rules). */
export const LETTER_KINDS = ['suggestion', 'urging', 'opinion', 'decision'] as const
export type LetterKind = (typeof LETTER_KINDS)[number]
export const KIND_NAMES: Record<LetterKind, string> = {
  suggestion: '行政执法监督建议书',
  urging: '行政执法监督督办函',
  opinion: '行政执法监督意见书',
  decision: '行政执法监督决定书',
}

/** 文件, 信函 and plain heads of GB/T 9704-2012 §7.2, §10.1. */
export const HEADS = ['document', 'letter', 'plain'] as const
export type Head = (typeof HEADS)[number]

const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, '应为 YYYY-MM-DD')
const findings = z.array(z.string())

/** What a sentence may hold in place of words that follow the day of issue: the due day, and the rule it came from. */
export const DUE_DAY = '{限期}'
export const DUE_RULE = '{期限规则}'

/** One sentence and the findings it came from. */
const Sentence = z.strictObject({ text: z.string(), findings })
export type Sentence = z.infer<typeof Sentence>

/** A paragraph of the text. Level marks (一、（一）1.（1）) are not typed: the layout numbers h1 to h4. */
const Clause = z.strictObject({ level: z.enum(['h1', 'h2', 'h3', 'h4', 'p']), sentences: z.array(Sentence).min(1) })
export type Clause = z.infer<typeof Clause>

/** One row of the attachment 问题清单. */
const Problem = z.strictObject({
  caseNumber: z.string(),
  fact: z.string(),
  provision: z.string(),
  requirement: z.string(),
  findings,
})
export type Problem = z.infer<typeof Problem>

/** Everything that is printed, and nothing else: both emitters work from this alone. */
export const LetterSchema = z.strictObject({
  kind: z.enum(LETTER_KINDS),
  head: z.enum(HEADS),
  /** full name of the office that issues, up to 24 characters (a 人民政府 for a 决定书) */
  issuer: z.string().min(1).max(24),
  /** 主送机关, up to 40 characters, without the colon */
  addressee: z.string().min(1).max(40),
  /** up to three lines of 20 characters; a line break typed here is kept */
  title: z.string().min(1).max(66),
  urgency: z.enum(['', '特急', '加急']),
  clauses: z.array(Clause).min(1),
  attachmentTitle: z.string(),
  problems: z.array(Problem),
  /** last day for the reply, and the rule it came from in words */
  dueOn: Day.nullable(),
  dueRule: z.string(),
  signedOn: Day,
  /** 附注: contact; printed in brackets under the date */
  note: z.string(),
  copyTo: z.array(z.string()),
  printer: z.string(),
  printedOn: Day,
})
export type Letter = z.infer<typeof LetterSchema>

/** Ids of the findings a letter rests on, each once, in the order of their first appearance. */
export function findingsOf(letter: Letter): string[] {
  const ids = letter.clauses.flatMap((clause) => clause.sentences.flatMap((sentence) => sentence.findings))
  return [...new Set([...ids, ...letter.problems.flatMap((problem) => problem.findings)])]
}
