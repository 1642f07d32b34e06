import { compareFractions, complement, fraction, hypergeometricAtMost } from './exact-tails.ts'

/**
 * Exact one-sided upper bound: the largest number of deviating cases in a list of N that is still compatible with finding
 * k among n drawn at random, at the given confidence (inversion of the hypergeometric test).
 */
export function upperBoundCases(N: number, n: number, k: number, confidence: number): number {
  const risk = complement(fraction(confidence))
  let low = k
  let high = N - (n - k)
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (compareFractions(hypergeometricAtMost(k, N, middle, n), risk) > 0) low = middle
    else high = middle - 1
  }
  return low
}
