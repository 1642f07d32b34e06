import { AppError } from '../../shared/contract/error.ts'
import type { Output } from '../../shared/contract/index.ts'
import { SamplingDesign } from '../../shared/domain/sampling/design.ts'
import { extensionDesign } from '../../shared/domain/sampling/extension.ts'
import { recordCode } from '../../shared/domain/sampling/record-code.ts'
import { verifyDraw } from '../../shared/domain/sampling/verify.ts'
import { hypergeometricSizeFor } from '../../shared/domain/statistics/sample-size.ts'
import type { ReadDb } from '../database/db.ts'
import { drawProof, exportProof, printRecord } from './draw-proof.ts'
import { computed, frozenFrame, nativeTicket } from './draws.ts'
import { readRound } from './rounds.ts'
import { absenceHistory } from './sample-absences.ts'
import { sha256 } from './text-hash.ts'
import type { Handlers } from './types.ts'

type Item = Output<'samples.list'>['items'][number]

/** All items of a round in the order they were drawn. */
export function listSample(db: ReadDb, roundId: string): Item[] {
  const rows = db.all<Omit<Item, 'changedSince' | 'history'> & { changedSince: number }>(
    `SELECT i.id, d.number AS draw_number, i.case_key, i.case_id, i.kind, i.procedure, i.agency, i.stratum, i.position, i.ticket, i.origin,
       e.kind AS unavailable, e.excuse, e.reason, r.case_key AS replaced_by, (c.version <> f.version) AS changed_since
     FROM sample_item i JOIN draw d ON d.id = i.draw_id JOIN case_file c ON c.id = i.case_id
     JOIN frame ON frame.round_id = i.round_id JOIN frame_case f ON f.frame = frame.number AND f.case_id = i.case_id
     LEFT JOIN sample_item_absence e ON e.sample_item_id = i.id LEFT JOIN sample_item r ON r.id = e.replaced_by
     WHERE i.round_id = ? ORDER BY d.number, i.origin IN ('mandatory','nominated'), i.stratum, i.position`,
    roundId,
  )
  const history = absenceHistory(db, roundId)
  return rows.map((row) => ({ ...row, history: history.get(row.id) ?? [], changedSince: row.changedSince === 1 }))
}

/** The draws of a round in order, each with the hash of its result that the audit entry holds. */
function listDraws(db: ReadDb, roundId: string): Output<'samples.draws'>['draws'] {
  type Row = Omit<Output<'samples.draws'>['draws'][number], 'design' | 'strata' | 'code'> & {
    design: string
    strata: string
  }
  const rows = db.all<Row>(
    `SELECT d.id AS draw_id, d.number, d.design, d.seed, d.thrown_by, d.place, d.drawn_at, d.drawn_by, d.strata,
       (SELECT count(*) FROM sample_item i WHERE i.draw_id = d.id AND i.origin <> 'replacement') AS drawn,
       (SELECT a.detail ->> '$.resultSha256' FROM audit_entry a WHERE a.subject = d.round_id AND a.detail ->> '$.drawId' = d.id)
         AS result_sha256,
       (SELECT max(x.at) FROM audit_entry x WHERE x.subject = d.round_id AND x.action = 'samples.exportProof'
         AND x.detail ->> '$.drawNumber' = d.number) AS exported_at
     FROM draw d WHERE d.round_id = ? ORDER BY d.number`,
    roundId,
  )
  return rows.map((row) => ({
    ...row,
    design: SamplingDesign.parse(JSON.parse(row.design)),
    strata: JSON.parse(row.strata) as Output<'samples.draws'>['draws'][number]['strata'],
    code: recordCode(row.resultSha256),
  }))
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
    const { frame, design: designed } = frozenFrame(round, call.files)
    if (db.value('SELECT 1 FROM draw WHERE round_id = ? AND seed = ?', round.id, input.seed) !== undefined)
      throw new AppError('invalid_input', {}, '追加抽样要用新投出的种子，不能沿用以前的。')
    const earlier = new Set(db.values<string>('SELECT case_key FROM sample_item WHERE round_id = ?', round.id))
    const left = frame.filter((one) => !earlier.has(one.caseKey))
    if (left.length === 0) throw new AppError('wrong_state', {}, '名单里的案卷已经全部抽出，没有可以追加的。')
    const design = extensionDesign(designed, input.size)
    const number = (db.value<number>('SELECT max(number) FROM draw WHERE round_id = ?', round.id) ?? 0) + 1
    return computed(db, call, input, left, design, number)
  },

  'samples.draws': (db, { roundId }) => {
    readRound(db, roundId)
    const trials = db.value<number>('SELECT count(*) FROM draw_trial WHERE round_id = ?', roundId) ?? 0
    return { trials, draws: listDraws(db, roundId) }
  },

  'samples.list': (db, { roundId }) => {
    readRound(db, roundId)
    return { items: listSample(db, roundId) }
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

  'samples.printRecord': printRecord,

  'samples.exportProof': exportProof,
} satisfies Pick<
  Handlers,
  | 'samples.advise'
  | 'samples.draw'
  | 'samples.extend'
  | 'samples.draws'
  | 'samples.list'
  | 'samples.printRecord'
  | 'samples.verify'
  | 'samples.exportProof'
>

/** A share in percent, at most two decimals: 0.05 → 5%. */
const percent = (share: number): string => `${Number((share * 100).toFixed(2))}%`
