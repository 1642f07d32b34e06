import { expect, test } from 'vitest'
import { bringIn, named, OFFICERS } from '../support/catalogue-tables.ts'
import { createWorld } from '../support/world.ts'

test('a case says how the certificates of its officers stood on its day', async () => {
  const world = createWorld()
  await bringIn(world, 'cases.csv', [
    '处罚决定书文号,当事人名称,处罚机关,处罚决定日期,处罚内容,执法证号',
    '云市监罚〔2026〕1号,甲公司,云山市市场监督管理局,2026-03-02,警告,37010000001、37010000002、37010000009',
    '云市监罚〔2026〕2号,乙公司,云山市市场监督管理局,2026-07-02,警告,37010000001、370101199001011234',
    '云市监罚〔2026〕3号,丙公司,云山市市场监督管理局,2025-12-31,警告,37010000002',
  ])
  const standings = async (n: number): Promise<string[] | undefined> => {
    const found = await world.call('cases.get', { caseKey: `penalty|云山市市场监督管理局|云市监罚〔2026〕${n}号` })
    return found.certificates?.map(({ number, name, standing, says }) => `${number} ${name} ${standing} ${says}`)
  }
  // without a catalogue of officers nothing can be said
  expect(await standings(1)).toBeUndefined()
  await bringIn(world, 'officers.csv', [...OFFICERS, '孙五,370101199001011234,云山市市场监督管理局,2030-01-01,公务员'])
  const id = await named(world, 'officer', '李一')
  await world.call('catalogues.recordChange', { id, kind: 'suspend', on: '2026-07-01', reason: '执法不规范' })
  expect(await standings(1)).toEqual([
    '37010000001 李一 valid 有效',
    '37010000002 王二 invalid 有效期至 2026-01-01，已过',
    '37010000009 null unknown 证号不在人员名录中',
  ])
  // suspended by then; a number like that of a person is looked up as it is and shown masked
  expect(await standings(2)).toEqual([
    '37010000001 李一 invalid 2026-07-01 起暂扣',
    '370101**********34 孙五 valid 有效',
  ])
  expect(await standings(3)).toEqual(['37010000002 王二 valid 有效'])
})
