import { z } from 'zod'
import { command, type Feature, query } from './define.ts'
import { PageInput, pageOf } from './page.ts'

export const ActKind = z.enum(['penalty', 'licence', 'coercion', 'inspection'])
const Json = z.record(z.string(), z.unknown())

export const CaseRow = z.strictObject({
  id: z.int(),
  caseKey: z.string(),
  kind: ActKind,
  agency: z.string().nullable(),
  decisionNo: z.string().nullable(),
  caseNo: z.string().nullable(),
  caseName: z.string().nullable(),
  procedure: z.enum(['general', 'summary', 'standard', 'unknown']),
  filedOn: z.string().nullable(),
  decidedOn: z.string().nullable(),
  fineFen: z.int().nullable(),
  complete: z.boolean(),
  documents: z.int(),
})

export const cases = {
  'cases.page': query({
    does: '案卷库：按类型、机关、日期、文号筛选，分页列出',
    input: z.strictObject({
      kind: ActKind.optional(),
      agencyId: z.int().optional(),
      from: z.iso.date().optional(),
      to: z.iso.date().optional(),
      number: z.string().optional(),
      complete: z.boolean().optional(),
      withDocuments: z.boolean().optional(),
      ...PageInput,
    }),
    output: pageOf(CaseRow),
    topics: ['cases'],
  }),
  'cases.get': query({
    does: '一件案卷：事实及其来源、当事人、材料目录',
    input: z.strictObject({ caseKey: z.string() }),
    output: CaseRow.extend({
      inRemedy: z.enum(['yes', 'no', 'unknown']),
      tags: z.array(z.string()),
      version: z.int(),
      versions: z.array(
        z.strictObject({
          version: z.int(),
          batchId: z.string(),
          row: z.int(),
          partyKey: z.string(),
          facts: Json,
          original: z.unknown(),
        }),
      ),
      parties: z.array(z.strictObject({ position: z.int(), name: z.string().nullable(), type: z.string().nullable() })),
      documentList: z.array(
        z.strictObject({
          position: z.int(),
          name: z.string(),
          kind: z.string().nullable(),
          title: z.string().nullable(),
          volume: z.enum(['main', 'secret']),
          sha256: z.string(),
          realType: z.string(),
          pages: z.int().nullable(),
          readable: z.boolean(),
        }),
      ),
    }),
    topics: ['cases'],
  }),
  'cases.setRemedy': command({
    does: '登记案件是否已进入行政复议或者行政诉讼（行政执法监督条例第三十三条）',
    input: z.strictObject({ caseKey: z.string(), inRemedy: z.enum(['yes', 'no', 'unknown']) }),
    output: z.strictObject({ inRemedy: z.enum(['yes', 'no', 'unknown']) }),
    topics: ['cases'],
  }),
  'cases.tag': command({
    does: '给案卷加上或者去掉标签',
    input: z.strictObject({ caseKey: z.string(), tags: z.array(z.string().min(1).max(40)).max(50) }),
    output: z.strictObject({ tags: z.array(z.string()) }),
    topics: ['cases'],
  }),
} as const satisfies Feature<'cases'>
