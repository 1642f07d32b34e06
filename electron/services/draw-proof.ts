import path from 'node:path'
import { AppError } from '../../shared/contract/error.ts'
import type { SamplingDesign } from '../../shared/domain/sampling/design.ts'
import type { DrawnCase } from '../../shared/domain/sampling/draw.ts'
import { drawRecordHtml } from '../../shared/domain/sampling/draw-record.ts'
import type { DrawProof } from '../../shared/domain/sampling/verify.ts'
import { verifyPageHtml } from '../../shared/domain/sampling/verify-page-html.ts'
import type { ReadDb } from '../database/db.ts'
import { atomicWrite } from '../files/atomic-write.ts'
import { readRound } from './rounds.ts'
import type { Handlers } from './types.ts'

interface DrawRecord {
  id: string
  design: string
  seed: string
  thrownBy: string
  drawnAt: string
  drawnBy: string
}

const drawByNumber = (db: ReadDb, roundId: string, number: number): DrawRecord => {
  const found = db.maybe<DrawRecord>(
    'SELECT id, design, seed, thrown_by, drawn_at, drawn_by FROM draw WHERE round_id = ? AND number = ?',
    roundId,
    number,
  )
  if (!found) throw new AppError('not_found', { roundId, number }, '还没有这一次抽样。')
  return found
}

/** What is published of one draw: everything that is needed to recompute it, no party names. */
export function drawProof(db: ReadDb, roundId: string, number: number): DrawProof {
  const round = readRound(db, roundId)
  if (!round.frame) throw new AppError('wrong_state', { roundId }, '名单还没有冻结。')
  const { id, design, seed } = drawByNumber(db, roundId, number)
  const rows = db.all<Omit<DrawnCase, 'probability'> & { probability: string | null }>(
    `SELECT case_key, stratum, position, ticket, origin, probability FROM sample_item
     WHERE draw_id = ? AND origin <> 'replacement' ORDER BY rowid`,
    id,
  )
  return {
    format: 1,
    title: round.title,
    frameSha256: round.frame.sha256,
    frameCount: round.frame.caseCount,
    design: JSON.parse(design) as SamplingDesign,
    seed,
    without: db.values<string>(
      'SELECT i.case_key FROM sample_item i JOIN draw d ON d.id = i.draw_id WHERE d.round_id = ? AND d.number < ? ORDER BY i.case_key',
      roundId,
      number,
    ),
    trials: db.value<number>('SELECT count(*) FROM draw_trial WHERE round_id = ?', roundId) ?? 0,
    drawn: rows.map(({ probability, ...one }) => (probability === null ? one : { ...one, probability })),
  }
}

/** Writes the public proof and the record into a folder, each file whole or not at all. */
export const exportProof: Handlers['samples.exportProof'] = async (db, { roundId, folder, drawNumber }, call) => {
  const target = call.paths.check(folder)
  const round = readRound(db, roundId)
  if (!round.frame) throw new AppError('wrong_state', { roundId }, '名单还没有冻结。')
  const proof = drawProof(db, roundId, drawNumber)
  const { thrownBy, drawnAt, drawnBy } = drawByNumber(db, roundId, drawNumber)
  const frame = call.files.read(round.frame.sha256)
  const audit = db.one<{ seq: number; hash: string }>(
    "SELECT seq, hash FROM audit_entry WHERE subject = ? AND action = 'rounds.freeze' ORDER BY seq DESC LIMIT 1",
    roundId,
  )
  const drawAudit = db.one<{ seq: number; hash: string }>(
    "SELECT seq, hash FROM audit_entry WHERE subject = ? AND action IN ('samples.draw','samples.extend') ORDER BY seq DESC LIMIT 1",
    roundId,
  )
  const first = proof.drawn.find((one) => one.ticket !== '')
  const command = first ? `printf %s '${proof.seed},${first.caseKey.replaceAll("'", "'\\''")}' | sha256sum` : ''
  call.progress(1, 2, '生成公示材料')
  const record = drawRecordHtml({
    proof,
    bureau: call.settings.bureau.name,
    frozenAt: round.frame.frozenAt,
    frozenBy: round.frame.frozenBy,
    thrownBy,
    drawnAt,
    drawnBy,
    excluded: round.frame.excluded,
    freezeAudit: audit,
    drawAudit,
    command,
    rehearsal: call.rehearsal,
  })
  const pdf = await call.host.printPdf(record)
  const page = verifyPageHtml(call.resources.text('proof', 'verify.js'), frame.toString('utf8'), proof)
  const files: [string, Uint8Array | string][] = [
    ['frame.csv', frame],
    ['draw.json', `${JSON.stringify(proof, null, 2)}\n`],
    ['verify.html', page],
    ['抽样记录.pdf', pdf],
  ]
  return () => {
    for (const [name, content] of files) atomicWrite(path.join(target, name), content)
    return {
      value: { folder: target, files: files.map(([name]) => name), command },
      audit: { subject: roundId, detail: { exported: files.length, drawNumber } },
    }
  }
}
