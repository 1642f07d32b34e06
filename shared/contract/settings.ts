import { z } from 'zod'
import { SettingsSchema } from '../domain/settings.ts'
import { command, type Feature, query } from './define.ts'

export const settings = {
  'settings.get': query({
    does: '读取本单位设置',
    input: z.strictObject({}),
    output: SettingsSchema,
    topics: ['settings'],
  }),
  'settings.save': command({
    does: '修改本单位设置：只改给出的部分，其余不动',
    input: z.strictObject({ changes: z.partialRecord(SettingsSchema.keyof(), z.record(z.string(), z.unknown())) }),
    output: SettingsSchema,
    topics: ['settings'],
  }),
} as const satisfies Feature<'settings'>
