import type { Facts } from '../import/row-parser.ts'

/** 年度考核 as tables say that it was not passed: 不合格 of institutions, 不称职 of civil servants. */
export const isFailedReview = ({ review }: Facts): boolean =>
  review !== undefined && /不(?:合格|称职|达标|及格|通过)|未通过/.test(review)

/** What a person recorded of an officer: from which day on, and at which instant it was entered. */
export interface RecordedChange {
  kind: string
  on: string
  madeAt: string
}

/** After these an officer no longer enforces. */
const EXITS = new Set(['withdraw', 'cancel', 'leave'])

/**
 * Whether a failed yearly review still waits for what follows from it: the officer leaves enforcement, or is kept with a reason
 * (年度考核、不合格人员退出机制, policy papers 003 and 004). Closed by an exit that still stands, or by a `kept` that was entered after
 * the result came in. `versions` are those of the record, oldest first, with the instant at which each came in; `changes` are what
 * was recorded, in the order of their days; what holds only after `today` closes nothing.
 */
export function isReviewOpen(
  versions: readonly { facts: Facts; madeAt: string }[],
  changes: readonly RecordedChange[],
  today: string,
): boolean {
  const newest = versions.at(-1)
  if (newest === undefined || !isFailedReview(newest.facts)) return false
  const standing = changes.filter(({ on }) => on <= today)
  const last = standing.findLast(({ kind }) => EXITS.has(kind) || kind === 'restore' || kind === 'kept')
  if (last !== undefined && EXITS.has(last.kind)) return false
  const since = cameIn(versions)
  return !standing.some(({ kind, madeAt }) => kind === 'kept' && madeAt >= since)
}

/** The instant at which the newest result came in: a later version that says the same of the same year is no new result. */
function cameIn(versions: readonly { facts: Facts; madeAt: string }[]): string {
  const resultOf = ({ facts }: { facts: Facts }): string => `${facts['review_year'] ?? ''} ${facts['review'] ?? ''}`
  const newest = versions.at(-1)
  const before = versions.findLastIndex((version) => newest !== undefined && resultOf(version) !== resultOf(newest))
  return versions[before + 1]?.madeAt ?? ''
}
