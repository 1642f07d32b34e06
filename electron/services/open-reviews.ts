import type { Day } from '../../shared/domain/calendar/civil-day.ts'
import { isFailedReview, isReviewOpen, type RecordedChange } from '../../shared/domain/catalogues/officer-review.ts'
import type { Facts } from '../../shared/domain/import/row-parser.ts'
import type { ReadDb } from '../database/db.ts'
import { VERSION_FACTS } from './catalogue-state.ts'

/** Failed yearly reviews without what follows from them: few, so that their versions are read one by one. */
export const openReviews = (db: ReadDb, today: Day): number[] =>
  db
    .all<{ id: number; facts: string }>(
      "SELECT id, facts FROM catalogue_record WHERE catalogue = 'officer' AND facts ->> 'review' IS NOT NULL",
    )
    .filter(({ facts }) => isFailedReview(JSON.parse(facts) as Facts))
    .filter(({ id }) =>
      isReviewOpen(
        db
          .all<{ madeAt: string; facts: string }>(
            `SELECT v.made_at, ${VERSION_FACTS} AS facts FROM catalogue_version v WHERE v.record_id = ? ORDER BY v.version`,
            id,
          )
          .map(({ madeAt, facts }) => ({ madeAt, facts: JSON.parse(facts) as Facts })),
        db.all<RecordedChange>(
          'SELECT kind, on_day AS "on", made_at FROM catalogue_change WHERE record_id = ? ORDER BY on_day, made_at',
          id,
        ),
        today,
      ),
    )
    .map(({ id }) => id)
