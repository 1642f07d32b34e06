import { expect, test } from 'vitest'
import { CATALOGUES } from '../../shared/domain/catalogues/catalogues.ts'
import type { CatalogueKind } from '../../shared/domain/import/tables.ts'
import { bringIn } from '../support/catalogue-tables.ts'
import { createWorld, type World } from '../support/world.ts'

const AGENCY = '云山市市场监督管理局'
const withAgency = async (): Promise<World> => {
  const world = createWorld({ today: '2026-09-01' })
  await world.call('catalogues.save', { catalogue: 'agency', facts: { name: AGENCY } })
  return world
}
const found = async (world: World, catalogue: CatalogueKind, check: string) =>
  (await world.call('catalogues.records', { catalogue, check })).rows.map(({ name }) => name)

test('lines of a training plan whose day has passed without being held are listed until they are held or called off', async () => {
  const world = await withAgency()
  const head = '培训机关,培训主题,培训形式,计划日期,举办日期'
  const { report, counts } = await bringIn(world, 'plan.csv', [
    head,
    `${AGENCY},行政处罚法,专题讲座,2026-03-10,2026-03-12`,
    `${AGENCY},旁听庭审,旁听庭审,2026-08-31,`,
    `${AGENCY},模拟执法,模拟执法,2026-09-01,`,
    `${AGENCY},知识竞答,知识竞答,2026-05-01,`,
  ])
  expect([report.table, counts.added]).toEqual(['training_plan', 4])
  expect(await found(world, 'training_plan', 'not_held')).toEqual(['旁听庭审', '知识竞答'])
  const [quiz] = (await world.call('catalogues.records', { catalogue: 'training_plan', text: '知识竞答' })).rows
  const change = { id: quiz?.id ?? 0, kind: 'cancel', on: '2026-06-01', reason: '并入专题讲座' }
  await world.call('catalogues.recordChange', change)
  await bringIn(world, 'held.csv', [head, `${AGENCY},旁听庭审,旁听庭审,2026-08-31,2026-09-01`])
  expect(await found(world, 'training_plan', 'not_held')).toEqual([])
})

test('equipment below its standard is listed; what is no number is told of and compared with nothing', async () => {
  const world = await withAgency()
  const { report, counts } = await bringIn(world, 'equipment.csv', [
    '配备机关,装备名称,配备标准,实有数量',
    `${AGENCY},执法记录仪,12台,9台`,
    `${AGENCY},执法车辆,2,2`,
    `${AGENCY},快检箱,按需配备,1`,
    `不在名录的局,执法记录仪,1,0`,
  ])
  expect([report.table, counts.added]).toEqual(['equipment', 4])
  expect(report.problems.map(({ line, code }) => [line, code])).toEqual([[4, 'equipment.count_invalid']])
  expect(await found(world, 'equipment', 'below_standard')).toEqual(['执法记录仪', '执法记录仪'])
  expect(await found(world, 'equipment', 'agency_unknown')).toEqual(['执法记录仪'])
})

test('lists of what officers must know, and awards, are kept by agency and person; the same table again changes nothing', async () => {
  const world = await withAgency()
  const study = [
    '适用机关,应知应会内容,类别,清单版本,施行日期',
    `${AGENCY},《中华人民共和国食品安全法》,法律,2026版,2026-01-01`,
  ]
  const awards = [
    '获奖人员,执法证号,所属机关,奖项,级别,授予日期',
    `王芳,01110017001,${AGENCY},执法办案能手,市级,2026-05-04`,
  ]
  for (const [name, lines, kind] of [
    ['study.csv', study, 'study_list'],
    ['awards.csv', awards, 'award'],
  ] as const) {
    const first = await bringIn(world, name, [...lines])
    expect([first.report.table, first.counts.added], CATALOGUES[kind].label).toEqual([kind, 1])
    expect((await bringIn(world, `again-${name}`, [...lines])).counts).toMatchObject({ added: 0, unchanged: 1 })
  }
  expect(await found(world, 'award', 'officer_unknown')).toEqual(['王芳'])
  expect(await found(world, 'study_list', 'agency_unknown')).toEqual([])
})
