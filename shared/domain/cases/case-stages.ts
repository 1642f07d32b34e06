import { stagesOf } from './stage-list.ts'

/** Which stages of its kind and procedure the facts and documents of a case show. */

/**
 * `seen`: a day or a document shows it; `gap`: it must be there and nothing shows it; `notSeen`: nothing shows it and it is not
 * due in every case; `unknown`: the records have no column for it, and there are no documents to look at.
 */
export type StageState = 'seen' | 'gap' | 'notSeen' | 'unknown'

export interface CaseStage {
  id: string
  label: string
  basis: string
  state: StageState
  /** the day, where a fact gives one */
  on: string | null
  /** positions of the documents that show it */
  documents: number[]
  /** its day lies before the day of an earlier stage */
  early: boolean
}

export interface StageEvidence {
  kind: string
  procedure: string
  facts: Readonly<Record<string, unknown>>
  /** fields for which the records had a column, filled or not */
  columns: readonly string[]
  documents: readonly { position: number; kind: string | null }[]
  /** ids of stages that the bureau asks of every case beyond the law */
  alsoExpected: readonly string[]
}

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** The time line of a case: every stage of its kind and procedure, with what shows it or the gap. */
export function caseStages({ kind, procedure, facts, columns, documents, alsoExpected }: StageEvidence): CaseStage[] {
  let latest = ''
  return stagesOf(kind, procedure).map((spec) => {
    const days = spec.facts.map((field) => facts[field]).filter((day) => typeof day === 'string' && DAY.test(day))
    const on = (days[0] as string | undefined) ?? null
    const shown = documents.filter((one) => one.kind !== null && spec.documents.includes(one.kind))
    const early = on !== null && on < latest
    if (on !== null && on > latest) latest = on
    const due = spec.demand === 'always' || alsoExpected.includes(spec.id)
    const seen = on !== null || shown.length > 0
    const judged = documents.length > 0 || spec.facts.some((field) => columns.includes(field))
    return {
      id: spec.id,
      label: spec.label,
      basis: spec.basis,
      state: seen ? 'seen' : !due ? 'notSeen' : judged ? 'gap' : 'unknown',
      on,
      documents: shown.map(({ position }) => position),
      early,
    }
  })
}
