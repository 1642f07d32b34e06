import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fineInText, parseAmount } from '../../../shared/domain/import/amounts.ts'
import { yuanText } from '../../../shared/domain/money.ts'

test.each([
  ['1,234.50', 'yuan', 123_450],
  ['￥５００', 'yuan', 50_000],
  ['0.02', 'wan', 20_000],
  ['0.000001', 'wan', 1],
  ['53.07万元', 'yuan', 53_070_000],
  ['5000元', 'wan', 500_000],
  ['5000元整', 'yuan', 500_000],
  ['1.5亿元', 'yuan', 15_000_000_000],
  ['人民币贰拾万元', 'yuan', 20_000_000],
  ['伍万元整', 'yuan', 5_000_000],
  ['二十万元', 'yuan', 20_000_000],
] as const)('%s in a column of %s is %i fen', (text, unit, fen) => {
  expect(parseAmount(text, unit)).toEqual({ fen })
})

test.each(['12,5', '约3', '3；2', '1OO', 'l00', '20000.005', '一二三元', '罚款20000元'])('%s is refused', (text) => {
  expect(parseAmount(text, 'yuan')).toEqual({ code: 'amount.invalid' })
})

test('a minus and a remark are told; words for nothing are not', () => {
  expect(parseAmount('-3000', 'yuan')).toEqual({ code: 'amount.negative' })
  expect(parseAmount('1000元（已缴）', 'yuan')).toEqual({ fen: 100_000, code: 'amount.trailing_text' })
  expect(parseAmount('无', 'yuan')).toBeUndefined()
})

test('what is printed is read back exactly', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10 ** 15 }), (fen) => {
      expect(parseAmount(yuanText(fen), 'yuan')).toEqual({ fen })
    }),
  )
})

test.each([
  ['罚款人民币二十万元', 20_000_000],
  ['罚款53.07万元，没收违法所得13.07万元', 53_070_000],
  ['警告', undefined],
])('%s states a fine of %s fen', (text, fen) => {
  expect(fineInText(text)).toBe(fen)
})
