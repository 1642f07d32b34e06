import { z } from 'zod'
import { ActKind } from '../domain/act-kinds.ts'
import { SamplingDesign, StratumKey } from '../domain/sampling/design.ts'
import { command, type Feature, query, task } from './define.ts'
import { PageInput, pageOf } from './page.ts'

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

/** How many cases an agency says it has of a kind in the period: compared with what was imported. */
export const ReportedTotal = z.strictObject({ agencyId: z.int(), kind: ActKind, count: z.int().min(0) })
export type ReportedTotal = z.infer<typeof ReportedTotal>

const Counted = z.strictObject({ name: z.string(), cases: z.int() })

const Round = z.strictObject({
  id: z.string(),
  title: z.string(),
  filter: RoundFilter,
  rubrics: z.array(PinnedRubric),
  state: z.enum(['planned', 'frozen', 'drawn']),
  createdAt: z.string(),
  createdBy: z.string(),
  /** what was noted before the freeze: the design in mind and the totals that agencies reported */
  plan: z.strictObject({
    design: SamplingDesign.nullable(),
    reported: z.array(ReportedTotal),
    /** cases left out one by one, each with a written reason */
    excluded: z.array(z.strictObject({ caseKey: z.string(), reason: z.string(), by: z.string(), at: z.string() })),
  }),
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
  /** null before the first draw */
  sample: z
    .strictObject({
      drawnAt: z.string(),
      drawnBy: z.string(),
      thrownBy: z.string(),
      draws: z.int(),
      /** cases to be scored: drawn, not replaced and not missing */
      cases: z.int(),
      /** of these: with a submitted sheet, and with a confirmed result */
      submitted: z.int(),
      confirmed: z.int(),
      unavailable: z.int(),
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
    topics: ['rounds', 'samples', 'scores', 'findings'],
  }),
  'rounds.get': query({
    does: '一个评查轮次：范围、评查标准、名单与抽样设计',
    input: z.strictObject({ roundId: z.string() }),
    output: Round,
    topics: ['rounds', 'samples', 'scores', 'findings'],
  }),
  'rounds.choices': query({
    does: '新建轮次时可选的范围：有案卷的日期、类型、行政区划和标签，各有多少件',
    input: z.strictObject({}),
    output: z.strictObject({
      first: z.string().nullable(),
      last: z.string().nullable(),
      kinds: z.array(z.strictObject({ kind: ActKind, cases: z.int() })),
      regions: z.array(Counted),
      tags: z.array(Counted),
    }),
    topics: ['cases'],
  }),
  'rounds.countScope': query({
    does: '按所选范围数一数：能列入名单的件数，不能列入的件数及原因',
    input: z.strictObject({ filter: RoundFilter }),
    output: z.strictObject({
      cases: z.int(),
      excluded: z.array(z.strictObject({ reason: z.string(), cases: z.int() })),
    }),
    topics: ['cases'],
  }),
  'rounds.revise': command({
    does: '名单冻结前修改评查轮次的名称、范围和评查标准',
    input: z.strictObject({
      roundId: z.string(),
      title: z.string().min(1).max(80),
      filter: RoundFilter,
      rubrics: z.array(PinnedRubric).default([]),
    }),
    output: z.strictObject({}),
    topics: ['rounds'],
  }),
  'rounds.plan': command({
    does: '名单冻结前记下抽样设计和各机关报送的件数；冻结前都可以改',
    input: z.strictObject({
      roundId: z.string(),
      design: SamplingDesign.nullable(),
      reported: z.array(ReportedTotal),
    }),
    output: z.strictObject({}),
    topics: ['rounds'],
  }),
  'rounds.discarded': query({
    does: '名单冻结前已删除的评查轮次：名称、何时、何人',
    input: z.strictObject({}),
    output: z.strictObject({
      rounds: z.array(z.strictObject({ roundId: z.string(), title: z.string(), at: z.string(), by: z.string() })),
    }),
    topics: ['rounds'],
  }),
  'rounds.discard': command({
    does: '删除名单还没有冻结的评查轮次',
    input: z.strictObject({ roundId: z.string() }),
    output: z.strictObject({}),
    topics: ['rounds'],
  }),
  'rounds.exclude': command({
    does: '名单冻结前逐件排除案卷，写明理由（如本年度已评查、正在争议中）',
    input: z.strictObject({ roundId: z.string(), caseKey: z.string().min(1), reason: z.string().min(1).max(200) }),
    output: z.strictObject({}),
    topics: ['rounds'],
  }),
  'rounds.include': command({
    does: '名单冻结前取消逐件排除',
    input: z.strictObject({ roundId: z.string(), caseKey: z.string().min(1) }),
    output: z.strictObject({}),
    topics: ['rounds'],
  }),
  'rounds.strata': query({
    does: '冻结前的各层件数，供分配样本时核对；必查和自荐的案卷不计在内',
    input: z.strictObject({
      roundId: z.string(),
      by: z.array(StratumKey).max(4),
      apart: z.array(z.string()).default([]),
    }),
    output: z.strictObject({
      cases: z.int(),
      /** cases with a fine, the only ones that a draw proportional to fines can take */
      fined: z.int(),
      strata: z.array(z.strictObject({ name: z.string(), size: z.int() })),
      /** keys of `apart` that are not in the scope */
      unknown: z.array(z.string()),
    }),
    topics: ['rounds', 'cases'],
  }),
  'rounds.frame': query({
    does: '已冻结的抽样名单，按名单的次序分页',
    input: z.strictObject({ roundId: z.string(), contains: z.string().default(''), ...PageInput }),
    output: pageOf(
      z.strictObject({
        caseKey: z.string(),
        agency: z.string(),
        kind: z.string(),
        procedure: z.string(),
        region: z.string(),
        month: z.string(),
        fineFen: z.int(),
      }),
    ),
    topics: ['rounds'],
  }),
  'rounds.preview': query({
    does: '冻结前核对：入选件数、未入选件数及原因、文号断号、与机关报送数不符之处',
    input: z.strictObject({
      roundId: z.string(),
      reported: z.array(ReportedTotal).default([]),
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
      /** cases of the period by agency and kind, whatever the scope */
      imported: z.array(z.strictObject({ agencyId: z.int(), kind: ActKind, cases: z.int() })),
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
    does: '未列入名单的案卷，逐件列出原因：冻结前按现在的范围，冻结后按冻结时',
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
