import {
  binomialAtMost,
  compareFractions,
  complement,
  fraction,
  hypergeometricAtMost,
  type Fraction,
} from './exact-tails.ts'

const ceilOf = (n: number, rate: Fraction): number => Number((BigInt(n) * rate.above + rate.below - 1n) / rate.below)

/**
 * Least sample size so that, with the expected share of deviations found, one may say with the given confidence that the
 * rate is below the tolerable one. Binomial model of the AICPA Audit Guide: Audit Sampling, tables:
 * k = ceil(n × expected), least n with P(X ≤ k) ≤ 1 − confidence. Rates and confidence are decimals such as 0.05.
 */
export function binomialSampleSize(
  tolerable: number,
  confidence: number,
  expected: number,
  most = 5000,
): number | undefined {
  const p = fraction(tolerable)
  const risk = complement(fraction(confidence))
  const rate = fraction(expected)
  if (rate.above === 0n) return binomialSizeFor(tolerable, confidence, 0, most)
  // for one k the tail falls with n, so within the sizes whose expected deviations round up to k a bisection finds the least
  for (let k = 1, low = 1; low <= most; k += 1) {
    const high = Math.min(most, Number((BigInt(k) * rate.below) / rate.above))
    const fits = (n: number): boolean => compareFractions(binomialAtMost(k, n, p), risk) <= 0
    if (high >= low && fits(high)) return least(low, high, fits)
    low = high + 1
  }
  return undefined
}

/** Least n of low…high that fits, where everything after a fitting one fits too and `high` does. */
function least(low: number, high: number, fits: (n: number) => boolean): number {
  let from = low
  let to = high
  while (from < to) {
    const middle = Math.floor((from + to) / 2)
    if (fits(middle)) to = middle
    else from = middle + 1
  }
  return from
}

/** The same for a fixed number of deviations allowed in the sample. */
export function binomialSizeFor(
  tolerable: number,
  confidence: number,
  allowed: number,
  most = 5000,
): number | undefined {
  const p = fraction(tolerable)
  const risk = complement(fraction(confidence))
  const fits = (n: number): boolean => compareFractions(binomialAtMost(allowed, n, p), risk) <= 0
  return fits(most) ? least(allowed + 1, most, fits) : undefined
}

/** Least sample from a list of N cases, with `allowed` deviations in the sample: hypergeometric, tolerable cases = ceil(N × rate). */
export function hypergeometricSizeFor(N: number, tolerable: number, confidence: number, allowed: number): number {
  const deviating = ceilOf(N, fraction(tolerable))
  const risk = complement(fraction(confidence))
  const fits = (n: number): boolean =>
    n >= N || compareFractions(hypergeometricAtMost(allowed, N, deviating, n), risk) <= 0
  // doubling from below: a bisection of the whole list would begin with huge binomial coefficients
  let from = Math.min(N, allowed + 1)
  let to = from
  while (!fits(to)) {
    from = to + 1
    to = Math.min(N, to * 2)
  }
  return least(from, to, fits)
}
