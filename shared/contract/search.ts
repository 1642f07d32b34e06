import { z } from 'zod'
import { type Feature, query } from './define.ts'

export const search = {
  'search.everything': query({
    does: '全局查找：案卷、执法机关、评查轮次、监督文书，每样列出前几条',
    input: z.strictObject({ text: z.string().max(200), limit: z.int().min(1).max(20).default(6) }),
    output: z.strictObject({
      cases: z.array(
        z.strictObject({
          id: z.int(),
          number: z.string().nullable(),
          caseName: z.string().nullable(),
          partyNames: z.string(),
          agency: z.string().nullable(),
        }),
      ),
      /** all cases that were found */
      casesTotal: z.int(),
      agencies: z.array(z.strictObject({ id: z.int(), name: z.string(), cases: z.int() })),
      rounds: z.array(
        z.strictObject({ id: z.string(), title: z.string(), state: z.enum(['planned', 'frozen', 'drawn']) }),
      ),
      letters: z.array(
        z.strictObject({
          id: z.string(),
          number: z.string(),
          title: z.string(),
          state: z.enum(['draft', 'issued', 'voided']),
        }),
      ),
    }),
    topics: ['cases', 'agencies', 'rounds', 'letters'],
  }),
} as const satisfies Feature<'search'>
