import { hash } from 'node:crypto'
import type { Catalogue } from '../../shared/domain/catalogues/catalogue.ts'
import { CATALOGUES } from '../../shared/domain/catalogues/catalogues.ts'
import { namedKeys } from '../../shared/domain/catalogues/record-identity.ts'
import { compact } from '../../shared/domain/import/cell-text.ts'
import type { Facts } from '../../shared/domain/import/row-parser.ts'
import type { CatalogueKind } from '../../shared/domain/import/tables.ts'
import type { WriteDb } from '../database/db.ts'
import { VERSION_SOURCE, type VersionSource } from './catalogue-versions.ts'

/** What a version is made of: a row of an import, or facts that a person typed. */
export interface NewVersion {
  rowId: number | null
  facts: Facts
  contentHash: string
  madeAt: string
  madeBy: string
}

/** A further version of the record of this key; the first one brings the record into being. Returns its id. */
export function addVersion(db: WriteDb, kind: CatalogueKind, key: string, version: NewVersion): number {
  const standing = db.maybe<{ id: number; version: number }>(
    'SELECT id, version FROM catalogue_record WHERE record_key = ?',
    key,
  )
  const id = standing?.id ?? insertRecord(db, kind, key)
  const no = (standing?.version ?? 0) + 1
  db.run(
    `INSERT INTO catalogue_version (record_id, version, row_id, facts, content_hash, made_at, made_by)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
    id,
    no,
    version.rowId,
    version.rowId === null ? JSON.stringify(version.facts) : null,
    version.contentHash,
    version.madeAt,
    version.madeBy,
  )
  writeRecord(db, CATALOGUES[kind], id, no, version.facts)
  return id
}

function insertRecord(db: WriteDb, kind: CatalogueKind, key: string): number {
  db.run(
    "INSERT INTO catalogue_record (catalogue, record_key, name, facts, version) VALUES (?, ?, '', '{}', 1)",
    kind,
    key,
  )
  return db.value<number>('SELECT id FROM catalogue_record WHERE record_key = ?', key) as number
}

/**
 * Brings a record to what its newest version says, read with `versionFacts`; without a version left it goes. Returns whether it
 * stands.
 */
export function refreshRecord(db: WriteDb, id: number, factsOf: (source: VersionSource) => Facts): boolean {
  const newest = db.maybe<{ catalogue: CatalogueKind; version: number; source: VersionSource }>(
    `SELECT c.catalogue, v.version, ${VERSION_SOURCE} AS source FROM catalogue_record c
     JOIN catalogue_version v ON v.record_id = c.id
     WHERE c.id = ? ORDER BY v.version DESC LIMIT 1`,
    id,
  )
  if (newest) writeRecord(db, CATALOGUES[newest.catalogue], id, newest.version, factsOf(newest.source))
  else db.run('DELETE FROM catalogue_record WHERE id = ?', id)
  return newest !== undefined
}

/** The columns that lists and other records look for, and whom the record names. */
function writeRecord(db: WriteDb, catalogue: Catalogue, id: number, version: number, facts: Facts): void {
  const agency = catalogue.agency === null ? undefined : facts[catalogue.agency]
  db.run(
    `UPDATE catalogue_record SET name = ?, number = ?, agency_key = ?, facts = ?, version = ?,
       answers_to = ${catalogue.answersTo ? '?' : 'coalesce(?, record_key)'} WHERE id = ?`,
    facts[catalogue.name] ?? '',
    (catalogue.number && facts[catalogue.number]) ?? null,
    agency === undefined ? null : compact(agency),
    JSON.stringify(facts),
    version,
    catalogue.answersTo?.(facts) ?? null,
    id,
  )
  db.run('DELETE FROM catalogue_link WHERE record_id = ?', id)
  for (const [field, key] of namedKeys(catalogue, facts))
    db.run('INSERT INTO catalogue_link (record_id, field, target_key) VALUES (?, ?, ?)', id, field, key)
}

/** What stands for the content of a row of which something was not taken: the same row may come again, and is an update then. */
export const untakenContent = (contentHash: string): string => shortDigest(`untaken ${contentHash}`)

/** Short digest of a text for keys and contents that did not come from a file. */
export const shortDigest = (text: string): string => hash('sha256', text).slice(0, 16)
