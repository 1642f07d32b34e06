import { expect, test } from 'vitest'
import { filedPlan, filingDueDay, filingStanding, filingYear } from '../../shared/domain/catalogues/plan-filing.ts'
import { isInPost, staffDay } from '../../shared/domain/staff/in-post.ts'
import { coverageText, tenthsText } from '../../shared/domain/staff/staff-columns.ts'
import { ageOn, traitValues } from '../../shared/domain/staff/structure.ts'

test.each([
  // the birthday itself counts, the day before does not
  ['110105198109010014', '2026-09-01', 45],
  ['110105198109010014', '2026-08-31', 44],
  // 15 digits are of the last century
  ['110105810901001', '2026-09-01', 45],
  ['11010519810901001X', '2026-09-01', 45],
  [undefined, '2026-09-01', null],
  ['1101051981', '2026-09-01', null],
  ['110105203009010014', '2026-09-01', null],
])('the age by %s on %s is %s', (idNo, day, age) => {
  expect(ageOn(idNo, day)).toBe(age)
})

test.each([
  ['certificate only', {}, null, true],
  ['no certificate', { cert_no: undefined }, null, false],
  ['auxiliary', { staff_kind: '04' }, null, false],
  ['ends on the day', { cert_valid_until: '2026-09-01' }, null, true],
  ['ended the day before', { cert_valid_until: '2026-08-31' }, null, false],
  ['begins tomorrow', { cert_valid_from: '2026-09-02' }, null, false],
  ['left on the day', { left_on: '2026-09-01' }, null, false],
  ['leaves tomorrow', { left_on: '2026-09-02' }, null, true],
  ['left and came back', { left_on: '2026-03-01' }, { kind: 'restore', on: '2026-05-01' }, true],
  ['came back before leaving', { left_on: '2026-05-01' }, { kind: 'restore', on: '2026-03-01' }, false],
  ['suspended', {}, { kind: 'suspend', on: '2026-05-01' }, true],
  ['withdrawn', {}, { kind: 'withdraw', on: '2026-05-01' }, false],
  ['the table says 暂扣', { state: '暂扣' }, null, true],
  ['the table says 已注销', { state: '已注销' }, null, false],
  ['the table says 退休', { state: '退休' }, null, false],
])('in post: %s', (_what, facts, change, is) => {
  expect(isInPost({ cert_no: '37010000001', ...facts }, change, '2026-09-01')).toBe(is)
})

test('the staff of a year is counted for its last day, of the year that runs for today', () => {
  expect(staffDay(2025, '2026-09-01')).toBe('2025-12-31')
  expect(staffDay(2026, '2026-09-01')).toBe('2026-09-01')
  expect(staffDay(2027, '2026-09-01')).toBe('2026-09-01')
})

test('a plan is read from its words, and stands by its first day', () => {
  expect(
    ['年度执法计划', '行政执法工作计划', '执法人员培训计划', '工作总结'].map((plan) => filedPlan({ plan })),
  ).toEqual(['enforcement', 'enforcement', 'training', null])
  expect(['2026', '2026年', '2026 年度', '26', '2026-01'].map((year) => filingYear({ year }))).toEqual([
    2026,
    2026,
    2026,
    null,
    null,
  ])
  const due = filingDueDay(2026, '03-31')
  const standing = (filings: (string | null)[], today: string): string => filingStanding(filings, due, today).standing
  expect(standing(['2026-03-31'], '2026-05-01')).toBe('filed')
  expect(standing(['2026-04-01'], '2026-05-01')).toBe('late')
  expect(standing(['2026-04-01', '2026-02-01', null], '2026-05-01')).toBe('filed')
  expect(standing([null], '2026-05-01')).toBe('undated')
  expect(standing([], '2026-03-31')).toBe('open')
  expect(standing([], '2026-04-01')).toBe('missing')
})

test('figures in words: hundredths of a percent rounded half up, tenths of hours, several fields', () => {
  expect([coverageText(1, 3), coverageText(2, 3), coverageText(3, 3), coverageText(0, 0)]).toEqual([
    '33.33%',
    '66.67%',
    '100.00%',
    '',
  ])
  expect([tenthsText(605), tenthsText(600), tenthsText(0)]).toEqual(['60.5', '60', '0'])
  expect(traitValues({ fields: '市场监管、食品；市场监管' }, 'fields', '2026-09-01')).toEqual(['市场监管', '食品'])
})
