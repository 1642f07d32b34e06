import { z } from 'zod'
import { ProfileBody } from '../domain/import/import-profile.ts'
import { command, type Feature, query, task } from './define.ts'

const Id = z.strictObject({ id: z.string().max(100) })

export const importProfiles = {
  'importProfiles.list': query({
    does: '全部导入方案：本单位命名的、从别处接收的、随程序提供的',
    input: z.strictObject({}),
    output: z.strictObject({
      profiles: z.array(
        ProfileBody.extend({
          id: z.string(),
          origin: z.enum(['own', 'file', 'shipped']),
          commitsItself: z.boolean(),
          /** null of those that ship */
          savedAt: z.string().nullable(),
          savedBy: z.string().nullable(),
        }),
      ),
    }),
    topics: ['imports'],
  }),
  'importProfiles.save': command({
    does: '把一个表格各列的读法存为导入方案，或者改写已有的方案',
    input: z.strictObject({ id: z.string().max(100).optional(), body: ProfileBody }),
    output: Id,
    topics: ['imports'],
  }),
  'importProfiles.rename': command({
    does: '更改导入方案的名称',
    input: Id.extend({ name: ProfileBody.shape.name }),
    output: z.strictObject({}),
    topics: ['imports'],
  }),
  'importProfiles.letCommit': command({
    does: '设定收件夹中按这个方案读入、没有拒绝的文件是否不经人确认即入库',
    input: Id.extend({ commitsItself: z.boolean() }),
    output: z.strictObject({}),
    topics: ['imports'],
  }),
  'importProfiles.remove': command({
    does: '删除一个导入方案；已读入的批次不受影响',
    input: Id,
    output: z.strictObject({}),
    topics: ['imports'],
  }),
  'importProfiles.export': task({
    does: '把导入方案写成文件，供其他电脑接收',
    input: Id.extend({ file: z.string().min(1) }),
    output: z.strictObject({ file: z.string() }),
    topics: [],
  }),
  'importProfiles.takeOver': task({
    does: '接收别的电脑导出的导入方案文件；不合要求的说明原因，什么也不留下',
    input: z.strictObject({ file: z.string().min(1) }),
    output: Id.extend({ name: z.string() }),
    topics: ['imports'],
  }),
} as const satisfies Feature<'importProfiles'>
