import { agencyKind } from '../../shared/domain/catalogues/agency.ts'
import type { Facts } from '../../shared/domain/import/row-parser.ts'
import type { ReadDb } from '../database/db.ts'

/**
 * Whether an agency stands under a ministry and not under the local government, by the catalogue of agencies, and the body above
 * it as the catalogue writes it: 行政执法监督条例 art. 42 has the letter told to that body.
 */
export function verticalStanding(db: ReadDb, agencyId: number): { isVertical: boolean; superior: string | null } {
  const found = db.value<string>(
    `SELECT c.facts FROM agency a JOIN catalogue_record c ON c.record_key = 'agency|' || a.name_key WHERE a.id = ?`,
    agencyId,
  )
  const facts = JSON.parse(found ?? '{}') as Facts
  const isVertical = agencyKind(facts) === 'vertical'
  return { isVertical, superior: isVertical ? (facts['superior'] ?? null) : null }
}
