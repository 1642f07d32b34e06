import fc from 'fast-check'
import { expect, test } from 'vitest'
import { capitalAmount, parseChineseAmount } from '../../shared/domain/money.ts'

test.each([
  [0, '零元整'],
  [5, '伍分'],
  [50, '伍角'],
  [1_000, '壹拾元整'],
  [32_504, '叁佰贰拾伍元零肆分'],
  [140_950, '壹仟肆佰零玖元伍角'],
  [600_714, '陆仟零柒元壹角肆分'],
  [1_640_902, '壹万陆仟肆佰零玖元零贰分'],
  [10_700_053, '壹拾万柒仟元零伍角叁分'],
  [128_650_000, '壹佰贰拾捌万陆仟伍佰元整'],
  [10_001_000_000, '壹亿零壹万元整'],
  [200_010_000_000_000, '贰万零壹亿元整'],
])('%i fen in capitals', (fen, text) => {
  expect(capitalAmount(fen)).toBe(text)
})

test('capitals are read back exactly', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }), (fen) => {
      expect(parseChineseAmount(capitalAmount(fen))).toBe(fen)
    }),
  )
})

test('text that is no amount, or has two readings, is not guessed at', () => {
  for (const text of ['', '一二三', '约五万', '五万六', '一百五', '元'])
    expect(parseChineseAmount(text), text).toBeUndefined()
  expect(parseChineseAmount('十五元')).toBe(1500)
  expect(parseChineseAmount('五万六千元')).toBe(5_600_000)
  expect(() => capitalAmount(-1)).toThrow(RangeError)
})
