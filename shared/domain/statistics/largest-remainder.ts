import { compareBytes } from '../byte-order.ts'

/**
 * Shares `total` places among strata in proportion to their sizes by the largest remainder (Hamilton), never more than a
 * stratum holds. Equal remainders: name of the stratum in UTF-8 byte order. Exact integer arithmetic.
 * A larger total does not always give every stratum as much as a smaller one did (Alabama paradox).
 */
export function largestRemainder(sizes: ReadonlyMap<string, number>, total: number): Map<string, number> {
  const all = [...sizes.values()].reduce((sum, size) => sum + size, 0)
  const places = Math.min(total, all)
  const shares = [...sizes].map(([name, size]) => {
    const product = BigInt(size) * BigInt(places)
    return {
      name,
      size,
      whole: all === 0 ? 0 : Number(product / BigInt(all)),
      rest: all === 0 ? 0n : product % BigInt(all),
    }
  })
  let left = places - shares.reduce((sum, share) => sum + share.whole, 0)
  const order = [...shares].sort((a, b) =>
    a.rest === b.rest ? compareBytes(a.name, b.name) : a.rest > b.rest ? -1 : 1,
  )
  const extra = new Set<string>()
  for (const share of order) {
    if (left === 0) break
    if (share.whole >= share.size) continue
    extra.add(share.name)
    left -= 1
  }
  return new Map(shares.map((share) => [share.name, share.whole + (extra.has(share.name) ? 1 : 0)]))
}
