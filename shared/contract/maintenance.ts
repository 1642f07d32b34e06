import { z } from 'zod'
import { type Feature, query, task } from './define.ts'

export const maintenance = {
  'maintenance.backUp': task({
    does: '把数据库和全部存档材料备份成一个文件',
    input: z.strictObject({ file: z.string().min(1) }),
    output: z.strictObject({ file: z.string(), files: z.int(), databaseSha256: z.string(), auditHead: z.string() }),
    topics: [],
  }),
  'maintenance.restore': task({
    does: '把备份恢复到一个新的空文件夹，逐份核对；现在的数据不动',
    input: z.strictObject({ file: z.string().min(1), folder: z.string().min(1) }),
    output: z.strictObject({ folder: z.string(), files: z.int(), auditCount: z.int(), createdAt: z.string() }),
    topics: [],
  }),
  'maintenance.examine': query({
    does: '检查数据文件夹：数据库、每份存档材料的校验值、审计链、文书编号；只看不改',
    input: z.strictObject({}),
    output: z.strictObject({
      ok: z.boolean(),
      integrity: z.string(),
      foreignKeys: z.int(),
      audit: z.strictObject({ ok: z.boolean(), count: z.int(), fault: z.string().nullable() }),
      files: z.strictObject({ recorded: z.int(), missing: z.array(z.string()), damaged: z.array(z.string()) }),
      letterNumberGaps: z.array(z.string()),
    }),
    topics: [],
  }),
} as const satisfies Feature<'maintenance'>
