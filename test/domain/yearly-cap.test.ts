import { expect, test } from 'vitest'
import { planYear, yearlyCap } from '../../shared/domain/catalogues/yearly-cap.ts'

test.each([
  ['2', 2, null],
  ['２次', 2, null],
  ['两次', 2, null],
  ['不超过 3', 3, null],
  ['2026年度2次', 2, null],
  ['1年1次', 1, null],
  ['日常检查不超过1-2次', 2, null],
  ['每户每年不超过十二次', 12, 'object'],
  ['2次/户·年', 2, 'object'],
  ['对同一企业每年最多1次', 1, 'object'],
  ['国家级园区每年1次', 1, null],
  ['公共场所全年合计30次', 30, 'agency'],
  ['0次', 0, null],
] as const)('“%s” is %i a year, counted for %s', (text, times, scope) => {
  expect(yearlyCap(text)).toEqual({ times, scope })
})

test.each([
  '不限',
  '按需',
  '见附件',
  '5%',
  'A级1次，B级2次',
  '每季度1次',
  '每两年1次',
  '2年1次',
  '每月一次',
  '至少2次',
  '2026年',
])('nothing is guessed from “%s”', (text) => {
  expect(yearlyCap(text)).toBeNull()
})

test('the year of a plan is what it says, else that of its days', () => {
  expect(planYear({ year: '2026年度', from: '2025-12-01' })).toBe('2026')
  expect(planYear({ year: '2025-2026' })).toBeNull()
  expect(planYear({ from: '2026-03-01', until: '2026-11-30' })).toBe('2026')
  expect(planYear({ from: '2026-03-01' })).toBe('2026')
  expect(planYear({ from: '2026-12-01', until: '2027-02-01' })).toBeNull()
  expect(planYear({})).toBeNull()
})
