import { expect, test } from 'vitest'
import { createWorld } from '../support/world.ts'

test('statistics that cannot be made take nothing back that was written', () => {
  const { db } = createWorld()
  db.connection.exec('CREATE TABLE record (batch INTEGER) STRICT')
  const pragma = db.connection.pragma.bind(db.connection)
  db.connection.pragma = (source, options) => {
    if (source.startsWith('optimize')) throw new Error('database or disk is full')
    return pragma(source, options)
  }
  db.transaction(() => {
    const insert = db.statement('INSERT INTO record (batch) VALUES (?)')
    for (let i = 0; i < 30_000; i += 1) insert(i)
  })
  expect(db.value('SELECT count(*) FROM record')).toBe(30_000)
})

test('a table that was analysed while it was nearly empty is analysed again once it has grown', () => {
  const { db } = createWorld()
  const write = (rows: number): void =>
    db.transaction(() => {
      const insert = db.statement('INSERT INTO record (batch) VALUES (?)')
      for (let i = 0; i < rows; i += 1) insert(i % 2)
    })
  const analysedRows = (): number =>
    Number.parseInt(db.value<string>("SELECT stat FROM sqlite_stat1 WHERE tbl = 'record'") ?? '', 10)
  db.connection.exec('CREATE TABLE record (batch INTEGER) STRICT; CREATE INDEX record_batch ON record (batch)')
  write(3)
  db.connection.exec('ANALYZE')
  expect(analysedRows()).toBe(3)
  write(30_000)
  expect(analysedRows()).toBeGreaterThan(10_000)
})
