import { z } from 'zod'
import { Place, Region } from '../domain/rubrics/score-sheet.ts'
import { command, type Feature, query } from './define.ts'

export const Finding = z.strictObject({
  id: z.string(),
  sheetId: z.string(),
  sampleItemId: z.string(),
  caseKey: z.string(),
  decisionNo: z.string().nullable(),
  caseName: z.string().nullable(),
  agencyId: z.int(),
  agency: z.string(),
  itemId: z.string(),
  itemText: z.string(),
  basis: z.array(z.string()),
  effect: z.enum(['veto', 'deduct']),
  documentName: z.string().nullable(),
  sha256: z.string().nullable(),
  page: z.int().nullable(),
  /** the part of the page that was marked */
  region: Region.nullable(),
  /** more pages that show the same problem */
  further: z.array(Place),
  note: z.string(),
  state: z.enum(['proposed', 'confirmed', 'rejected']),
  decidedBy: z.string().nullable(),
  reason: z.string().nullable(),
})

export const findings = {
  'findings.list': query({
    does: '一个轮次（或全部轮次）的评查发现：案卷、评查项、文书和页码、状态',
    input: z.strictObject({
      roundId: z.string().optional(),
      sheetId: z.string().optional(),
      agencyId: z.int().optional(),
      state: z.enum(['proposed', 'confirmed', 'rejected']).optional(),
    }),
    output: z.strictObject({ findings: z.array(Finding) }),
    topics: ['findings'],
  }),
  'findings.confirm': command({
    does: '确认评查发现；确认后可以写入监督文书',
    input: z.strictObject({ findingIds: z.array(z.string()).min(1) }),
    output: z.strictObject({ confirmed: z.int() }),
    topics: ['findings'],
  }),
  'findings.reject': command({
    does: '不采纳一条评查发现，写明理由',
    input: z.strictObject({ findingId: z.string(), reason: z.string().min(1) }),
    output: z.strictObject({}),
    topics: ['findings'],
  }),
} as const satisfies Feature<'findings'>
