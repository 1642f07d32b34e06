import { AppError } from '../../shared/contract/error.ts'
import type { Output } from '../../shared/contract/index.ts'
import { SamplingDesign } from '../../shared/domain/sampling/design.ts'
import { nextInOrder } from '../../shared/domain/sampling/replacement.ts'
import { verifyDraw } from '../../shared/domain/sampling/verify.ts'
import { hypergeometricSizeFor } from '../../shared/domain/statistics/sample-size.ts'
import type { ReadDb } from '../database/db.ts'
import { drawProof, exportProof } from './draw-proof.ts'
import { computed, frozenFrame, insertItem, nativeTicket, sha256 } from './draws.ts'
import { readRound } from './rounds.ts'
import type { Handlers } from './types.ts'

type Item = Output<'samples.list'>['items'][number]

/** All items of a round in the order they were drawn. */
export function listSample(db: ReadDb, roundId: string): Item[] {
  const rows = db.all<Omit<Item, 'changedSince'> & { changedSince: number }>(
    `SELECT i.id, d.number AS draw_number, i.case_key, i.kind, i.procedure, i.agency, i.stratum, i.position, i.ticket, i.origin,
       e.kind AS unavailable, e.reason, (c.version <> f.version) AS changed_since
     FROM sample_item i JOIN draw d ON d.id = i.draw_id JOIN case_file c ON c.id = i.case_id
     JOIN frame_case f ON f.round_id = i.round_id AND f.case_id = i.case_id
     LEFT JOIN sample_item_event e ON e.sample_item_id = i.id
     WHERE i.round_id = ? ORDER BY d.number, i.origin IN ('mandatory','nominated'), i.stratum, i.position`,
    roundId,
  )
  return rows.map((row) => ({ ...row, changedSince: row.changedSince === 1 }))
}

export const sampleHandlers = {
  'samples.advise': (_db, { cases, tolerable, confidence, allowed }) => {
    const size = hypergeometricSizeFor(cases, tolerable, confidence, allowed)
    const found = allowed === 0 ? '没有发现不合格案卷' : `不合格案卷不超过 ${allowed} 件`
    return {
      size,
      inWords: `从 ${cases} 件中随机抽 ${size} 件，如果${found}，就有 ${percent(confidence)} 的把握说全部案卷的不合格率不超过 ${percent(tolerable)}。`,
    }
  },

  'samples.draw': async (db, input, call) => {
    const round = readRound(db, input.roundId)
    if (round.state === 'drawn')
      throw new AppError(
        'already_done',
        { roundId: round.id },
        '本轮已经抽样，结果不能更改；需要更多案卷时请追加抽样。',
      )
    const { frame, design } = frozenFrame(round, call.files)
    return computed(db, call, input, frame, design, 1)
  },

  'samples.extend': async (db, input, call) => {
    const round = readRound(db, input.roundId)
    if (round.state !== 'drawn') throw new AppError('wrong_state', { roundId: round.id }, '还没有抽样，不能追加。')
    const { frame } = frozenFrame(round, call.files)
    if (db.value('SELECT 1 FROM draw WHERE round_id = ? AND seed = ?', round.id, input.seed) !== undefined)
      throw new AppError('invalid_input', {}, '追加抽样要用新投出的种子，不能沿用以前的。')
    const earlier = new Set(db.values<string>('SELECT case_key FROM sample_item WHERE round_id = ?', round.id))
    const left = frame.filter((one) => !earlier.has(one.caseKey))
    const design = SamplingDesign.parse({ method: { name: 'simple', size: input.size } })
    const number = (db.value<number>('SELECT max(number) FROM draw WHERE round_id = ?', round.id) ?? 0) + 1
    return computed(db, call, input, left, design, number)
  },

  'samples.list': (db, { roundId }) => {
    readRound(db, roundId)
    return { items: listSample(db, roundId) }
  },

  'samples.markUnavailable': (db, { sampleItemId, reason }, call) => {
    itemById(db, sampleItemId)
    db.run(
      "INSERT INTO sample_item_event (sample_item_id, kind, reason, at, by) VALUES (?, 'unavailable', ?, ?, ?)",
      sampleItemId,
      reason,
      call.now,
      call.actor.name,
    )
    return { value: {}, audit: { subject: sampleItemId, detail: { unavailable: true } } }
  },

  'samples.replace': async (db, { sampleItemId, excuse, reason }, call) => {
    const item = itemById(db, sampleItemId)
    if (item.origin !== 'random' && item.origin !== 'replacement')
      throw new AppError(
        'wrong_state',
        { sampleItemId },
        '必查、自荐和必然抽中的案卷没有次序，不能替换；请按不能提供登记。',
      )
    const plan = db.one<{ seed: string; design: string }>('SELECT seed, design FROM draw WHERE id = ?', item.drawId)
    const design = SamplingDesign.parse(JSON.parse(plan.design))
    if (design.method.name === 'proportionalToFine')
      throw new AppError('wrong_state', {}, '按罚款数额抽取的样本不能按次序替换，请追加抽样。')
    const { frame } = frozenFrame(readRound(db, item.roundId), call.files)
    return (write) => {
      itemById(write, sampleItemId)
      const taken = new Set(write.values<string>('SELECT case_key FROM sample_item WHERE round_id = ?', item.roundId))
      const next = nextInOrder(frame, design, plan.seed, item.stratum, taken, nativeTicket)
      if (!next) throw new AppError('wrong_state', {}, '本层已没有可以替换的案卷，请追加抽样。')
      const position =
        (write.value<number>(
          'SELECT max(position) FROM sample_item WHERE draw_id = ? AND stratum = ?',
          item.drawId,
          item.stratum,
        ) ?? 0) + 1
      const replacementId = call.newId()
      insertItem(
        write,
        replacementId,
        item.drawId,
        item.roundId,
        { ...next, stratum: item.stratum, position, origin: 'replacement' },
        frame.find((one) => one.caseKey === next.caseKey),
      )
      write.run(
        `INSERT INTO sample_item_event (sample_item_id, kind, excuse, reason, replaced_by, at, by)
         VALUES (?, 'excused', ?, ?, ?, ?, ?)`,
        sampleItemId,
        excuse,
        reason,
        replacementId,
        call.now,
        call.actor.name,
      )
      return {
        value: { replacementId, caseKey: next.caseKey },
        audit: { subject: sampleItemId, detail: { excuse, replacement: next.caseKey } },
      }
    }
  },

  'samples.verify': (db, { roundId }, call) => {
    const round = readRound(db, roundId)
    const numbers = db.values<number>('SELECT number FROM draw WHERE round_id = ? ORDER BY number', roundId)
    if (!round.frame || numbers.length === 0) throw new AppError('wrong_state', { roundId }, '还没有抽样。')
    const text = call.files.read(round.frame.sha256).toString('utf8')
    for (const number of numbers) {
      const verdict = verifyDraw(text, sha256(text), drawProof(db, roundId, number), nativeTicket)
      if (!verdict.equal) return { equal: false, difference: `第 ${number} 次抽样：${verdict.difference}` }
    }
    return { equal: true, difference: null }
  },

  'samples.exportProof': exportProof,
} satisfies Pick<
  Handlers,
  | 'samples.advise'
  | 'samples.draw'
  | 'samples.extend'
  | 'samples.list'
  | 'samples.markUnavailable'
  | 'samples.replace'
  | 'samples.verify'
  | 'samples.exportProof'
>

/** A share in percent, at most two decimals: 0.05 → 5%. */
const percent = (share: number): string => `${Number((share * 100).toFixed(2))}%`

interface ItemRecord {
  drawId: string
  roundId: string
  stratum: string
  origin: Item['origin']
}

function itemById(db: ReadDb, id: string): ItemRecord {
  const item = db.maybe<ItemRecord & { settled: number }>(
    `SELECT draw_id, round_id, stratum, origin, EXISTS (SELECT 1 FROM sample_item_event e WHERE e.sample_item_id = i.id) AS settled
     FROM sample_item i WHERE i.id = ?`,
    id,
  )
  if (!item) throw new AppError('not_found', { sampleItemId: id }, '找不到这件样本案卷。')
  if (item.settled === 1) throw new AppError('already_done', { sampleItemId: id }, '这件案卷的去向已经登记，不能再改。')
  return item
}
