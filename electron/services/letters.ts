import { AppError } from '../../shared/contract/error.ts'
import { formatLetterNumber } from '../../shared/domain/letters/letter-number.ts'
import type { GuardProblem } from '../../shared/domain/letters/guards.ts'
import type { ReadDb } from '../database/db.ts'
import { letterProblems } from './letter-check.ts'
import { datedToday, replyTerm, typedDays } from './letter-days.ts'
import { draftLetter, proposedPrefix } from './letter-draft.ts'
import { nextNumber, numberToCome } from './letter-numbers.ts'
import { addLetterEvent, letterIn, listLetters, numberOf, readLetter, summary, writeBody } from './letter-rows.ts'
import { agenciesToDraftFor } from './letters-to-draft.ts'
import { countActivePeople } from './people.ts'
import type { Handlers } from './types.ts'

type Mine = 'compose' | 'save' | 'discard' | 'list' | 'toDraft' | 'get' | 'check' | 'issue' | 'void' | 'serve'

export const letterHandlers = {
  'letters.compose': (db, input, call) => {
    const { letter, toCheck, isVertical } = draftLetter(db, input, call)
    const letterId = call.newId()
    db.run(
      `INSERT INTO letter (id, kind, state, round_id, agency_id, body, facts, prefix, numbered, drafted_by, drafted_at)
       VALUES (?, ?, 'draft', ?, ?, ?, ?, ?, ?, ?, ?)`,
      letterId,
      input.kind,
      input.roundId,
      input.agencyId,
      JSON.stringify(letter),
      JSON.stringify({
        ...input.facts,
        isVertical: input.facts.isVertical || isVertical,
        isDayTyped: input.facts.isDayTyped || input.signedOn !== undefined,
      }),
      proposedPrefix(input.kind, call),
      input.kind === 'decision' ? 'typed' : 'counter',
      call.actor.name,
      call.now,
    )
    writeBody(db, letterId, letter)
    const detail = { kind: input.kind, agencyId: input.agencyId, findings: letter.problems.length }
    return { value: { letterId, toCheck }, audit: { subject: letterId, detail } }
  },

  'letters.save': (db, { letterId, letter, facts, prefix }, call) => {
    const row = datedToday(letterIn(db, letterId, 'draft'), call)
    if (letter && letter.kind !== row.kind)
      throw new AppError('invalid_input', { letterId }, '文书种类不能在草稿中更改，请重新起草。')
    if (letter) writeBody(db, letterId, letter)
    const known = facts ?? (letter ? typedDays(row, letter) : undefined)
    if (known) db.run('UPDATE letter SET facts = ? WHERE id = ?', JSON.stringify(known), letterId)
    if (prefix !== undefined) db.run('UPDATE letter SET prefix = ? WHERE id = ?', prefix, letterId)
    return { value: {}, audit: { subject: letterId, detail: { text: !!letter, facts: !!facts } } }
  },

  'letters.discard': (db, { letterId }) => {
    const { kind, agencyId } = letterIn(db, letterId, 'draft')
    db.run('DELETE FROM letter WHERE id = ?', letterId)
    return { value: {}, audit: { subject: letterId, detail: { kind, agencyId } } }
  },

  'letters.list': (db, { roundId, agencyId }, call) => ({
    letters: listLetters(db, roundId ?? null, agencyId ?? null).map((row) => summary(datedToday(row, call))),
  }),

  'letters.toDraft': (db, { roundId }) => ({ agencies: agenciesToDraftFor(db, roundId ?? null) }),

  'letters.get': (db, { letterId }, call) => {
    const row = datedToday(readLetter(db, letterId), call)
    const events = db.all<{ kind: string; at: string; by: string; detail: string }>(
      'SELECT kind, at, by, detail FROM letter_event WHERE letter_id = ? ORDER BY seq',
      letterId,
    )
    const { letter, facts, prefix, docxSha256, pdfSha256 } = row
    return {
      ...summary(row),
      letter,
      facts,
      prefix,
      numberToCome: numberToCome(db, row),
      docxSha256,
      pdfSha256,
      events: events.map((event) => ({ ...event, detail: JSON.parse(event.detail) as unknown })),
    }
  },

  'letters.check': (db, { letterId }, call) => {
    const row = datedToday(readLetter(db, letterId), call)
    const problems = [...drafterProblems(db, row.draftedBy, call.actor.name), ...letterProblems(db, row, call.today)]
    return { mayIssue: problems.every(({ level }) => level === 'alert'), problems }
  },

  'letters.issue': (db, { letterId }, call) => {
    const row = datedToday(letterIn(db, letterId, 'draft'), call)
    const [drafter] = drafterProblems(db, row.draftedBy, call.actor.name)
    if (drafter) throw new AppError('not_allowed', { letterId }, drafter.message)
    const against = letterProblems(db, row, call.today).filter(({ level }) => level !== 'alert')
    if (against.length > 0)
      throw new AppError(
        'guard_refused',
        { letterId, guards: against.map(({ code }) => code) },
        `不能制发：${against.map(({ message }) => message).join('')}`,
      )
    const dueOn = row.letter.dueOn
    if (dueOn === null) throw new AppError('guard_refused', { letterId, guards: ['M06'] })
    const number = nextNumber(db, row)
    if (call.rehearsal && !number.prefix.startsWith('演练'))
      throw new AppError('guard_refused', { letterId }, '演练文书的机关代字须以“演练”开头。')
    writeBody(db, letterId, row.letter)
    db.run(
      "UPDATE letter SET state = 'issued', prefix = ?, year = ?, serial = ?, due_on = ?, issued_by = ?, issued_at = ? WHERE id = ?",
      number.prefix,
      number.year,
      number.serial,
      dueOn,
      call.actor.name,
      call.now,
      letterId,
    )
    const text = formatLetterNumber(number)
    addLetterEvent(db, letterId, { kind: 'issued', at: call.now, by: call.actor.name, detail: { number: text, dueOn } })
    return { value: { number: text, dueOn }, audit: { subject: letterId, detail: { number: text, dueOn } } }
  },

  'letters.void': (db, { letterId, reason }, call) => {
    const row = letterIn(db, letterId, 'issued')
    db.run(
      "UPDATE letter SET state = 'voided', voided_by = ?, voided_at = ?, void_reason = ? WHERE id = ?",
      call.actor.name,
      call.now,
      reason,
      letterId,
    )
    const number = numberOf(row)
    addLetterEvent(db, letterId, { kind: 'voided', at: call.now, by: call.actor.name, detail: { reason } })
    return { value: { number }, audit: { subject: letterId, detail: { number } } }
  },

  'letters.serve': (db, { letterId, receivedOn, method, receivedBy, note }, call) => {
    const row = letterIn(db, letterId, 'issued')
    if (receivedOn < row.letter.signedOn || receivedOn > call.today)
      throw new AppError('invalid_input', { receivedOn }, '签收日期应在成文日期与今天之间。')
    const fromReceipt = replyTerm(call, receivedOn, row.kind).dueOn
    const printed = row.letter.dueOn ?? row.dueOn ?? receivedOn
    const dueOn = [row.dueOn ?? printed, printed, fromReceipt ?? printed].reduce((a, b) => (a > b ? a : b))
    db.run('UPDATE letter SET received_on = ?, due_on = ? WHERE id = ?', receivedOn, dueOn, letterId)
    addLetterEvent(db, letterId, {
      kind: 'served',
      at: call.now,
      by: call.actor.name,
      detail: { receivedOn, dueOn, method, receivedBy, note },
    })
    return { value: { dueOn }, audit: { subject: letterId, detail: { receivedOn, dueOn } } }
  },
} satisfies Pick<Handlers, `letters.${Mine}`>

/** Two pairs of eyes: where two people or more are registered, nobody issues what they drafted. */
function drafterProblems(db: ReadDb, draftedBy: string, operator: string): GuardProblem[] {
  if (countActivePeople(db) < 2 || draftedBy !== operator) return []
  const message = '起草人不能制发自己起草的文书。请由另一人操作：在“设置”的“人员”里登记现在由谁操作这台电脑。'
  return [{ code: 'drafter', level: 'block', place: 'people', message }]
}
