/**
 * Facts that a person typed stand over what imports say, until a person takes the imported value. The steps of a fact are kept
 * in the order in which they happened; what stands follows from them.
 */

export type TypedStepKind = 'typed' | 'sent' | 'kept' | 'taken'

export interface TypedStep {
  field: string
  step: TypedStepKind
  /** typed: what stands; sent, taken: what the import says; null = empty */
  value: string | null
  /** typed: what the records said then */
  replaced: string | null
  rowId: number
  at: string
  by: string
}

/** A fact that stands as a person typed it. */
export interface TypedFact {
  value: string | null
  by: string
  at: string
  /** what the records say of it */
  recorded: string | null
  /** the record that says something else, while nobody has decided */
  open: { rowId: number } | null
}

/** The facts of one party of a case that stand as typed, by field. `steps` in the order in which they happened. */
export function typedFacts(steps: readonly TypedStep[]): Map<string, TypedFact> {
  const facts = new Map<string, TypedFact>()
  for (const { field, step, value, replaced, rowId, at, by } of steps) {
    const before = facts.get(field)
    if (step === 'typed') facts.set(field, { value, by, at, recorded: replaced, open: null })
    else if (step === 'taken') facts.delete(field)
    else if (before && step === 'sent') facts.set(field, { ...before, recorded: value, open: { rowId } })
    else if (before) facts.set(field, { ...before, open: null })
  }
  return facts
}

/** What becomes of a fact that a person typed when a record arrives: no news, the same word, or something to decide. */
export type Arrival = 'nothing' | 'taken' | 'sent'

/** `said`: what the record that arrives says of the fact, null where it says nothing. */
export function arrivalOf(fact: TypedFact, said: string | null): Arrival {
  if (said === fact.value) return 'taken'
  return said === fact.recorded ? 'nothing' : 'sent'
}
