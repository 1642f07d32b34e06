import { z } from 'zod'
import { command, type Feature, query, task } from './define.ts'

const Seed = z.string().regex(/^[0-9]{20,}$/, '种子须是至少 20 位数字')

export const SampleItem = z.strictObject({
  id: z.string(),
  drawNumber: z.int(),
  caseKey: z.string(),
  kind: z.string(),
  procedure: z.string(),
  agency: z.string(),
  stratum: z.string(),
  position: z.int(),
  ticket: z.string(),
  origin: z.enum(['random', 'certainty', 'mandatory', 'nominated', 'replacement']),
  /** 案卷不能提供: worst case; excused: replaced by the next in order */
  unavailable: z.enum(['unavailable', 'excused']).nullable(),
  reason: z.string().nullable(),
  changedSince: z.boolean(),
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
    input: z.strictObject({ roundId: z.string(), seed: Seed, thrownBy: z.string().min(1) }),
    output: z.strictObject({ drawId: z.string(), drawn: z.int(), trials: z.int() }),
    topics: ['samples', 'rounds'],
  }),
  'samples.extend': task({
    does: '追加抽样：用新的种子，在其余案卷中再抽',
    input: z.strictObject({ roundId: z.string(), seed: Seed, thrownBy: z.string().min(1), size: z.int().min(1) }),
    output: z.strictObject({ drawId: z.string(), drawn: z.int(), trials: z.int() }),
    topics: ['samples', 'rounds'],
  }),
  'samples.list': query({
    does: '样本案卷：抽签号、次序、来源、能否提供',
    input: z.strictObject({ roundId: z.string() }),
    output: z.strictObject({ items: z.array(SampleItem) }),
    topics: ['samples'],
  }),
  'samples.markUnavailable': command({
    does: '登记案卷不能提供：留在样本中按最差计',
    input: z.strictObject({ sampleItemId: z.string(), reason: z.string().min(1) }),
    output: z.strictObject({}),
    topics: ['samples'],
  }),
  'samples.replace': task({
    does: '因法定事由（涉密、法院或检察院借阅、已移送）替换：按次序取下一件，写明理由',
    input: z.strictObject({
      sampleItemId: z.string(),
      excuse: z.enum(['secret', 'on_loan', 'transferred']),
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
  'samples.exportProof': task({
    does: '导出公示材料：frame.csv、draw.json、verify.html，以及抽样记录 PDF',
    input: z.strictObject({ roundId: z.string(), folder: z.string().min(1), drawNumber: z.int().min(1).default(1) }),
    output: z.strictObject({ folder: z.string(), files: z.array(z.string()), command: z.string() }),
    topics: ['samples'],
  }),
} as const satisfies Feature<'samples'>
