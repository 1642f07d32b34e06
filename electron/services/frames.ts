import { AppError } from '../../shared/contract/error.ts'
import type { Output, Result } from '../../shared/contract/index.ts'
import type { ReportedTotal } from '../../shared/contract/rounds.ts'
import { canonicalJson } from '../../shared/domain/canonical-json.ts'
import { totalDifferences } from '../../shared/domain/reports/monthly-report.ts'
import type { SamplingDesign } from '../../shared/domain/sampling/design.ts'
import { readFrame } from '../../shared/domain/sampling/frame.ts'
import { numberGaps } from '../../shared/domain/sampling/number-gaps.ts'
import { allocate, strataSizes } from '../../shared/domain/sampling/strata.ts'
import type { ReadDb, WriteDb } from '../database/db.ts'
import { recordStoredFile } from '../files/file-store.ts'
import { frameFile } from './frame-file.ts'
import { importedTotals } from './imported-totals.ts'
import { countScope, type Exclusion, EXCLUSIONS, excludedExamples, scopeSql } from './round-scope.ts'
import type { Done, TaskCall } from './types.ts'

type Round = Result<'rounds.get'>
type Preview = Output<'rounds.preview'>

/** What people look at before they freeze: sizes, exclusions, gaps in the numbers, totals that do not match. */
export function previewFrame(db: ReadDb, { id, filter }: Round, reported: readonly ReportedTotal[]): Preview {
  const counts = countScope(db, filter, id)
  const imported = importedTotals(db, filter.from, filter.to)
  return {
    cases: counts.find((one) => one.reason === null)?.cases ?? 0,
    excluded: counts.flatMap(({ reason, cases }) =>
      reason === null
        ? []
        : [{ reason: EXCLUSIONS[reason], cases, examples: excludedExamples(db, filter, reason, id) }],
    ),
    numberGaps: gapsOfPeriod(db, filter),
    imported,
    mismatches: totalDifferences(reported, imported),
  }
}

/**
 * Gaps in the number sequences of the period, whatever the kind: agencies and kinds may share a sequence. A number that
 * stands on a case outside the period, or on one without a date, is not missing.
 */
function gapsOfPeriod(db: ReadDb, { from, to }: Round['filter']): Preview['numberGaps'] {
  const inPeriod = db.values<string>(
    'SELECT decision_no FROM case_file WHERE decision_no IS NOT NULL AND decided_on BETWEEN ? AND ?',
    from,
    to,
  )
  const elsewhere = db.values<string>(
    `SELECT decision_no FROM case_file WHERE decision_no IS NOT NULL AND (decided_on NOT BETWEEN ? AND ? OR decided_on IS NULL)`,
    from,
    to,
  )
  return numberGaps(inPeriod, elsewhere)
}

/** Number of the last change to this data: every change is audited in its own transaction. */
const lastChange = (db: ReadDb): number => db.value<number>('SELECT max(seq) FROM audit_entry') ?? 0

/**
 * Writes frame.csv, then closes in one transaction: frame, its cases at their versions, the excluded cases with the
 * reason. The audit entry holds the SHA-256 of the frame and the whole design: no seed exists yet.
 */
export async function freezeFrame(
  db: ReadDb,
  round: Round,
  design: SamplingDesign,
  call: TaskCall,
): Promise<(write: WriteDb) => Done<Output<'rounds.freeze'>>> {
  const readAt = lastChange(db)
  const { bytes, cases } = frameFile(db, round.filter, round.id)
  if (cases === 0)
    throw new AppError(
      'wrong_state',
      { roundId: round.id },
      '范围内没有资料齐全的案卷，名单不能为空。请先导入，或者放宽范围。',
    )
  const strata = plannedStrata(bytes, cases, design)
  call.progress(1, 2, '冻结名单')
  const stored = await call.files.put(bytes, 'text/csv')
  return (write) => {
    const changed = lastChange(write) !== readAt && !frameFile(write, round.filter, round.id).bytes.equals(bytes)
    if (changed) throw new AppError('conflict', {}, '冻结期间案卷有变动，请再冻结一次。')
    recordStoredFile(write, stored, call.now)
    const { sql, params } = scopeSql(round.filter, undefined, round.id)
    const excluded = write.all<{ id: number; reason: Exclusion }>(
      `SELECT id, reason FROM (${sql}) WHERE reason IS NOT NULL`,
      ...params,
    )
    const counts: Record<string, number> = {}
    for (const { reason } of excluded) counts[EXCLUSIONS[reason]] = (counts[EXCLUSIONS[reason]] ?? 0) + 1
    const number = write.value<number>('SELECT coalesce(max(number), 0) + 1 FROM frame') ?? 1
    write.run(
      'INSERT INTO frame (number, round_id, sha256, case_count, design, excluded, frozen_at, frozen_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      number,
      round.id,
      stored.sha256,
      cases,
      canonicalJson(design),
      canonicalJson(counts),
      call.now,
      call.actor.name,
    )
    write.run(
      `INSERT INTO frame_case (case_id, frame, version) SELECT id, ?, version FROM (${sql}) WHERE reason IS NULL`,
      number,
      ...params,
    )
    const exclude = write.statement('INSERT INTO frame_exclusion (round_id, case_id, reason) VALUES (?, ?, ?)')
    // those left out by hand stand in round_exclusion, with the reason in words
    for (const { id, reason } of excluded) if (reason !== 'byHand') exclude(round.id, id, reason)
    write.run("UPDATE round SET state = 'frozen' WHERE id = ?", round.id)
    return {
      value: { sha256: stored.sha256, cases },
      audit: {
        subject: round.id,
        detail: {
          frameSha256: stored.sha256,
          cases,
          design: JSON.parse(canonicalJson(design)),
          strata,
          excluded: counts,
        },
      },
    }
  }
}

/** Strata with their sizes and how many each will give; refuses a design that the frame cannot serve. */
function plannedStrata(
  frameCsv: Buffer,
  cases: number,
  design: SamplingDesign,
): { name: string; size: number; toDraw: number }[] {
  const apart = new Set([...design.mandatory, ...design.nominated])
  if (design.method.name === 'simple' && apart.size === 0) {
    const size = design.method.size
    const toDraw = cases < design.allIfFewerThan ? cases : Math.min(size, cases)
    return [{ name: '全部', size: cases, toDraw }]
  }
  const frame = readFrame(frameCsv.toString('utf8'))
  const keys = new Set(frame.map((one) => one.caseKey))
  const unknown = [...apart].filter((key) => !keys.has(key))
  if (unknown.length > 0)
    throw new AppError('invalid_input', { unknown }, `必查或自荐的案卷不在名单内：${unknown.join('、')}`)
  const random = frame.filter((one) => !apart.has(one.caseKey))
  if (design.method.name === 'proportionalToFine') {
    const fined = random.filter((one) => one.fineFen > 0).length
    if (fined < design.method.size)
      throw new AppError(
        'invalid_input',
        { fined },
        `名单内有罚款的案卷只有 ${fined} 件，不能按罚款数额抽 ${design.method.size} 件。请减少件数，或者换抽样方法。`,
      )
    return [{ name: '全部', size: fined, toDraw: design.method.size }]
  }
  const sizes = strataSizes(random, design)
  const shares = allocate(sizes, design)
  return [...sizes].map(([name, size]) => ({ name, size, toDraw: shares.get(name) ?? 0 }))
}

/** Cases that stayed out of a frozen frame, with the reason, in the order of their keys. */
export function excludedCases(
  db: ReadDb,
  roundId: string,
  after: string,
  limit: number,
): Output<'rounds.excluded'>['cases'] {
  return db
    .all<{ caseKey: string; reason: keyof typeof EXCLUSIONS }>(
      `SELECT c.case_key, e.reason FROM case_file c JOIN (
         SELECT case_id, reason FROM frame_exclusion WHERE round_id = ?
         UNION ALL SELECT case_id, 'byHand' FROM round_exclusion WHERE round_id = ?) e ON e.case_id = c.id
       WHERE c.case_key > ? ORDER BY c.case_key LIMIT ?`,
      roundId,
      roundId,
      after,
      limit,
    )
    .map(({ caseKey, reason }) => ({ caseKey, reason: EXCLUSIONS[reason] }))
}
