import { AppError } from '../../shared/contract/error.ts'
import type { Output } from '../../shared/contract/index.ts'
import type { RoundFilter } from '../../shared/contract/rounds.ts'
import { canonicalJson } from '../../shared/domain/canonical-json.ts'
import type { SamplingDesign } from '../../shared/domain/sampling/design.ts'
import type { ReadDb } from '../database/db.ts'
import { checkPeriod, countScope, EXCLUSIONS, scopeSql } from './round-scope.ts'
import { pinRubrics } from './rubrics.ts'
import { readRound, roundTitle } from './rounds.ts'
import { sha256 } from './text-hash.ts'
import type { Handlers } from './types.ts'

/** How a stratum is named in SQL, equal to stratumOf of the domain: the values of its keys, an empty one as （空）. */
const STRATUM_CELLS = {
  agency: '(SELECT a.name FROM agency a WHERE a.id = c.agency_id)',
  kind: 'c.kind',
  region: "coalesce(c.region, '')",
  month: 'substr(c.decided_on, 1, 7)',
} as const

/** Sizes of the strata of a round that is not frozen yet, without the cases drawn apart. */
function plannedSizes(
  db: ReadDb,
  roundId: string,
  filter: RoundFilter,
  by: readonly (keyof typeof STRATUM_CELLS)[],
  apart: readonly string[],
): Output<'rounds.strata'> {
  const name =
    by.map((key) => `coalesce(nullif(${STRATUM_CELLS[key]}, ''), '（空）')`).join(" || ' / ' || ") || "'全部'"
  const { sql, params } = scopeSql(
    filter,
    `c.case_key, coalesce(c.fine_fen, 0) AS fine_fen, ${name} AS stratum`,
    roundId,
  )
  const listed = JSON.stringify(apart)
  const strata = db.all<{ name: string; size: number; fined: number }>(
    `SELECT stratum AS name, count(*) AS size, sum(fine_fen > 0) AS fined FROM (${sql})
     WHERE reason IS NULL AND case_key NOT IN (SELECT value FROM json_each(?)) GROUP BY stratum ORDER BY stratum`,
    ...params,
    listed,
  )
  const unknown =
    apart.length === 0
      ? []
      : db.values<string>(
          `SELECT value FROM json_each(?) WHERE value NOT IN (SELECT case_key FROM (${sql}) WHERE reason IS NULL)`,
          listed,
          ...params,
        )
  return {
    cases: strata.reduce((sum, one) => sum + one.size, 0),
    fined: strata.reduce((sum, one) => sum + one.fined, 0),
    strata: strata.map(({ name: stratum, size }) => ({ name: stratum, size })),
    unknown,
  }
}

/** A round whose frame is not frozen; afterwards nothing of it may change. */
function openRound(db: ReadDb, roundId: string): ReturnType<typeof readRound> {
  const round = readRound(db, roundId)
  if (round.state !== 'planned')
    throw new AppError('wrong_state', { roundId }, '名单已经冻结，范围和抽样设计不能再改。要改请新建轮次。')
  return round
}

const counted = (db: ReadDb, sql: string): { name: string; cases: number }[] => db.all(sql)

/** Everything a person may still change before the freeze. */
export const roundPlanningHandlers = {
  'rounds.choices': (db) => ({
    ...db.one<{ first: string | null; last: string | null }>(
      'SELECT min(decided_on) AS first, max(decided_on) AS last FROM case_file',
    ),
    kinds: db.all('SELECT kind, count(*) AS cases FROM case_file GROUP BY kind ORDER BY cases DESC, kind'),
    regions: counted(
      db,
      "SELECT coalesce(region, '') AS name, count(*) AS cases FROM case_file GROUP BY 1 ORDER BY cases DESC, name",
    ),
    tags: counted(
      db,
      `SELECT t.value AS name, count(*) AS cases FROM case_file c, json_each(c.tags) t WHERE c.tags <> '[]'
       GROUP BY t.value ORDER BY cases DESC, name`,
    ),
  }),

  'rounds.countScope': (db, { filter }) => {
    checkPeriod(filter)
    const counts = countScope(db, filter)
    return {
      cases: counts.find((one) => one.reason === null)?.cases ?? 0,
      excluded: counts.flatMap(({ reason, cases }) => (reason === null ? [] : [{ reason: EXCLUSIONS[reason], cases }])),
    }
  },

  'rounds.strata': (db, { roundId, by, apart }) => {
    const round = readRound(db, roundId)
    return plannedSizes(db, roundId, round.filter, by, apart)
  },

  'rounds.revise': (db, { roundId, title, filter, rubrics }, call) => {
    openRound(db, roundId)
    checkPeriod(filter)
    const pinned = pinRubrics(db, filter.kinds, rubrics, call.today)
    db.run(
      'UPDATE round SET title = ?, filter = ?, rubrics = ? WHERE id = ?',
      roundTitle(title, call.rehearsal),
      canonicalJson(filter),
      canonicalJson(pinned),
      roundId,
    )
    return {
      value: {},
      audit: {
        subject: roundId,
        detail: { filter: JSON.parse(canonicalJson(filter)), rubrics: pinned.map((one) => one.rubricId) },
      },
    }
  },

  'rounds.plan': (db, { roundId, design, reported }) => {
    openRound(db, roundId)
    db.run(
      `INSERT INTO round_plan (round_id, design, reported) VALUES (?, ?, ?)
       ON CONFLICT (round_id) DO UPDATE SET design = excluded.design, reported = excluded.reported`,
      roundId,
      design && canonicalJson(design),
      canonicalJson(reported),
    )
    return { value: {}, audit: { subject: roundId, detail: planned(design, reported.length) } }
  },

  'rounds.discarded': (db) => ({
    rounds: db.all('SELECT round_id, title, at, by FROM discarded_round ORDER BY at DESC, round_id'),
  }),

  'rounds.discard': (db, { roundId }, call) => {
    const { title } = openRound(db, roundId)
    db.run('DELETE FROM round WHERE id = ?', roundId)
    db.run(
      'INSERT INTO discarded_round (round_id, title, at, by) VALUES (?, ?, ?, ?)',
      roundId,
      title,
      call.now,
      call.actor.name,
    )
    return { value: {}, audit: { subject: roundId, detail: { titleSha256: sha256(title) } } }
  },

  'rounds.exclude': (db, { roundId, caseKey, reason }, call) => {
    openRound(db, roundId)
    const { changes } = db.run(
      `INSERT OR IGNORE INTO round_exclusion (round_id, case_id, reason, at, by)
       SELECT ?, id, ?, ?, ? FROM case_file WHERE case_key = ?`,
      roundId,
      reason,
      call.now,
      call.actor.name,
      caseKey,
    )
    if (changes === 0) {
      if (db.value('SELECT 1 FROM case_file WHERE case_key = ?', caseKey) === undefined)
        throw new AppError('not_found', { caseKey }, `案卷库里没有“${caseKey}”，请核对案卷标识。`)
      throw new AppError('already_done', { caseKey }, '这件案卷已经排除。要改理由，请先取消排除。')
    }
    // The words stand in round_exclusion: a chain that nobody can correct must hold no name. Its hash shows a later change.
    return { value: {}, audit: { subject: roundId, detail: { caseKey, reasonSha256: sha256(reason) } } }
  },

  'rounds.include': (db, { roundId, caseKey }) => {
    openRound(db, roundId)
    const { changes } = db.run(
      'DELETE FROM round_exclusion WHERE round_id = ? AND case_id = (SELECT id FROM case_file WHERE case_key = ?)',
      roundId,
      caseKey,
    )
    if (changes === 0) throw new AppError('not_found', { caseKey }, '这件案卷没有被逐件排除。')
    return { value: {}, audit: { subject: roundId, detail: { caseKey } } }
  },
} satisfies Pick<
  Handlers,
  | 'rounds.choices'
  | 'rounds.countScope'
  | 'rounds.strata'
  | 'rounds.revise'
  | 'rounds.plan'
  | 'rounds.discarded'
  | 'rounds.discard'
  | 'rounds.exclude'
  | 'rounds.include'
>

const planned = (design: SamplingDesign | null, reported: number) => ({
  design: design === null ? null : JSON.parse(canonicalJson(design)),
  reported,
})
