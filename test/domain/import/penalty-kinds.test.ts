import { expect, test } from 'vitest'
import { penaltyKinds } from '../../../shared/domain/import/penalty-kinds.ts'

test.each([
  ['警告、罚款', '处罚种类', '警告、罚款'],
  ['罚款;没收违法所得', '处罚类别', '罚款、没收违法所得'],
  ['1-罚款', '处罚类别', '罚款'],
  ['吊销营业执照 禁止从业', '处罚种类', '吊销许可证件、限制从业'],
  ['1', 'CF_CFLB1', '罚款'],
  ['4', 'CF_CFLB', '暂扣或者吊销许可证件'],
  ['1', '处罚类别', undefined],
  ['罚款、其他-责令改正', '处罚类别', undefined],
  [';', '处罚类别', undefined],
])('%s under %s: %s', (cell, heading, kinds) => {
  expect(penaltyKinds(cell, heading)).toBe(kinds)
})
