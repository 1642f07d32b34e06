import { checkLetter, type GuardProblem } from '../../shared/domain/letters/guards.ts'
import { maskTexts } from '../../shared/domain/cases/personal-numbers.ts'
import { findingsOf } from '../../shared/domain/letters/letter.ts'
import type { ReadDb } from '../database/db.ts'
import type { LetterRow } from './letter-rows.ts'
import { resultsConfirmed } from './round-results.ts'

/** What stands against issuing a letter today, from the state of its cases, findings and results. */
export function letterProblems(db: ReadDb, row: LetterRow, today: string): GuardProblem[] {
  const { letter, facts, prefix, roundId, agencyId } = row
  const found = findingsOf(letter)
    .map((id) =>
      db.maybe<{ state: string; caseId: number; caseKey: string; number: string; inRemedy: 'yes' | 'no' | 'unknown' }>(
        `SELECT f.state, c.id AS case_id, c.case_key, coalesce(c.decision_no, c.case_no, c.case_name, c.case_key) AS number, c.in_remedy
         FROM finding f JOIN sample_item i ON i.id = f.sample_item_id JOIN case_file c ON c.id = i.case_id WHERE f.id = ?`,
        id,
      ),
    )
    .filter((one) => one !== undefined)
    .map((one) => maskTexts(one, ['number']))
  const cases = [...new Map(found.map((one) => [one.caseId, one])).values()]
  return checkLetter({
    letter,
    facts,
    prefix,
    today,
    cases: cases.map(({ caseKey, number, inRemedy }) => ({ caseKey, number, inRemedy })),
    resultsConfirmed: resultsConfirmed(db, roundId, agencyId),
    unconfirmed: found.filter(({ state }) => state !== 'confirmed').map(({ number }) => number),
  })
}
