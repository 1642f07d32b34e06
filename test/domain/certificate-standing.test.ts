import { expect, test } from 'vitest'
import { certificateStanding } from '../../shared/domain/catalogues/certificate-standing.ts'
import type { Facts } from '../../shared/domain/import/row-parser.ts'

const DAY = '2026-03-02'
const version = (facts: Facts, since = '2026-01-01') => ({ facts, since })
const judged = (...input: Parameters<typeof certificateStanding>) => {
  const { standing, says } = certificateStanding(...input)
  return `${standing} ${says}`
}

test('a certificate holds on the days that any version of its record covers', () => {
  expect(judged([], null, DAY)).toBe('unknown 证号不在人员名录中')
  expect(judged([version({})], null, DAY)).toBe('valid 有效')
  const first = version({ cert_valid_from: '2020-01-01', cert_valid_until: '2026-03-02' })
  expect(judged([first], null, DAY)).toBe('valid 有效')
  expect(judged([first], null, '2026-03-03')).toBe('invalid 有效期至 2026-03-02，已过')
  expect(judged([first], null, '2019-12-31')).toBe('notYet 2020-01-01 才发证')
  // the renewed one covers the days before it, and those after
  const renewed = [first, version({ cert_valid_from: '2026-04-01', cert_valid_until: '2031-03-31' }, '2026-04-02')]
  expect(judged(renewed, null, DAY)).toBe('valid 有效')
  expect(judged(renewed, null, '2026-03-15')).toBe('notYet 2026-04-01 才发证')
  expect(judged(renewed, null, '2027-01-01')).toBe('valid 有效')
})

test.each(['注销', '收回', '缴销', '吊销', '暂扣', '冻结'])(
  'a table that says %s counts from the day it came in',
  (state) => {
    const said = version({ state, cert_valid_until: '2030-01-01' }, '2026-03-01')
    expect(judged([said], null, DAY)).toBe(`invalid 名录载明“${state}”`)
    expect(judged([said], null, '2026-02-01')).toBe(`doubtful 名录现为“${state}”，没有载明从哪天起`)
    expect(judged([said], { kind: 'restore', on: '2026-03-02' }, DAY)).toBe('valid 有效')
  },
)

test('what a person recorded by the day counts first', () => {
  const valid = [version({ state: '有效', cert_valid_until: '2026-02-01' })]
  expect(judged(valid, { kind: 'suspend', on: '2026-01-15' }, DAY)).toBe('invalid 2026-01-15 起暂扣')
  expect(judged(valid, { kind: 'cancel', on: DAY }, DAY)).toBe(`invalid ${DAY} 起注销`)
  expect(judged([version({})], { kind: 'leave', on: '2026-03-01' }, DAY)).toBe('left 2026-03-01 已离开执法岗位')
  const gone = [version({ left_on: '2026-01-10' })]
  expect(judged(gone, null, DAY)).toBe('left 2026-01-10 已离开执法岗位')
  expect(judged(gone, null, '2026-01-09')).toBe('valid 有效')
  expect(judged(gone, { kind: 'restore', on: '2026-02-01' }, DAY)).toBe('valid 有效')
  expect(judged([version({ staff_kind: '辅助人员' })], null, DAY)).toBe('auxiliary 名录中是辅助人员')
})
