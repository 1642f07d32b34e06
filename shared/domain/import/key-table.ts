/** Whole numbers by their last 32 bits, in four bytes each: two may be taken for one, for a million keys in some hundred cases. */
export class RoughKeySet {
  #keys = new Int32Array(1024)
  #count = 0

  /** Whether a key was there before, or one like it; it is from now on. */
  add(key: number): boolean {
    if (this.#count * 2 >= this.#keys.length) this.#grow()
    const mark = key | 0 || 1
    const at = this.#place(mark)
    if (this.#keys[at] === mark) return true
    this.#keys[at] = mark
    this.#count += 1
    return false
  }

  #place(mark: number): number {
    const last = this.#keys.length - 1
    let at = mark & last
    while (this.#keys[at] !== 0 && this.#keys[at] !== mark) at = (at + 1) & last
    return at
  }

  #grow(): void {
    const keys = this.#keys
    this.#keys = new Int32Array(keys.length * 2)
    for (const mark of keys) if (mark !== 0) this.#keys[this.#place(mark)] = mark
  }
}

/**
 * Whole numbers below 2^53, each with the row that it was first seen in (above 0). A plain `Map` would make an object of every
 * key: for the hundreds of thousands of keys of a large file this is several times faster and smaller.
 */
export class KeyTable {
  #keys = new Float64Array(1024)
  #rows = new Int32Array(1024)
  #count = 0

  /** The row of a key seen before; else `undefined`, and the key is kept with this row. */
  firstRow(key: number, row: number): number | undefined {
    if (this.#count * 2 >= this.#rows.length) this.#grow()
    const at = this.#place(key)
    const first = this.#rows[at]
    if (first !== 0) return first
    this.#keys[at] = key
    this.#rows[at] = row
    this.#count += 1
    return undefined
  }

  /** Where the key is, or the free place where it belongs (linear probing; the size is a power of two). */
  #place(key: number): number {
    const last = this.#rows.length - 1
    let at = key & last
    while (this.#rows[at] !== 0 && this.#keys[at] !== key) at = (at + 1) & last
    return at
  }

  #grow(): void {
    const [keys, rows] = [this.#keys, this.#rows]
    this.#keys = new Float64Array(keys.length * 2)
    this.#rows = new Int32Array(rows.length * 2)
    for (const [i, row] of rows.entries()) {
      if (row === 0) continue
      const at = this.#place(keys[i] ?? 0)
      this.#keys[at] = keys[i] ?? 0
      this.#rows[at] = row
    }
  }
}
