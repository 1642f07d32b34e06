import { type TypedFact, type TypedStep, typedFacts } from '../../shared/domain/cases/typed-facts.ts'
import type { ReadDb, WriteDb } from '../database/db.ts'

/** What stands as people typed it, of every party of a case: by party key, then by field. */
export function typedFactsOf(db: ReadDb, caseId: number): Map<string, Map<string, TypedFact>> {
  const steps = new Map<string, TypedStep[]>()
  const rows = db.all<TypedStep & { partyKey: string }>(
    'SELECT party_key, field, step, value, replaced, row_id, at, by FROM typed_fact WHERE case_id = ? ORDER BY seq',
    caseId,
  )
  for (const { partyKey, ...step } of rows) steps.set(partyKey, [...(steps.get(partyKey) ?? []), step])
  return new Map([...steps].map(([partyKey, some]) => [partyKey, typedFacts(some)]))
}

/** The same for many cases, of which few have typed facts. */
export function typedFactsReader(db: ReadDb): (caseId: number) => ReturnType<typeof typedFactsOf> {
  const cases = new Set(db.values<number>('SELECT DISTINCT case_id FROM typed_fact'))
  return (caseId) => (cases.has(caseId) ? typedFactsOf(db, caseId) : new Map())
}

/** Notes what happened to a fact that a person typed, or to one that now is. */
export function addStep(db: WriteDb, caseId: number, partyKey: string, step: TypedStep): void {
  db.run(
    'INSERT INTO typed_fact (case_id, party_key, field, step, value, replaced, row_id, at, by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
    caseId,
    partyKey,
    step.field,
    step.step,
    step.value,
    step.replaced,
    step.rowId,
    step.at,
    step.by,
  )
}
