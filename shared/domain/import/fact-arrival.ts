import { arrivalOf, type TypedFact } from '../cases/typed-facts.ts'

/** What a sheet can say: the fields of its columns, and those that a profile fills in where no record says anything. */
export interface SheetFields {
  columns: ReadonlySet<string>
  fixed: ReadonlySet<string>
}

/**
 * What becomes of the facts of a party, or of a record of a catalogue, when a later record of it arrives (ADR 16). A record speaks of
 * the fields for which its sheet has a column; what a profile fills in speaks only where nothing stands. Of all else it says nothing,
 * and what stands of it stands on. So do facts that a person typed (`typed`), unless the record says what was typed.
 */
export interface FactArrival {
  /** facts that stand beside what the record says, or instead of it; null = empty */
  kept: Record<string, string | null>
  /** what happens to facts that a person typed: the record says something new of them, or the same word */
  steps: { field: string; step: 'sent' | 'taken'; value: string | null }[]
  /** whether the record says anything that does not stand already */
  isNews: boolean
}

export function arrivalOfFacts(
  sheet: SheetFields,
  said: Readonly<Record<string, string>>,
  standing: Readonly<Record<string, string>>,
  typed: ReadonlyMap<string, TypedFact>,
): FactArrival {
  const spoken = spokenOf(sheet, standing)
  const kept: FactArrival['kept'] = {}
  const steps: FactArrival['steps'] = []
  for (const [field, fact] of Object.entries(standing)) if (!spoken.has(field)) kept[field] = fact
  for (const [field, fact] of typed) {
    const value = said[field] ?? null
    const arrival = spoken.has(field) ? arrivalOf(fact, value) : 'nothing'
    if (arrival !== 'taken') kept[field] = fact.value
    if (arrival !== 'nothing') steps.push({ field, step: arrival, value })
  }
  const isNews = steps.length > 0 || [...spoken].some((field) => !typed.has(field) && said[field] !== standing[field])
  return { kept, steps, isNews }
}

/** The fields of which a record speaks that meets what stands. */
export const spokenOf = (
  { columns, fixed }: SheetFields,
  standing: Readonly<Record<string, string>>,
): ReadonlySet<string> => new Set([...columns, ...[...fixed].filter((field) => standing[field] === undefined)])
