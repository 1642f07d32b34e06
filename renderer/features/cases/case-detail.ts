import type { Result } from '../../../shared/contract/index.ts'

export type CaseDetail = Result<'cases.get'>
export type CaseVersion = CaseDetail['versions'][number]

/** The facts as they stand for each party: later versions stand over earlier ones. */
export function standingFacts({ versions }: Pick<CaseDetail, 'versions'>): { partyKey: string; facts: Facts }[] {
  const byParty = new Map<string, Facts>()
  for (const { partyKey, facts } of versions) byParty.set(partyKey, facts)
  return [...byParty].map(([partyKey, facts]) => ({ partyKey, facts }))
}
export type Facts = CaseVersion['facts']

/** A fact as it is shown. */
export const factText = (fact: unknown): string =>
  fact === null || fact === undefined ? '' : typeof fact === 'string' ? fact : JSON.stringify(fact)

export interface Change {
  field: string
  old: string
  now: string
}

/** What a version changed against the one before of the same party; empty for the first of a party. */
export function changesOf(versions: readonly CaseVersion[], index: number): Change[] {
  const now = versions[index]
  const before = versions.slice(0, index).findLast(({ partyKey }) => partyKey === now?.partyKey)
  if (!now || !before) return []
  const fields = [...new Set([...Object.keys(before.facts), ...Object.keys(now.facts)])]
  return fields
    .map((field) => ({ field, old: factText(before.facts[field]), now: factText(now.facts[field]) }))
    .filter(({ old, now: next }) => old !== next)
}
