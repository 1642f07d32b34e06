import { readdirSync } from 'node:fs'
import { AppError } from '../../shared/contract/error.ts'
import type { Resources } from '../resources.ts'
import type { WriteDb } from './db.ts'

export interface Migration {
  version: number
  name: string
  sql: string
}

/** The migrations that ship with the program, in order of their number. */
export function readMigrations(resources: Resources): Migration[] {
  return readdirSync(resources.path('migrations'))
    .filter((name) => name.endsWith('.sql'))
    .map((name) => ({ version: Number(name.slice(0, 4)), name, sql: resources.text('migrations', name) }))
    .sort((a, b) => a.version - b.version)
}

/** True when `migrate` would change the schema. A database newer than the program is refused. */
export function needsMigration(db: WriteDb, migrations: Migration[]): boolean {
  const current = Number(db.connection.pragma('user_version', { simple: true }))
  const newest = migrations.at(-1)?.version ?? 0
  if (current > newest) throw new AppError('format_too_new', { found: current, known: newest })
  return current < newest
}

/**
 * Applies all pending migrations in one transaction; afterwards foreign keys are checked. All of it or nothing. They are not
 * enforced meanwhile, so that a table can be written anew without its dropping the rows that refer to it.
 */
export function migrate(db: WriteDb, migrations: Migration[]): void {
  if (!needsMigration(db, migrations)) return
  const current = Number(db.connection.pragma('user_version', { simple: true }))
  db.connection.pragma('foreign_keys = OFF')
  try {
    applyPending(db, migrations, current)
  } finally {
    db.connection.pragma('foreign_keys = ON')
  }
}

function applyPending(db: WriteDb, migrations: Migration[], current: number): void {
  db.transaction(() => {
    for (const { version, sql } of migrations) {
      if (version <= current) continue
      db.connection.exec(sql)
      db.connection.pragma(`user_version = ${version}`)
    }
    const broken = db.connection.pragma('foreign_key_check') as unknown[]
    if (broken.length > 0) throw new Error(`migration leaves ${broken.length} broken foreign keys`)
  })
}
