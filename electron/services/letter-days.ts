import type { LetterFacts } from '../../shared/domain/letters/guards.ts'
import type { Letter, LetterKind } from '../../shared/domain/letters/letter.ts'
import { letterDueDate } from './calendar.ts'
import type { LetterRow } from './letter-rows.ts'
import type { Call } from './types.ts'

type Known = Pick<Call, 'resources' | 'settings' | 'today'>

/** Due day and its rule as a letter prints them, for a letter signed on `signedOn` (decision 18). */
export function replyTerm(
  { resources, settings }: Known,
  signedOn: string,
  kind: LetterKind,
): { dueOn: string | null; dueRule: string; toCheck: string[] } {
  const { dueOn, rule, toCheck } = letterDueDate(resources, settings.bureau.profile, signedOn, kind)
  // A term nobody verified is proposed, not cited: its source is for the drafter, not for the paper.
  return { dueOn, dueRule: toCheck.length > 0 ? rule.replace(/（[^（）]*）。$/, '') : rule, toCheck }
}

/**
 * A draft as it would be issued today: 成文日期 and 印发日期 are the day of issue, and the due day is counted from it
 * (decision 18; GB/T 9704-2012 §7.3.5.4). A day that a person typed stays. Issued letters come back as they are.
 */
export function datedToday(row: LetterRow, call: Known): LetterRow {
  if (row.state !== 'draft') return row
  const { letter, facts } = row
  const signedOn = facts.isDayTyped ? letter.signedOn : call.today
  const printedOn = facts.isDayTyped && letter.printedOn > signedOn ? letter.printedOn : signedOn
  const { dueOn, dueRule } = facts.isDueTyped ? letter : replyTerm(call, signedOn, row.kind)
  return { ...row, letter: { ...letter, signedOn, printedOn, dueOn, dueRule } }
}

/** A day that a saved text changes is one that a person typed. */
export const typedDays = ({ letter: known, facts }: LetterRow, saved: Letter): LetterFacts => ({
  ...facts,
  isDayTyped: facts.isDayTyped || saved.signedOn !== known.signedOn,
  isDueTyped: facts.isDueTyped || saved.dueOn !== known.dueOn || saved.dueRule !== known.dueRule,
})
