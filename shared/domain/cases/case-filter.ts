import { z } from 'zod'
import { ActKind } from '../act-kinds.ts'

/** Which cases of the library a list shows: a text to be found and conditions on fields. Pure data: it stands in addresses
 * and saved views. */

const Procedure = z.enum(['general', 'summary', 'standard', 'unknown'])
/** How far a case has come, by the days that are known of it. */
export const CASE_STAGES = ['filed', 'decided', 'closed', 'undated'] as const
const set = <F extends string, V extends z.ZodType>(field: F, value: V) =>
  z.strictObject({ field: z.literal(field), operator: z.enum(['in', 'notIn']), value: z.array(value).min(1).max(200) })
const days = <F extends string>(field: F) =>
  z.strictObject({
    field: z.literal(field),
    operator: z.enum(['between', 'known', 'unknown']),
    /** first and last day, both included; only of `between` */
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
  })
const words = <F extends string>(field: F) =>
  z.strictObject({ field: z.literal(field), operator: z.literal('contains'), value: z.string().min(1).max(200) })
const flag = <F extends string>(field: F) =>
  z.strictObject({ field: z.literal(field), operator: z.literal('is'), value: z.boolean() })

export const CaseCondition = z.discriminatedUnion('field', [
  set('kind', ActKind),
  set('procedure', Procedure),
  set('agency', z.int()),
  set('region', z.string()),
  set('remedy', z.enum(['yes', 'no', 'unknown'])),
  set('stage', z.enum(CASE_STAGES)),
  set('batch', z.string()),
  z.strictObject({
    field: z.literal('tags'),
    operator: z.enum(['any', 'all', 'none']),
    value: z.array(z.string().min(1)).min(1).max(50),
  }),
  days('decidedOn'),
  days('filedOn'),
  days('closedOn'),
  z.strictObject({
    field: z.literal('fine'),
    operator: z.enum(['between', 'known', 'unknown']),
    /** fen, both included; only of `between` */
    from: z.int().min(0).optional(),
    to: z.int().min(0).optional(),
  }),
  words('number'),
  words('party'),
  words('facts'),
  flag('documents'),
  flag('complete'),
  /** an import says something else than a person typed, and nobody has decided yet */
  flag('undecided'),
])
export type CaseCondition = z.infer<typeof CaseCondition>
export type CaseField = CaseCondition['field']

export const CaseFilter = z.strictObject({
  /** words to be found in number, name, agency, party or facts */
  text: z.string().max(200).default(''),
  /** also in the text of the documents */
  inDocuments: z.boolean().default(false),
  /** whether every condition must hold, or one of them */
  match: z.enum(['all', 'any']).default('all'),
  conditions: z.array(CaseCondition).max(30).default([]),
})
export type CaseFilter = z.infer<typeof CaseFilter>

/** What a list can be sorted by; every sort ends in the order of arrival. */
export const CASE_SORTS = [
  'decidedOn',
  'filedOn',
  'closedOn',
  'number',
  'caseName',
  'agency',
  'kind',
  'procedure',
  'region',
  'fine',
] as const
export const CaseSort = z.strictObject({ column: z.enum(CASE_SORTS), descending: z.boolean() })
export type CaseSort = z.infer<typeof CaseSort>
