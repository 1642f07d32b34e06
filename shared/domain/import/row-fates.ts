/** What becomes of a record: `join` = a further party of a joint decision; `refused` = stays out. */
export const FATES = ['add', 'join', 'update', 'unchanged', 'refused'] as const
export type Fate = (typeof FATES)[number]

/** What decides the fate of a record: whom it concerns, and a hash over its normalised facts. */
export interface FateRow {
  partyKey: string
  contentHash: string
}

/**
 * Fates of the records of one case, in the order of the file. `known` holds the case as it stands, what stands by party key;
 * undefined when there is no such case yet. Parties are children of a case: the same case with another party is a joint decision;
 * a record that `repeats` what stands changes nothing; any other of the same party is an update when it comes from a later batch,
 * but inside one batch only the first lands and a person decides about the other.
 */
export function decideFates<Row extends FateRow, Standing>(
  rows: readonly Row[],
  known: ReadonlyMap<string, Standing> | undefined,
  repeats: (row: Row, standing: Standing) => boolean,
): Fate[] {
  const seen = new Map<string, string>()
  return rows.map((row, index) => {
    const { partyKey, contentHash } = row
    const before = seen.get(partyKey)
    if (before !== undefined) return before === contentHash ? 'unchanged' : 'refused'
    seen.set(partyKey, contentHash)
    if (!known) return index === 0 ? 'add' : 'join'
    const standing = known.get(partyKey)
    if (standing === undefined) return 'join'
    return repeats(row, standing) ? 'unchanged' : 'update'
  })
}

/** How rows are counted: rows = added + updated + unchanged + refused, always. */
export interface FateCounts {
  added: number
  updated: number
  unchanged: number
  refused: number
}
