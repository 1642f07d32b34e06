import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { insertCases } from '../support/cases.ts'
import { createWorld } from '../support/world.ts'

test('tags of one case are replaced, each once and sorted; of many one is added or taken away; the audit has no words', async () => {
  const world = createWorld()
  const [first = ''] = insertCases(world, 3)
  expect(await world.call('cases.tag', { caseKey: first, tags: ['乙', '甲', '乙'] })).toEqual({ tags: ['乙', '甲'] })
  await expect(world.call('cases.tag', { caseKey: '没有', tags: [] })).rejects.toMatchObject({ code: 'not_found' })
  const caseIds = (await world.call('cases.page', {})).rows.map(({ id }) => id)
  expect(await world.call('cases.tagMany', { caseIds, tag: '甲', on: true })).toEqual({ changed: 2 })
  expect(await world.call('cases.tagMany', { caseIds, tag: '乙', on: false })).toEqual({ changed: 1 })
  await expect(world.call('cases.tagMany', { caseIds: [...caseIds, 99], tag: '丙', on: true })).rejects.toMatchObject({
    code: 'not_found',
  })
  expect((await world.call('cases.page', {})).rows.map(({ tags }) => tags)).toEqual([['甲'], ['甲'], ['甲']])
  const { rows } = await world.call('audit.page', {})
  const details = rows.filter(({ action }) => action.startsWith('cases.')).map(({ detail }) => JSON.stringify(detail))
  expect(details).toHaveLength(3)
  expect(details.filter((detail) => /[甲乙]/.test(detail))).toEqual([])
})

test('a name without ending gets one, but never replaces a file that nobody was asked about', async () => {
  const world = createWorld()
  insertCases(world, 2)
  const bare = path.join(world.dir, '案卷')
  const input = { columns: ['number' as const], format: 'csv' as const, file: bare }
  expect(await world.call('cases.export', input)).toEqual({ file: `${bare}.csv`, rows: 2 })
  writeFileSync(`${bare}.csv`, '别人的')
  await expect(world.call('cases.export', input)).rejects.toThrow('“案卷.csv”已经存在，没有覆盖')
  expect([readFileSync(`${bare}.csv`, 'utf8'), existsSync(bare)]).toEqual(['别人的', false])
  expect(await world.call('cases.export', { ...input, file: `${bare}.csv` })).toMatchObject({ rows: 2 })
})
