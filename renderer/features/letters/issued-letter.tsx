import { Button, Descriptions, Skeleton } from 'antd'
import { useState } from 'react'
import { ErrorNote } from '../../components/error-note.tsx'
import { Page } from '../../components/page.tsx'
import { StoredPdf } from '../../components/stored-pdf.tsx'
import { formatInstant } from '../../lib/format.ts'
import { LetterFiles } from './letter-files.tsx'
import { useLetterPdf } from './use-letter-pdf.ts'
import { LetterTag, type Opened, SHORT_KINDS } from './letter-words.tsx'
import css from './letters.module.css'
import { Replies } from './replies.tsx'
import { ReplyDialog } from './reply-dialog.tsx'
import { ServeDialog } from './serve-dialog.tsx'
import { VoidDialog } from './void-dialog.tsx'

const EVENT_WORDS: Record<string, string> = { issued: '制发', served: '登记送达', voided: '作废' }

/** An issued letter: the stored paper itself, how far it has come, and what can be recorded. */
export function IssuedLetter({ opened, today }: { opened: Opened; today: string }) {
  const { file, error } = useLetterPdf(opened.id)
  const [dialog, setDialog] = useState<'serve' | 'reply' | 'void' | null>(null)
  const close = (): void => setDialog(null)
  const isIssued = opened.state === 'issued'
  return (
    <Page
      title={`${SHORT_KINDS[opened.kind]}　${opened.number}`}
      up={{ label: '监督文书', to: '/letters' }}
      help="letters"
      full
    >
      <div className={css.course}>
        <Steps opened={opened} />
        <span className={css.spacer} />
        <LetterFiles letterId={opened.id} isDraft={false} />
      </div>
      <div className={css.panes}>
        <section className={css.middle} aria-label="文书原件">
          <ErrorNote error={error} />
          {file ? (
            <StoredPdf sha256={file.sha256} name={file.name} />
          ) : (
            !error && <Skeleton active className={css.skeleton} />
          )}
        </section>
        <section className={css.side} aria-label="文书要素">
          <div className={css.standingLine}>
            <LetterTag letter={opened} today={today} />
          </div>
          <Descriptions
            column={1}
            size="small"
            colon={false}
            classNames={{ label: css.sideLabel }}
            items={[
              { key: 'to', label: '主送机关', children: opened.addressee },
              { key: 'title', label: '标题', children: opened.title },
              { key: 'day', label: '成文日期', children: opened.letter.signedOn },
              { key: 'due', label: '期限', children: opened.dueOn },
              { key: 'received', label: '签收日期', children: opened.receivedOn ?? '还没有登记' },
              { key: 'signatory', label: '签发人', children: opened.facts.signatory || opened.issuedBy },
              ...(opened.voidReason === null ? [] : [{ key: 'void', label: '作废理由', children: opened.voidReason }]),
            ]}
          />
          {isIssued && (
            <div className={css.actions}>
              <Button type={opened.receivedOn === null ? 'primary' : 'default'} onClick={() => setDialog('serve')}>
                登记送达
              </Button>
              <Button type={opened.receivedOn === null ? 'default' : 'primary'} onClick={() => setDialog('reply')}>
                登记回复
              </Button>
              <Button danger onClick={() => setDialog('void')}>
                作废文书
              </Button>
            </div>
          )}
          <Replies letterId={opened.id} canWithdraw={isIssued} />
          <h2>经过</h2>
          <ul className={css.events}>
            <li>
              <strong>起草</strong> {opened.draftedBy}
            </li>
            {opened.events.map(({ kind, at, by }) => (
              <li key={`${kind} ${at}`}>
                <strong>{EVENT_WORDS[kind] ?? kind}</strong> {by}　{formatInstant(at)}
              </li>
            ))}
          </ul>
        </section>
      </div>
      {dialog === 'serve' && <ServeDialog opened={opened} today={today} onClose={close} />}
      {dialog === 'reply' && <ReplyDialog letterId={opened.id} today={today} onClose={close} />}
      {dialog === 'void' && <VoidDialog letterId={opened.id} number={opened.number} onClose={close} />}
    </Page>
  )
}

function Steps({ opened }: { opened: Opened }) {
  const steps = [
    { name: '起草', note: opened.draftedBy, done: true },
    { name: '制发', note: `${opened.issuedBy ?? ''}　${formatInstant(opened.issuedAt)}`, done: true },
    { name: '送达', note: opened.receivedOn ?? '待登记', done: opened.receivedOn !== null },
    { name: '回复', note: opened.answeredOn ?? `期限 ${opened.dueOn ?? ''}`, done: opened.answeredOn !== null },
  ]
  return (
    <ol className={css.steps} aria-label="文书的进程">
      {steps.map(({ name, note, done }) => (
        <li key={name} className={done ? css.stepDone : undefined}>
          <span aria-hidden="true">{done ? '✓' : '○'}</span> <strong>{name}</strong>
          <span className={css.second}>{note}</span>
        </li>
      ))}
    </ol>
  )
}
