import { z } from 'zod'
import { type Feature, query } from './define.ts'
import { PageInput, pageOf } from './page.ts'

const Filter = {
  action: z.string().optional(),
  actor: z.string().optional(),
  subject: z.string().optional(),
  /** civil days in China, both included */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
}

export const audit = {
  'audit.page': query({
    does: '审计链：最新的在前，可按操作、操作员、对象和日期筛选',
    input: z.strictObject({ ...Filter, ...PageInput }),
    output: pageOf(
      z.strictObject({
        seq: z.int(),
        at: z.string(),
        actor: z.string(),
        action: z.string(),
        subject: z.string(),
        detail: z.unknown(),
        prevHash: z.string(),
        hash: z.string(),
      }),
    ),
    topics: ['audit'],
  }),
  'audit.choices': query({
    does: '审计链里出现过的操作和操作员，供筛选',
    input: z.strictObject({}),
    output: z.strictObject({ actions: z.array(z.string()), actors: z.array(z.string()) }),
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
