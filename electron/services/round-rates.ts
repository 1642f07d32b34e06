import type { Result } from '../../shared/contract/index.ts'
import { percentage, rateText } from '../../shared/domain/statistics/percentage.ts'
import { upperBoundCases } from '../../shared/domain/statistics/upper-bound.ts'
import type { ReadDb } from '../database/db.ts'
import { readRubric } from './rubrics.ts'

const CONFIDENCE = 0.95
/** Drawn without chance: reported apart, never in a rate (decision 15). */
export const APART = { mandatory: '必查', nominated: '自荐' } as const

/** A drawn case with what became of it. */
export interface Outcome {
  id: string
  agencyId: number
  agency: string
  kind: string
  procedure: string
  origin: string
  stratum: string
  unavailable: 'unavailable' | 'excused' | null
  grade: string | null
  confirmed: number
  rubricId: string | null
}

/** All cases of a round's sample in the order of the draw. */
export const readOutcomes = (db: ReadDb, roundId: string): Outcome[] =>
  db.all<Outcome>(
    `SELECT i.id, c.agency_id, i.agency, i.kind, i.procedure, i.origin, i.stratum, e.kind AS unavailable, r.grade, (r.sample_item_id IS NOT NULL) AS confirmed, s.rubric_id
     FROM sample_item i JOIN case_file c ON c.id = i.case_id LEFT JOIN sample_item_absence e ON e.sample_item_id = i.id
     LEFT JOIN case_result r ON r.sample_item_id = i.id LEFT JOIN score_sheet s ON s.id = r.sheet_id
     WHERE i.round_id = ? ORDER BY i.rowid`,
    roundId,
  )

/** Not in the lowest grade of its own rubric (decision 16); a file that cannot be produced is worst case. */
export function isPassed(db: ReadDb, one: Outcome): boolean {
  if (one.unavailable === 'unavailable' || one.rubricId === null) return false
  return one.grade !== null && one.grade !== readRubric(db, one.rubricId).grades.at(-1)?.name
}

/** Rate of every agency with drawn cases, and whether a person has confirmed all its results. */
export function byAgency(db: ReadDb, decided: Outcome[], counted: Outcome[]): Result<'results.round'>['agencies'] {
  const agencies = new Map(counted.map((one) => [one.agencyId, one.agency]))
  return [...agencies].map(([agencyId, agency]) => {
    const mine = decided.filter((one) => one.agencyId === agencyId)
    const passed = mine.filter((one) => isPassed(db, one)).length
    const confirmed = counted.every(
      (one) => one.agencyId !== agencyId || one.confirmed === 1 || one.unavailable !== null,
    )
    return {
      agencyId,
      agency,
      base: mine.length,
      passed,
      rate: mine.length > 0 ? rateText(passed, mine.length) : '—',
      confirmed,
    }
  })
}

/** Rate and bound of every stratum of a single stratified draw; within a stratum the draw is simple random (decision 15). */
export function byStratum(
  db: ReadDb,
  round: Result<'rounds.get'>,
  outcomes: Outcome[],
): Result<'results.round'>['strata'] {
  const draws = db.values<string>('SELECT strata FROM draw WHERE round_id = ?', round.id)
  if (round.frame?.design.method.name !== 'stratified' || draws.length !== 1) return []
  const strata = JSON.parse(draws[0] ?? '[]') as { name: string; size: number }[]
  return strata.map(({ name, size }) => {
    const mine = outcomes.filter((one) => one.stratum === name && !(one.origin in APART))
    const counted = mine.filter((one) => one.unavailable !== 'excused')
    const decided = counted.filter((one) => one.confirmed === 1 || one.unavailable === 'unavailable')
    const passed = decided.filter((one) => isPassed(db, one)).length
    const base = decided.length
    const cases = size - (mine.length - counted.length)
    const whole = base > 0 && base === counted.length
    return {
      name,
      cases,
      base,
      passed,
      rate: base > 0 ? rateText(passed, base) : '—',
      failing: whole ? upperBoundCases(cases, base, base - passed, CONFIDENCE) : null,
    }
  })
}

/**
 * One-sided 95 % bound, only for one simple random draw that is wholly decided (decision 15). An extension is drawn after
 * results are seen, so it ends the bound. It speaks of the frame without the cases drawn apart and those lawfully excused.
 */
export function bound(
  db: ReadDb,
  round: Result<'rounds.get'>,
  outcomes: Outcome[],
  base: number,
  passed: number,
  drawn: number,
): Result<'results.round'>['bound'] {
  const frame = round.frame
  if (!frame || frame.design.method.name !== 'simple' || base === 0 || base < drawn) return null
  if (db.value<number>('SELECT count(*) FROM draw WHERE round_id = ?', round.id) !== 1) return null
  const apart = outcomes.filter((one) => one.origin in APART || one.unavailable === 'excused').length
  const cases = frame.caseCount - apart
  const failing = upperBoundCases(cases, base, base - passed, CONFIDENCE)
  return {
    failing,
    cases,
    inWords: `从 ${cases} 件中随机抽 ${base} 件，不合格 ${base - passed} 件；有 95% 的把握说，全部 ${cases} 件中不合格的不超过 ${failing} 件（占 ${percentage(failing, cases)}%）。`,
  }
}
