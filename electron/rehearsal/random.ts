/** Seeded random numbers: the same seed gives the same stream on every machine. */
export interface Random {
  /** whole number from lo to hi, both included */
  int(lo: number, hi: number): number
  pick<T>(list: readonly T[]): T
}

/** sfc32 (Doty-Humphrey's small fast counter), started from the text of the seed by FNV-1a. */
export function seededRandom(seed: string): Random {
  let hash = 0x811c9dc5
  for (const byte of Buffer.from(seed)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0
  let a = 0x9e3779b9
  let b = 0x243f6a88
  let c = hash
  let d = 1
  const next = (): number => {
    const t = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + t) | 0
    return t >>> 0
  }
  for (let i = 0; i < 15; i += 1) next()
  const int = (lo: number, hi: number): number => lo + (next() % (hi - lo + 1))
  return {
    int,
    pick: (list) => {
      const value = list[int(0, list.length - 1)]
      if (value === undefined) throw new Error('nothing to pick from')
      return value
    },
  }
}
