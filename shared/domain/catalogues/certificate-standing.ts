import type { Day } from '../calendar/civil-day.ts'
import type { Facts } from '../import/row-parser.ts'
import { isAuxiliary } from './officer.ts'
import { ENDED_WORD, HELD_WORD } from './record-state.ts'

/**
 * How a certificate that a case names stood on the day of the case. `unknown`: the catalogue has no such number; `doubtful`: it no
 * longer holds, and the catalogue does not say since when.
 */
export const CERTIFICATE_STANDINGS = ['valid', 'unknown', 'doubtful', 'notYet', 'invalid', 'left', 'auxiliary'] as const
export type CertificateStanding = (typeof CERTIFICATE_STANDINGS)[number]

/** What the catalogue said of an officer from the day on which it came in. */
export interface OfficerVersion {
  facts: Facts
  since: Day
}

interface Judged {
  standing: CertificateStanding
  says: string
}

/** What a person recorded, by its kind in the catalogue of officers, where it ends or suspends a certificate. */
const RECORDED: Readonly<Record<string, string>> = { suspend: '暂扣', withdraw: '收回', cancel: '注销' }

/**
 * Whether an officer could act on a day, by what the catalogue says of the certificate: enforcement is carried out by officers who
 * hold one (Administrative Penalty Law art. 42). What a person recorded last by that day counts first; `change` is none that leaves
 * the state as it was. Of the versions of the record any may cover the day: a renewed certificate held before, too. A word of the
 * table without a day counts from the day on which it came in. A certificate without dates is taken to hold: nothing says otherwise.
 */
export function certificateStanding(
  versions: readonly OfficerVersion[],
  change: { kind: string; on: Day } | null,
  day: Day,
): Judged {
  const newest = versions.at(-1)
  if (newest === undefined) return { standing: 'unknown', says: '证号不在人员名录中' }
  if (isAuxiliary(newest.facts)) return { standing: 'auxiliary', says: '名录中是辅助人员' }
  const recorded = change === null ? undefined : RECORDED[change.kind]
  if (change !== null && recorded !== undefined) return { standing: 'invalid', says: `${change.on} 起${recorded}` }
  const left = change?.kind === 'leave' ? change.on : newest.facts['left_on']
  const isBack = change?.kind === 'restore' && left !== undefined && left <= change.on
  if (left !== undefined && left <= day && !isBack) return { standing: 'left', says: `${left} 已离开执法岗位` }
  if (!versions.some(({ facts }) => covers(facts, day))) return outside(newest.facts, day)
  const word = newest.facts['state'] ?? ''
  const isOver = (ENDED_WORD.test(word) || HELD_WORD.test(word)) && change?.kind !== 'restore'
  if (!isOver) return { standing: 'valid', says: '有效' }
  return newest.since <= day
    ? { standing: 'invalid', says: `名录载明“${word}”` }
    : { standing: 'doubtful', says: `名录现为“${word}”，没有载明从哪天起` }
}

const covers = ({ cert_valid_from: from, cert_valid_until: until }: Facts, day: Day): boolean =>
  (from === undefined || from <= day) && (until === undefined || until >= day)

/** No version covers the day: it lies before the certificate was given, or after it ran out. */
function outside({ cert_valid_from: from, cert_valid_until: until }: Facts, day: Day): Judged {
  if (until !== undefined && until < day) return { standing: 'invalid', says: `有效期至 ${until}，已过` }
  return { standing: 'notYet', says: `${from ?? ''} 才发证` }
}
