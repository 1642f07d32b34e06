import { Button } from 'antd'
import { useState } from 'react'
import type { Result } from '../../../shared/contract/index.ts'
import { ErrorNote } from '../../components/error-note.tsx'
import { ReasonDialog } from '../../components/reason-dialog.tsx'
import { formatInstant } from '../../lib/format.ts'
import { useNotice } from '../../lib/notice.ts'
import { useCommand, useQuery } from '../../lib/query.ts'
import css from './letters.module.css'
import { REPLY_WORDS } from './reply-dialog.tsx'

type Reply = Result<'letters.replies'>['replies'][number]

/** What came back to a letter. A wrong entry is withdrawn with a reason and stays, struck out. */
export function Replies({ letterId, canWithdraw }: { letterId: string; canWithdraw: boolean }) {
  const { data, error } = useQuery('letters.replies', { letterId })
  const [asked, setAsked] = useState<Reply | null>(null)
  return (
    <>
      <h2>回复</h2>
      <ErrorNote error={error} />
      {data && data.replies.length === 0 && <p className={css.second}>还没有收到回复。</p>}
      <ul className={css.events}>
        {data?.replies.map((reply) => (
          <li key={reply.id}>
            <ReplyText reply={reply} />
            {reply.withdrawn === null && canWithdraw && (
              <Button type="link" size="small" onClick={() => setAsked(reply)}>
                撤回登记
              </Button>
            )}
          </li>
        ))}
      </ul>
      {asked && <WithdrawDialog reply={asked} onClose={() => setAsked(null)} />}
    </>
  )
}

function ReplyText({ reply: { kind, receivedOn, note, withdrawn } }: { reply: Reply }) {
  const text = (
    <>
      <strong>{REPLY_WORDS[kind]}</strong> {receivedOn}
      {note && <p>{note}</p>}
    </>
  )
  if (withdrawn === null) return text
  return (
    <>
      <del>{text}</del>
      <p className={css.second}>
        已撤回：{withdrawn.reason}（{withdrawn.by}　{formatInstant(withdrawn.at)}）
      </p>
    </>
  )
}

function WithdrawDialog({ reply, onClose }: { reply: Reply; onClose: () => void }) {
  const { run, running, error } = useCommand('letters.withdrawReply')
  const notice = useNotice()
  return (
    <ReasonDialog
      title={`撤回${REPLY_WORDS[reply.kind]}的登记`}
      okText="撤回登记"
      running={running}
      error={error}
      onClose={onClose}
      onGive={(reason) => {
        run({ replyId: reply.id, reason }).then(
          () => {
            notice.done('已撤回这条登记')
            onClose()
          },
          () => undefined, // shown by `error`
        )
      }}
    >
      <p>
        只用于误登记。原登记保留并划去；
        {reply.kind === 'report' ? '没有其他整改情况报告的，这份文书重新列为未回复。' : '文书的状态不变。'}
      </p>
    </ReasonDialog>
  )
}
