import { AppError } from '../../shared/contract/error.ts'
import type { Output } from '../../shared/contract/index.ts'
import { SamplingDesign } from '../../shared/domain/sampling/design.ts'
import { findInFrame } from '../../shared/domain/sampling/frame.ts'
import { nextInOrder } from '../../shared/domain/sampling/replacement.ts'
import type { ReadDb, WriteDb } from '../database/db.ts'
import { frozenFrame, insertItem, nativeTicket } from './draws.ts'
import { readRound } from './rounds.ts'
import type { Call, Handlers } from './types.ts'

type Item = Output<'samples.list'>['items'][number]
export type AbsenceStep = Item['history'][number]

/** Everything recorded of the files of a round that went missing or turned up, by sample item, in order. */
export function absenceHistory(db: ReadDb, roundId: string): Map<string, AbsenceStep[]> {
  const steps = db.all<AbsenceStep & { sampleItemId: string }>(
    `SELECT h.sample_item_id, h.kind, h.excuse, h.reason, h.at, h.by FROM sample_item_history h
     JOIN sample_item i ON i.id = h.sample_item_id WHERE i.round_id = ? ORDER BY h.seq`,
    roundId,
  )
  const byItem = new Map<string, AbsenceStep[]>()
  for (const { sampleItemId, ...step } of steps) byItem.set(sampleItemId, [...(byItem.get(sampleItemId) ?? []), step])
  return byItem
}

/** Files that cannot be produced: worst case, excused and replaced, or found again. Each step has its own audit entry. */
export const absenceHandlers = {
  'samples.markUnavailable': (db, { sampleItemId, reason }, call) => {
    presentItem(db, sampleItemId)
    record(db, call, { sampleItemId, kind: 'unavailable', reason })
    return { value: {}, audit: { subject: sampleItemId, detail: { unavailable: true } } }
  },

  'samples.markFound': (db, { sampleItemId, reason }, call) => {
    const item = itemById(db, sampleItemId)
    if (item.last === null || item.last === 'found')
      throw new AppError('wrong_state', { sampleItemId }, '这件案卷没有登记为不能提供，不必登记找到。')
    record(db, call, { sampleItemId, kind: 'found', reason })
    return {
      value: {},
      audit: { subject: sampleItemId, detail: { found: true, replacementStands: item.last === 'excused' } },
    }
  },

  'samples.replace': async (db, { sampleItemId, excuse, reason }, call) => {
    const { excuses } = call.settings.samples
    if (!excuses.includes(excuse))
      throw new AppError(
        'invalid_input',
        { excuse },
        `“${excuse}”不是设置所列的免查事由（${excuses.join('、')}）。其他原因请按不能提供登记。`,
      )
    const item = presentItem(db, sampleItemId)
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
      presentItem(write, sampleItemId)
      const taken = new Set(write.values<string>('SELECT case_key FROM sample_item WHERE round_id = ?', item.roundId))
      const next = nextInOrder(frame, design, plan.seed, item.stratum, taken, nativeTicket)
      if (!next) throw new AppError('wrong_state', {}, '本层已没有可以替换的案卷，请追加抽样。')
      const last = write.value<number>(
        'SELECT max(position) FROM sample_item WHERE draw_id = ? AND stratum = ?',
        item.drawId,
        item.stratum,
      )
      const replacementId = call.newId()
      insertItem(
        write,
        replacementId,
        item.drawId,
        item.roundId,
        { ...next, stratum: item.stratum, position: (last ?? 0) + 1, origin: 'replacement' },
        findInFrame(frame, next.caseKey),
      )
      record(write, call, { sampleItemId, kind: 'excused', excuse, reason, replacedBy: replacementId })
      return {
        value: { replacementId, caseKey: next.caseKey },
        audit: { subject: sampleItemId, detail: { excuse, replacement: next.caseKey } },
      }
    }
  },
} satisfies Pick<Handlers, 'samples.markUnavailable' | 'samples.markFound' | 'samples.replace'>

interface Step {
  sampleItemId: string
  kind: AbsenceStep['kind']
  excuse?: string
  reason: string
  replacedBy?: string
}

function record(db: WriteDb, call: Call, { sampleItemId, kind, excuse, reason, replacedBy }: Step): void {
  db.run(
    'INSERT INTO sample_item_history (sample_item_id, kind, excuse, reason, replaced_by, at, by) VALUES (?, ?, ?, ?, ?, ?, ?)',
    sampleItemId,
    kind,
    excuse ?? null,
    reason,
    replacedBy ?? null,
    call.now,
    call.actor.name,
  )
}

interface ItemRecord {
  drawId: string
  roundId: string
  stratum: string
  origin: Item['origin']
  /** kind of the last step recorded */
  last: AbsenceStep['kind'] | null
  /** what stands now */
  absence: 'unavailable' | 'excused' | null
}

function itemById(db: ReadDb, id: string): ItemRecord {
  const item = db.maybe<ItemRecord>(
    `SELECT i.draw_id, i.round_id, i.stratum, i.origin,
       (SELECT h.kind FROM sample_item_history h WHERE h.sample_item_id = i.id ORDER BY h.seq DESC LIMIT 1) AS last,
       (SELECT a.kind FROM sample_item_absence a WHERE a.sample_item_id = i.id) AS absence
     FROM sample_item i WHERE i.id = ?`,
    id,
  )
  if (!item) throw new AppError('not_found', { sampleItemId: id }, '找不到这件样本案卷。')
  return item
}

/** A drawn file that is neither missing nor replaced, and whose result is still open. */
function presentItem(db: ReadDb, id: string): ItemRecord {
  const item = itemById(db, id)
  if (item.absence === 'excused')
    throw new AppError('already_done', { sampleItemId: id }, '这件案卷已经依法替换，不能再改。')
  if (item.absence === 'unavailable')
    throw new AppError(
      'already_done',
      { sampleItemId: id },
      '这件案卷已经登记为不能提供。案卷找到或者登记有误的，请先登记“案卷已找到”并写明理由。',
    )
  if (db.value('SELECT 1 FROM case_result WHERE sample_item_id = ?', id) !== undefined)
    throw new AppError('wrong_state', { sampleItemId: id }, '这件案卷的评查结果已经确认，不能再登记不能提供。')
  return item
}
