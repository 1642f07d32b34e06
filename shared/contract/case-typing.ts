import { z } from 'zod'
import { FileProblem } from '../domain/import/file-report.ts'
import { CASE_TABLES } from '../domain/import/tables.ts'
import { command, type Feature, query } from './define.ts'

/** What a person types: only the facts that are to change; an empty text empties a fact. */
const Typing = {
  /** of a new case; one that stands keeps its own */
  kind: z.enum(CASE_TABLES),
  /** null: a new case */
  caseId: z.int().nullable(),
  /** place in `standing` of `cases.get`; null: a new case, or a further party of a joint decision */
  party: z.int().min(0).nullable(),
  facts: z.record(z.string().regex(/^[a-z_]+$/), z.string().max(20_000)),
}
const Version = z.int().nullable()

export const caseTyping = {
  'cases.checkTyping': query({
    does: '检查手工录入的内容：与导入用同样的规则和同样的话',
    input: z.strictObject(Typing),
    output: z.strictObject({
      problems: z.array(FileProblem),
      /** field → how it will be kept, where that differs from what was typed */
      reads: z.record(z.string(), z.string()),
      /** fields whose text cannot be read: they stand in the way of saving */
      unread: z.array(z.string()),
      /** what is missing for a complete case, in words */
      missing: z.array(z.string()),
      /** the case that stands already under this agency and number */
      known: z.strictObject({ caseId: z.int(), caseKey: z.string() }).nullable(),
      /** how many facts would change */
      changes: z.int(),
    }),
    topics: ['cases'],
  }),
  'cases.type': command({
    does: '手工录入或者改正案卷：新案卷、共同当事人、事实项；原来的值留在版本里',
    input: z.strictObject({
      ...Typing,
      /** the version that the person saw; null: a new case */
      version: Version,
      /** lands as 资料不全 though something needed is missing */
      allowIncomplete: z.boolean().default(false),
    }),
    output: z.strictObject({
      caseId: z.int(),
      caseKey: z.string(),
      batchId: z.string(),
      version: z.int(),
      /** false where the case stands in a frozen frame: then it is put right by typing again */
      canUndo: z.boolean(),
    }),
    topics: ['cases', 'agencies', 'imports'],
  }),
  'cases.decideFact': command({
    does: '核定事实项：手工值与后来导入的值不同时，保留手工值或者采用导入的值',
    input: z.strictObject({
      caseId: z.int(),
      party: z.int().min(0),
      field: z.string(),
      decision: z.enum(['keep', 'take']),
      version: Version,
    }),
    output: z.strictObject({ version: z.int() }),
    topics: ['cases', 'agencies', 'imports'],
  }),
  'cases.showNumbers': command({
    does: '查看完整证件号码：须有权限，每次查看记入审计',
    input: z.strictObject({ caseId: z.int() }),
    output: z.strictObject({
      parties: z.array(z.strictObject({ party: z.int(), facts: z.record(z.string(), z.string()) })),
    }),
    topics: [],
  }),
} as const satisfies Feature<'cases'>
