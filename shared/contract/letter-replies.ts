import { z } from 'zod'
import { command, type Feature, query } from './define.ts'

const Kind = z.enum(['report', 'objection', 'other'])

export const letterReplies = {
  'letters.replies': query({
    does: '一份监督文书收到的回复：整改情况报告、异议和其他',
    input: z.strictObject({ letterId: z.string() }),
    output: z.strictObject({
      replies: z.array(
        z.strictObject({
          id: z.string(),
          kind: Kind,
          receivedOn: z.string(),
          note: z.string(),
          enteredAt: z.string(),
          enteredBy: z.string(),
          /** entered by mistake: it no longer counts */
          withdrawn: z.strictObject({ reason: z.string(), at: z.string(), by: z.string() }).nullable(),
        }),
      ),
    }),
    topics: ['letters'],
  }),
  'letters.recordReply': command({
    does: '登记收到的回复；收到整改情况报告后不再列为未回复',
    input: z.strictObject({
      letterId: z.string(),
      kind: Kind,
      receivedOn: z.iso.date(),
      note: z.string().max(2000).default(''),
    }),
    output: z.strictObject({ replyId: z.string() }),
    topics: ['letters'],
  }),
  'letters.withdrawReply': command({
    does: '撤回误登记的回复，写明理由；原登记保留，没有其他整改情况报告的文书重新列为未回复',
    input: z.strictObject({ replyId: z.string(), reason: z.string().trim().min(1).max(500) }),
    output: z.strictObject({}),
    topics: ['letters'],
  }),
} as const satisfies Feature<'letters'>
