import { z } from 'zod'
import { SamplingDesign } from '../domain/sampling/design.ts'
import { command, type Feature, query, task } from './define.ts'

const Seed = z.string().regex(/^[0-9]{20,}$/, '种子须是至少 20 位数字')

export const SampleItem = z.strictObject({
  id: z.string(),
  drawNumber: z.int(),
  caseKey: z.string(),
  caseId: z.int(),
  kind: z.string(),
  procedure: z.string(),
  agency: z.string(),
  stratum: z.string(),
  position: z.int(),
  ticket: z.string(),
  origin: z.enum(['random', 'certainty', 'mandatory', 'nominated', 'replacement']),
  /** 案卷不能提供: worst case; excused: replaced by the next in order */
  unavailable: z.enum(['unavailable', 'excused']).nullable(),
  excuse: z.string().nullable(),
  reason: z.string().nullable(),
  /** case key of the case that came in its place */
  replacedBy: z.string().nullable(),
  /** everything that was recorded of this file, in order; `found`: it turned up */
  history: z.array(
    z.strictObject({
      kind: z.enum(['unavailable', 'excused', 'found']),
      excuse: z.string().nullable(),
      reason: z.string(),
      at: z.string(),
      by: z.string(),
    }),
  ),
  /** the case has been changed by an import since the frame was frozen */
  changedSince: z.boolean(),
})

const Draw = z.strictObject({
  drawId: z.string(),
  number: z.int(),
  design: SamplingDesign,
  seed: z.string(),
  thrownBy: z.string(),
  /** where the seed was thrown; empty when nobody noted it */
  place: z.string(),
  drawnAt: z.string(),
  drawnBy: z.string(),
  strata: z.array(z.strictObject({ name: z.string(), size: z.int(), drawn: z.int() })),
  drawn: z.int(),
  /** SHA-256 of the result as it stands in the audit chain, and its short form for people to compare */
  resultSha256: z.string(),
  code: z.string(),
  /** when its proof was last exported */
  exportedAt: z.string().nullable(),
})

export const samples = {
  'samples.advise': query({
    does: '样本量建议：从 N 件中抽多少，才能在给定把握下判断不合格率不超过可容忍值',
    input: z.strictObject({
      cases: z.int().min(1).max(1_000_000),
      tolerable: z.number().gt(0).lt(1),
      confidence: z.number().gt(0.5).lt(1),
      allowed: z.int().min(0).max(50).default(0),
    }),
    output: z.strictObject({ size: z.int(), inWords: z.string() }),
    topics: [],
  }),
  'samples.draw': task({
    does: '抽样：核对名单校验值，用公开投出的种子计算抽签号，取最小者',
    input: z.strictObject({
      roundId: z.string(),
      seed: Seed,
      thrownBy: z.string().min(1).max(80),
      place: z.string().max(80).default(''),
    }),
    output: z.strictObject({ drawId: z.string(), drawn: z.int(), trials: z.int() }),
    topics: ['samples', 'rounds'],
  }),
  'samples.extend': task({
    does: '追加抽样：用新的种子，在其余案卷中再抽；原为分层抽样的，仍按原来的层按比例分配，其他为简单随机',
    input: z.strictObject({
      roundId: z.string(),
      seed: Seed,
      thrownBy: z.string().min(1).max(80),
      place: z.string().max(80).default(''),
      size: z.int().min(1),
    }),
    output: z.strictObject({ drawId: z.string(), drawn: z.int(), trials: z.int() }),
    topics: ['samples', 'rounds'],
  }),
  'samples.draws': query({
    does: '本轮各次抽样：种子、投种子人、各层件数、记录短码；以及一共计算过几次',
    input: z.strictObject({ roundId: z.string() }),
    output: z.strictObject({ trials: z.int(), draws: z.array(Draw) }),
    topics: ['samples'],
  }),
  'samples.list': query({
    does: '样本案卷：抽签号、次序、来源、能否提供',
    input: z.strictObject({ roundId: z.string() }),
    output: z.strictObject({ items: z.array(SampleItem) }),
    topics: ['samples', 'cases'],
  }),
  'samples.markUnavailable': command({
    does: '登记案卷不能提供：留在样本中按最差计',
    input: z.strictObject({ sampleItemId: z.string(), reason: z.string().min(1) }),
    output: z.strictObject({}),
    topics: ['samples'],
  }),
  'samples.markFound': command({
    does: '登记案卷已经找到：按最差计的恢复评查；已经替换的只作记录，替换不变',
    input: z.strictObject({ sampleItemId: z.string(), reason: z.string().min(1) }),
    output: z.strictObject({}),
    topics: ['samples'],
  }),
  'samples.replace': task({
    does: '因设置所列的事由（涉密、法院或检察院借阅、已移送等）替换：按次序取下一件，写明理由',
    input: z.strictObject({
      sampleItemId: z.string(),
      /** one of the excuses of the settings, in its own words */
      excuse: z.string().min(1),
      reason: z.string().min(1),
    }),
    output: z.strictObject({ replacementId: z.string(), caseKey: z.string() }),
    topics: ['samples'],
  }),
  'samples.verify': query({
    does: '只用存档的名单重算抽样结果',
    input: z.strictObject({ roundId: z.string() }),
    output: z.strictObject({ equal: z.boolean(), difference: z.string().nullable() }),
    topics: ['samples'],
  }),
  'samples.printRecord': task({
    does: '生成一次抽样的抽样记录（PDF），供预览和打印',
    input: z.strictObject({ roundId: z.string(), drawNumber: z.int().min(1).default(1) }),
    output: z.strictObject({ sha256: z.string() }),
    topics: [],
  }),
  'samples.exportProof': task({
    does: '导出公示材料：frame.csv、draw.json、verify.html，以及抽样记录 PDF',
    input: z.strictObject({ roundId: z.string(), folder: z.string().min(1), drawNumber: z.int().min(1).default(1) }),
    output: z.strictObject({ folder: z.string(), files: z.array(z.string()), command: z.string() }),
    topics: ['samples'],
  }),
} as const satisfies Feature<'samples'>
