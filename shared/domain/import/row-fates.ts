/** What becomes of a record: `join` = a further party of a joint decision; `refused` = stays out. */
export const FATES = ['add', 'join', 'update', 'unchanged', 'refused'] as const
export type Fate = (typeof FATES)[number]

/** What decides the fate of a record: whom it concerns, and a hash over its normalised facts. */
export interface FateRow {
  partyKey: string
  contentHash: string
}

/**
 * Fates of the records of one case, in the order of the file. `known` holds the case as it stands, content hash by party
 * key; undefined when there is no such case yet. Parties are children of a case: the same case with another party is a
 * joint decision; an exact copy changes nothing; the same party with other content is an update when it comes from a later
 * batch, but inside one batch only the first lands and a person decides about the other.
 */
export function decideFates(rows: readonly FateRow[], known: ReadonlyMap<string, string> | undefined): Fate[] {
  const seen = new Map<string, string>()
  return rows.map(({ partyKey, contentHash }, index) => {
    const before = seen.get(partyKey)
    if (before !== undefined) return before === contentHash ? 'unchanged' : 'refused'
    seen.set(partyKey, contentHash)
    if (!known) return index === 0 ? 'add' : 'join'
    const standing = known.get(partyKey)
    if (standing === undefined) return 'join'
    return standing === contentHash ? 'unchanged' : 'update'
  })
}

/** How rows are counted: rows = added + updated + unchanged + refused, always. */
export interface FateCounts {
  added: number
  updated: number
  unchanged: number
  refused: number
}

/** What stands of the facts that a record's file has no column for: it says nothing of them, so they stand on (ADR 16). */
export function silentFacts(
  spoken: ReadonlySet<string>,
  standing: Readonly<Record<string, string>>,
): Record<string, string> {
  return Object.fromEntries(Object.entries(standing).filter(([field]) => !spoken.has(field)))
}

/** True when a record says of everything it speaks of what stands already. */
export function saysNothingNew(
  spoken: ReadonlySet<string>,
  said: Readonly<Record<string, string>>,
  standing: Readonly<Record<string, string>>,
): boolean {
  return [...spoken].every((field) => said[field] === standing[field])
}
