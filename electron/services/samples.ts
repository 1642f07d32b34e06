import { createHash, hash } from 'node:crypto'
import { AppError } from '../../shared/contract/error.ts'
import type { Output } from '../../shared/contract/index.ts'
import { canonicalJson } from '../../shared/domain/canonical-json.ts'
import { SamplingDesign } from '../../shared/domain/sampling/design.ts'
import { type DrawnCase, type DrawResult, byTicket, draw } from '../../shared/domain/sampling/draw.ts'
import { type FrameCase, readFrame } from '../../shared/domain/sampling/frame.ts'
import { stratumOf } from '../../shared/domain/sampling/strata.ts'
import type { TicketMaker } from '../../shared/domain/sampling/ticket.ts'
import { verifyDraw } from '../../shared/domain/sampling/verify.ts'
import { hypergeometricSizeFor } from '../../shared/domain/statistics/sample-size.ts'
import type { ReadDb, WriteDb } from '../database/db.ts'
import type { FileStore } from '../files/file-store.ts'
import { drawProof, exportProof } from './draw-proof.ts'
import { readRound } from './rounds.ts'
import type { Call, Done, Handlers, TaskCall } from './types.ts'

/** SHA-256 by the system's library: the same as the domain's, faster. */
export const nativeTicket: TicketMaker = (seed, caseKey) => hash('sha256', `${seed},${caseKey}`)

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
    if (item.origin !== 'random')
      throw new AppError('wrong_state', { sampleItemId }, '只有随机抽中的案卷可以按次序替换。')
    const { frame } = frozenFrame(readRound(db, item.roundId), call.files)
    return (write) => {
      itemById(write, sampleItemId)
      const next = nextInOrder(write, item, frame)
      const replacementId = call.newId()
      insertItem(write, replacementId, item.drawId, item.roundId, { ...next, origin: 'replacement' })
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

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
const percent = (share: number): string => `${Number((share * 100).toFixed(2))}%`

/** The stored frame, its hash checked on reading. */
function frozenFrame(
  round: ReturnType<typeof readRound>,
  files: FileStore,
): { frame: FrameCase[]; design: SamplingDesign } {
  if (!round.frame) throw new AppError('wrong_state', { roundId: round.id }, '名单还没有冻结，不能抽样。')
  return { frame: readFrame(files.read(round.frame.sha256).toString('utf8')), design: round.frame.design }
}

/** Computes a draw. The trial is counted before its result is known to anyone, whether or not it becomes the draw. */
async function computed(
  db: ReadDb,
  call: TaskCall,
  input: { roundId: string; seed: string; thrownBy: string },
  frame: FrameCase[],
  design: SamplingDesign,
  number: number,
): Promise<(db: WriteDb) => Done<Output<'samples.draw'>>> {
  call.stage((write) => {
    write.run(
      'INSERT INTO draw_trial (round_id, at, by, seed) VALUES (?, ?, ?, ?)',
      input.roundId,
      call.now,
      call.actor.name,
      input.seed,
    )
  })
  const result = draw(frame, design, input.seed, nativeTicket)
  call.progress(1, 1, '抽样')
  if (result.drawn.length === 0) throw new AppError('wrong_state', {}, '没有可抽的案卷。')
  const trials = db.value<number>('SELECT count(*) FROM draw_trial WHERE round_id = ?', input.roundId) ?? 1
  const drawId = call.newId()
  return (write) => {
    saveDraw(write, drawId, input, design, number, result, call)
    const first = result.drawn[0]
    return {
      value: { drawId, drawn: result.drawn.length, trials },
      audit: {
        subject: input.roundId,
        detail: {
          drawId,
          number,
          seed: input.seed,
          trials,
          frameSha256: write.value<string>('SELECT sha256 FROM frame WHERE round_id = ?', input.roundId) ?? '',
          drawn: result.drawn.length,
          firstTicket: first?.ticket ?? '',
          resultSha256: sha256(canonicalJson(result.drawn)),
        },
      },
    }
  }
}

function saveDraw(
  db: WriteDb,
  drawId: string,
  input: { roundId: string; seed: string; thrownBy: string },
  design: SamplingDesign,
  number: number,
  result: DrawResult,
  call: Call,
): void {
  db.run(
    'INSERT INTO draw (id, round_id, number, design, seed, thrown_by, strata, drawn_at, drawn_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
    drawId,
    input.roundId,
    number,
    canonicalJson(design),
    input.seed,
    input.thrownBy,
    canonicalJson(result.strata),
    call.now,
    call.actor.name,
  )
  for (const one of result.drawn) insertItem(db, call.newId(), drawId, input.roundId, one)
  db.run("UPDATE round SET state = 'drawn' WHERE id = ?", input.roundId)
}

function insertItem(
  db: WriteDb,
  id: string,
  drawId: string,
  roundId: string,
  one: Omit<DrawnCase, 'origin'> & { origin: Item['origin'] },
): void {
  db.run(
    `INSERT INTO sample_item (id, draw_id, round_id, case_id, case_key, kind, procedure, agency, stratum, position, ticket, origin, probability)
     SELECT ?, ?, ?, c.id, c.case_key, c.kind, c.procedure, a.name, ?, ?, ?, ?, ? FROM case_file c JOIN agency a ON a.id = c.agency_id
     WHERE c.case_key = ?`,
    id,
    drawId,
    roundId,
    one.stratum,
    one.position,
    one.ticket,
    one.origin,
    one.probability ?? null,
    one.caseKey,
  )
}

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

/** The next case of the same stratum by ticket that is not in the sample yet, from the frozen frame. */
function nextInOrder(db: ReadDb, item: ItemRecord, frame: FrameCase[]): DrawnCase {
  const { seed, design } = db.one<{ seed: string; design: string }>(
    'SELECT seed, design FROM draw WHERE id = ?',
    item.drawId,
  )
  const plan = JSON.parse(design) as SamplingDesign
  if (plan.method.name === 'proportionalToFine')
    throw new AppError('wrong_state', {}, '按罚款数额抽取的样本不能按次序替换，请追加抽样。')
  const taken = new Set(db.values<string>('SELECT case_key FROM sample_item WHERE round_id = ?', item.roundId))
  const next = frame
    .filter((one) => !taken.has(one.caseKey) && stratumOf(one, plan) === item.stratum)
    .map((one) => ({ caseKey: one.caseKey, ticket: nativeTicket(seed, one.caseKey) }))
    .sort(byTicket)[0]
  if (!next) throw new AppError('wrong_state', {}, '本层已没有可以替换的案卷。')
  const last =
    db.value<number>(
      'SELECT max(position) FROM sample_item WHERE draw_id = ? AND stratum = ?',
      item.drawId,
      item.stratum,
    ) ?? 0
  return { ...next, stratum: item.stratum, position: last + 1, origin: 'random' }
}
