import { expect, test } from 'vitest'
import { jointFine } from '../../shared/domain/cases/joint-fine.ts'

const party = (name: string, fineFen: number | null, content: string | null = null) => ({
  party: name,
  fineFen,
  content,
})

test.each([
  [
    'each fined for their own part',
    [party('甲行', 50_000_000, '罚款五十万元'), party('秦某', null, '取消任职资格')],
    50_000_000,
  ],
  ['different amounts', [party('甲公司', 200_000, '罚款2000元'), party('乙公司', 300_000, '罚款3000元')], 500_000],
  [
    'the same amount twice is two fines',
    [party('张某', 50_000, '罚款500元'), party('李某', 50_000, '罚款500元')],
    100_000,
  ],
  [
    'one text for the whole decision, with the names',
    [
      party('甲公司', 500_000, '对甲公司罚款3000元，对乙公司罚款2000元'),
      party('乙公司', 500_000, '对甲公司罚款3000元，对乙公司罚款2000元'),
    ],
    500_000,
  ],
  [
    'one text with the total',
    [party('甲公司', 500_000, '共计罚款5000元'), party('乙公司', 500_000, '共计罚款5000元')],
    500_000,
  ],
  ['no amount known', [party('甲公司', null), party('乙公司', null)], null],
])('%s', (_, parties, fine) => {
  expect(jointFine(parties)).toBe(fine)
})
