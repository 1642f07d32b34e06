import type { ReadDb } from '../database/db.ts'
import { type SheetReader, sheetReader } from './sheet-fields.ts'

/** Where the facts of a version come from: a text where a person typed them, else the row of an import. */
export type VersionSource = string | number

/** SQL for the source of `catalogue_version v`. */
export const VERSION_SOURCE = 'coalesce(v.facts, v.row_id)'

/** Reads the facts of versions from their sources, in full; for one call. */
export function versionFacts(
  db: ReadDb,
  { factsOf }: SheetReader = sheetReader(db),
): (source: VersionSource) => Record<string, string> {
  return (source) => (typeof source === 'number' ? factsOf(source) : (JSON.parse(source) as Record<string, string>))
}
