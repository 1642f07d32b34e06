import { expect, test } from 'vitest'
import { bringIn } from '../support/catalogue-tables.ts'
import { createWorld, type World } from '../support/world.ts'

const AGENCY = '云山市市场监督管理局'
const [A, B] = ['91110105YW1000014X', '91110105YW10000220']
const LIST = '企业名称,统一社会信用代码,列入日期,有效期至,列入机关'
const INSPECTIONS = [
  '检查单号,检查对象名称,统一社会信用代码,检查日期,检查结果,执法主体',
  `J1,甲公司（旧名）,${A},2026-03-01,合格,${AGENCY}`,
  `J2,甲公司,${A},2025-12-31,合格,${AGENCY}`,
  `J3,乙 公司,,2026-03-02,合格,${AGENCY}`,
  `J4,丁公司,,2026-03-02,合格,${AGENCY}`,
]

const inspected = async (world: World): Promise<string[]> =>
  (await world.call('catalogues.records', { catalogue: 'undisturbed', check: 'inspected' })).rows.map(
    ({ name }) => name,
  )
const asked = async (world: World, n: number) =>
  (await world.call('cases.get', { caseKey: `inspection|${AGENCY}|J${n}` })).undisturbed

test('an inspection of a listed enterprise is asked for its basis, on the case and in the list', async () => {
  const world = createWorld()
  await bringIn(world, 'inspections.csv', INSPECTIONS)
  expect(await asked(world, 1)).toEqual([])
  await bringIn(world, 'list.csv', [
    LIST,
    `甲公司,${A},2026-01-01,2026-12-31,${AGENCY}`,
    `乙公司,${B},2026-01-01,,${AGENCY}`,
    `丙公司,,2026-01-01,2026-12-31,${AGENCY}`,
    `丁公司,,,2026-12-31,${AGENCY}`,
  ])
  expect(await asked(world, 1)).toEqual([
    {
      recordId: expect.any(Number) as number,
      name: '甲公司',
      listedOn: '2026-01-01',
      validUntil: '2026-12-31',
      listedBy: AGENCY,
    },
  ])
  expect(await asked(world, 2)).toEqual([])
  expect((await asked(world, 3)).map(({ name }) => name)).toEqual(['乙公司'])
  expect(await asked(world, 4)).toEqual([])
  expect((await inspected(world)).sort()).toEqual(['乙公司', '甲公司'])
  const undated = await world.call('catalogues.records', { catalogue: 'undisturbed', check: 'listed_on_missing' })
  expect(undated.rows.map(({ name }) => name)).toEqual(['丁公司'])
  const overview = await world.call('catalogues.overview', {})
  const checks = overview.catalogues.find(({ kind }) => kind === 'undisturbed')?.checks
  expect(checks?.find(({ code }) => code === 'inspected')?.count).toBe(2)

  const recordId = (await asked(world, 1))[0]?.recordId as number
  const { inspections } = await world.call('catalogues.get', { id: recordId })
  expect(inspections?.groups).toMatchObject([{ object: '甲公司（旧名）', total: 1, named: [{ name: 'J1' }] }])
  const listed = await world.call('cases.page', { filter: inspections?.groups[0]?.filter, limit: 10 })
  expect(listed.rows.map(({ caseNo }) => caseNo)).toEqual(['J1'])

  await world.call('catalogues.recordChange', { id: recordId, kind: 'remove', on: '2026-02-01', reason: '失信' })
  expect(await asked(world, 1)).toEqual([])
  expect(await inspected(world)).toEqual(['乙公司'])
})

test('a case of another kind is no inspection, and a number like that of a person stands in no address', async () => {
  const world = createWorld()
  const person = '370101199001011234'
  await bringIn(world, 'cases.csv', [
    '处罚决定书文号,当事人名称,处罚机关,处罚决定日期,处罚内容',
    `云市监罚〔2026〕1号,个体户甲,${AGENCY},2026-03-02,警告`,
  ])
  await bringIn(world, 'inspections.csv', [INSPECTIONS[0] as string, `J1,个体户甲${person},,2026-03-01,合格,${AGENCY}`])
  await bringIn(world, 'list.csv', [
    LIST,
    `个体户甲${person},,2026-01-01,,${AGENCY}`,
    `个体户甲,,2026-01-01,,${AGENCY}`,
  ])
  const [listing] = await asked(world, 1)
  const { inspections } = await world.call('catalogues.get', { id: listing?.recordId as number })
  expect(inspections?.groups).toHaveLength(1)
  expect(JSON.stringify([listing, inspections])).not.toContain(person)
  const penalty = await world.call('cases.get', { caseKey: `penalty|${AGENCY}|云市监罚〔2026〕1号` })
  expect(penalty.undisturbed).toEqual([])
  expect(await inspected(world)).toHaveLength(1)
})
