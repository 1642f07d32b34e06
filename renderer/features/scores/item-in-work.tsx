import { Button, Input, Tooltip } from 'antd'
import { type ComponentProps, useState } from 'react'
import type { ViewedDocument } from '../../components/document-viewer/document-viewer.tsx'
import { formatHundredths } from '../../lib/format.ts'
import { ItemHints } from './item-hints.tsx'
import { ruleWords } from './item-words.ts'
import { ProblemEditor } from './problem-editor.tsx'
import css from './scores.module.css'
import type { SheetWork } from './use-sheet-work.ts'
import type { RubricItem } from '../../../shared/domain/rubrics/rubric.ts'
import type { SheetEntry } from '../../../shared/domain/rubrics/score-sheet.ts'

interface ItemInWorkProps {
  item: RubricItem
  entry: SheetEntry
  work: SheetWork
}

type HintsOf = Pick<ComponentProps<typeof ItemHints>, 'certificates'>

/** The item in work, enlarged: what is asked, on what ground, where to look, what was found. */
export function ItemInWork({ item, entry, work, certificates }: ItemInWorkProps & HintsOf) {
  return (
    <div className={css.inWork}>
      <p className={css.rule}>{ruleWords(item)}</p>
      {item.basis.length > 0 && <p className={css.basis}>依据：{item.basis.join('；')}</p>}
      <LookAt item={item} documents={work.documents} onOpen={work.openDocument} />
      <ItemHints item={item} certificates={certificates} />
      {entry.occurrences.length > 0 && (
        <ol className={css.problems}>
          {entry.occurrences.map((occurrence, i) => (
            <ProblemEditor
              key={occurrence.id}
              number={i + 1}
              itemId={item.id}
              occurrence={occurrence}
              chosen={occurrence.id === work.chosenProblem}
              typing={occurrence.id === work.typing}
              onNote={(note) => work.setNote(item.id, occurrence.id, note)}
              onDone={work.endTyping}
              onChoose={() => work.chooseProblem(occurrence.id)}
              onCite={() => work.citeFor(item, occurrence.id)}
              onRemove={() => work.removeProblem(item, occurrence.id)}
              onRemovePlace={(index) => work.removePlace(item.id, occurrence.id, index)}
              onShow={work.showPlace}
            />
          ))}
        </ol>
      )}
      {work.askingReason ? (
        <Reason first={entry.notApplicable?.reason ?? ''} onGive={work.giveReason} onCancel={work.endTyping} />
      ) : (
        entry.notApplicable && <p className={css.reasonShown}>不适用：{entry.notApplicable.reason}</p>
      )}
      {work.refusal !== null && (
        <p role="alert" className={css.missing}>
          {work.refusal}
        </p>
      )}
      <Actions item={item} entry={entry} work={work} />
    </div>
  )
}

function LookAt(props: { item: RubricItem; documents: readonly ViewedDocument[]; onOpen: (id: string) => void }) {
  const { item, documents, onOpen } = props
  if (item.evidence.length === 0) return null
  return (
    <p className={css.lookAt}>
      <span>应看文书：</span>
      {item.evidence.map((kind) => {
        const found = documents.filter((document) => document.kind === kind)
        if (found.length === 0)
          return (
            <span key={kind} className={css.absent}>
              {kind}（卷内没有）
            </span>
          )
        return found.map((document) => (
          <Button key={document.id} size="small" title={document.title} onClick={() => onOpen(document.id)}>
            {kind}
          </Button>
        ))
      })}
    </p>
  )
}

function Actions({ item, entry, work }: ItemInWorkProps) {
  if (item.kind === 'bonus')
    return (
      <div className={css.actions}>
        <Key label="不加分" keys="空格" onClick={() => work.run('settle')} />
        <Key label="减分" keys="−" onClick={() => work.run('remove')} />
        <output className={css.bonus}>+{formatHundredths(entry.bonusHundredths)}</output>
        <Key label="加分" keys="+" onClick={() => work.run('add')} />
      </div>
    )
  return (
    <div className={css.actions}>
      <Key label={entry.occurrences.length > 0 ? '评完' : '没有问题'} keys="空格" onClick={() => work.run('settle')} />
      {item.kind === 'veto' ? (
        <Key label={entry.veto === 'none' ? '提出否决' : '撤回否决'} keys="V" danger onClick={() => work.run('veto')} />
      ) : (
        <Key label="记一处" keys="+" onClick={() => work.run('add')} />
      )}
      <Key label="引用本页" keys="C" onClick={() => work.run('cite')} />
      <Key
        label="不适用"
        keys="N"
        onClick={() => work.run('notApplicable')}
        refused={item.naAllowed ? undefined : '评查标准不允许这一项不适用'}
      />
      {(entry.settled || entry.notApplicable) && (
        <Key label="恢复未评" keys="Delete" onClick={() => work.run('clear')} />
      )}
    </div>
  )
}

function Key(props: {
  label: string
  keys: string
  onClick: () => void
  danger?: boolean
  refused?: string | undefined
}) {
  const { label, keys, onClick, danger = false, refused } = props
  return (
    <Tooltip title={refused}>
      <Button size="small" danger={danger} disabled={refused !== undefined} onClick={onClick} tabIndex={0}>
        {label}
        <kbd className={css.kbd} aria-hidden="true">
          {keys}
        </kbd>
      </Button>
    </Tooltip>
  )
}

function Reason(props: { first: string; onGive: (reason: string) => void; onCancel: () => void }) {
  const [reason, setReason] = useState(props.first)
  const [missing, setMissing] = useState(false)
  return (
    <div className={css.reason}>
      <span>不适用的理由</span>
      <Input
        autoFocus
        size="small"
        aria-label="不适用的理由"
        aria-invalid={missing}
        status={missing ? 'error' : ''}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Escape') props.onCancel()
          else if (event.key !== 'Enter') return
          else if (reason.trim() === '') setMissing(true)
          else props.onGive(reason.trim())
          event.preventDefault()
          event.stopPropagation()
        }}
      />
      <span className={missing ? css.missing : css.quiet}>{missing ? '请写明理由' : '回车确定，Esc 取消'}</span>
    </div>
  )
}
