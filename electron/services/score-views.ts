import type { Result } from '../../shared/contract/index.ts'
import { maskTexts } from '../../shared/domain/cases/personal-numbers.ts'
import { itemsOf } from '../../shared/domain/rubrics/rubric.ts'
import type { SheetContent } from '../../shared/domain/rubrics/score-sheet.ts'
import { score } from '../../shared/domain/rubrics/scoring.ts'
import { progressOf } from '../../shared/domain/rubrics/sheet-edit.ts'
import type { ReadDb } from '../database/db.ts'
import { AppError } from '../../shared/contract/error.ts'
import { readRound } from './rounds.ts'
import { readRubric } from './rubrics.ts'
import { isHidden, readSheet } from './scores.ts'
import type { Handlers } from './types.ts'

type About = Result<'scores.get'>['about']
type BoardRow = Result<'scores.board'>['rows'][number]
type BoardRecord = Pick<
  BoardRow,
  | 'roundId'
  | 'roundTitle'
  | 'sampleItemId'
  | 'caseKey'
  | 'caseName'
  | 'number'
  | 'agency'
  | 'kind'
  | 'documents'
  | 'unavailable'
  | 'sheetId'
  | 'reviewer'
  | 'state'
  | 'updatedAt'
  | 'undecided'
> & { rubricId: string | null; content: string | null }

export const scoreViewHandlers = {
  'scores.board': (db, { roundId }, call) => {
    if (roundId !== undefined) readRound(db, roundId)
    const rows = db.all<BoardRecord>(
      `SELECT r.id AS round_id, r.title AS round_title, i.id AS sample_item_id, i.case_key, c.case_name, coalesce(c.decision_no, c.case_no) AS number, i.agency, i.kind,
         (SELECT count(*) FROM case_document d WHERE d.case_id = i.case_id) AS documents, e.kind AS unavailable,
         s.id AS sheet_id, s.reviewer, s.state, s.updated_at, s.rubric_id, s.content,
         (SELECT count(*) FROM finding f WHERE f.sheet_id = s.id AND f.state = 'proposed') AS undecided
       FROM sample_item i JOIN round r ON r.id = i.round_id JOIN case_file c ON c.id = i.case_id
       LEFT JOIN sample_item_absence e ON e.sample_item_id = i.id LEFT JOIN score_sheet s ON s.sample_item_id = i.id
       WHERE i.round_id = coalesce(?, i.round_id) ORDER BY r.created_at DESC, i.rowid, s.id`,
      roundId ?? null,
    )
    return { rows: rows.map((row) => boardRow(db, maskTexts(row, ['caseName']), call.actor.name)) }
  },

  'scores.get': (db, { sheetId }, call) => {
    const sheet = readSheet(db, sheetId)
    if (isHidden(sheet, call.actor.name))
      throw new AppError(
        'not_allowed',
        { sheetId },
        `${sheet.reviewer} 正在评查这件案卷，提交后才能查看。评查员各评各的，互不影响。`,
      )
    const about = db.one<Omit<About, 'mine'>>(
      `SELECT i.round_id, r.title AS round_title, i.agency, c.case_name, coalesce(c.decision_no, c.case_no) AS number,
         e.kind AS unavailable,
         (SELECT count(*) FROM finding f WHERE f.sheet_id = s.id AND f.state = 'proposed') AS undecided,
         (SELECT count(*) FROM finding f WHERE f.sheet_id = s.id AND f.state <> 'proposed') AS decided
       FROM score_sheet s JOIN sample_item i ON i.id = s.sample_item_id JOIN round r ON r.id = i.round_id
       JOIN case_file c ON c.id = i.case_id LEFT JOIN sample_item_absence e ON e.sample_item_id = i.id WHERE s.id = ?`,
      sheetId,
    )
    return {
      ...sheet,
      about: { ...maskTexts(about, ['caseName']), mine: sheet.reviewer === call.actor.name },
      history: db.all(
        'SELECT kind, reason, at, by FROM score_sheet_history WHERE sheet_id = ? ORDER BY revision',
        sheetId,
      ),
    }
  },
} satisfies Pick<Handlers, 'scores.board' | 'scores.get'>

function boardRow(db: ReadDb, { rubricId, content, ...row }: BoardRecord, actor: string): BoardRow {
  const mine = row.reviewer === actor
  const nothing = { mine, settled: 0, items: 0, problems: 0, totalHundredths: null, grade: null }
  if (rubricId === null || content === null) return { ...row, ...nothing }
  const rubric = readRubric(db, rubricId)
  // Checked when it was saved; a list of a thousand sheets is not checked again.
  const sheet = JSON.parse(content) as SheetContent
  if (isHidden(row, actor)) return { ...row, ...nothing, items: itemsOf(rubric).length }
  const { totalHundredths, grade } = score(rubric, sheet)
  const problems = sheet.entries.reduce((sum, entry) => sum + entry.occurrences.length, 0)
  return { ...row, mine, ...progressOf(rubric, sheet), problems, totalHundredths, grade }
}
