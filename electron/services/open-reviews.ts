import type { Day } from '../../shared/domain/calendar/civil-day.ts'
import { isFailedReview, isReviewOpen, type RecordedChange } from '../../shared/domain/catalogues/officer-review.ts'
import type { Facts } from '../../shared/domain/import/row-parser.ts'
import type { ReadDb } from '../database/db.ts'
import { VERSION_SOURCE, versionFacts, type VersionSource } from './catalogue-versions.ts'

/** Failed yearly reviews without what follows from them: few, so that their versions are read one by one. */
export function openReviews(db: ReadDb, today: Day): number[] {
  const factsOf = versionFacts(db)
  return db
    .all<{ id: number; facts: string }>(
      "SELECT id, facts FROM catalogue_record WHERE catalogue = 'officer' AND facts ->> 'review' IS NOT NULL",
    )
    .filter(({ facts }) => isFailedReview(JSON.parse(facts) as Facts))
    .filter(({ id }) =>
      isReviewOpen(
        db
          .all<{ madeAt: string; source: VersionSource }>(
            `SELECT v.made_at, ${VERSION_SOURCE} AS source FROM catalogue_version v WHERE v.record_id = ? ORDER BY v.version`,
            id,
          )
          .map(({ madeAt, source }) => ({ madeAt, facts: factsOf(source) })),
        db.all<RecordedChange>(
          'SELECT kind, on_day AS "on", made_at FROM catalogue_change WHERE record_id = ? ORDER BY on_day, made_at',
          id,
        ),
        today,
      ),
    )
    .map(({ id }) => id)
}
