import { z } from 'zod'
import { Term } from './terms.ts'

/** What stands in a cell of a profile that nobody could verify. */
export const CHECK_LOCALLY = '请核对本地规定'

/**
 * A local term: the term with its provision, or «请核对本地规定» with a term that the program proposes meanwhile
 * (`verified` false: the source is ours or unseen).
 */
export const LocalTerm = z.strictObject({
  term: Term.nullable(),
  verified: z.boolean(),
  source: z.string().min(1),
})
export type LocalTerm = z.infer<typeof LocalTerm>

const Rule = z.strictObject({ value: z.string().min(1), verified: z.boolean(), source: z.string().min(1) })

/** Supervision law of a place, as `resources/profiles/<id>.json` (law-supervision §2). */
export const PlaceProfile = z.strictObject({
  id: z.string().regex(/^[a-z]+$/),
  name: z.string(),
  law: z.string(),
  /** term in which the agency reports back, by kind of letter; counted from the issue day until the receipt is known */
  reply: z.strictObject({ suggestion: LocalTerm, urging: LocalTerm, opinion: LocalTerm, decision: LocalTerm }),
  /** 复查: term to object, and term of the supervision body to answer */
  objection: z.strictObject({ raise: LocalTerm, answer: LocalTerm }),
  /** first letter to an agency after a finding, as the place names it */
  firstLetter: Rule,
  twoSupervisors: Rule,
  /** 重大处罚备案 */
  majorPenaltyFiling: LocalTerm,
})
export type PlaceProfile = z.infer<typeof PlaceProfile>
export type ReplyKind = keyof PlaceProfile['reply']
