import { AppError, type JsonObject } from '../../shared/contract/error.ts'
import type { Result } from '../../shared/contract/index.ts'
import { canonicalJson } from '../../shared/domain/canonical-json.ts'
import { itemsOf } from '../../shared/domain/rubrics/rubric.ts'
import { checkSheet, type Place, placesOf, SheetContent } from '../../shared/domain/rubrics/score-sheet.ts'
import { type Score, score } from '../../shared/domain/rubrics/scoring.ts'
import type { ReadDb, WriteDb } from '../database/db.ts'
import { isActiveInRole } from './people.ts'
import { readRubric, rubricFor } from './rubrics.ts'
import { readRound } from './rounds.ts'
import { sha256 } from './text-hash.ts'
import type { Handlers } from './types.ts'

type Sheet = Omit<Result<'scores.get'>, 'about' | 'history'>
type Step = Result<'scores.get'>['history'][number]
type SheetRecord = Omit<Sheet, 'content' | 'score'> & { content: string }

const SQL = `SELECT s.id, s.sample_item_id, i.case_key, s.rubric_id, s.reviewer, s.revision, s.state, s.content
  FROM score_sheet s JOIN sample_item i ON i.id = s.sample_item_id`

/** A sheet with its score; throws not_found. */
export function readSheet(db: ReadDb, sheetId: string): Sheet {
  const record = db.maybe<SheetRecord>(`${SQL} WHERE s.id = ?`, sheetId)
  if (!record) throw new AppError('not_found', { sheetId }, '找不到这张评查表。')
  return withScore(db, record)
}

function withScore(db: ReadDb, record: SheetRecord): Sheet {
  const content = SheetContent.parse(JSON.parse(record.content))
  return { ...record, content, score: score(readRubric(db, record.rubricId), content) }
}

/** A reviewer does not see what another one gives before it is submitted. */
export const isHidden = (
  { state, reviewer }: { state: string | null; reviewer: string | null },
  actor: string,
): boolean => state === 'draft' && reviewer !== actor

/** The sheet in hand, for its reviewer, at the revision he or she saw. */
function ownDraft(db: ReadDb, sheetId: string, revision: number, actor: string): Sheet {
  const sheet = readSheet(db, sheetId)
  if (sheet.reviewer !== actor) throw new AppError('not_allowed', { sheetId }, '只能填写自己的评查表。')
  if (sheet.state !== 'draft') throw new AppError('wrong_state', { sheetId }, '评查表已经提交，要改请先退回。')
  if (sheet.revision !== revision)
    throw new AppError('conflict', { sheetId, revision: sheet.revision }, '评查表在别处改过，请重新打开再填。')
  return sheet
}

export const scoreHandlers = {
  'scores.open': (db, { sampleItemId, rubricId }, call) => {
    const item = db.maybe<{ roundId: string; kind: string; procedure: string; unavailable: string | null }>(
      `SELECT i.round_id, i.kind, i.procedure, e.kind AS unavailable FROM sample_item i
       LEFT JOIN sample_item_absence e ON e.sample_item_id = i.id WHERE i.id = ?`,
      sampleItemId,
    )
    if (!item) throw new AppError('not_found', { sampleItemId }, '找不到这件样本案卷。')
    if (item.unavailable !== null) throw new AppError('wrong_state', { sampleItemId }, '这件案卷不能提供，不必评查。')
    const pinned = readRound(db, item.roundId).rubrics
    const chosen = rubricId ?? rubricFor(pinned, item.kind, item.procedure)
    if (!pinned.some((one) => one.rubricId === chosen))
      throw new AppError('not_allowed', { rubricId: chosen }, '本轮没有固定这个评查标准。')
    const known = db.value<string>(
      "SELECT id FROM score_sheet WHERE sample_item_id = ? AND reviewer = ? AND rubric_id = ? AND role = 'scoring'",
      sampleItemId,
      call.actor.name,
      chosen,
    )
    if (known !== undefined) throw new AppError('already_done', { sheetId: known }, '您已经为这件案卷开了评查表。')
    const sheetId = call.newId()
    const entries = itemsOf(readRubric(db, chosen)).map((one) => ({ itemId: one.id, settled: false }))
    db.run(
      `INSERT INTO score_sheet (id, sample_item_id, rubric_id, reviewer, role, revision, state, content, updated_at)
       VALUES (?, ?, ?, ?, 'scoring', 1, 'draft', ?, ?)`,
      sheetId,
      sampleItemId,
      chosen,
      call.actor.name,
      canonicalJson(SheetContent.parse({ entries })),
      call.now,
    )
    return { value: { sheetId }, audit: { subject: sheetId, detail: { sampleItemId, rubricId: chosen } } }
  },

  'scores.list': (db, { roundId }, call) => ({
    sheets: db.all<SheetRecord>(`${SQL} WHERE i.round_id = ? ORDER BY i.rowid, s.id`, roundId).map((record) => {
      const { content: _, ...sheet } = withScore(db, record)
      return isHidden(sheet, call.actor.name) ? { ...sheet, score: null } : sheet
    }),
  }),

  'scores.save': (db, { sheetId, revision, content }, call) => {
    const sheet = ownDraft(db, sheetId, revision, call.actor.name)
    const next = revision + 1
    db.run(
      'UPDATE score_sheet SET content = ?, revision = ?, updated_at = ? WHERE id = ?',
      canonicalJson(content),
      next,
      call.now,
      sheetId,
    )
    const result = score(readRubric(db, sheet.rubricId), content)
    return { value: { revision: next, score: result }, audit: { subject: sheetId, detail: { revision: next } } }
  },

  'scores.submit': (db, { sheetId, revision }, call) => {
    const sheet = ownDraft(db, sheetId, revision, call.actor.name)
    const rubric = readRubric(db, sheet.rubricId)
    const faults = checkSheet(rubric, sheet.content)
    if (faults.length > 0) {
      const details = { faults: faults.map(({ itemId, code, message }) => ({ itemId, code, message })) }
      throw new AppError(
        'invalid_input',
        details,
        `评查表还不能提交，共 ${faults.length} 处：${faults
          .slice(0, 5)
          .map((fault) => fault.message)
          .join('；')}${faults.length > 5 ? '……' : ''}`,
      )
    }
    checkPlaces(db, sheet)
    db.run(
      "UPDATE score_sheet SET state = 'submitted', revision = ?, updated_at = ? WHERE id = ?",
      revision + 1,
      call.now,
      sheetId,
    )
    addStep(db, sheetId, revision + 1, { kind: 'submitted', reason: null, at: call.now, by: call.actor.name })
    const count = insertFindings(
      db,
      sheet,
      new Set(
        itemsOf(rubric)
          .filter((item) => item.kind === 'veto')
          .map((item) => item.id),
      ),
    )
    return {
      value: { findings: count, score: sheet.score },
      audit: { subject: sheetId, detail: { revision: revision + 1, findings: count, ...scoreDetail(sheet.score) } },
    }
  },

  'scores.reopen': (db, { sheetId, reason }, call) => {
    const sheet = readSheet(db, sheetId)
    if (sheet.reviewer !== call.actor.name && !isActiveInRole(db, call.actor.name, ['supervisor', 'head']))
      throw new AppError('not_allowed', { sheetId }, '只有评查员本人、监督人员和负责人能退回评查表。')
    if (sheet.state !== 'submitted') throw new AppError('wrong_state', { sheetId }, '评查表还没有提交。')
    const confirmedBy = db.value<string>('SELECT confirmed_by FROM case_result WHERE sheet_id = ?', sheetId)
    if (confirmedBy !== undefined)
      throw new AppError('wrong_state', { sheetId }, `评查结果已由${confirmedBy}确认，评查表不能退回。`)
    const decided =
      db.value<number>("SELECT count(*) FROM finding WHERE sheet_id = ? AND state <> 'proposed'", sheetId) ?? 0
    if (decided > 0)
      throw new AppError('wrong_state', { sheetId, decided }, `已有 ${decided} 条评查发现作出决定，不能退回。`)
    db.run('DELETE FROM finding WHERE sheet_id = ?', sheetId)
    const revision = sheet.revision + 1
    db.run(
      "UPDATE score_sheet SET state = 'draft', revision = ?, updated_at = ? WHERE id = ?",
      revision,
      call.now,
      sheetId,
    )
    addStep(db, sheetId, revision, { kind: 'reopened', reason, at: call.now, by: call.actor.name })
    const detail = { reopened: true, revision, reasonSha256: sha256(reason) }
    return { value: { revision }, audit: { subject: sheetId, detail } }
  },
} satisfies Pick<Handlers, 'scores.open' | 'scores.list' | 'scores.save' | 'scores.submit' | 'scores.reopen'>

function addStep(db: WriteDb, sheetId: string, revision: number, { kind, reason, at, by }: Step): void {
  db.run(
    'INSERT INTO score_sheet_history (sheet_id, revision, kind, reason, at, by) VALUES (?, ?, ?, ?, ?, ?)',
    sheetId,
    revision,
    kind,
    reason,
    at,
    by,
  )
}

const scoreDetail = ({ totalHundredths, grade, vetoed }: Score): JsonObject => ({ totalHundredths, grade, vetoed })

/** Findings point into the case's own documents and keep ids that no other sheet has used. */
function checkPlaces(db: ReadDb, sheet: Sheet): void {
  const documents = new Map(
    db
      .all<{ sha256: string; pages: number | null }>(
        `SELECT d.sha256, d.pages FROM case_document d JOIN sample_item i ON i.case_id = d.case_id WHERE i.id = ?`,
        sheet.sampleItemId,
      )
      .map(({ sha256, pages }) => [sha256, pages]),
  )
  for (const { itemId, occurrences } of sheet.content.entries) {
    for (const one of occurrences) {
      const refuse = (why: string): AppError =>
        new AppError('invalid_input', { itemId, findingId: one.id }, `${itemId} 的问题${why}`)
      if (db.value('SELECT 1 FROM finding WHERE id = ?', one.id) !== undefined)
        throw refuse('编号已被另一张评查表使用。')
      for (const place of placesOf(one)) {
        const fault = placeFault(place, documents)
        if (fault !== null) throw refuse(fault)
      }
    }
  }
}

function placeFault({ sha256, documentName, page }: Place, documents: Map<string, number | null>): string | null {
  if (sha256 === null) return null
  const name = documentName ?? '文书'
  const pages = documents.get(sha256)
  if (pages === undefined) return `指向的“${name}”不在本案卷中。`
  if (pages !== null && page !== null && page > pages) return `写在第 ${page} 页，而“${name}”只有 ${pages} 页。`
  return null
}

/** Every occurrence of a submitted sheet becomes a finding that waits for a decision. */
function insertFindings(db: WriteDb, sheet: Sheet, vetoItems: ReadonlySet<string>): number {
  let count = 0
  for (const { itemId, occurrences } of sheet.content.entries) {
    for (const { id, place, note, further } of occurrences) {
      db.run(
        `INSERT INTO finding (id, sheet_id, sample_item_id, item_id, effect, sha256, document_name, page, region, note, state)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'proposed')`,
        id,
        sheet.id,
        sheet.sampleItemId,
        itemId,
        vetoItems.has(itemId) ? 'veto' : 'deduct',
        place.sha256,
        place.documentName,
        place.page,
        regionText(place),
        note,
      )
      for (const [i, more] of further.entries())
        db.run(
          'INSERT INTO finding_place (finding_id, position, sha256, document_name, page, region) VALUES (?, ?, ?, ?, ?, ?)',
          id,
          i + 1,
          more.sha256,
          more.documentName,
          more.page,
          regionText(more),
        )
      count += 1
    }
  }
  return count
}

const regionText = ({ region }: Place): string | null => (region === null ? null : canonicalJson(region))
