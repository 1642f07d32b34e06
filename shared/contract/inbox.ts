import { z } from 'zod'
import { command, type Feature, query, task } from './define.ts'
import { ImportBatch } from './import-shapes.ts'
import { PageInput, pageOf } from './page.ts'

const Id = z.strictObject({ id: z.int() })
const Name = z.string().min(1).max(1000)
const STATES = ['staged', 'known', 'failed', 'dismissed'] as const

export const inbox = {
  'inbox.get': query({
    does: '收件夹：在哪里、能不能打开、里面等着读入的文件',
    input: z.strictObject({}),
    output: z.strictObject({
      folder: z.strictObject({ folder: z.string(), chosenAt: z.string(), chosenBy: z.string() }).nullable(),
      reachable: z.boolean(),
      waiting: z.array(z.strictObject({ name: z.string(), size: z.int() })),
    }),
    topics: ['inbox'],
  }),
  'inbox.items': query({
    does: '收件夹里取过的文件和各自的结果，新的在前',
    input: z.strictObject({ state: z.enum(STATES).optional(), ...PageInput }),
    output: pageOf(
      z.strictObject({
        id: z.int(),
        name: z.string(),
        /** staged 已读入, known 以前收过, failed 没有读入, dismissed 没有读入而不再提示 */
        state: z.enum(STATES),
        batchId: z.string().nullable(),
        batchState: ImportBatch.shape.state.nullable(),
        rows: z.int().nullable(),
        /** why it was not read in */
        reason: z.string().nullable(),
        at: z.string(),
      }),
    ),
    topics: ['inbox', 'imports'],
  }),
  'inbox.choose': task({
    does: '把用户选定的文件夹设为收件夹，其中的新文件自动读入并暂存',
    input: z.strictObject({ folder: z.string().min(1) }),
    output: z.strictObject({}),
    topics: ['inbox'],
  }),
  'inbox.leave': command({
    does: '停用收件夹，其中的文件不动',
    input: z.strictObject({}),
    output: z.strictObject({}),
    topics: ['inbox'],
  }),
  'inbox.pickUp': task({
    does: '读入收件夹里的一个文件并暂存；内容以前收过的只记下',
    input: z.strictObject({ name: Name }),
    output: z.strictObject({
      batchId: z.string().nullable(),
      /** nothing was refused, and the profiles it was read by may commit by themselves */
      mayCommit: z.boolean(),
    }),
    topics: ['inbox', 'imports'],
  }),
  'inbox.refuse': task({
    does: '记下收件夹里一个文件没有读入的原因，文件留在原处',
    input: z.strictObject({ name: Name, reason: z.string().min(1).max(2000) }),
    output: z.strictObject({}),
    topics: ['inbox'],
  }),
  'inbox.retry': command({
    does: '再次读入收件夹里没有读入的文件',
    input: Id,
    output: z.strictObject({}),
    topics: ['inbox'],
  }),
  'inbox.dismiss': command({
    does: '不再提示收件夹里没有读入的文件',
    input: Id,
    output: z.strictObject({}),
    topics: ['inbox'],
  }),
} as const satisfies Feature<'inbox'>
