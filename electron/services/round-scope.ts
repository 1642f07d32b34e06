import { AppError } from '../../shared/contract/error.ts'
import type { RoundFilter } from '../../shared/contract/rounds.ts'
import type { Bindable, ReadDb } from '../database/db.ts'

/** Reasons for which a case of the period stays out of a frame, as printed; the first that applies is given. */
export const EXCLUSIONS = {
  kind: '不在本轮案卷类型内',
  incomplete: '资料不全（缺机关、日期或者文号）',
  procedure: '不在本轮程序类型内',
  agency: '不在本轮机关内',
  region: '不在本轮的行政区划内',
  tags: '不带本轮要求的标签',
  documents: '没有卷内文书',
  byHand: '逐件排除（另附理由）',
} as const
export type Exclusion = keyof typeof EXCLUSIONS

/** Throws where a period ends before it begins. */
export function checkPeriod({ from, to }: RoundFilter): void {
  if (from > to) throw new AppError('invalid_input', {}, '评查期间的起始日期晚于截止日期。')
}

interface ScopeSql {
  /** SELECT the columns asked for and the reason, NULL for the cases of the frame, of every case of the period */
  sql: string
  params: Bindable[]
}

/**
 * The scope of a round as one query: `columns` of the cases of the period, with the reason of those that stay out; with a
 * round also the cases that a person left out of it. The
 * table is read through in its own order: most of it is wanted, and an index would fetch a million rows one by one.
 */
export function scopeSql(filter: RoundFilter, columns = 'c.id, c.version', roundId?: string): ScopeSql {
  const listed = (column: string): string => `${column} NOT IN (SELECT value FROM json_each(?))`
  const rules: [Exclusion, string, readonly (string | number)[] | undefined][] = [
    [
      'byHand',
      'c.id IN (SELECT x.case_id FROM round_exclusion x JOIN json_each(?) r ON x.round_id = r.value)',
      roundId === undefined ? undefined : [roundId],
    ],
    ['kind', listed('c.kind'), filter.kinds],
    ['incomplete', '(c.complete = 0 OR c.agency_id IS NULL OR c.decided_on IS NULL)', []],
    ['procedure', listed('c.procedure'), filter.procedures],
    ['agency', listed('c.agency_id'), filter.agencyIds],
    ['region', listed("coalesce(c.region, '')"), filter.regions],
    [
      'tags',
      'NOT EXISTS (SELECT 1 FROM json_each(c.tags) t WHERE t.value IN (SELECT value FROM json_each(?)))',
      filter.tags,
    ],
    [
      'documents',
      'NOT EXISTS (SELECT 1 FROM case_document d WHERE d.case_id = c.id)',
      filter.withDocuments ? [] : undefined,
    ],
  ]
  const used = rules.filter(([, , values]) => values !== undefined)
  return {
    sql: `SELECT ${columns}, CASE ${used.map(([reason, when]) => `WHEN ${when} THEN '${reason}'`).join(' ')} END AS reason
      FROM case_file c NOT INDEXED WHERE c.decided_on BETWEEN ? AND ? OR c.decided_on IS NULL`,
    params: [
      ...used.filter(([, when]) => when.includes('?')).map(([, , values]) => JSON.stringify(values)),
      filter.from,
      filter.to,
    ],
  }
}

/** How many cases of the period are in the scope (reason null), and how many stay out for which reason. */
export function countScope(
  db: ReadDb,
  filter: RoundFilter,
  roundId?: string,
): { reason: Exclusion | null; cases: number }[] {
  const { sql, params } = scopeSql(filter, undefined, roundId)
  return db.all(`SELECT reason, count(*) AS cases FROM (${sql}) GROUP BY reason ORDER BY reason`, ...params)
}

/** Keys of a few cases that stay out for one reason. */
export function excludedExamples(db: ReadDb, filter: RoundFilter, reason: Exclusion, roundId?: string): string[] {
  const { sql, params } = scopeSql(filter, 'c.id, c.case_key', roundId)
  return db.values(`SELECT case_key FROM (${sql}) WHERE reason = ? ORDER BY id LIMIT 5`, ...params, reason)
}

/** Cases that would stay out if a round were frozen now, with the reason, in the order of their keys. */
export function plannedExclusions(
  db: ReadDb,
  roundId: string,
  filter: RoundFilter,
  after: string,
  limit: number,
): { caseKey: string; reason: string }[] {
  const { sql, params } = scopeSql(filter, 'c.case_key', roundId)
  return db
    .all<{ caseKey: string; reason: Exclusion }>(
      `SELECT case_key, reason FROM (${sql}) WHERE reason IS NOT NULL AND case_key > ? ORDER BY case_key LIMIT ?`,
      ...params,
      after,
      limit,
    )
    .map(({ caseKey, reason }) => ({ caseKey, reason: EXCLUSIONS[reason] }))
}
