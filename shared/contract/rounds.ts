import { z } from 'zod'
import { SamplingDesign } from '../domain/sampling/design.ts'
import { ActKind } from './cases.ts'
import { command, type Feature, query, task } from './define.ts'

/** Which cases a round looks at. Only complete cases can be in a frame. */
export const RoundFilter = z.strictObject({
  from: z.iso.date(),
  to: z.iso.date(),
  kinds: z.array(ActKind).min(1),
  procedures: z.array(z.enum(['general', 'summary', 'standard', 'unknown'])).optional(),
  agencyIds: z.array(z.int()).optional(),
  regions: z.array(z.string()).optional(),
  tags: z.array(z.string()).optional(),
  withDocuments: z.boolean().default(false),
})
export type RoundFilter = z.infer<typeof RoundFilter>

export const PinnedRubric = z.strictObject({
  kind: ActKind,
  procedure: z.enum(['general', 'summary', 'standard']),
  rubricId: z.string(),
})

export type PinnedRubric = z.infer<typeof PinnedRubric>

const Round = z.strictObject({
  id: z.string(),
  title: z.string(),
  filter: RoundFilter,
  rubrics: z.array(PinnedRubric),
  state: z.enum(['planned', 'frozen', 'drawn']),
  frame: z
    .strictObject({
      sha256: z.string(),
      caseCount: z.int(),
      design: SamplingDesign,
      excluded: z.record(z.string(), z.int()),
      frozenAt: z.string(),
      frozenBy: z.string(),
    })
    .nullable(),
})

export const rounds = {
  'rounds.create': command({
    does: '新建评查轮次：名称、范围，并固定各类案卷所用的评查标准',
    input: z.strictObject({
      title: z.string().min(1).max(80),
      filter: RoundFilter,
      rubrics: z.array(PinnedRubric).default([]),
    }),
    output: z.strictObject({ roundId: z.string() }),
    topics: ['rounds'],
  }),
  'rounds.list': query({
    does: '评查轮次一览',
    input: z.strictObject({}),
    output: z.strictObject({ rounds: z.array(Round) }),
    topics: ['rounds'],
  }),
  'rounds.get': query({
    does: '一个评查轮次：范围、评查标准、名单与抽样设计',
    input: z.strictObject({ roundId: z.string() }),
    output: Round,
    topics: ['rounds'],
  }),
  'rounds.preview': query({
    does: '冻结前核对：入选件数、未入选件数及原因、文号断号、与机关报送数不符之处',
    input: z.strictObject({
      roundId: z.string(),
      reported: z.array(z.strictObject({ agencyId: z.int(), kind: ActKind, count: z.int().min(0) })).default([]),
    }),
    output: z.strictObject({
      cases: z.int(),
      excluded: z.array(z.strictObject({ reason: z.string(), cases: z.int(), examples: z.array(z.string()) })),
      numberGaps: z.array(
        z.strictObject({
          sequence: z.string(),
          year: z.int(),
          first: z.int(),
          last: z.int(),
          present: z.int(),
          missing: z.array(z.int()),
        }),
      ),
      mismatches: z.array(z.strictObject({ agencyId: z.int(), kind: ActKind, reported: z.int(), imported: z.int() })),
    }),
    topics: ['rounds', 'cases'],
  }),
  'rounds.freeze': task({
    does: '冻结名单：写出 frame.csv，名单校验值和整个抽样设计先于种子进入审计链',
    input: z.strictObject({ roundId: z.string(), design: SamplingDesign }),
    output: z.strictObject({ sha256: z.string(), cases: z.int() }),
    topics: ['rounds'],
  }),
  'rounds.excluded': query({
    does: '冻结时未列入名单的案卷，逐件列出原因',
    input: z.strictObject({
      roundId: z.string(),
      /** case key after which the list goes on */
      after: z.string().default(''),
      limit: z.int().min(1).max(1000).default(200),
    }),
    output: z.strictObject({ cases: z.array(z.strictObject({ caseKey: z.string(), reason: z.string() })) }),
    topics: ['rounds'],
  }),
} as const satisfies Feature<'rounds'>
