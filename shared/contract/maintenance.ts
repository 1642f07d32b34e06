import { z } from 'zod'
import { type Feature, task } from './define.ts'

export const maintenance = {
  'maintenance.backUp': task({
    does: '把数据库和全部存档材料备份成一个文件',
    input: z.strictObject({ file: z.string().min(1) }),
    output: z.strictObject({ file: z.string(), files: z.int(), databaseSha256: z.string(), auditHead: z.string() }),
    topics: [],
  }),
} as const satisfies Feature<'maintenance'>
