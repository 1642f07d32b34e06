import { AppError } from '../../shared/contract/error.ts'
import type { Result } from '../../shared/contract/index.ts'
import type { RoundFilter } from '../../shared/contract/rounds.ts'
import { canonicalJson } from '../../shared/domain/canonical-json.ts'
import type { SamplingDesign } from '../../shared/domain/sampling/design.ts'
import type { ReadDb } from '../database/db.ts'
import { excludedCases, freezeFrame, previewFrame } from './frames.ts'
import { pinRubrics } from './rubrics.ts'
import type { Handlers } from './types.ts'

type Round = Result<'rounds.get'>
interface RoundRecord {
  id: string
  title: string
  filter: string
  rubrics: string
  state: Round['state']
  sha256: string | null
  caseCount: number
  design: string
  excluded: string
  frozenAt: string
  frozenBy: string
}

const SQL = `SELECT r.id, r.title, r.filter, r.rubrics, r.state, f.sha256, f.case_count, f.design, f.excluded, f.frozen_at, f.frozen_by
  FROM round r LEFT JOIN frame f ON f.round_id = r.id`

/** A round with its frame; throws not_found. */
export function readRound(db: ReadDb, roundId: string): Round {
  const record = db.maybe<RoundRecord>(`${SQL} WHERE r.id = ?`, roundId)
  if (!record) throw new AppError('not_found', { roundId }, '找不到这个评查轮次。')
  return toRound(record)
}

function toRound(record: RoundRecord): Round {
  return {
    id: record.id,
    title: record.title,
    filter: JSON.parse(record.filter) as RoundFilter,
    rubrics: JSON.parse(record.rubrics) as Round['rubrics'],
    state: record.state,
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
  }
}

export const roundHandlers = {
  'rounds.create': (db, { title, filter, rubrics }, call) => {
    if (filter.from > filter.to) throw new AppError('invalid_input', {}, '评查期间的起始日期晚于截止日期。')
    const roundId = call.newId()
    const pinned = pinRubrics(db, filter.kinds, rubrics, call.today)
    const name = call.rehearsal && !title.endsWith('（演练）') ? `${title}（演练）` : title
    db.run(
      "INSERT INTO round (id, title, filter, rubrics, state, created_at) VALUES (?, ?, ?, ?, 'planned', ?)",
      roundId,
      name,
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

  'rounds.list': (db) => ({ rounds: db.all<RoundRecord>(`${SQL} ORDER BY r.created_at DESC, r.id DESC`).map(toRound) }),

  'rounds.get': (db, { roundId }) => readRound(db, roundId),

  'rounds.preview': (db, { roundId, reported }) => previewFrame(db, readRound(db, roundId), reported),

  'rounds.freeze': (db, { roundId, design }, call) => {
    const round = readRound(db, roundId)
    if (round.state !== 'planned') throw new AppError('already_done', { roundId }, '名单已经冻结，不能再改。')
    return freezeFrame(db, round, design, call)
  },

  'rounds.excluded': (db, { roundId, after, limit }) => {
    const round = readRound(db, roundId)
    if (!round.frame) throw new AppError('wrong_state', { roundId }, '名单还没有冻结；冻结前请看核对结果。')
    return { cases: excludedCases(db, roundId, after, limit) }
  },
} satisfies Pick<
  Handlers,
  'rounds.create' | 'rounds.list' | 'rounds.get' | 'rounds.preview' | 'rounds.freeze' | 'rounds.excluded'
>
