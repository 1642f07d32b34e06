import { AppError } from '../../shared/contract/error.ts'
import { maskPersonalNumbers } from '../../shared/domain/cases/personal-numbers.ts'
import { chinaDay } from '../../shared/domain/calendar/china-time.ts'
import { type SheetPageFacts, sheetHtml } from '../../shared/domain/rubrics/sheet-html.ts'
import type { ReadDb } from '../database/db.ts'
import { atomicWrite } from '../files/atomic-write.ts'
import { recordStoredFile } from '../files/file-store.ts'
import { readRound } from './rounds.ts'
import { readRubric } from './rubrics.ts'
import { readSheet } from './scores.ts'
import type { Handlers } from './types.ts'

interface Printed {
  roundId: string
  agency: string
  caseName: string | null
  number: string | null
  updatedAt: string
}

/** The 评查表 of a submitted sheet as PDF: kept in the store, and written to the path that a person chose, if any. */
const print: Handlers['scores.print'] = async (db, { sheetId, path }, call) => {
  const target = path === undefined ? null : call.paths.check(path)
  const sheet = readSheet(db, sheetId)
  if (sheet.state !== 'submitted') throw new AppError('wrong_state', { sheetId }, '评查表还没有提交，提交后才能打印。')
  const about = db.one<Printed>(
    `SELECT i.round_id, i.agency, c.case_name, coalesce(c.decision_no, c.case_no) AS number, s.updated_at
     FROM score_sheet s JOIN sample_item i ON i.id = s.sample_item_id JOIN case_file c ON c.id = i.case_id WHERE s.id = ?`,
    sheetId,
  )
  const audit = db.one<SheetPageFacts['audit']>(
    "SELECT seq, hash FROM audit_entry WHERE subject = ? AND action = 'scores.submit' ORDER BY seq DESC LIMIT 1",
    sheetId,
  )
  const html = sheetHtml({
    bureau: call.settings.bureau.name,
    round: readRound(db, about.roundId).title,
    agency: about.agency,
    caseName: maskPersonalNumbers(about.caseName ?? ''),
    caseNumber: about.number ?? sheet.caseKey,
    rubric: readRubric(db, sheet.rubricId),
    content: sheet.content,
    score: sheet.score,
    reviewer: sheet.reviewer,
    submittedOn: chinaDay(about.updatedAt),
    decided: decisions(db, sheetId),
    result:
      db.maybe<NonNullable<SheetPageFacts['result']>>(
        'SELECT total_hundredths, grade, confirmed_by FROM case_result WHERE sheet_id = ?',
        sheetId,
      ) ?? null,
    audit,
    rehearsal: call.rehearsal,
  })
  call.progress(1, 2, '生成评查表')
  const pdf = await call.host.printPdf(html)
  const stored = await call.files.put(pdf, 'application/pdf')
  return (write) => {
    recordStoredFile(write, stored, call.now)
    if (target !== null) atomicWrite(target, pdf)
    return {
      value: { path: target, sha256: stored.sha256 },
      audit: { subject: sheetId, detail: { printed: stored.sha256, revision: sheet.revision } },
    }
  }
}

export const scoreSheetPrintHandlers = { 'scores.print': print } satisfies Pick<Handlers, 'scores.print'>

const decisions = (db: ReadDb, sheetId: string): SheetPageFacts['decided'] =>
  new Map(
    db
      .all<{ id: string; state: 'proposed' | 'confirmed' | 'rejected'; decidedBy: string | null }>(
        'SELECT id, state, decided_by FROM finding WHERE sheet_id = ?',
        sheetId,
      )
      .map(({ id, ...decision }) => [id, decision]),
  )
