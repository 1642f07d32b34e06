import { hash } from 'node:crypto'
import { AppError } from '../../shared/contract/error.ts'
import type { Output } from '../../shared/contract/index.ts'
import { canonicalJson } from '../../shared/domain/canonical-json.ts'
import type { SamplingDesign } from '../../shared/domain/sampling/design.ts'
import { type DrawnCase, type DrawResult, draw } from '../../shared/domain/sampling/draw.ts'
import { findInFrame, type FrameCase, readFrame } from '../../shared/domain/sampling/frame.ts'
import type { TicketMaker } from '../../shared/domain/sampling/ticket.ts'
import type { ReadDb, WriteDb } from '../database/db.ts'
import type { FileStore } from '../files/file-store.ts'
import type { readRound } from './rounds.ts'
import { sha256 } from './text-hash.ts'
import type { Call, Done, TaskCall } from './types.ts'

/** SHA-256 by the system's library: the same as the domain's, faster. */
export const nativeTicket: TicketMaker = (seed, caseKey) => hash('sha256', `${seed},${caseKey}`)

/** The stored frame, its hash checked on reading. */
export function frozenFrame(
  round: ReturnType<typeof readRound>,
  files: FileStore,
): { frame: FrameCase[]; design: SamplingDesign } {
  if (!round.frame) throw new AppError('wrong_state', { roundId: round.id }, '名单还没有冻结，不能抽样。')
  return { frame: readFrame(files.read(round.frame.sha256).toString('utf8')), design: round.frame.design }
}

/** Computes a draw. The trial is counted before its result is known to anyone, whether or not it becomes the draw. */
export async function computed(
  db: ReadDb,
  call: TaskCall,
  input: { roundId: string; seed: string; thrownBy: string; place: string },
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
    const before = write.value<number>('SELECT coalesce(max(number), 0) FROM draw WHERE round_id = ?', input.roundId)
    if (before !== number - 1)
      throw new AppError(
        'conflict',
        { roundId: input.roundId },
        '本轮同时有另一次抽样已经完成，这一次不算，只计入次数。',
      )
    saveDraw(write, drawId, input, design, number, result, frame, call)
    const first = result.drawn[0]
    return {
      value: { drawId, drawn: result.drawn.length, trials },
      audit: {
        subject: input.roundId,
        detail: {
          drawId,
          number,
          seed: input.seed,
          thrownBy: input.thrownBy,
          place: input.place,
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
  input: { roundId: string; seed: string; thrownBy: string; place: string },
  design: SamplingDesign,
  number: number,
  result: DrawResult,
  frame: readonly FrameCase[],
  call: Call,
): void {
  db.run(
    'INSERT INTO draw (id, round_id, number, design, seed, thrown_by, place, strata, drawn_at, drawn_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    drawId,
    input.roundId,
    number,
    canonicalJson(design),
    input.seed,
    input.thrownBy,
    input.place,
    canonicalJson(result.strata),
    call.now,
    call.actor.name,
  )
  for (const one of result.drawn)
    insertItem(db, call.newId(), drawId, input.roundId, one, findInFrame(frame, one.caseKey))
  db.run("UPDATE round SET state = 'drawn' WHERE id = ?", input.roundId)
}

/** Writes one case of the sample with what the frozen frame says of it: later changes of the case do not touch the sample. */
export function insertItem(
  db: WriteDb,
  id: string,
  drawId: string,
  roundId: string,
  one: Omit<DrawnCase, 'origin'> & { origin: Output<'samples.list'>['items'][number]['origin'] },
  line: FrameCase | undefined,
): void {
  if (!line) throw new RangeError(`sample: ${one.caseKey} is not in the frame`)
  const { changes } = db.run(
    `INSERT INTO sample_item (id, draw_id, round_id, case_id, case_key, kind, procedure, agency, stratum, position, ticket, origin, probability)
     SELECT ?, ?, ?, c.id, c.case_key, ?, ?, ?, ?, ?, ?, ?, ? FROM case_file c WHERE c.case_key = ?`,
    id,
    drawId,
    roundId,
    line.kind,
    line.procedure,
    line.agency,
    one.stratum,
    one.position,
    one.ticket,
    one.origin,
    one.probability ?? null,
    one.caseKey,
  )
  if (changes !== 1) throw new RangeError(`sample: ${one.caseKey} has no case`)
}
