import { z } from 'zod'
import { type Feature, query, task } from './define.ts'

export const texts = {
  'texts.state': query({
    does: '卷内 PDF 的文字读出了多少：待读、已读、无文字层、没有读完',
    input: z.strictObject({}),
    /** files */
    output: z.strictObject({ waiting: z.int(), read: z.int(), silent: z.int(), unread: z.int() }),
    topics: ['cases', 'texts'],
  }),
  'texts.read': task({
    does: '读出卷内 PDF 的文字，编入检索；平时在后台自动进行',
    input: z.strictObject({
      /** also what a limit or a breakdown kept from being read before */
      again: z.boolean().default(false),
    }),
    output: z.strictObject({ files: z.int() }),
    topics: ['texts'],
  }),
} as const satisfies Feature<'texts'>
