import { z } from 'zod'
import { command, type Feature, query } from './define.ts'

const Counted = z.strictObject({ name: z.string(), count: z.int() })

export const results = {
  'results.confirm': command({
    does: '确认一个机关在本轮的评查结果（查明）：全部案卷已评、全部发现已定',
    input: z.strictObject({ roundId: z.string(), agencyId: z.int() }),
    output: z.strictObject({ cases: z.int() }),
    topics: ['scores', 'findings'],
  }),
  'results.list': query({
    does: '一个轮次各件样本案卷的确认结果：得分、等次、是否否决、确认人',
    input: z.strictObject({ roundId: z.string() }),
    output: z.strictObject({
      cases: z.array(
        z.strictObject({
          sampleItemId: z.string(),
          caseKey: z.string(),
          agency: z.string(),
          origin: z.string(),
          unavailable: z.enum(['unavailable', 'excused']).nullable(),
          totalHundredths: z.int().nullable(),
          grade: z.string().nullable(),
          vetoed: z.boolean(),
          /** null: not confirmed yet */
          confirmedBy: z.string().nullable(),
        }),
      ),
    }),
    topics: ['scores', 'samples'],
  }),
  'results.round': query({
    does: '一个轮次的结果：等次分布、合格率及其基数和定义、常见问题；简单随机抽样时另给精确上界',
    input: z.strictObject({ roundId: z.string() }),
    output: z.strictObject({
      title: z.string(),
      definition: z.string(),
      /** cases drawn at random and not excused: the base of the rate */
      base: z.int(),
      passed: z.int(),
      rate: z.string(),
      pending: z.int(),
      grades: z.array(Counted),
      agencies: z.array(
        z.strictObject({
          agencyId: z.int(),
          agency: z.string(),
          base: z.int(),
          passed: z.int(),
          rate: z.string(),
          confirmed: z.boolean(),
        }),
      ),
      /** mandatory and nominated cases, reported apart and never in a rate */
      apart: z.array(Counted),
      commonItems: z.array(
        z.strictObject({ itemId: z.string(), text: z.string(), cases: z.int(), occurrences: z.int() }),
      ),
      /** stratified draws: each stratum speaks for itself, there is no pooled bound; `failing` null while it is not wholly decided */
      strata: z.array(
        z.strictObject({
          name: z.string(),
          cases: z.int(),
          base: z.int(),
          passed: z.int(),
          rate: z.string(),
          failing: z.int().nullable(),
        }),
      ),
      bound: z.strictObject({ failing: z.int(), cases: z.int(), inWords: z.string() }).nullable(),
    }),
    topics: ['scores', 'samples', 'findings'],
  }),
} as const satisfies Feature<'results'>
