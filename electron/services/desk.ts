import { addDays } from '../../shared/domain/calendar/civil-day.ts'
import { DUE_SOON_DAYS } from '../../shared/domain/letters/letter-standing.ts'
import type { Handlers } from './types.ts'

const OPEN_ITEM = `NOT EXISTS (SELECT 1 FROM case_result r WHERE r.sample_item_id = i.id)
  AND coalesce((SELECT h.kind FROM sample_item_history h WHERE h.sample_item_id = i.id ORDER BY h.seq DESC LIMIT 1), 'found') = 'found'`
const UNANSWERED = `l.state = 'issued'
  AND NOT EXISTS (SELECT 1 FROM letter_report a WHERE a.letter_id = l.id)`

/** Counts across all features, and nothing else: that is why this one file reads the tables of the others. */
export const deskHandlers = {
  'desk.today': (db, _input, call) => {
    const count = (sql: string, ...values: string[]): number => db.value<number>(sql, ...values) ?? 0
    return {
      today: call.today,
      cases: count('SELECT count(*) FROM case_file'),
      people: count('SELECT count(*) FROM person WHERE active = 1'),
      bureauNamed: call.settings.bureau.name !== '',
      shortNameSet: call.settings.letters.shortName !== '',
      stagedImports: count("SELECT count(*) FROM import_batch WHERE state = 'ready'"),
      undecidedCases: count('SELECT count(DISTINCT case_id) FROM open_fact'),
      inboxFailed: count("SELECT count(*) FROM inbox_item WHERE state = 'failed'"),
      toScore: count(
        `SELECT count(*) FROM sample_item i WHERE ${OPEN_ITEM}
           AND NOT EXISTS (SELECT 1 FROM score_sheet s WHERE s.sample_item_id = i.id)`,
      ),
      toSubmit: count("SELECT count(*) FROM score_sheet WHERE state = 'draft' AND reviewer = ?", call.actor.name),
      toConfirm: count("SELECT count(*) FROM finding WHERE state = 'proposed'"),
      draftLetters: count("SELECT count(*) FROM letter WHERE state = 'draft'"),
      dueSoon: count(
        `SELECT count(*) FROM letter l WHERE ${UNANSWERED} AND l.due_on BETWEEN ? AND ?`,
        call.today,
        addDays(call.today, DUE_SOON_DAYS),
      ),
      overdue: count(`SELECT count(*) FROM letter l WHERE ${UNANSWERED} AND l.due_on < ?`, call.today),
      notServed: count(
        `SELECT count(*) FROM letter l WHERE ${UNANSWERED} AND l.due_on >= ? AND l.received_on IS NULL`,
        call.today,
      ),
    }
  },
} satisfies Pick<Handlers, 'desk.today'>
