import { z } from 'zod'

/** What may cut a frame into strata. */
export const StratumKey = z.enum(['agency', 'kind', 'region', 'month'])

/** How many cases each stratum gives. */
export const Allocation = z.discriminatedUnion('rule', [
  /** n in all, by largest remainder */
  z.strictObject({ rule: z.literal('proportional'), size: z.int().min(1) }),
  /** the same number from each */
  z.strictObject({ rule: z.literal('fixed'), each: z.int().min(1) }),
  /** a percentage of each, rounded up, at least a minimum */
  z.strictObject({ rule: z.literal('percentage'), percent: z.int().min(1).max(100), least: z.int().min(0) }),
])

/** The whole sampling design: fixed and in the audit chain before a seed exists. */
export const SamplingDesign = z.strictObject({
  method: z.discriminatedUnion('name', [
    z.strictObject({ name: z.literal('simple'), size: z.int().min(1) }),
    z.strictObject({ name: z.literal('stratified'), by: z.array(StratumKey).min(1).max(4), allocation: Allocation }),
    z.strictObject({ name: z.literal('proportionalToFine'), size: z.int().min(1) }),
  ]),
  /** strata with fewer cases than this are taken whole */
  allIfFewerThan: z.int().min(0).default(0),
  /** drawn apart and reported apart; they leave the random frame */
  mandatory: z.array(z.string()).default([]),
  nominated: z.array(z.string()).default([]),
})
export type SamplingDesign = z.infer<typeof SamplingDesign>
