import Database from 'better-sqlite3'
import { ReadDb, WriteDb } from './db.ts'

/**
 * Opens (or creates) the database. WAL with synchronous=FULL: the audit must survive a power cut.
 * No large page cache: SQLite's sorter runs grow with it and get slower.
 */
export function openDatabase(file: string): WriteDb {
  const connection = new Database(file)
  connection.pragma('page_size = 8192')
  connection.pragma('journal_mode = WAL')
  connection.pragma('synchronous = FULL')
  connection.pragma('foreign_keys = ON')
  connection.pragma('recursive_triggers = ON')
  connection.pragma('trusted_schema = OFF')
  connection.pragma('busy_timeout = 5000')
  connection.pragma('cache_size = -16000')
  connection.pragma('temp_store = FILE')
  // Large sorts (a frame, the indexes of an import) have a second core do half of the work.
  connection.pragma('threads = 2')
  return new WriteDb(connection)
}

/** Opens a database that is open already a second time, to read beside whoever writes. */
export function openReader(file: string): ReadDb {
  const connection = new Database(file, { readonly: true, fileMustExist: true })
  connection.pragma('trusted_schema = OFF')
  connection.pragma('cache_size = -16000')
  return new ReadDb(connection)
}
