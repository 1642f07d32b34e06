import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { migrate, readMigrations } from '../../electron/database/migrate.ts'
import type { WriteDb } from '../../electron/database/db.ts'
import { openDatabase } from '../../electron/database/open.ts'
import { findResources } from '../../electron/resources.ts'
import { partiesOf } from '../../electron/services/case-versions.ts'
import { rowsWith } from '../../electron/services/record-texts.ts'
import { storedRecords } from '../support/stored-records.ts'

const migrations = readMigrations(findResources(import.meta.dirname))

/** A database as it was before one of the migrations. */
function databaseBefore(migration: string): WriteDb {
  const dir = mkdtempSync(path.join(tmpdir(), 'mingjuan-migrate-'))
  const db = openDatabase(path.join(dir, 'mingjuan.db'))
  onTestFinished(() => {
    db.connection.close()
    rmSync(dir, { recursive: true, force: true })
  })
  migrate(
    db,
    migrations.slice(
      0,
      migrations.findIndex(({ name }) => name.endsWith(`-${migration}.sql`)),
    ),
  )
  return db
}

test('the cases of two frames keep their frame and version when frames get numbers; none of them can be deleted', () => {
  const db = databaseBefore('frame-number')
  const at = "'2026-01-01', '甲'"
  const sha256 = 'a'.repeat(64)
  db.connection.exec(`INSERT INTO stored_file VALUES ('${sha256}', 1, 'text/csv', '2026-01-01')`)
  for (const round of ['z', 'b'])
    db.connection.exec(`INSERT INTO round (id, title, filter, rubrics, state, created_at) VALUES ('${round}', '轮', '{}', '[]', 'frozen', '2026-01-01');
      INSERT INTO frame VALUES ('${round}', '${sha256}', 1, '{}', '{}', ${at})`)
  db.connection.exec(`INSERT INTO case_file (id, case_key, kind, procedure, tags, complete, in_remedy, version)
      VALUES (7, 'penalty|局|1', 'penalty', 'general', '[]', 1, 'unknown', 3), (8, 'penalty|局|2', 'penalty', 'general', '[]', 1, 'unknown', 1);
    INSERT INTO frame_case (round_id, case_id, version) VALUES ('z', 7, 2), ('b', 7, 3)`)
  migrate(db, migrations)
  expect(
    db.all(`SELECT n.round_id, f.case_id, f.version FROM frame_case f JOIN frame n ON n.number = f.frame ORDER BY 1`),
  ).toEqual([
    { roundId: 'b', caseId: 7, version: 3 },
    { roundId: 'z', caseId: 7, version: 2 },
  ])
  expect(() => db.run('DELETE FROM case_file WHERE id = 7')).toThrow('stands in a frozen frame')
  expect(() => db.run('UPDATE frame SET number = 9')).toThrow('never changes')
  expect(db.run('DELETE FROM case_file WHERE id = 8').changes).toBe(1)
})

test('the rows of imports are written anew for the catalogues: nothing that refers to them is lost, keys hold again afterwards', () => {
  const db = databaseBefore('catalogues')
  db.connection.exec(`
    INSERT INTO import_batch (no, id, source_name, source_sha256, kind, state, report, row_count, created_at, created_by)
      VALUES (1, 'b', 'a.csv', '${'0'.repeat(64)}', 'table', 'committed', '{}', 1, '2026-01-01', '甲');
    INSERT INTO import_sheet (batch_id, sheet, table_kind, columns) VALUES ('b', 0, 'penalty', '[{"heading":"案由","field":"cause"}]');
    INSERT INTO import_row (id, batch_no, sheet, row, kind, case_key, party_key, agency_key, procedure, complete, parties,
      content_hash, blocked, fate) VALUES (7, 1, 0, 1, 'penalty', 'penalty|局|1', '', '局', 'general', 1, '[]', 'x', 0, 'add');
    INSERT INTO import_record (row_id, facts, original) VALUES (7, '{}', '["占道"]');
    INSERT INTO import_exclusion VALUES (7, '2026-01-01', '甲');
    INSERT INTO case_file (id, case_key, kind, procedure, tags, complete, in_remedy, version)
      VALUES (7, 'penalty|局|1', 'penalty', 'general', '[]', 1, 'unknown', 1);
    INSERT INTO case_version VALUES (7, 1, 7);`)
  migrate(db, migrations)
  expect(storedRecords(db)).toMatchObject([{ id: 7, facts: { cause: '占道' }, original: ['占道'], corrected: {} }])
  expect(db.value('SELECT count(*) FROM import_exclusion')).toBe(1)
  expect(db.connection.pragma('foreign_keys', { simple: true })).toBe(1)
  expect(() => db.transaction(() => db.run('DELETE FROM import_row WHERE id = 7'))).toThrow('a case rests on it')
})

test('a case leaves the place in the search index that it had before the migration, when it changes or goes', () => {
  const db = databaseBefore('search-place')
  db.connection.exec(`INSERT INTO agency (id, name, name_key) VALUES (3, '局', '局');
    INSERT INTO case_file (id, case_key, kind, agency_id, procedure, decided_on, tags, complete, in_remedy, version)
      VALUES (7, 'penalty|局|1', 'penalty', 3, 'general', '2024-05-06', '[]', 1, 'unknown', 1),
        (8, 'penalty|局|2', 'penalty', 3, 'general', NULL, '[]', 1, 'unknown', 1)`)
  const places = db.values<number>('SELECT search_row FROM case_file ORDER BY id')
  expect(places[0]).toBeGreaterThan(2 ** 32)
  expect(places[1]).toBe(8)
  migrate(db, migrations)
  const waitingAfter = (sql: string): unknown[] => {
    db.run('DELETE FROM case_search_waiting')
    db.run(sql)
    return db.values('SELECT standing FROM case_search_waiting ORDER BY case_id')
  }
  expect(waitingAfter("UPDATE agency SET name = '新局' WHERE id = 3")).toEqual(places)
  expect(waitingAfter("UPDATE case_file SET decided_on = '2025-01-01' WHERE id IN (7, 8)")).toEqual(places)
  expect(waitingAfter('UPDATE case_file SET tags = tags')).toEqual([])
  // 45,656 days after 1900
  expect(waitingAfter('DELETE FROM case_file WHERE id = 8')).toEqual([45_656 * 2 ** 32 + 8])
})

test('records that were imported before there were packs still show their facts, cells and corrections', () => {
  const db = databaseBefore('import-packs')
  const row = (id: number) =>
    `(${id}, 1, 0, ${id}, 'penalty', 'penalty|局|${id}', '', '局', 'general', 1, '[]', 'x', 0, 'add')`
  db.connection.exec(`
    INSERT INTO import_batch (no, id, source_name, source_sha256, kind, state, report, row_count, created_at, created_by)
      VALUES (1, 'b', 'a.csv', '${'0'.repeat(64)}', 'table', 'committed', '{}', 2, '2026-01-01', '甲');
    INSERT INTO import_sheet (batch_id, sheet, table_kind, columns)
      VALUES ('b', 0, 'penalty', '[{"heading":"案由","field":"cause"},{"heading":"金额","field":"fine_amount"}]');
    INSERT INTO import_row (id, batch_no, sheet, row, kind, case_key, party_key, agency_key, procedure, complete, parties,
      content_hash, blocked, fate) VALUES ${row(7)}, ${row(8)};
    INSERT INTO import_record (row_id, facts, original, corrected) VALUES (7, '{"fine_amount":"2.00"}', '["占道","2"]', NULL),
      (8, '{"cause":"无照","fine_amount":null}', '["占道","无"]', '{"0":"无照"}');`)
  migrate(db, migrations)
  expect(storedRecords(db)).toMatchObject([
    { id: 7, facts: { cause: '占道', fine_amount: '2.00' }, original: ['占道', '2'], corrected: {} },
    { id: 8, facts: { cause: '无照' }, original: ['占道', '无'], corrected: { 0: '无照' } },
  ])
  expect([rowsWith(db, '无照', false), rowsWith(db, '占道', true)]).toEqual([[8], [7, 8]])
})

test('what old records say of their agency stands with their batch, once for each way in which they name it', () => {
  const db = databaseBefore('named-agencies')
  const agencies = [
    ['局', '局', '91'],
    ['局', '局', null],
    ['局', ' 局', null],
    ['', '局', null],
    ['', null, '91'],
    ['', null, null],
    ['局', '局', '91'],
    ['', '0', '0'],
  ]
  for (const no of [1, 2])
    db.run(
      `INSERT INTO import_batch (no, id, source_name, source_sha256, kind, state, report, row_count, created_at, created_by)
       VALUES (?, ?, 'a.csv', ?, 'table', 'ready', '{}', 8, '2026-01-01', '甲')`,
      no,
      `b${no}`,
      '0'.repeat(64),
    )
  for (const [i, [key = '', name = null, uscc = null]] of [...agencies, ...agencies.slice(3)].entries())
    db.run(
      `INSERT INTO import_row (id, batch_no, sheet, row, kind, case_key, party_key, agency_key, agency_name, agency_uscc, procedure,
         region, complete, parties, content_hash, blocked, fate)
       VALUES (?, ?, 0, ?, 'penalty', ?, '', ?, ?, ?, 'general', '530100', 1, '[]', 'x', 0, 'add')`,
      i + 1,
      i < 8 ? 1 : 2,
      i,
      `penalty|局|${i}`,
      key,
      name,
      uscc,
    )
  migrate(db, migrations)
  const named = db.all<{ name: string | null }>(
    `SELECT r.agency_no AS no, n.name_key AS key, n.name, n.uscc FROM import_row r
     LEFT JOIN named_agency n ON n.batch_no = r.batch_no AND n.no = r.agency_no ORDER BY r.id`,
  )
  const numbers = [1, 2, 3, 4, 5, null, 1, 6, 1, 2, null, 3, 4]
  expect(named).toEqual(
    [...agencies, ...agencies.slice(3)].map(([key, name, uscc], i) =>
      numbers[i] === null ? { no: null, key: null, name: null, uscc: null } : { no: numbers[i], key, name, uscc },
    ),
  )
  expect(db.value('SELECT count(*) FROM named_agency')).toBe(10)
  expect(db.value("SELECT count(*) FROM import_row WHERE region = '530100' AND content_hash = 'x'")).toBe(13)
  expect(() => db.run("INSERT INTO named_agency (batch_no, no, name_key, uscc) VALUES (1, 9, '', '91')")).toThrow(
    'UNIQUE',
  )
  db.run("DELETE FROM import_batch WHERE id = 'b1'")
  expect(db.values('SELECT DISTINCT batch_no FROM named_agency')).toEqual([2])
})

test('of a case that one record told of, neither version nor parties are written; of others they stand as they stood', () => {
  const db = databaseBefore('later-versions')
  db.connection.exec(`
    INSERT INTO import_batch (no, id, source_name, source_sha256, kind, state, report, row_count, created_at, created_by)
      VALUES (1, 'b', 'a.csv', '${'0'.repeat(64)}', 'table', 'committed', '{}', 3, '2026-01-01', '甲');
    INSERT INTO import_row (id, batch_no, sheet, row, kind, case_key, party_key, procedure, complete, parties, content_hash, blocked, fate)
      VALUES (7, 1, 0, 1, 'penalty', 'penalty|局|1', '甲', 'general', 1, '[["甲","法人","91",null]]', 'x', 0, 'add'),
        (8, 1, 0, 2, 'penalty', 'penalty|局|2', '乙', 'general', 1, '[["乙",null,null,null]]', 'x', 0, 'add'),
        (9, 1, 0, 3, 'penalty', 'penalty|局|2', '丙', 'general', 1, '[["丙",null,null,null]]', 'x', 0, 'join');
    INSERT INTO case_file (id, case_key, kind, procedure, tags, complete, in_remedy, version)
      VALUES (7, 'penalty|局|1', 'penalty', 'general', '[]', 1, 'unknown', 1), (8, 'penalty|局|2', 'penalty', 'general', '[]', 1, 'unknown', 1);
    INSERT INTO case_version VALUES (7, 1, 7), (8, 1, 8), (8, 1, 9);
    INSERT INTO case_party VALUES (7, 0, '甲', '甲', '法人', '91', NULL), (8, 0, '乙', '乙', NULL, NULL, NULL), (8, 1, '丙', '丙', NULL, NULL, NULL);`)
  migrate(db, migrations)
  expect(db.all('SELECT * FROM later_version')).toEqual([{ caseId: 8, version: 1, rowId: 9 }])
  expect(db.all('SELECT case_id, row_id FROM case_version ORDER BY row_id')).toEqual([
    { caseId: 7, rowId: 7 },
    { caseId: 8, rowId: 8 },
    { caseId: 8, rowId: 9 },
  ])
  const partiesAre = (id: number) => db.all(`SELECT * FROM ${partiesOf('?')} ORDER BY 1`, id, id)
  expect(partiesAre(7)).toEqual([{ position: 0, name: '甲', type: '法人', uscc: '91' }])
  expect(partiesAre(8)).toMatchObject([{ name: '乙' }, { name: '丙' }])
})
