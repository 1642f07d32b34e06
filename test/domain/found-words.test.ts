import { expect, test } from 'vitest'
import { markWords, snippetOf } from '../../shared/domain/cases/found-words.ts'
import { wordsOf } from '../../shared/domain/cases/search-text.ts'

const marked = (text: string, words: string): string[] =>
  markWords(text, wordsOf(words)).marks.map(([start, end]) => text.slice(start, end))

test('words are marked where the index finds them: over signs, spaces, width and case; overlapping ones as one', () => {
  expect(marked('云罚〔2026〕12 号', '云罚[2026]12')).toEqual(['云罚〔2026〕12'])
  expect(marked('处罚款，罚款', '处罚 罚款')).toEqual(['处罚款', '罚款'])
  expect(marked('ＡＢ公司与ab公司', 'AB')).toEqual(['ＡＢ', 'ab'])
  expect(marked('𠮷祥牌', '𠮷祥')).toEqual(['𠮷祥'])
  expect(marked('甲', '乙')).toEqual([])
})

test('a snippet holds the first place, is short, and never cuts a character in two', () => {
  const text = `${'𠮷'.repeat(60)}擅自开垦${'𠮷'.repeat(60)}`
  const snippet = snippetOf(text, ['开垦'])
  expect(snippet?.marks.map(([start, end]) => snippet.text.slice(start, end))).toEqual(['开垦'])
  expect(snippet?.text.length).toBeLessThan(90)
  expect(snippet?.text.isWellFormed()).toBe(true)
  expect(snippetOf('一行\n二行开垦', ['开垦'])?.text).toBe('一行 二行开垦')
  expect(snippetOf(text, ['没有'])).toBeNull()
})
