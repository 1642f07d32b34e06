import type { Day } from '../calendar/civil-day.ts'
import { isAuxiliary } from '../catalogues/officer.ts'
import { ENDED_WORD } from '../catalogues/record-state.ts'
import type { Facts } from '../import/row-parser.ts'

/** Words of the state under which somebody is no longer an officer, whatever became of the certificate. */
const LEFT_WORD = /离岗|离职|调离|调出|退休|辞职|辞退|开除/

/** The day for which the staff of a year is counted: its last one, or today while the year runs. */
export const staffDay = (year: number, today: Day): Day => (today < `${year}-12-31` ? today : `${year}-12-31`)

/**
 * 在岗持证: an officer who has not left and whose certificate has not ended on a day. A suspended certificate has not: its officer is
 * trained as the others are. Of the table its newest version counts; of what a person recorded, what holds on the day. Auxiliaries
 * have no certificate and are not counted.
 */
export function isInPost(facts: Facts, change: { kind: string; on: Day } | null, day: Day): boolean {
  if (facts['cert_no'] === undefined || isAuxiliary(facts)) return false
  if (change?.kind === 'withdraw' || change?.kind === 'cancel' || change?.kind === 'leave') return false
  const { cert_valid_from: from, cert_valid_until: until, left_on: left, state = '' } = facts
  if ((from !== undefined && from > day) || (until !== undefined && until < day)) return false
  // as `certificateStanding` has it
  const isBack = change?.kind === 'restore'
  if (left !== undefined && left <= day && !(isBack && change.on >= left)) return false
  return isBack || !(ENDED_WORD.test(state) || LEFT_WORD.test(state))
}
