import { expect, test } from 'vitest'
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
