import { z } from 'zod'

/** The kinds of act that have a table of their own, by the name of that table. */
export const MAIN_KINDS = ['penalty', 'licence', 'coercion', 'inspection'] as const

/** Words that belong to the four: what has one of them is no further kind, however it goes on (行政强制措施). */
const MAIN_WORDS: readonly [word: RegExp, kind: ActKind][] = [
  [/处罚/, 'penalty'],
  [/许可/, 'licence'],
  [/强制/, 'coercion'],
  [/检查/, 'inspection'],
]
const OTHER_WORD = /^行政(?!.*(?:处罚|许可|强制|检查))\p{Script=Han}{2,8}$/u

/**
 * A kind of act. Beside the four that have a table of their own any other goes by its word, as 行政确认: which there are is data
 * (policy papers 000, 001, 003, 004: all kinds in the end), and a further one needs no new program.
 */
export const ActKind = z
  .string()
  .refine((text) => (MAIN_KINDS as readonly string[]).includes(text) || OTHER_WORD.test(text), '不是执法类型')
export type ActKind = z.infer<typeof ActKind>

/** A kind that the bureau keeps, and the day from which it is counted; null: as soon as there are cases of it. */
export const OtherKind = z.strictObject({
  word: z.string().regex(OTHER_WORD, '请写成“行政”加二至八个字，例如“行政确认”；处罚、许可、强制、检查已有各自的类型'),
  since: z.iso.date().nullable(),
})
export type OtherKind = z.infer<typeof OtherKind>

/** The further kinds that the policy papers name; a bureau changes the list and gives each its day in the settings. */
export const USUAL_OTHER_KINDS: readonly OtherKind[] = [
  '行政征收征用',
  '行政给付',
  '行政裁决',
  '行政确认',
  '行政补偿',
  '行政奖励',
].map((word) => ({ word, since: null }))

/** Which of the four a text speaks of: 行政强制措施 is coercion; undefined where it speaks of none. */
export const mainKindOf = (text: string): ActKind | undefined => MAIN_WORDS.find(([word]) => word.test(text))?.[1]

/** The word of a further kind as a table writes it, with or without 行政; undefined for what is none or has a table of its own. */
export function otherKindOf(text: string): string | undefined {
  const plain = text.normalize('NFKC').replace(/\s+/g, '')
  const word = plain.startsWith('行政') ? plain : `行政${plain}`
  // the papers count the two together
  if (word === '行政征收' || word === '行政征用') return '行政征收征用'
  return OTHER_WORD.test(word) ? word : undefined
}
