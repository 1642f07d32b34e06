import {
  DeleteOutlined,
  MenuFoldOutlined,
  MenuUnfoldOutlined,
  RedoOutlined,
  SendOutlined,
  UndoOutlined,
} from '@ant-design/icons'
import { Button, Select, Tooltip } from 'antd'
import { useCallback, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import type { Result } from '../../../shared/contract/index.ts'
import { draftNumber } from '../../../shared/domain/letters/letter-number.ts'
import { editField, joinClause, splitClause } from '../../../shared/domain/letters/letter-edits.ts'
import { ErrorNote } from '../../components/error-note.tsx'
import { Page } from '../../components/page.tsx'
import { useConfirm, useNotice } from '../../lib/notice.ts'
import { useCommand } from '../../lib/query.ts'
import { useRemembered } from '../../lib/remembered.ts'
import { type Check, ChecksList } from './checks-list.tsx'
import { FactsPane } from './facts-pane.tsx'
import { FindingsPane } from './findings-pane.tsx'
import { IssueDialog } from './issue-dialog.tsx'
import { LetterFiles } from './letter-files.tsx'
import { type Opened, SHORT_KINDS } from './letter-words.tsx'
import css from './letters.module.css'
import { ParagraphTools } from './paragraph-tools.tsx'
import { LetterSheet, type SheetHandle } from './sheet/letter-sheet.tsx'
import type { Caret } from './sheet/paper.ts'
import { type Saving, useDraft } from './use-draft.ts'

const SAVING_WORDS: Record<Saving, string> = {
  saved: '已保存',
  waiting: '有改动未保存',
  saving: '正在保存',
  failed: '没有保存',
}
const ZOOMS = [
  { value: 0, label: '适合宽度' },
  { value: 0.75, label: '75%' },
  { value: 1, label: '100%' },
  { value: 1.25, label: '125%' },
]

interface DraftComposerProps {
  opened: Opened
  session: Result<'session.info'>
  /** `opened` is what the database holds now */
  isFresh: boolean
}

/** The composer: findings left, the sheet itself in the middle, what stands around the text right. */
export function DraftComposer({ opened, session, isFresh }: DraftComposerProps) {
  const work = useDraft(opened, isFresh)
  const { draft, change, flush, saving, undo, redo } = work
  const navigate = useNavigate()
  const confirm = useConfirm()
  const notice = useNotice()
  const discard = useCommand('letters.discard')
  const sheet = useRef<SheetHandle>(null)
  const side = useRef<HTMLDivElement>(null)
  const [marked, setMarked] = useState<string | null>(null)
  const [caret, setCaret] = useState<Caret | null>(null)
  const [issuing, setIssuing] = useState(false)
  const [zoom, setZoom] = useRemembered('letters.zoom', 0)
  const [shows, setShows] = useRemembered('letters.panes', { findings: true, facts: true })
  const onCaret = useCallback((next: Caret | null) => {
    setCaret((old) => (old?.field === next?.field && old?.offset === next?.offset ? old : next))
  }, [])

  const jump = (check: Check): void => {
    if (check.place === 'title' || check.place === 'text') {
      sheet.current?.focus(check.place === 'title' ? 'title' : 'clause.0')
    } else if (check.place === 'findings') setShows({ ...shows, findings: true })
    else if (check.place === 'case' || check.place === 'results') void navigate(`/rounds/${opened.roundId}?tab=results`)
    else if (check.place === 'people') void navigate('/settings/people')
    else {
      setShows({ ...shows, facts: true })
      // the pane may only now be shown
      setTimeout(() => {
        const place = side.current?.querySelector<HTMLElement>(`[data-place="${check.place}"]`)
        place?.scrollIntoView({ block: 'center' })
        place?.querySelector<HTMLElement>('input, textarea, button')?.focus()
      })
    }
  }
  const remove = async (): Promise<void> => {
    const isSure = await confirm({
      title: '删除这份草稿',
      content: '草稿及其全部修改将被删除，不能恢复。草稿没有文号，不留空号。',
      okText: '删除草稿',
      danger: true,
    })
    if (!isSure) return
    try {
      await discard.run({ letterId: opened.id })
      void navigate('/letters')
    } catch (problem) {
      notice.fail(problem)
    }
  }
  const number = draftNumber({
    kind: opened.kind,
    prefix: draft.prefix,
    typedNumber: draft.facts.typedNumber,
    signedOn: draft.letter.signedOn,
  })
  return (
    <Page
      title={`${SHORT_KINDS[opened.kind]}（草稿）　${opened.addressee}`}
      up={{ label: '监督文书', to: '/letters' }}
      help="letters"
      full
      extra={
        <>
          <span role="status" className={saving === 'failed' ? css.failed : css.second}>
            {SAVING_WORDS[saving]}
          </span>
          <Button type="primary" icon={<SendOutlined aria-hidden />} onClick={() => setIssuing(true)}>
            制发文书
          </Button>
        </>
      }
    >
      <ErrorNote error={work.error} onRetry={() => void flush().catch(() => undefined)} />
      <div className={css.tools} role="toolbar" aria-label="起草工具">
        <PaneSwitch
          label={shows.findings ? '收起评查问题' : '展开评查问题'}
          icon={shows.findings ? <MenuFoldOutlined aria-hidden /> : <MenuUnfoldOutlined aria-hidden />}
          onClick={() => setShows({ ...shows, findings: !shows.findings })}
        />
        <Tooltip title="撤销（Ctrl+Z）">
          <Button
            type="text"
            icon={<UndoOutlined aria-hidden />}
            aria-label="撤销"
            disabled={!work.canUndo}
            onClick={undo}
          />
        </Tooltip>
        <Tooltip title="重做（Ctrl+Y）">
          <Button
            type="text"
            icon={<RedoOutlined aria-hidden />}
            aria-label="重做"
            disabled={!work.canRedo}
            onClick={redo}
          />
        </Tooltip>
        <ParagraphTools letter={draft.letter} caret={caret} onChange={change} />
        <Select
          aria-label="显示比例"
          className={css.zoom}
          value={zoom}
          options={ZOOMS}
          onChange={(value: number) => setZoom(value)}
        />
        <span className={css.spacer} />
        <LetterFiles letterId={opened.id} isDraft before={flush} />
        <Tooltip title="删除草稿">
          <Button
            type="text"
            danger
            icon={<DeleteOutlined aria-hidden />}
            aria-label="删除草稿"
            loading={discard.running}
            onClick={() => void remove()}
          />
        </Tooltip>
        <PaneSwitch
          label={shows.facts ? '收起文书要素' : '展开文书要素'}
          icon={shows.facts ? <MenuUnfoldOutlined aria-hidden /> : <MenuFoldOutlined aria-hidden />}
          onClick={() => setShows({ ...shows, facts: !shows.facts })}
        />
      </div>
      <div className={css.panes}>
        {shows.findings && (
          <FindingsPane
            roundId={opened.roundId}
            agencyId={opened.agencyId}
            work={work}
            marked={marked}
            onMark={setMarked}
          />
        )}
        <div className={css.middle}>
          <LetterSheet
            ref={sheet}
            letter={draft.letter}
            number={number}
            rehearsal={session.rehearsal}
            zoom={zoom === 0 ? null : zoom}
            findingId={marked}
            onEdit={(field, text) =>
              change((old) => ({ ...old, letter: editField(old.letter, field, text) }), `edit ${field}`)
            }
            onSplit={(at, offset) => change((old) => ({ ...old, letter: splitClause(old.letter, at, offset) }))}
            onJoin={(at) => change((old) => ({ ...old, letter: joinClause(old.letter, at) }))}
            onUndo={undo}
            onRedo={redo}
            onCaret={onCaret}
          />
        </div>
        {shows.facts && (
          <section className={css.side} aria-label="文书要素" ref={side}>
            <ChecksList letterId={opened.id} onJump={jump} />
            <FactsPane opened={opened} work={work} />
          </section>
        )}
      </div>
      {issuing && (
        <IssueDialog opened={opened} letter={draft.letter} before={flush} onClose={() => setIssuing(false)} />
      )}
    </Page>
  )
}

const PaneSwitch = ({ label, icon, onClick }: { label: string; icon: React.ReactNode; onClick: () => void }) => (
  <Tooltip title={label}>
    <Button type="text" icon={icon} aria-label={label} onClick={onClick} />
  </Tooltip>
)
