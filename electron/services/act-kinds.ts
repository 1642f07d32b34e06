import { type ActKind, MAIN_KINDS } from '../../shared/domain/act-kinds.ts'
import type { Settings } from '../../shared/domain/settings.ts'
import type { ReadDb } from '../database/db.ts'

/** The kinds of act with their cases: those with tables of their own, those that the bureau keeps, and whatever else there is. */
export function actKinds(db: ReadDb, { acts }: Settings): { kind: ActKind; cases: number }[] {
  const counts = new Map(
    db
      .all<{ kind: ActKind; cases: number }>(
        'SELECT kind, count(*) AS cases FROM case_file GROUP BY kind ORDER BY kind',
      )
      .map(({ kind, cases }) => [kind, cases]),
  )
  const kinds = new Set<ActKind>([...MAIN_KINDS, ...acts.otherKinds.map(({ word }) => word), ...counts.keys()])
  return [...kinds].map((kind) => ({ kind, cases: counts.get(kind) ?? 0 }))
}
