import type { Day } from '../calendar/civil-day.ts'
import type { Facts } from '../import/row-parser.ts'
import { isAuxiliary, officer } from './officer.ts'
import { recordState } from './record-state.ts'

/** How a certificate that a case names stood on the day of the case; `unknown`: the catalogue has no such number. */
export const CERTIFICATE_STANDINGS = ['valid', 'unknown', 'notYet', 'invalid', 'left', 'auxiliary'] as const
export type CertificateStanding = (typeof CERTIFICATE_STANDINGS)[number]

/**
 * Whether an officer could act on a day, by what the catalogue says of the certificate: enforcement is carried out by officers
 * who hold one (Administrative Penalty Law art. 42). `facts` are those of the record, null where there is none; `change` is what
 * was recorded last by that day. A certificate without a date is taken to hold: nothing says otherwise.
 */
export function certificateStanding(
  facts: Facts | null,
  change: { kind: string; on: string } | null,
  day: Day,
): { standing: CertificateStanding; says: string } {
  if (facts === null) return { standing: 'unknown', says: '证号不在人员名录中' }
  if (isAuxiliary(facts)) return { standing: 'auxiliary', says: '名录中是辅助人员' }
  const left = change?.kind === 'leave' ? change.on : facts['left_on']
  if (left !== undefined && left <= day) return { standing: 'left', says: `${left} 已离开执法岗位` }
  const from = facts['cert_valid_from']
  if (from !== undefined && from > day) return { standing: 'notYet', says: `${from} 才发证` }
  const state = recordState(officer, facts, change, day)
  if (state?.look === 'held' || state?.look === 'ended') {
    const until = facts['cert_valid_until']
    const since =
      until !== undefined && until < day ? `，有效期至 ${until}` : change === null ? '' : `，${change.on} 起`
    return { standing: 'invalid', says: `${state.label}${since}` }
  }
  return { standing: 'valid', says: '有效' }
}
