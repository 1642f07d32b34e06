import type { GivenMapping } from '../../shared/domain/import/headings.ts'
import type { ReadDb, WriteDb } from '../database/db.ts'
import { headingSet } from '../files/heading-set.ts'

/** All mappings that people confirmed, by heading set. */
export function rememberedMappings(db: ReadDb): Record<string, GivenMapping> {
  const rows = db.all<{ headingSet: string; mapping: string }>('SELECT heading_set, mapping FROM import_mapping')
  return Object.fromEntries(rows.map((row) => [row.headingSet, JSON.parse(row.mapping) as GivenMapping]))
}

/** Remembers how a set of headings is to be read; the newest word counts. Returns the name of the set. */
export function rememberMapping(db: WriteDb, headings: readonly string[], mapping: GivenMapping, at: string): string {
  const set = headingSet(headings)
  db.run(
    `INSERT INTO import_mapping (heading_set, mapping, saved_at) VALUES (?, ?, ?)
     ON CONFLICT (heading_set) DO UPDATE SET mapping = excluded.mapping, saved_at = excluded.saved_at`,
    set,
    JSON.stringify(mapping),
    at,
  )
  return set
}
