import type { WriteDb } from './db.ts'

/** An index is sorted in pieces as large as the page cache; pieces that fit the cache of the processor take a sixth less. */
const SORTED_AT_ONCE_KB = 4000

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
  const cache = db.connection.pragma('cache_size', { simple: true }) as number
  db.connection.pragma(`cache_size = -${SORTED_AT_ONCE_KB}`)
  try {
    for (const { sql } of indexes) db.connection.exec(sql)
  } finally {
    db.connection.pragma(`cache_size = ${cache}`)
  }
}

/**
 * Runs a bulk write with a trigger set aside. Who calls it does set by set what the trigger would have done row by row; also, a
 * table without a trigger takes the rows of a SELECT as they come, and not out of a temporary table. Part of the caller's
 * transaction: all of it or nothing.
 */
export function withoutTrigger(db: WriteDb, trigger: string, write: () => void): void {
  const sql = db.one<{ sql: string }>("SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND name = ?", trigger).sql
  db.connection.exec(`DROP TRIGGER "${trigger}"`)
  write()
  db.connection.exec(sql)
}
