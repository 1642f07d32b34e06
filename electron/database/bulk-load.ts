import type { WriteDb } from './db.ts'

/**
 * Runs a bulk write with the secondary indexes of some tables set aside and built anew afterwards, which is much faster
 * than keeping them while most of a table is written. Part of the caller's transaction: all of it or nothing.
 */
export function withoutIndexes(db: WriteDb, tables: readonly string[], write: () => void): void {
  const indexes = db.all<{ name: string; sql: string }>(
    `SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL
     AND tbl_name IN (SELECT value FROM json_each(?))`,
    JSON.stringify(tables),
  )
  for (const { name } of indexes) db.connection.exec(`DROP INDEX "${name}"`)
  write()
  for (const { sql } of indexes) db.connection.exec(sql)
}
