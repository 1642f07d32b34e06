/** part/base in percent as decimal text, rounded half up in whole numbers; undefined for an empty base. */
export function percentage(part: number, base: number, decimals = 1): string | undefined {
  if (base <= 0) return undefined
  const scale = 10n ** BigInt(decimals)
  const rounded = (BigInt(part) * 100n * scale * 2n + BigInt(base)) / (BigInt(base) * 2n)
  const whole = rounded / scale
  return decimals === 0 ? String(whole) : `${whole}.${String(rounded % scale).padStart(decimals, '0')}`
}

/** A rate as it is printed: always with its base, e.g. 98.3%（118/120）; small bases (< 10) as counts only. */
export function rateText(part: number, base: number): string {
  if (base < 10) return `${part}/${base}`
  return `${percentage(part, base)}%（${part}/${base}）`
}
