import { addDays } from '../calendar/civil-day.ts'

/** Where a letter stands, in the words of the list. */
export const STANDINGS = ['草稿', '已制发，待送达', '已送达，待回复', '逾期未回复', '已回复', '已作废'] as const
export type Standing = (typeof STANDINGS)[number]

export interface StandingFacts {
  state: 'draft' | 'issued' | 'voided'
  dueOn: string | null
  receivedOn: string | null
  /** day on which the first 整改情况报告 came in */
  answeredOn: string | null
}

/** An issued letter waits for its receipt, then for the answer; past the due day without one it is overdue. */
export function letterStanding({ state, dueOn, receivedOn, answeredOn }: StandingFacts, today: string): Standing {
  if (state === 'draft') return '草稿'
  if (state === 'voided') return '已作废'
  if (answeredOn !== null) return '已回复'
  if (dueOn !== null && dueOn < today) return '逾期未回复'
  return receivedOn === null ? '已制发，待送达' : '已送达，待回复'
}

/** How many days before the due day an unanswered letter is shown as due soon. */
export const DUE_SOON_DAYS = 7

/** Issued, not answered, and due within the next days, today included. */
export const isDueSoon = ({ state, dueOn, answeredOn }: StandingFacts, today: string): boolean =>
  state === 'issued' &&
  answeredOn === null &&
  dueOn !== null &&
  dueOn >= today &&
  dueOn <= addDays(today, DUE_SOON_DAYS)
