import path from 'node:path'
import { AppError } from '../../shared/contract/error.ts'
import type { SamplingDesign } from '../../shared/domain/sampling/design.ts'
import type { DrawnCase } from '../../shared/domain/sampling/draw.ts'
import { type DrawRecordFacts, drawRecordHtml } from '../../shared/domain/sampling/draw-record.ts'
import type { Replacement } from '../../shared/domain/sampling/replacement.ts'
import type { DrawProof } from '../../shared/domain/sampling/verify.ts'
import { verifyPageHtml } from '../../shared/domain/sampling/verify-page-html.ts'
import type { ReadDb } from '../database/db.ts'
import { atomicWrite } from '../files/atomic-write.ts'
import { recordStoredFile } from '../files/file-store.ts'
import { readRound } from './rounds.ts'
import type { Call, Handlers } from './types.ts'

interface DrawRecord {
  id: string
  design: string
  strata: string
  seed: string
  thrownBy: string
  place: string
  drawnAt: string
  drawnBy: string
}

const drawByNumber = (db: ReadDb, roundId: string, number: number): DrawRecord => {
  const found = db.maybe<DrawRecord>(
    'SELECT id, design, strata, seed, thrown_by, place, drawn_at, drawn_by FROM draw WHERE round_id = ? AND number = ?',
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
  const { id, design, strata, seed } = drawByNumber(db, roundId, number)
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
      `SELECT case_key FROM sample_item WHERE round_id = ?
       AND rowid < (SELECT min(rowid) FROM sample_item WHERE draw_id = ?) ORDER BY case_key`,
      roundId,
      id,
    ),
    trials: db.value<number>('SELECT count(*) FROM draw_trial WHERE round_id = ?', roundId) ?? 0,
    strata: JSON.parse(strata) as DrawProof['strata'],
    drawn: rows.map(({ probability, ...one }) => (probability === null ? one : { ...one, probability })),
    replacements: replacementsOf(db, roundId, id),
  }
}

/** Replacements of a draw in their order, each with the cases that later draws had taken by then. */
function replacementsOf(db: ReadDb, roundId: string, drawId: string): Replacement[] {
  const made = db.all<Omit<Replacement, 'alsoTaken'> & { at: number }>(
    `SELECT o.case_key AS replaced, e.excuse, i.case_key, i.ticket, i.rowid AS at FROM sample_item_absence e
     JOIN sample_item o ON o.id = e.sample_item_id JOIN sample_item i ON i.id = e.replaced_by
     WHERE i.draw_id = ? ORDER BY i.rowid`,
    drawId,
  )
  return made.map(({ at, ...one }) => ({
    ...one,
    alsoTaken: db.values<string>(
      `SELECT case_key FROM sample_item WHERE round_id = ? AND draw_id <> ? AND rowid < ?
       AND rowid > (SELECT min(rowid) FROM sample_item WHERE draw_id = ?) ORDER BY case_key`,
      roundId,
      drawId,
      at,
      drawId,
    ),
  }))
}

/** Cases that could not be produced, with what was decided and why: printed in the record, never published as data. */
function missingFiles(db: ReadDb, drawId: string): DrawRecordFacts['missing'] {
  return db.all(
    `SELECT o.case_key, e.excuse, e.reason, i.case_key AS replaced_by FROM sample_item_absence e
     JOIN sample_item o ON o.id = e.sample_item_id LEFT JOIN sample_item i ON i.id = e.replaced_by
     WHERE o.draw_id = ? ORDER BY e.at, o.rowid`,
    drawId,
  )
}

/** The shell command by which anyone recomputes one ticket of a proof; empty where no chance was involved. */
function ticketCommand({ drawn, seed }: DrawProof): string {
  const first = drawn.find((one) => one.ticket !== '')
  return first ? `printf %s '${seed},${first.caseKey.replaceAll("'", "'\\''")}' | sha256sum` : ''
}

/** 抽样记录 of one draw as a page. */
function drawRecord(db: ReadDb, roundId: string, drawNumber: number, call: Call): string {
  const { frame } = readRound(db, roundId)
  if (!frame) throw new AppError('wrong_state', { roundId }, '名单还没有冻结。')
  const { id, thrownBy, place, drawnAt, drawnBy } = drawByNumber(db, roundId, drawNumber)
  const proof = drawProof(db, roundId, drawNumber)
  const freezeAudit = db.one<{ seq: number; hash: string }>(
    "SELECT seq, hash FROM audit_entry WHERE subject = ? AND action = 'rounds.freeze' ORDER BY seq DESC LIMIT 1",
    roundId,
  )
  const { resultSha256, ...drawAudit } = db.one<{ seq: number; hash: string; resultSha256: string }>(
    `SELECT seq, hash, detail ->> '$.resultSha256' AS result_sha256 FROM audit_entry
     WHERE subject = ? AND detail ->> '$.drawId' = ?`,
    roundId,
    id,
  )
  return drawRecordHtml({
    proof,
    bureau: call.settings.bureau.name,
    frozenAt: frame.frozenAt,
    frozenBy: frame.frozenBy,
    thrownBy,
    place,
    drawnAt,
    drawnBy,
    excluded: frame.excluded,
    missing: missingFiles(db, id),
    resultSha256,
    freezeAudit,
    drawAudit,
    command: ticketCommand(proof),
    rehearsal: call.rehearsal,
  })
}

/** 抽样记录 as a stored PDF, for preview and for the print dialog. */
export const printRecord: Handlers['samples.printRecord'] = async (db, { roundId, drawNumber }, call) => {
  call.progress(0, 1, '生成抽样记录')
  const pdf = await call.host.printPdf(drawRecord(db, roundId, drawNumber, call))
  const stored = await call.files.put(pdf, 'application/pdf')
  return (write) => {
    recordStoredFile(write, stored, call.now)
    return {
      value: { sha256: stored.sha256 },
      audit: { subject: roundId, detail: { record: stored.sha256, drawNumber } },
    }
  }
}

/** Writes the public proof and the record into a folder, each file whole or not at all. */
export const exportProof: Handlers['samples.exportProof'] = async (db, { roundId, folder, drawNumber }, call) => {
  const target = call.paths.check(folder)
  const round = readRound(db, roundId)
  if (!round.frame) throw new AppError('wrong_state', { roundId }, '名单还没有冻结。')
  const proof = drawProof(db, roundId, drawNumber)
  const frame = call.files.read(round.frame.sha256)
  call.progress(1, 2, '生成公示材料')
  const pdf = await call.host.printPdf(drawRecord(db, roundId, drawNumber, call))
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
      value: { folder: target, files: files.map(([name]) => name), command: ticketCommand(proof) },
      audit: { subject: roundId, detail: { exported: files.length, drawNumber } },
    }
  }
}
