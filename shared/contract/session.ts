import { z } from 'zod'
import { command, type Feature, query } from './define.ts'

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
    topics: ['session', 'cases', 'people'],
  }),
  'session.takeSeat': command({
    does: '登记现在由谁操作这台电脑；不选人员即为“本机操作员”。只作记录，不是口令',
    input: z.strictObject({ personId: z.string().nullable() }),
    output: z.strictObject({ actor: z.string() }),
    topics: ['session', 'scores', 'letters'],
  }),
} as const satisfies Feature<'session'>
