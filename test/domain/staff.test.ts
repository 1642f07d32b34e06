import { expect, test } from 'vitest'
import {
  countedFiling,
  filedPlans,
  filingDueDay,
  filingStanding,
  filingYear,
} from '../../shared/domain/catalogues/plan-filing.ts'
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

test.each([
  ['年度执法计划', 'enforcement'],
  ['行政执法工作计划', 'enforcement'],
  ['执法人员培训计划', 'training'],
  ['年度执法培训计划', 'training'],
  ['执法人员和辅助人员培训计划', 'training'],
  ['执法业务与执法技能培训计划', 'training'],
  ['行政执法和法治培训计划', 'training'],
  ['执法队伍建设计划、培训计划', 'training'],
  ['年度执法计划和培训计划', 'enforcement training'],
  ['培训计划及年度执法计划', 'enforcement training'],
  ['年度执法计划（含培训计划）', 'enforcement training'],
  ['年度执法计划含培训计划', 'enforcement training'],
  ['行政执法、培训计划', 'enforcement training'],
  ['执法以及人员培训计划', 'enforcement training'],
  ['2026年度 行政执法工作计划，执法人员培训计划', 'enforcement training'],
  ['工作总结', ''],
  ['', ''],
])('a filing of 「%s」 is one of: %s', (plan, plans) => {
  expect(filedPlans({ plan }).join(' ')).toBe(plans)
})

test('of the versions of a filing the earliest day counts, from what a person typed last, without what was given back', () => {
  const table = (filedOn: string | undefined, madeAt: string) => ({
    facts: { filed_on: filedOn },
    madeAt,
    isTyped: false,
  })
  const typed = (filedOn: string, madeAt: string) => ({ ...table(filedOn, madeAt), isTyped: true })
  const day = (...asked: Parameters<typeof countedFiling>) => countedFiling(...asked)?.['filed_on']
  const again = [table('2026-03-20', '1'), table('2026-05-20', '2')]
  expect(day(again, null)).toBe('2026-03-20')
  expect(day([table(undefined, '0'), ...again], null)).toBe('2026-03-20')
  expect(countedFiling([table(undefined, '0')], null)).toEqual({ filed_on: undefined })
  // a slip put right, before and after which tables came
  expect(day([...again, typed('2026-04-20', '3')], null)).toBe('2026-04-20')
  expect(day([...again, typed('2026-04-20', '3'), table('2026-06-20', '4')], null)).toBe('2026-04-20')
  expect(day(again, { on: '2026-04-01', madeAt: '3' })).toBe('2026-05-20')
  expect(countedFiling(again, { on: '2026-05-20', madeAt: '3' })).toBeNull()
  expect(day(again, { on: '2026-05-20', madeAt: '1' })).toBe('2026-05-20')
  expect(countedFiling([table(undefined, '1')], { on: '2026-05-20', madeAt: '2' })).toBeNull()
  expect(countedFiling([table(undefined, '3')], { on: '2026-05-20', madeAt: '2' })).not.toBeNull()
  expect(countedFiling([], null)).toBeNull()
})

test('the year of a plan is read from its words, and it stands by its first day', () => {
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
  expect(filingStanding(['2026-07-10'], null, '2026-09-01').standing).toBe('filed')
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
