import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import {
  itemInShort,
  problemHeading,
  requirementOf,
  requiredPractice,
} from '../../../shared/domain/letters/rubric-wording.ts'
import { itemsOf, Rubric } from '../../../shared/domain/rubrics/rubric.ts'

const deduct = (text: string) => ({ text, effect: 'deduct' as const })

test('a heading never ends in the middle of a part', () => {
  expect(itemInShort('写明复议和诉讼的途径与期限；没有告知的，本项不得分。')).toBe('写明复议和诉讼的途径与期限')
  const long =
    '现场检查笔录写明起止时间、地点、检查事项、方法、发现情况，双方签名，拒签注明，改正要求明确并有当事人的意见；每缺一项扣分。'
  expect(itemInShort(long)).toBe('现场检查笔录写明起止时间、地点、检查事项、方法、发现情况，双方签名，拒签注明')
})

test('what is required is what the item asks, without the words about points', () => {
  expect(requiredPractice(deduct('立案经有权负责人书面批准；卷内没有立案审批文书的，本项不得分。'))).toBe(
    '立案经有权负责人书面批准',
  )
  expect(requiredPractice(deduct('给足当事人行使权利的时间：没等期限届满就决定，又没有明确放弃的，扣分。'))).toBe(
    '给足当事人行使权利的时间',
  )
  expect(requiredPractice(deduct('调查人员不参与表决；事实有变化的重新讨论。每缺一项扣分。'))).toBe(
    '调查人员不参与表决；事实有变化的重新讨论',
  )
  expect(requiredPractice(deduct('未附送达回证，每份扣一分。'))).toBe('')
})

test('a heading says what is wrong: a veto item names the fault, another item what was not kept', () => {
  const veto = { text: '实施主体不适格：机关没有相应处罚权。', effect: 'veto' as const }
  expect(problemHeading(veto)).toBe('实施主体不适格')
  expect(problemHeading(deduct('立案审批表要素齐全：当事人、案由；每缺漏一项扣分。'))).toBe(
    '不符合“立案审批表要素齐全”的要求',
  )
  expect(problemHeading(deduct('未附送达回证，每份扣一分。'))).toBe('未附送达回证，每份扣一分')
  expect(requirementOf(veto, '《中华人民共和国行政处罚法》第十七条').full).toContain(
    '依照《中华人民共和国行政处罚法》第十七条自行纠正',
  )
})

test('every item of the rubrics that ship gives a specific requirement in the words of the item', () => {
  const dir = path.resolve(import.meta.dirname, '../../../resources/rubrics')
  for (const name of readdirSync(dir)) {
    const rubric = Rubric.parse(JSON.parse(readFileSync(path.join(dir, name), 'utf8')))
    for (const item of itemsOf(rubric).filter(({ kind }) => kind === 'deduct')) {
      const practice = requiredPractice(deduct(item.text))
      expect(practice, item.id).not.toBe('')
      expect(practice, item.id).not.toMatch(/扣分|扣完|得分|本项/)
      expect(item.text.startsWith(practice.split('；')[0] ?? '-'), item.id).toBe(true)
    }
  }
})
