import { mkdirSync, readFileSync, renameSync, rmSync, watch, writeFileSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'

/** Kept: a database that is collected as garbage lets its lock go. */
export let held: Database.Database | undefined

/**
 * A lock a killed process cannot leave behind: an open SQLite transaction. A second instance leaves its arguments in a
 * file, which the first one sees.
 */
export function takeSingleInstanceLock(folder: string, second: (argv: string[]) => void): boolean {
  mkdirSync(folder, { recursive: true })
  const note = path.join(folder, 'second-instance.json')
  const lock = new Database(path.join(folder, 'single-instance.db'), { timeout: 0 })
  try {
    lock.exec('BEGIN EXCLUSIVE')
  } catch {
    // Held by the first instance: this one says so and ends.
    writeFileSync(`${note}.part`, JSON.stringify(process.argv))
    renameSync(`${note}.part`, note)
    return false
  }
  held = lock
  rmSync(note, { force: true })
  watch(folder, (_event, name) => {
    if (name !== path.basename(note)) return
    try {
      second(JSON.parse(readFileSync(note, 'utf8')) as string[])
      rmSync(note)
    } catch {
      // The same file is reported several times: only the first report still finds it.
    }
  }).unref()
  return true
}
