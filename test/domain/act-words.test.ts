import { expect, test } from 'vitest'
import { caseKeyParts, hashInGroups, stratumInWords } from '../../shared/domain/act-words.ts'

test('a case key is read back, the kind in words; a number may hold the border sign', () => {
  expect(caseKeyParts('penalty|云山市第1局|云罚〔2026〕1号')).toEqual({
    kind: '行政处罚',
    agency: '云山市第1局',
    number: '云罚〔2026〕1号',
  })
  expect(caseKeyParts('licence||a|b')).toEqual({ kind: '行政许可', agency: '', number: 'a|b' })
})

test('the kinds in the name of a stratum are said in words, its other parts stay', () => {
  expect(stratumInWords('coercion / 东区 / 2026-03')).toBe('行政强制 / 东区 / 2026-03')
  expect(stratumInWords('全部')).toBe('全部')
})

test('a hash is shown in groups of eight', () => {
  expect(hashInGroups('0123456789abcdef')).toBe('01234567 89abcdef')
})
