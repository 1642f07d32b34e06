import { z } from 'zod'
import { type Feature, query } from './define.ts'

export const agencies = {
  'agencies.list': query({
    does: '执法机关名录：由导入的记录产生，附案件数',
    input: z.strictObject({}),
    output: z.strictObject({
      agencies: z.array(
        z.strictObject({
          id: z.int(),
          name: z.string(),
          uscc: z.string().nullable(),
          region: z.string().nullable(),
          cases: z.int(),
        }),
      ),
    }),
    topics: ['agencies', 'cases'],
  }),
} as const satisfies Feature<'agencies'>
