import { expect, test } from 'vitest'
import { chinaDay } from '../../shared/domain/calendar/china-time.ts'
import { addDays } from '../../shared/domain/calendar/civil-day.ts'
import { createWorld } from '../support/world.ts'

test('saving one part of the settings leaves the others as they are', async () => {
  const world = createWorld()
  await world.call('settings.save', { changes: { bureau: { name: '云山市司法局', region: '000000' } } })
  await world.call('settings.save', { changes: { bureau: { region: '111111' } } })
  expect((await world.call('settings.get', {})).bureau).toMatchObject({ name: '云山市司法局', region: '111111' })
  expect((await world.call('audit.page', {})).rows.map((row) => row.action)).toEqual([
    'settings.save',
    'settings.save',
    'rubrics.install',
    'dataFolder.create',
  ])
})

test('people are one by name; the audit holds no names', async () => {
  const world = createWorld()
  const first = await world.call('people.save', { name: '张监督', role: 'supervisor' })
  const again = await world.call('people.save', { name: '张监督', role: 'head', active: false })
  expect(again).toEqual({ ...first, role: 'head', active: false })
  const entries = await world.call('audit.page', { action: 'people.save' })
  expect(JSON.stringify(entries.rows.map((row) => row.detail))).not.toContain('张监督')
})

test('the audit is filtered by what was done, by whom and on which days in China', async () => {
  const world = createWorld()
  await world.call('people.save', { name: '王敏', role: 'supervisor' })
  world.as('王敏')
  await world.call('people.save', { name: '李强', role: 'reviewer' })
  const { rows } = await world.call('audit.page', { actor: '王敏' })
  expect(rows.map(({ action }) => action)).toEqual(['people.save'])
  const day = chinaDay(rows[0]?.at ?? '')
  expect(await world.call('audit.page', { from: day, to: day })).toMatchObject({ total: 4 })
  expect(await world.call('audit.page', { from: addDays(day, 1) })).toMatchObject({ total: 0 })
  expect(await world.call('audit.page', { to: addDays(day, -1) })).toMatchObject({ total: 0 })
  expect(await world.call('audit.choices', {})).toEqual({
    actions: ['dataFolder.create', 'people.save', 'rubrics.install'],
    actors: ['测试员', '王敏'],
  })
})
