import { expect, test } from 'vitest'
import { createWorld } from '../support/world.ts'

test('a due day comes with its rule; the profile of the settings counts when none is named', async () => {
  const world = createWorld()
  const shandong = await world.call('calendar.dueDate', {
    issuedOn: '2026-09-01',
    kind: 'opinion',
    profile: 'shandong',
  })
  expect(shandong).toMatchObject({ dueOn: '2026-10-08', toCheck: [] })
  const national = await world.call('calendar.dueDate', { issuedOn: '2026-09-01', kind: 'opinion' })
  expect(national.toCheck.join()).toContain('请核对本地规定')
  await world.call('settings.save', { changes: { bureau: { profile: 'hebei' } } })
  const hebei = await world.call('calendar.dueDate', { issuedOn: '2026-09-01', kind: 'opinion' })
  expect(hebei.rule).toContain('河北省行政执法监督条例')
  await expect(
    world.call('calendar.dueDate', { issuedOn: '2026-09-01', kind: 'opinion', profile: 'nowhere' }),
  ).rejects.toMatchObject({ code: 'not_found' })
})

test('a term is judged in one of three words', async () => {
  const world = createWorld()
  const term = { length: 90, unit: 'days' as const }
  expect(await world.call('calendar.judgeTerm', { start: '2024-09-09', done: '2024-12-11', term })).toMatchObject({
    outcomeText: '违反',
    dueOn: '2024-12-09',
    overdue: 2,
  })
  expect(await world.call('calendar.judgeTerm', { start: '2024-09-09', done: null, term })).toMatchObject({
    outcomeText: '材料不足',
    dueOn: null,
  })
})

test('a year says where it comes from, an unknown year that it is unknown', async () => {
  const world = createWorld()
  const year = await world.call('calendar.year', { year: 2026 })
  expect(year).toMatchObject({ known: true, workdays: { length: 6 } })
  expect(year.notices[0]).toContain('gov.cn')
  expect(await world.call('calendar.year', { year: 2030 })).toMatchObject({ known: false, holidays: [] })
  expect((await world.call('calendar.profiles', {})).profiles).toHaveLength(8)
})
