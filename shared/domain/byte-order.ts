import { utf8ToBytes } from '@noble/hashes/utils.js'

/**
 * Order of two texts by their UTF-8 bytes, the order of `LC_ALL=C sort`. JavaScript compares UTF-16 units, which differs
 * only where a text has characters beyond the basic plane: only then are bytes compared.
 */
export function compareBytes(a: string, b: string): number {
  if (a === b) return 0
  if (!SURROGATE.test(a) && !SURROGATE.test(b)) return a < b ? -1 : 1
  const x = utf8ToBytes(a)
  const y = utf8ToBytes(b)
  for (let i = 0; i < x.length && i < y.length; i += 1) {
    const difference = (x[i] as number) - (y[i] as number)
    if (difference !== 0) return difference
  }
  return x.length - y.length
}
const SURROGATE = /[\ud800-\udfff]/

/**
 * Sorts by a key in UTF-8 byte order, in place. Whether any key reaches beyond the basic plane is asked once, not at every
 * comparison: a frame may hold a million keys.
 */
export function sortByBytes<T>(items: T[], keyOf: (item: T) => string): T[] {
  if (items.some((item) => SURROGATE.test(keyOf(item)))) return items.sort((a, b) => compareBytes(keyOf(a), keyOf(b)))
  return items.sort((a, b) => {
    const x = keyOf(a)
    const y = keyOf(b)
    return x < y ? -1 : x > y ? 1 : 0
  })
}
