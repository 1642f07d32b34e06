import { createHash } from 'node:crypto'
import { AppError } from '../../shared/contract/error.ts'
import type { Result } from '../../shared/contract/index.ts'
import type { RoundFilter } from '../../shared/contract/rounds.ts'
import { canonicalJson } from '../../shared/domain/canonical-json.ts'
import type { SamplingDesign } from '../../shared/domain/sampling/design.ts'
import { writeFrame } from '../../shared/domain/sampling/frame.ts'
import { numberGaps } from '../../shared/domain/sampling/number-gaps.ts'
import { allocate, strataSizes } from '../../shared/domain/sampling/strata.ts'
import type { ReadDb } from '../database/db.ts'
import { recordStoredFile } from '../files/file-store.ts'
import { frameCases, scope } from './round-scope.ts'
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
    const name = call.rehearsal && !title.endsWith('（演练）') ? `${title}（演练）` : title
    db.run(
      "INSERT INTO round (id, title, filter, rubrics, state, created_at) VALUES (?, ?, ?, ?, 'planned', ?)",
      roundId,
      name,
      canonicalJson(filter),
      canonicalJson(rubrics),
      call.now,
    )
    return {
      value: { roundId },
      audit: {
        subject: roundId,
        detail: { filter: JSON.parse(canonicalJson(filter)), rubrics: rubrics.map((r) => r.rubricId) },
      },
    }
  },

  'rounds.list': (db) => ({ rounds: db.all<RoundRecord>(`${SQL} ORDER BY r.created_at DESC, r.id DESC`).map(toRound) }),

  'rounds.get': (db, { roundId }) => readRound(db, roundId),

  'rounds.preview': (db, { roundId, reported }) => {
    const { filter } = readRound(db, roundId)
    const { included, excluded } = scope(db, filter)
    const imported = (agencyId: number, kind: string): number =>
      db.value<number>(
        'SELECT count(*) FROM case_file WHERE agency_id = ? AND kind = ? AND decided_on BETWEEN ? AND ?',
        agencyId,
        kind,
        filter.from,
        filter.to,
      ) ?? 0
    const numbers = db.values<string>(
      'SELECT decision_no FROM case_file WHERE decision_no IS NOT NULL AND decided_on BETWEEN ? AND ?',
      filter.from,
      filter.to,
    )
    return {
      cases: included.length,
      excluded: [...excluded].map(([reason, keys]) => ({ reason, cases: keys.length, examples: keys.slice(0, 5) })),
      numberGaps: numberGaps(numbers),
      mismatches: reported
        .map(({ agencyId, kind, count }) => ({ agencyId, kind, reported: count, imported: imported(agencyId, kind) }))
        .filter((one) => one.reported !== one.imported),
    }
  },

  'rounds.freeze': async (db, { roundId, design }, call) => {
    const round = readRound(db, roundId)
    if (round.state !== 'planned') throw new AppError('already_done', { roundId }, '名单已经冻结，不能再改。')
    const { included, excluded } = scope(db, round.filter)
    if (included.length === 0)
      throw new AppError('wrong_state', { roundId }, '范围内没有资料齐全的案卷，名单不能为空。请先导入，或者放宽范围。')
    const frame = frameCases(db, included)
    const keys = new Set(frame.map((one) => one.caseKey))
    const unknown = [...design.mandatory, ...design.nominated].filter((key) => !keys.has(key))
    if (unknown.length > 0)
      throw new AppError('invalid_input', { unknown }, `必查或自荐的案卷不在名单内：${unknown.join('、')}`)
    const text = writeFrame(frame)
    call.progress(1, 1, '冻结名单')
    const stored = await call.files.put(Buffer.from(text, 'utf8'), 'text/csv')
    const apart = new Set([...design.mandatory, ...design.nominated])
    const sizes = strataSizes(
      frame.filter((one) => !apart.has(one.caseKey)),
      design,
    )
    const shares = allocate(sizes, design)
    const strata = [...sizes].map(([name, size]) => ({ name, size, toDraw: shares.get(name) ?? 0 }))
    const counts = Object.fromEntries([...excluded].map(([reason, list]) => [reason, list.length]))
    return (write) => {
      // the scope is read again inside the transaction: what was written must be what stands now
      const again = writeFrame(frameCases(write, scope(write, round.filter).included))
      if (createHash('sha256').update(again).digest('hex') !== stored.sha256)
        throw new AppError('conflict', {}, '冻结期间案卷有变动，请再冻结一次。')
      recordStoredFile(write, stored, call.now)
      write.run(
        'INSERT INTO frame (round_id, sha256, case_count, design, excluded, frozen_at, frozen_by) VALUES (?, ?, ?, ?, ?, ?, ?)',
        roundId,
        stored.sha256,
        frame.length,
        canonicalJson(design),
        canonicalJson(counts),
        call.now,
        call.actor.name,
      )
      const insert = write.statement(
        'INSERT INTO frame_case (round_id, case_id, version) SELECT ?, id, version FROM case_file WHERE id = ?',
      )
      for (const id of included) insert(roundId, id)
      write.run("UPDATE round SET state = 'frozen' WHERE id = ?", roundId)
      return {
        value: { sha256: stored.sha256, cases: frame.length },
        audit: {
          subject: roundId,
          detail: {
            frameSha256: stored.sha256,
            cases: frame.length,
            design: JSON.parse(canonicalJson(design)),
            strata,
            excluded: counts,
          },
        },
      }
    }
  },
} satisfies Pick<Handlers, 'rounds.create' | 'rounds.list' | 'rounds.get' | 'rounds.preview' | 'rounds.freeze'>
