import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { WriteDb } from './db.ts'

const KEPT = 5

/** A consistent copy of the database before a migration; the newest five are kept. Returns its path. */
export function backUpDatabase(db: WriteDb, folder: string, now: string): string {
  mkdirSync(folder, { recursive: true })
  const target = path.join(folder, `mingjuan-${now.replaceAll(/[:.]/g, '-')}.db`)
  db.connection.prepare('VACUUM INTO ?').run(target)
  const copies = readdirSync(folder).filter((name) => /^mingjuan-.*\.db$/.test(name))
  for (const name of copies.sort().slice(0, -KEPT)) rmSync(path.join(folder, name))
  return target
}
