import { z } from 'zod'
import { type Feature, query } from './define.ts'

export const session = {
  'session.info': query({
    does: '程序版本、数据文件夹是否为演练、当前操作员和日期',
    input: z.strictObject({}),
    output: z.strictObject({
      version: z.string(),
      rehearsal: z.boolean(),
      actor: z.string(),
      today: z.iso.date(),
      cases: z.int(),
    }),
    topics: ['session', 'cases'],
  }),
} as const satisfies Feature<'session'>
