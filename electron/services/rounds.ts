import { AppError } from '../../shared/contract/error.ts'
import type { Result } from '../../shared/contract/index.ts'
import type { RoundFilter } from '../../shared/contract/rounds.ts'
import { canonicalJson } from '../../shared/domain/canonical-json.ts'
import type { SamplingDesign } from '../../shared/domain/sampling/design.ts'
import type { ReadDb } from '../database/db.ts'
import { excludedCases, freezeFrame, previewFrame } from './frames.ts'
import { framePage } from './round-frame.ts'
import { checkPeriod, plannedExclusions } from './round-scope.ts'
import { pinRubrics } from './rubrics.ts'
import type { Handlers } from './types.ts'

type Round = Result<'rounds.get'>
interface RoundRecord {
  id: string
  title: string
  filter: string
  rubrics: string
  state: Round['state']
  createdAt: string
  createdBy: string
  plannedDesign: string | null
  reported: string | null
  sha256: string | null
  caseCount: number
  design: string
  excluded: string
  frozenAt: string
  frozenBy: string
  drawnAt: string | null
  drawnBy: string
  thrownBy: string
  draws: number
}

const SQL = `SELECT r.id, r.title, r.filter, r.rubrics, r.state, r.created_at,
    coalesce((SELECT a.actor FROM audit_entry a WHERE a.subject = r.id AND a.action = 'rounds.create'), '') AS created_by,
    p.design AS planned_design, p.reported, f.sha256, f.case_count, f.design, f.excluded, f.frozen_at, f.frozen_by,
    d.drawn_at, d.drawn_by, d.thrown_by, (SELECT count(*) FROM draw e WHERE e.round_id = r.id) AS draws
  FROM round r LEFT JOIN round_plan p ON p.round_id = r.id LEFT JOIN frame f ON f.round_id = r.id
  LEFT JOIN draw d ON d.round_id = r.id AND d.number = 1`

/** A round with its frame; throws not_found. */
export function readRound(db: ReadDb, roundId: string): Round {
  const record = db.maybe<RoundRecord>(`${SQL} WHERE r.id = ?`, roundId)
  if (!record) throw new AppError('not_found', { roundId }, '找不到这个评查轮次。')
  return toRound(db, record)
}

/** The title as it stands everywhere: in a data folder for rehearsal it says so (decision 26). */
export const roundTitle = (title: string, rehearsal: boolean): string =>
  rehearsal && !title.endsWith('（演练）') ? `${title}（演练）` : title

function toRound(db: ReadDb, record: RoundRecord): Round {
  return {
    id: record.id,
    title: record.title,
    filter: JSON.parse(record.filter) as RoundFilter,
    rubrics: JSON.parse(record.rubrics) as Round['rubrics'],
    state: record.state,
    createdAt: record.createdAt,
    createdBy: record.createdBy,
    plan: {
      design: record.plannedDesign === null ? null : (JSON.parse(record.plannedDesign) as SamplingDesign),
      reported: JSON.parse(record.reported ?? '[]') as Round['plan']['reported'],
      excluded: db.all(
        `SELECT c.case_key, x.reason, x.by, x.at FROM round_exclusion x JOIN case_file c ON c.id = x.case_id
         WHERE x.round_id = ? ORDER BY c.case_key`,
        record.id,
      ),
    },
    frame:
      record.sha256 === null
        ? null
        : {
            sha256: record.sha256,
            caseCount: record.caseCount,
            design: JSON.parse(record.design) as SamplingDesign,
            excluded: JSON.parse(record.excluded) as Record<string, number>,
            frozenAt: record.frozenAt,
            frozenBy: record.frozenBy,
          },
    sample:
      record.drawnAt === null
        ? null
        : {
            drawnAt: record.drawnAt,
            drawnBy: record.drawnBy,
            thrownBy: record.thrownBy,
            draws: record.draws,
            ...progress(db, record.id),
          },
  }
}

/** How far the scoring of a sample has come; a missing or replaced file is not scored. */
const progress = (
  db: ReadDb,
  roundId: string,
): Pick<NonNullable<Round['sample']>, 'cases' | 'submitted' | 'confirmed' | 'unavailable'> =>
  db.one(
    `SELECT coalesce(sum(e.kind IS NULL), 0) AS cases,
       coalesce(sum(e.kind IS NULL AND EXISTS (
         SELECT 1 FROM score_sheet s WHERE s.sample_item_id = i.id AND s.state = 'submitted')), 0) AS submitted,
       coalesce(sum(e.kind IS NULL AND EXISTS (SELECT 1 FROM case_result c WHERE c.sample_item_id = i.id)), 0) AS confirmed,
       coalesce(sum(e.kind = 'unavailable'), 0) AS unavailable
     FROM sample_item i LEFT JOIN sample_item_absence e ON e.sample_item_id = i.id WHERE i.round_id = ?`,
    roundId,
  )

export const roundHandlers = {
  'rounds.create': (db, { title, filter, rubrics }, call) => {
    checkPeriod(filter)
    const roundId = call.newId()
    const pinned = pinRubrics(db, filter.kinds, rubrics, call.today)
    db.run(
      "INSERT INTO round (id, title, filter, rubrics, state, created_at) VALUES (?, ?, ?, ?, 'planned', ?)",
      roundId,
      roundTitle(title, call.rehearsal),
      canonicalJson(filter),
      canonicalJson(pinned),
      call.now,
    )
    return {
      value: { roundId },
      audit: {
        subject: roundId,
        detail: { filter: JSON.parse(canonicalJson(filter)), rubrics: pinned.map((one) => one.rubricId) },
      },
    }
  },

  'rounds.list': (db) => ({
    rounds: db.all<RoundRecord>(`${SQL} ORDER BY r.created_at DESC, r.id DESC`).map((record) => toRound(db, record)),
  }),

  'rounds.get': (db, { roundId }) => readRound(db, roundId),

  'rounds.preview': (db, { roundId, reported }) => previewFrame(db, readRound(db, roundId), reported),

  'rounds.frame': (db, { roundId, contains, offset, limit }, call) => {
    const { frame } = readRound(db, roundId)
    if (!frame) throw new AppError('wrong_state', { roundId }, '名单还没有冻结。')
    return framePage(call.files, frame.sha256, { contains, offset, limit })
  },

  'rounds.freeze': (db, { roundId, design }, call) => {
    const round = readRound(db, roundId)
    if (round.state !== 'planned') throw new AppError('already_done', { roundId }, '名单已经冻结，不能再改。')
    return freezeFrame(db, round, design, call)
  },

  'rounds.excluded': (db, { roundId, after, limit }) => {
    const round = readRound(db, roundId)
    return {
      cases: round.frame
        ? excludedCases(db, roundId, after, limit)
        : plannedExclusions(db, roundId, round.filter, after, limit),
    }
  },
} satisfies Pick<
  Handlers,
  | 'rounds.create'
  | 'rounds.list'
  | 'rounds.get'
  | 'rounds.preview'
  | 'rounds.frame'
  | 'rounds.freeze'
  | 'rounds.excluded'
>
