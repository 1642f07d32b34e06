import type { Result } from '../../shared/contract/index.ts'
import { AppError } from '../../shared/contract/error.ts'
import { sha256 } from './text-hash.ts'
import type { Handlers } from './types.ts'

type Reply = Result<'letters.replies'>['replies'][number]
type ReplyRecord = Omit<Reply, 'withdrawn'> & { reason: string | null; at: string; by: string }

/** What agencies answer to letters. A letter counts as answered while a report (整改情况报告) to it stands. */
export const letterReplyHandlers = {
  'letters.replies': (db, { letterId }) => ({
    replies: db
      .all<ReplyRecord>(
        `SELECT r.id, r.kind, r.received_on, r.note, r.entered_at, r.entered_by, w.reason, w.at, w.by
         FROM letter_reply r LEFT JOIN letter_reply_withdrawal w ON w.reply_id = r.id
         WHERE r.letter_id = ? ORDER BY r.received_on, r.entered_at`,
        letterId,
      )
      .map(({ reason, at, by, ...reply }) => ({ ...reply, withdrawn: reason === null ? null : { reason, at, by } })),
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

  'letters.withdrawReply': (db, { replyId, reason }, call) => {
    const reply = db.maybe<{ letterId: string; kind: Reply['kind']; state: string; by: string | null }>(
      `SELECT r.letter_id, r.kind, l.state, w.by FROM letter_reply r JOIN letter l ON l.id = r.letter_id
       LEFT JOIN letter_reply_withdrawal w ON w.reply_id = r.id WHERE r.id = ?`,
      replyId,
    )
    if (!reply) throw new AppError('not_found', { replyId }, '找不到这条回复登记，请重新打开这份文书。')
    if (reply.by !== null) throw new AppError('already_done', { replyId }, `这条登记已由${reply.by}撤回。`)
    if (reply.state !== 'issued') throw new AppError('wrong_state', { replyId }, '文书已经作废，回复登记不再改动。')
    db.run(
      'INSERT INTO letter_reply_withdrawal (reply_id, reason, at, by) VALUES (?, ?, ?, ?)',
      replyId,
      reason,
      call.now,
      call.actor.name,
    )
    const detail = { replyId, kind: reply.kind, reasonSha256: sha256(reason) }
    return { value: {}, audit: { subject: reply.letterId, detail } }
  },
} satisfies Pick<Handlers, 'letters.replies' | 'letters.recordReply' | 'letters.withdrawReply'>
