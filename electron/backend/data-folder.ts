import Database from 'better-sqlite3'
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { AppError } from '../../shared/contract/error.ts'
import { appendAudit } from '../database/audit.ts'
import { backUpDatabase } from '../database/backup.ts'
import type { WriteDb } from '../database/db.ts'
import { migrate, needsMigration, readMigrations } from '../database/migrate.ts'
import { openDatabase } from '../database/open.ts'
import { FileStore } from '../files/file-store.ts'
import { storeRubric } from '../services/rubrics.ts'
import type { Resources } from '../resources.ts'
import { dropRows } from '../services/batch-rows.ts'
import { dropBundleDocuments } from '../services/import-bundles.ts'
import type { Clock } from './clock.ts'
import { fileLog, type Log } from './log.ts'

export interface DataFolder {
  dir: string
  db: WriteDb
  files: FileStore
  log: Log
  rehearsal: boolean
  close(): void
}

/**
 * Opens a data folder, creating it when it is new: takes the lock, checks after an unclean end, migrates (after a
 * backup), marks imports that were cut off, sweeps what no transaction refers to.
 */
export function openDataFolder(
  dir: string,
  options: { resources: Resources; clock: Clock; actor: string; rehearsal?: boolean },
): DataFolder {
  const { clock, resources } = options
  mkdirSync(dir, { recursive: true })
  const lock = takeLock(dir)
  const running = path.join(dir, 'running')
  const unclean = existsSync(running)
  writeFileSync(running, clock.now())
  const file = path.join(dir, 'mingjuan.db')
  const isNew = !existsSync(file)
  const db = openDatabase(file)
  if (unclean) quickCheck(db)
  const migrations = readMigrations(resources)
  if (!isNew && needsMigration(db, migrations)) backUpDatabase(db, path.join(dir, 'backups'), clock.now())
  migrate(db, migrations)
  if (db.value('SELECT 1 FROM data_folder') === undefined) create(db, clock, options.actor, options.rehearsal ?? false)
  installRubrics(db, resources, clock, options.actor)
  const files = new FileStore(path.join(dir, 'files'))
  if (unclean) recover(db, files)
  return {
    dir,
    db,
    files,
    log: fileLog(path.join(dir, 'logs'), () => clock.now()),
    rehearsal: db.value<number>('SELECT rehearsal FROM data_folder') === 1,
    close() {
      db.refreshStatistics()
      db.connection.close()
      rmSync(running, { force: true })
      lock.close()
    },
  }
}

/** A lock held by an open SQLite transaction: the system drops it with the process, however that ends. */
function takeLock(dir: string): Database.Database {
  const lock = new Database(path.join(dir, 'lock.db'), { timeout: 0 })
  try {
    lock.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    lock.close()
    if ((error as { code?: string }).code === 'SQLITE_BUSY') throw new AppError('folder_in_use', { folder: dir })
    throw error
  }
  return lock
}

function create(db: WriteDb, clock: Clock, actor: string, rehearsal: boolean): void {
  db.transaction(() => {
    const workstation = clock.newId()
    const at = clock.now()
    db.run(
      'INSERT INTO data_folder (id, workstation_id, rehearsal, created_at) VALUES (1, ?, ?, ?)',
      workstation,
      rehearsal ? 1 : 0,
      at,
    )
    appendAudit(db, { at, actor, action: 'dataFolder.create', subject: workstation, detail: { rehearsal } })
  })
}

/** Adds the rubrics that ship with the program and are not there yet: once a version. */
function installRubrics(db: WriteDb, resources: Resources, clock: Clock, actor: string): void {
  db.transaction(() => {
    const stored = readdirSync(resources.path('rubrics'))
      .filter((name) => name.endsWith('.json'))
      .sort()
      .map((name) => storeRubric(db, resources.json('rubrics', name)))
    const added = stored.filter((one) => one.isNew).map((one) => one.rubricId)
    if (added.length > 0)
      appendAudit(db, { at: clock.now(), actor, action: 'rubrics.install', subject: 'rubrics', detail: { added } })
  })
}

function quickCheck(db: WriteDb): void {
  const result = db.connection.pragma('quick_check', { simple: true })
  if (result !== 'ok')
    throw new AppError('store_damaged', { check: String(result) }, '数据库在意外中断后未通过检查，请从备份恢复。')
}

/** After a crash: imports that were being read are marked, their staging rows and unreferenced files removed. */
function recover(db: WriteDb, files: FileStore): void {
  db.transaction(() => {
    const reading = "SELECT no, id FROM import_batch WHERE state = 'reading'"
    for (const { no, id } of db.all<{ no: number; id: string }>(reading)) {
      dropBundleDocuments(db, id)
      dropRows(db, no)
    }
    db.run("DELETE FROM import_problem WHERE batch_id IN (SELECT id FROM import_batch WHERE state = 'reading')")
    db.run("UPDATE import_batch SET state = 'interrupted' WHERE state = 'reading'")
  })
  files.sweep((sha256) => db.value('SELECT 1 FROM stored_file WHERE sha256 = ?', sha256) !== undefined)
}
