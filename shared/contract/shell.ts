import { z } from 'zod'
import { type Feature, shell as procedure } from './define.ts'

const Filter = z.strictObject({ name: z.string(), extensions: z.array(z.string()) })

export const shell = {
  'shell.chooseFiles': procedure({
    does: '请用户选择要读取的文件',
    input: z.strictObject({ title: z.string(), filters: z.array(Filter).default([]) }),
    output: z.strictObject({ paths: z.array(z.string()) }),
    topics: [],
  }),
  'shell.chooseFolder': procedure({
    does: '请用户选择一个文件夹',
    input: z.strictObject({ title: z.string() }),
    output: z.strictObject({ path: z.string().nullable() }),
    topics: [],
  }),
  'shell.saveAs': procedure({
    does: '请用户指定保存的位置和文件名',
    input: z.strictObject({ title: z.string(), name: z.string(), filters: z.array(Filter).default([]) }),
    output: z.strictObject({ path: z.string().nullable() }),
    topics: [],
  }),
} as const satisfies Feature<'shell'>
