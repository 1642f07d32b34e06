import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { createWorld } from '../support/world.ts'
import { projectFiles, projectText } from '../support/project-files.ts'

const files = projectFiles('resources/migrations', /\.sql$/)

test('migrations are frozen: an existing data folder has already run them', () => {
  const frozen = JSON.parse(projectText('test/rules/frozen-migrations.json')) as Record<string, string>
  const now = Object.fromEntries(
    files.map((file) => [
      file.slice('resources/migrations/'.length),
      createHash('sha256').update(projectText(file)).digest('hex'),
    ]),
  )
  expect(now, 'a released migration never changes; new ones are recorded by build/freeze-migrations.mjs').toEqual(
    frozen,
  )
})

test('migrations are numbered without gap and every table is STRICT', () => {
  const numbers = files.map((file) => Number(/(\d{4})-[a-z0-9-]+\.sql$/.exec(file)?.[1]))
  expect(numbers).toEqual(numbers.map((_, i) => i + 1))
  const { db } = createWorld()
  const listed = db.connection.pragma('table_list') as { name: string; schema: string; type: string; strict: number }[]
  const tables = listed.filter(
    ({ name, schema, type }) => schema === 'main' && type === 'table' && !name.startsWith('sqlite_'),
  )
  expect(tables.length).toBeGreaterThan(10)
  expect(tables.filter(({ strict }) => strict === 0)).toEqual([])
})
