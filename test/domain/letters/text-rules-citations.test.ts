import { expect, test } from 'vitest'
import { citedProvisions, problemHeading } from '../../../shared/domain/letters/text-rules.ts'

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

test('a heading never ends in the middle of a part', () => {
  expect(problemHeading('写明复议和诉讼的途径与期限；没有告知的，本项不得分。')).toBe('写明复议和诉讼的途径与期限')
  const long =
    '现场检查笔录写明起止时间、地点、检查事项、方法、发现情况，双方签名，拒签注明，改正要求明确并有当事人的意见；每缺一项扣分。'
  expect(problemHeading(long)).toBe('现场检查笔录写明起止时间、地点、检查事项、方法、发现情况，双方签名，拒签注明')
})
