import { expect, test } from 'vitest'
import { AGENCIES, bringIn, named } from '../support/catalogue-tables.ts'
import { createWorld } from '../support/world.ts'

test('between two days a catalogue shows what came, what changed and what no longer counts, and only that', async () => {
  const world = createWorld({ today: '2026-01-10' })
  const head = '事项编码,事项名称,事项类型,实施主体,设定依据,承办岗位,失效日期'
  const line = (code: string, name: string, post: string, until = ''): string =>
    `${code},${name},行政处罚,云山市市场监督管理局,《食品安全法》第五条,${post},${until}`
  const items = [head, line('A1', '甲', '一科'), line('A2', '乙', '一科'), line('A3', '丙', '一科', '2026-05-01')]
  await bringIn(world, 'items.csv', [...items, line('A4', '丁', '一科'), line('A5', '戊', '一科')])
  world.setToday('2026-06-10')
  await bringIn(world, 'later.csv', [head, line('A2', '乙', '二科'), line('A6', '己', '一科')])
  const { rows } = await world.call('catalogues.records', { catalogue: 'item', text: 'A4' })
  const id = rows[0]?.id as number
  await world.call('catalogues.recordChange', { id, kind: 'abolish', on: '2026-04-01', reason: '无依据' })
  const fifth = (await world.call('catalogues.records', { catalogue: 'item', text: 'A5' })).rows[0]?.id as number
  await world.call('catalogues.recordChange', { id: fifth, kind: 'suspend', on: '2026-03-01', reason: '极少发生' })

  const compare = (from: string, to: string) => world.call('catalogues.compare', { catalogue: 'item', from, to })
  const year = await compare('2026-01-31', '2026-12-31')
  expect(year.counts).toEqual({ added: 1, changed: 2, ended: 2 })
  expect(year.rows.map(({ what, number, changes, state }) => ({ what, number, changes, state }))).toEqual([
    { what: 'added', number: 'A6', changes: [], state: null },
    { what: 'changed', number: 'A2', changes: [{ field: 'post', old: '一科', new: '二科' }], state: null },
    { what: 'changed', number: 'A5', changes: [], state: { old: null, new: '暂停' } },
    { what: 'ended', number: 'A4', changes: [], state: { old: null, new: '已取消' } },
    { what: 'ended', number: 'A3', changes: [], state: { old: '有效', new: '已过有效期' } },
  ])
  // a change holds from its day, whenever it was recorded; what a table says, from the day it came in
  expect((await compare('2026-01-31', '2026-04-30')).rows.map(({ what, number }) => `${what} ${number}`)).toEqual([
    'changed A5',
    'ended A4',
  ])
  expect((await compare('2025-12-31', '2026-01-31')).counts).toEqual({ added: 5, changed: 0, ended: 0 })
  expect((await compare('2026-06-10', '2026-12-31')).total).toBe(0)
  await expect(compare('2026-02-01', '2026-01-01')).rejects.toMatchObject({ code: 'invalid_input' })

  // what comes in later does not change what is said of a period that is over
  world.setToday('2026-07-10')
  await bringIn(world, 'renewed.csv', [
    head,
    line('A3', '丙（新）', '一科', '2030-05-01'),
    line('A6', '己（新）', '二科'),
  ])
  const half = await compare('2026-01-31', '2026-06-30')
  expect(half.rows.map(({ what, name, state }) => ({ what, name, state }))).toEqual(
    year.rows.map(({ what, name, state }) => ({ what, name, state })),
  )
  const firstOne = await world.call('catalogues.compare', {
    catalogue: 'item',
    from: '2026-01-31',
    to: '2026-06-30',
    limit: 1,
    offset: 3,
  })
  expect(firstOne).toMatchObject({ total: 5, counts: half.counts, rows: [{ number: half.rows[3]?.number }] })
})

test('an agency that took another name is told of beside the one that stands in its place', async () => {
  const world = createWorld({ today: '2026-01-10' })
  await bringIn(world, 'agencies.csv', AGENCIES)
  world.setToday('2026-06-10')
  const district = await named(world, 'agency', '青田区市场监督管理局')
  const name = '云山市青田区综合行政执法局'
  await world.call('catalogues.replaceAgencies', { ids: [district], on: '2026-06-01', name, reason: '机构改革' })
  const { rows } = await world.call('catalogues.compare', { catalogue: 'agency', from: '2026-01-31', to: '2026-06-30' })
  expect(rows.map(({ what, name: of, state, successor }) => ({ what, of, state, successor }))).toEqual([
    { what: 'added', of: name, state: null, successor: null },
    { what: 'ended', of: '云山市青田区市场监督管理局', state: { old: null, new: '更名' }, successor: name },
  ])
})
