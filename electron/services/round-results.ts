import { AppError } from '../../shared/contract/error.ts'
import type { Result } from '../../shared/contract/index.ts'
import { confirmedOnly } from '../../shared/domain/rubrics/confirmed-only.ts'
import { score } from '../../shared/domain/rubrics/scoring.ts'
import { rateText } from '../../shared/domain/statistics/percentage.ts'
import type { ReadDb } from '../database/db.ts'
import { agencyName } from './agencies.ts'
import { listFindings } from './findings.ts'
import { APART, bound, byAgency, byStratum, isPassed, readOutcomes } from './round-rates.ts'
import { readRubric, rubricFor } from './rubrics.ts'
import { readRound } from './rounds.ts'
import { readSheet } from './scores.ts'
import type { Handlers } from './types.ts'

const DEFINITION =
  '合格率 = 不在最低等次的案卷 ÷ 随机抽中的案卷；不能提供的按最差计，依法替换的不计，必查和自荐的案卷单列，不进入合格率。'

/** True when a named person has confirmed the results of every case of an agency in a round (guard M04: 查明). */
export function resultsConfirmed(db: ReadDb, roundId: string, agencyId: number): boolean {
  const mine = readOutcomes(db, roundId).filter((one) => one.agencyId === agencyId && one.unavailable === null)
  return mine.length > 0 && mine.every((one) => one.confirmed === 1)
}

export const resultHandlers = {
  'results.confirm': (db, { roundId, agencyId }, call) => {
    agencyName(db, agencyId)
    const mine = readOutcomes(db, roundId).filter((one) => one.agencyId === agencyId && one.unavailable === null)
    if (mine.length === 0) throw new AppError('wrong_state', { agencyId }, '这个机关在本轮没有可评的样本案卷。')
    const open = mine.filter((one) => one.confirmed === 0)
    if (open.length === 0) throw new AppError('already_done', { agencyId }, '这个机关的评查结果已经确认。')
    for (const one of open) {
      const sheetId = decidingSheet(db, one.id, rubricFor(readRound(db, roundId).rubrics, one.kind, one.procedure))
      const undecided =
        db.value<number>("SELECT count(*) FROM finding WHERE sample_item_id = ? AND state = 'proposed'", one.id) ?? 0
      if (undecided > 0)
        throw new AppError(
          'wrong_state',
          { sampleItemId: one.id, undecided },
          `还有 ${undecided} 条评查发现没有确认或者不采纳，不能确认结果。`,
        )
      const sheet = readSheet(db, sheetId)
      const settled = score(
        readRubric(db, sheet.rubricId),
        confirmedOnly(sheet.content, (id) => isConfirmed(db, id)),
      )
      if (settled.grade === null)
        throw new AppError(
          'wrong_state',
          { sampleItemId: one.id },
          `${sheet.caseKey} 的扣分项全部不适用，没有得分；请退回评查表，核对评查标准。`,
        )
      db.run(
        'INSERT INTO case_result (sample_item_id, sheet_id, total_hundredths, grade, vetoed, confirmed_by, confirmed_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
        one.id,
        sheetId,
        settled.totalHundredths,
        settled.grade,
        settled.vetoed ? 1 : 0,
        call.actor.name,
        call.now,
      )
    }
    return {
      value: { cases: open.length },
      audit: { subject: roundId, detail: { agencyId, confirmed: open.map((one) => one.id) } },
    }
  },

  'results.list': (db, { roundId }) => {
    readRound(db, roundId)
    type Case = Result<'results.list'>['cases'][number]
    const rows = db.all<Omit<Case, 'vetoed'> & { vetoed: number | null }>(
      `SELECT i.id AS sample_item_id, i.case_key, i.agency, i.origin, e.kind AS unavailable, r.total_hundredths, r.grade, r.vetoed,
         r.confirmed_by
       FROM sample_item i LEFT JOIN sample_item_absence e ON e.sample_item_id = i.id
       LEFT JOIN case_result r ON r.sample_item_id = i.id WHERE i.round_id = ? ORDER BY i.rowid`,
      roundId,
    )
    return { cases: rows.map((row) => ({ ...row, vetoed: row.vetoed === 1 })) }
  },

  'results.round': (db, { roundId }) => {
    const round = readRound(db, roundId)
    const outcomes = readOutcomes(db, roundId)
    const counted = outcomes.filter((one) => !(one.origin in APART) && one.unavailable !== 'excused')
    const decided = counted.filter((one) => one.confirmed === 1 || one.unavailable === 'unavailable')
    const passed = decided.filter((one) => isPassed(db, one)).length
    const rate = decided.length > 0 ? rateText(passed, decided.length) : '—'
    return {
      title: round.title,
      definition: DEFINITION,
      base: decided.length,
      passed,
      rate,
      pending: counted.length - decided.length,
      grades: tally(
        decided.map((one) => (one.unavailable === 'unavailable' ? '不能提供（按最差计）' : (one.grade ?? '未定'))),
      ),
      agencies: byAgency(db, decided, counted),
      apart: tally(
        outcomes.flatMap((one) =>
          one.origin in APART ? [`${APART[one.origin as keyof typeof APART]}：${one.grade ?? '未定'}`] : [],
        ),
      ),
      commonItems: commonItems(db, roundId),
      strata: byStratum(db, round, outcomes),
      bound: bound(db, round, outcomes, decided.length, passed, counted.length),
    }
  },
} satisfies Pick<Handlers, 'results.confirm' | 'results.list' | 'results.round'>

/**
 * The submitted sheet that decides a case: its settlement, else its only sheet under the rubric of its kind. A second rubric
 * (penalty with seizure) gives a sheet of its own, which does not decide. Two unsettled readings never decide (panel workflow).
 */
function decidingSheet(db: ReadDb, sampleItemId: string, rubricId: string): string {
  const sheets = db.all<{ id: string; caseKey: string; role: string; state: string }>(
    `SELECT s.id, i.case_key, s.role, s.state FROM score_sheet s JOIN sample_item i ON i.id = s.sample_item_id
     WHERE s.sample_item_id = ? AND s.rubric_id = ?`,
    sampleItemId,
    rubricId,
  )
  const submitted = sheets.filter((sheet) => sheet.state === 'submitted')
  const settlement = submitted.find((sheet) => sheet.role === 'settlement')
  const deciding = settlement ?? submitted[0]
  if (!deciding) throw new AppError('wrong_state', { sampleItemId }, '还有样本案卷没有提交评查表，不能确认结果。')
  if (!settlement && sheets.length > 1)
    throw new AppError(
      'wrong_state',
      { sampleItemId, sheets: sheets.length },
      `${deciding.caseKey} 有 ${sheets.length} 张评查表，还没有合议出一个结果，不能确认。`,
    )
  return deciding.id
}

function isConfirmed(db: ReadDb, findingId: string): boolean {
  return db.value<string>('SELECT state FROM finding WHERE id = ?', findingId) === 'confirmed'
}

function tally(names: string[]): { name: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts].map(([name, count]) => ({ name, count })).sort((a, b) => b.count - a.count)
}

function commonItems(db: ReadDb, roundId: string): Result<'results.round'>['commonItems'] {
  const items = new Map<string, { itemId: string; text: string; cases: Set<string>; occurrences: number }>()
  for (const finding of listFindings(db, { roundId, state: 'confirmed' })) {
    const item = items.get(finding.itemId) ?? {
      itemId: finding.itemId,
      text: finding.itemText,
      cases: new Set(),
      occurrences: 0,
    }
    item.cases.add(finding.sampleItemId)
    item.occurrences += 1
    items.set(finding.itemId, item)
  }
  return [...items.values()]
    .map((item) => ({ ...item, cases: item.cases.size }))
    .sort((a, b) => b.cases - a.cases || (a.itemId < b.itemId ? -1 : 1))
}
