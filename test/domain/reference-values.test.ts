import { readFileSync } from 'node:fs'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { describe, expect, test } from 'vitest'
import { isIdNumber, usccCheck } from '../../shared/domain/import/identifiers.ts'
import { capitalAmount } from '../../shared/domain/money.ts'
import {
  binomialSampleSize,
  binomialSizeFor,
  hypergeometricSizeFor,
} from '../../shared/domain/statistics/sample-size.ts'
import { binomialAtMost, compareFractions, complement, fraction } from '../../shared/domain/statistics/exact-tails.ts'
import { largestRemainder } from '../../shared/domain/statistics/largest-remainder.ts'
import { percentage } from '../../shared/domain/statistics/percentage.ts'
import { upperBoundCases } from '../../shared/domain/statistics/upper-bound.ts'
import { hasSharedFiles, sharedFile } from '../support/shared-files.ts'

// biome-ignore lint: the file's values have a shape of their own each
type Loose = Record<string, never>
interface Value {
  id: string
  group: string
  name: string
  inputs: Loose
  expected: never
}
const values = hasSharedFiles
  ? (JSON.parse(readFileSync(sharedFile('domain/reference-values.json'), 'utf8')) as { values: Value[] }).values
  : []

/** Values of schemes that are not adopted, and why. Values tested in other files are listed with that file. */
const ELSEWHERE: Record<string, string> = {
  'A-seeded-draw':
    'consistent_sampler ticket numbers and the counter generator: our ticket is plain hex SHA-256 of seed,key (decision 11); test/domain/sampling.test.ts checks it against the system SHA-256',
  'A-fixed-interval': 'fixed-interval selection is not offered: it cannot be recomputed key by key',
  'D-agreement': 'agreement between scorers belongs to double scoring by a panel',
  'F-calendar': 'test/domain/calendar.test.ts',
  'H-crypto': 'test/rules/crypto.test.ts',
  'I-document-layout': 'measured on printed letters: test/letters',
}
/** Single values whose model is not offered. */
const NOT_OFFERED: Record<string, string> = {
  B21: 'money-unit sampling sizes: proportional to fine is a fixed-size design here',
  B22: 'money-unit sampling sizes',
  B23: 'money-unit sampling sizes',
  B24: 'Krejcie & Morgan is a normal approximation; sizes here are exact',
  B25: 'normal approximation; sizes here are exact',
}
for (const id of ['C01', 'C02', 'C03', 'C04', 'C05', 'C06', 'C07', 'C08', 'C09', 'C10', 'C11', 'C12'])
  NOT_OFFERED[id] =
    'two-sided intervals for infinite populations: a round states the exact one-sided hypergeometric bound (decision 15)'

const checks: Record<string, (inputs: Loose, expected: never) => void> = {
  'B-attribute-sample-size': (inputs: Record<string, unknown>, expected: unknown) => {
    const confidence = inputs['confidence'] as number
    if (inputs['expected_rates']) {
      const sizes = (inputs['expected_rates'] as number[]).map((rate) =>
        binomialSampleSize(inputs['tolerable_rate'] as number, confidence, rate),
      )
      expect(sizes).toEqual(expected)
    } else if (inputs['tolerable_rates']) {
      expect(
        (inputs['tolerable_rates'] as number[]).map((rate) =>
          hypergeometricSizeFor(inputs['N'] as number, rate, confidence, 0),
        ),
      ).toEqual(expected)
    } else if (inputs['N'])
      expect(
        hypergeometricSizeFor(
          inputs['N'] as number,
          inputs['tolerable_rate'] as number,
          confidence,
          inputs['errors_allowed'] as number,
        ),
      ).toBe(expected)
    else
      expect(
        (inputs['errors_allowed'] as number[]).map((k) =>
          binomialSizeFor(inputs['tolerable_rate'] as number, confidence, k),
        ),
      ).toEqual(expected)
  },
  'A-sha256': (inputs: Record<string, string>, expected: string) => {
    expect(bytesToHex(sha256(utf8ToBytes(inputs['text'] ?? '')))).toBe(expected)
  },
  // AICPA print the least tenth of a percent at which so few deviations would be improbable enough
  'C-upper-rate': (inputs: Record<string, unknown>, expected: number[]) => {
    const risk = complement(fraction(inputs['confidence'] as number))
    for (const [i, deviations] of (inputs['deviations'] as number[]).entries()) {
      const tenths = Math.round((expected[i] ?? 0) * 10)
      const tail = (rate: number): number =>
        compareFractions(binomialAtMost(deviations, inputs['n'] as number, fraction(rate / 1000)), risk)
      expect(tail(tenths), `${deviations} deviations`).toBeLessThanOrEqual(0)
      expect(tail(tenths - 1), `${deviations} deviations`).toBeGreaterThan(0)
    }
  },
  'C-interval': (inputs: Record<string, number>, expected: number) => {
    const cases = upperBoundCases(inputs['N'] ?? 0, inputs['n'] ?? 0, inputs['x'] ?? 0, inputs['confidence'] ?? 0)
    expect(cases / (inputs['N'] ?? 1)).toBeCloseTo(expected, 6)
  },
  'E-apportionment': (inputs: Record<string, unknown>, expected: unknown) => {
    const sizes = new Map(Object.entries(inputs['sizes'] as Record<string, number>))
    expect(Object.fromEntries(largestRemainder(sizes, inputs['total'] as number))).toEqual(expected)
  },
  'G-identifiers': (inputs: Record<string, string>, expected: unknown) => {
    if (inputs['id']) expect(isIdNumber(inputs['id'])).toBe(expected)
    else if (inputs['amount']) {
      const [yuan = '0', decimals = ''] = inputs['amount'].split('.')
      const fen = Number(yuan) * 100 + Number(decimals.padEnd(2, '0'))
      expect((expected as { any_of: string[] }).any_of).toContain(`人民币${capitalAmount(fen)}`)
    } else {
      const isValid = (code: string): boolean => usccCheck(code.slice(0, 17)) === code[17]
      expect({
        valid: isValid(inputs['valid'] ?? ''),
        one_digit_changed: isValid(inputs['one_digit_changed'] ?? ''),
      }).toEqual(expected)
    }
  },
  'J-published-percentages': (inputs: Record<string, unknown>, expected: unknown) => {
    if (inputs['counts']) {
      const counts = inputs['counts'] as Record<string, number>
      const { coverage, ...shares } = expected as Record<string, number>
      for (const [grade, share] of Object.entries(shares))
        expect(
          Math.abs(Number(percentage(counts[grade] ?? 0, inputs['reviewed'] as number, 2)) - share),
        ).toBeLessThanOrEqual(0.0050001)
      expect(percentage(inputs['reviewed'] as number, inputs['formed'] as number)).toBe(coverage?.toFixed(1))
    } else if (inputs['match'])
      expect(percentage(inputs['match'] as number, inputs['fields'] as number)).toBe(String(expected))
    else {
      const hundredths = (key: string): number => Math.round((inputs[key] as number) * 100)
      const before = expected as Record<string, number>
      expect((hundredths('pass_rate_2016') - hundredths('pp_change')) / 100).toBe(before['pass_rate_2015'])
      expect((hundredths('duty_rate_2016') - hundredths('duty_pp_change')) / 100).toBe(before['duty_rate_2015'])
    }
  },
}

const checkOf = (value: Value): ((inputs: Loose, expected: never) => void) | undefined => {
  // the first value of the draw group is plain SHA-256, which our tickets are made of
  if (value.id === 'A01') return checks['A-sha256']
  if ('deviations' in value.inputs) return checks['C-upper-rate']
  return checks[value.group] ?? (value.group.startsWith('C-') ? checks['C-interval'] : undefined)
}
const reasonNot = (value: Value): string | undefined =>
  value.id === 'A01' ? undefined : (ELSEWHERE[value.group] ?? NOT_OFFERED[value.id])

describe.skipIf(!hasSharedFiles)('reference values', () => {
  test.each(
    values
      .filter((value) => reasonNot(value) === undefined)
      .map((value) => [`${value.id} ${value.name}`, value] as const),
  )('%s', (_name, value) => {
    const check = checkOf(value)
    if (!check) throw new Error(`no check for ${value.group}`)
    check(value.inputs, value.expected)
  })

  test('what is not checked here is listed with its reason, and nothing is listed that does not exist', () => {
    const groups = new Set(values.map((value) => value.group))
    const ids = new Set(values.map((value) => value.id))
    expect(Object.keys(ELSEWHERE).filter((group) => !groups.has(group))).toEqual([])
    expect(Object.keys(NOT_OFFERED).filter((id) => !ids.has(id))).toEqual([])
    const unchecked = values.filter((value) => reasonNot(value) !== undefined)
    for (const value of unchecked) console.log(`not checked here: ${value.id} ${value.name}: ${reasonNot(value)}`)
  })
})
