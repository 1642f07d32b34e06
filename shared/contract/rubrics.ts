import { z } from 'zod'
import { Rubric } from '../domain/rubrics/rubric.ts'
import { command, type Feature, query } from './define.ts'

const RubricRow = z.strictObject({
  id: z.string(),
  name: z.string(),
  version: z.string(),
  title: z.string(),
  kind: z.string(),
  procedure: z.string(),
  effectiveFrom: z.string(),
  sha256: z.string(),
  usedByRounds: z.int(),
})

export const rubrics = {
  'rubrics.list': query({
    does: '案卷评查标准一览：各版本、适用类型、启用日期',
    input: z.strictObject({}),
    output: z.strictObject({ rubrics: z.array(RubricRow) }),
    topics: ['rubrics'],
  }),
  'rubrics.get': query({
    does: '一个评查标准的全文',
    input: z.strictObject({ rubricId: z.string() }),
    output: z.strictObject({ rubric: Rubric }),
    topics: ['rubrics'],
  }),
  'rubrics.import': command({
    does: '导入本地的评查标准（JSON）；有一处不合要求即不接收，并逐条列出',
    input: z.strictObject({ rubric: z.unknown() }),
    output: z.strictObject({ rubricId: z.string() }),
    topics: ['rubrics'],
  }),
} as const satisfies Feature<'rubrics'>
