import { expect, test } from 'vitest'
import { citedProvisions } from '../../../shared/domain/letters/text-rules.ts'

test('articles of one law stand behind its name once; papers already in brackets stay', () => {
  expect(
    citedProvisions([
      '中华人民共和国行政许可法第四条',
      '中华人民共和国行政许可法第五十五条',
      '《行政检查文书基本格式文本（试行）》',
      '中华人民共和国行政处罚法第四十四条',
    ]),
  ).toBe(
    '《中华人民共和国行政许可法》第四条、第五十五条、《行政检查文书基本格式文本（试行）》、《中华人民共和国行政处罚法》第四十四条',
  )
})
