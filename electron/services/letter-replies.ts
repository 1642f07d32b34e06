import { AppError } from '../../shared/contract/error.ts'
import type { Handlers } from './types.ts'

/** What agencies answer to letters. A letter counts as answered once a report (整改情况报告) came in. */
export const letterReplyHandlers = {
  'letters.replies': (db, { letterId }) => ({
    replies: db.all<{
      id: string
      kind: 'report' | 'objection' | 'other'
      receivedOn: string
      note: string
      enteredAt: string
      enteredBy: string
    }>(
      `SELECT id, kind, received_on, note, entered_at, entered_by FROM letter_reply
       WHERE letter_id = ? ORDER BY received_on, entered_at`,
      letterId,
    ),
  }),

  'letters.recordReply': (db, { letterId, kind, receivedOn, note }, call) => {
    const letter = db.maybe<{ state: string; issuedAt: string | null }>(
      'SELECT state, issued_at FROM letter WHERE id = ?',
      letterId,
    )
    if (!letter) throw new AppError('not_found', { letterId })
    if (letter.state !== 'issued')
      throw new AppError('wrong_state', { letterId }, '只有已制发、没有作废的监督文书才登记回复。')
    if (receivedOn > call.today)
      throw new AppError('invalid_input', { receivedOn }, `收到日期 ${receivedOn} 晚于今天 ${call.today}，请核对。`)
    const id = call.newId()
    db.run(
      'INSERT INTO letter_reply (id, letter_id, kind, received_on, note, entered_at, entered_by) VALUES (?, ?, ?, ?, ?, ?, ?)',
      id,
      letterId,
      kind,
      receivedOn,
      note,
      call.now,
      call.actor.name,
    )
    return { value: { replyId: id }, audit: { subject: letterId, detail: { kind, receivedOn, replyId: id } } }
  },
} satisfies Pick<Handlers, 'letters.replies' | 'letters.recordReply'>
