import type { Result } from '../../shared/contract/index.ts'
import type { ReadDb } from '../database/db.ts'
import { resultsConfirmed } from './round-results.ts'

type ToDraft = Result<'letters.toDraft'>['agencies'][number]

/**
 * Agencies that a letter can be drafted for and that have none in the round: a person has confirmed all their results
 * (guard M04), and at least one finding stands. A voided letter does not count. The newest round comes first.
 */
export const agenciesToDraftFor = (db: ReadDb, roundId: string | null): ToDraft[] =>
  db
    .all<ToDraft>(
      `SELECT i.round_id, r.title AS round_title, c.agency_id, a.name AS agency, count(*) AS findings
       FROM finding f JOIN sample_item i ON i.id = f.sample_item_id JOIN case_file c ON c.id = i.case_id
       JOIN agency a ON a.id = c.agency_id JOIN round r ON r.id = i.round_id
       WHERE f.state = 'confirmed' AND i.round_id = coalesce(?, i.round_id)
         AND NOT EXISTS (SELECT 1 FROM letter l
           WHERE l.round_id = i.round_id AND l.agency_id = c.agency_id AND l.state <> 'voided')
       GROUP BY i.round_id, c.agency_id ORDER BY r.created_at DESC, findings DESC, a.name`,
      roundId,
    )
    .filter((one) => resultsConfirmed(db, one.roundId, one.agencyId))
