/**
 * Exact tail probabilities as fractions of big integers: sample sizes and bounds never depend on rounding.
 * P(X ≤ k) of the hypergeometric (N cases, K deviating, n drawn) and of the binomial (rate p = a/b, n drawn).
 */

export interface Fraction {
  above: bigint
  below: bigint
}

/** Decimal text or a JavaScript number with at most 12 decimals as an exact fraction. */
export function fraction(value: number | string): Fraction {
  const text = typeof value === 'number' ? String(value) : value
  const match = /^(\d+)(?:\.(\d{1,12}))?$/.exec(text)
  if (!match) throw new RangeError(`fraction: ${text}`)
  const decimals = match[2] ?? ''
  return { above: BigInt((match[1] ?? '0') + decimals), below: 10n ** BigInt(decimals.length) }
}

/** −1, 0, 1 for a < b, a = b, a > b. */
export function compareFractions(a: Fraction, b: Fraction): number {
  const difference = a.above * b.below - b.above * a.below
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

export const complement = ({ above, below }: Fraction): Fraction => ({ above: below - above, below })

function binomialCoefficient(n: number, k: number): bigint {
  if (k < 0 || k > n) return 0n
  let result = 1n
  for (let i = 1; i <= Math.min(k, n - k); i += 1) result = (result * BigInt(n - Math.min(k, n - k) + i)) / BigInt(i)
  return result
}

/**
 * P(at most k deviating among n drawn without replacement from N of which K deviate). The distribution is the same with
 * K and n exchanged; the smaller one is taken as the sample, so that the work follows the smaller one and never N.
 */
export function hypergeometricAtMost(k: number, N: number, deviating: number, drawn: number): Fraction {
  const K = Math.max(deviating, drawn)
  const n = Math.min(deviating, drawn)
  const lowest = Math.max(0, n - (N - K))
  const highest = Math.min(k, K, n)
  if (highest < lowest) return { above: 0n, below: 1n }
  let term = binomialCoefficient(K, lowest) * binomialCoefficient(N - K, n - lowest)
  let sum = term
  for (let x = lowest; x < highest; x += 1) {
    term = (term * BigInt(K - x) * BigInt(n - x)) / (BigInt(x + 1) * BigInt(N - K - n + x + 1))
    sum += term
  }
  return { above: sum, below: binomialCoefficient(N, n) }
}

/** P(at most k deviating among n drawn at rate p). */
export function binomialAtMost(k: number, n: number, p: Fraction): Fraction {
  const q = p.below - p.above
  let sum = 0n
  let term = q ** BigInt(n)
  if (q === 0n) return { above: k >= n ? 1n : 0n, below: 1n }
  for (let x = 0; x <= Math.min(k, n); x += 1) {
    sum += term
    term = (term * BigInt(n - x) * p.above) / (BigInt(x + 1) * q)
  }
  return { above: sum, below: p.below ** BigInt(n) }
}
