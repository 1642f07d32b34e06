import { z } from 'zod'
import { type Feature, query } from './define.ts'
import { PageInput, pageOf } from './page.ts'

export const audit = {
  'audit.page': query({
    does: '审计链：最新的在前，可按动作或对象筛选',
    input: z.strictObject({ action: z.string().optional(), subject: z.string().optional(), ...PageInput }),
    output: pageOf(
      z.strictObject({
        seq: z.int(),
        at: z.string(),
        actor: z.string(),
        action: z.string(),
        subject: z.string(),
        detail: z.unknown(),
        hash: z.string(),
      }),
    ),
    topics: ['audit'],
  }),
  'audit.verify': query({
    does: '从第一条起重算审计链，指出第一处不符',
    input: z.strictObject({}),
    output: z.strictObject({
      ok: z.boolean(),
      count: z.int(),
      head: z.string().nullable(),
      seq: z.int().nullable(),
      fault: z.enum(['gap', 'broken_link', 'changed']).nullable(),
    }),
    topics: ['audit'],
  }),
} as const satisfies Feature<'audit'>
