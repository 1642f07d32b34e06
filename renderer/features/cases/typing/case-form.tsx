import { Button, Tooltip } from 'antd'
import { RedoOutlined, UndoOutlined } from '@ant-design/icons'
import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { useBlocker, useNavigate } from 'react-router'
import { FORM_GROUPS, type FormGroup } from '../../../../shared/domain/cases/form-fields.ts'
import { NEEDED_FIELDS } from '../../../../shared/domain/import/field-labels.ts'
import { CASE_FIELDS, type CaseTable, isCaseTable } from '../../../../shared/domain/import/tables.ts'
import type { Result } from '../../../../shared/contract/index.ts'
import { ErrorNote } from '../../../components/error-note.tsx'
import { CallError } from '../../../lib/client.ts'
import { useConfirm, useNotice } from '../../../lib/notice.ts'
import { useCommand, useQuery } from '../../../lib/query.ts'
import { useSettled } from '../../../lib/settled.ts'
import css from './case-form.module.css'
import { FactField, type FieldNote } from './fact-field.tsx'
import { type Texts, useTyping } from './use-typing.ts'

type Checked = Result<'cases.checkTyping'>
type Saved = Result<'cases.type'>

interface Props {
  kind: CaseTable
  /** what is changed; null: a new case */
  target: { caseId: number; party: number | null; version: number } | null
  /** what stands: only what differs from it is saved */
  initial: Texts
  /** what the form begins with */
  begin: Texts
  /** what is said above the form */
  above: ReactNode
  /** fields whose texts hold masked numbers */
  masked: ReadonlySet<string>
  onSaved: (saved: Saved, texts: Texts, more: boolean) => void
}

const SHOWN_AT_MOST = 400

/** The facts of one party of a case, typed: checked while typing with the sentences of the import, saved as one version. */
export function CaseForm({ kind, target, initial, begin, above, masked, onSaved }: Props) {
  const [shown, setShown] = useState<Texts>()
  const known = useMemo(() => ({ ...initial, ...shown }), [initial, shown])
  const typing = useTyping(known, begin)
  const { changed } = typing
  const [rare, setRare] = useState(false)
  const where = { kind, caseId: target?.caseId ?? null, party: target?.party ?? null }
  const check = useQuery('cases.checkTyping', { ...where, facts: useSettled(changed) }, { keepPrevious: true })
  const choices = useQuery('cases.choices', {})
  const save = useCommand('cases.type')
  const numbers = useCommand('cases.showNumbers')
  const notice = useNotice()
  const confirm = useConfirm()
  const navigate = useNavigate()
  const isDirty = Object.keys(changed).length > 0
  const leave = useLeaving(isDirty)

  /** What stands beside the form may be of a moment ago: what is missing is asked of the save itself. */
  const submit = async (more: boolean): Promise<void> => {
    if (!isDirty || save.running) return
    const input = { ...where, version: target?.version ?? null, facts: changed }
    try {
      const saved = await save.run(input).catch(async (error: unknown) => {
        const missing = error instanceof CallError ? error.details['missing'] : undefined
        if (!Array.isArray(missing)) throw error
        const content = `缺少${missing.map(String).join('、')}。保存后是资料不全，补齐前不进入抽样名单。`
        if (!(await confirm({ title: '按资料不全保存？', content, okText: '保存' }))) throw error
        return save.run({ ...input, allowIncomplete: true })
      })
      leave.freely()
      onSaved(saved, typing.texts, more)
    } catch {
      // Shown at the foot (`save.error`).
    }
  }
  const reveal = async (): Promise<void> => {
    if (!target) return
    try {
      const { parties } = await numbers.run({ caseId: target.caseId })
      const facts = parties.find(({ party }) => party === target.party)?.facts ?? {}
      setShown(facts)
      typing.reveal(facts)
    } catch (failure) {
      notice.fail(failure)
    }
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return
    const key = event.key.toLowerCase()
    if (key === 's') void submit(false)
    else if (key === 'enter') void submit(target === null)
    else if (key === 'z' && !event.shiftKey) typing.undo()
    else if (key === 'y' || key === 'z') typing.redo()
    else return
    event.preventDefault()
  }
  const needed = new Set([CASE_FIELDS[kind].party, ...NEEDED_FIELDS[kind].flatMap(({ anyOf }) => anyOf.slice(0, 1))])
  const agencies = (choices.data?.agencies ?? []).slice(0, SHOWN_AT_MOST).map(({ name }) => name)
  const actKinds = (choices.data?.kinds ?? []).map(({ kind: one }) => one).filter((one) => !isCaseTable(one))
  const first = FORM_GROUPS[kind][0]?.fields.find((field) => !typing.texts[field])
  const groups = FORM_GROUPS[kind].map((group) => withOwn(group, kind, known))
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys of the whole form, each also a button
    <div className={css.whole} onKeyDown={onKeyDown}>
      <div className={css.form}>
        {above}
        {groups
          .filter((group) => !group.rare || rare || group.fields.some((field) => known[field] || begin[field]))
          .map((group) => (
            <fieldset key={group.label} className={css.group}>
              <legend>{group.label}</legend>
              <div className={css.fields}>
                {group.fields.map((field) => (
                  <FactField
                    key={field}
                    kind={kind}
                    field={field}
                    text={typing.texts[field] ?? ''}
                    needed={needed.has(field)}
                    notes={notesOf(field, check.data, changed)}
                    words={field === 'agency_name' ? agencies : field === 'act_kind' ? actKinds : undefined}
                    masked={masked.has(field) && shown === undefined}
                    autoFocus={field === first}
                    onText={(text) => typing.set(field, text)}
                    onReveal={() => void reveal()}
                  />
                ))}
              </div>
            </fieldset>
          ))}
        {!rare && groups.some((group) => group.rare && !group.fields.some((field) => known[field])) && (
          <Button type="dashed" onClick={() => setRare(true)}>
            更多事实项
          </Button>
        )}
      </div>
      <footer className={css.foot}>
        <Tooltip title="撤销（Ctrl+Z）">
          <Button
            type="text"
            icon={<UndoOutlined aria-hidden />}
            aria-label="撤销一步"
            disabled={!typing.canUndo}
            onClick={typing.undo}
          />
        </Tooltip>
        <Tooltip title="重做（Ctrl+Y）">
          <Button
            type="text"
            icon={<RedoOutlined aria-hidden />}
            aria-label="重做一步"
            disabled={!typing.canRedo}
            onClick={typing.redo}
          />
        </Tooltip>
        <div className={css.note} role="status">
          {save.error ? (
            <ErrorNote error={save.error} />
          ) : (
            <Standing checked={check.data} count={Object.keys(changed).length} />
          )}
        </div>
        <Button onClick={() => void navigate(target ? `/cases/${target.caseId}` : '/cases')}>取消</Button>
        {target === null && (
          <Tooltip title="Ctrl+回车">
            <Button disabled={!isDirty} loading={save.running} onClick={() => void submit(true)}>
              保存并录下一件
            </Button>
          </Tooltip>
        )}
        <Tooltip title="Ctrl+S">
          <Button type="primary" disabled={!isDirty} loading={save.running} onClick={() => void submit(false)}>
            保存
          </Button>
        </Tooltip>
      </footer>
    </div>
  )
}

/** Facts of the record that the form does not name stand in the last part. */
function withOwn(group: FormGroup, kind: CaseTable, known: Texts): FormGroup {
  if (group !== FORM_GROUPS[kind].at(-1)) return group
  const named = new Set(FORM_GROUPS[kind].flatMap(({ fields }) => fields))
  return { ...group, fields: [...group.fields, ...Object.keys(known).filter((field) => !named.has(field))] }
}

/** What the check says of one field; what stood before and was not touched is not held against the person. */
function notesOf(field: string, checked: Checked | undefined, changed: Texts): FieldNote[] {
  if (!checked || changed[field] === undefined) return []
  const own = checked.problems.filter((problem) => problem.field === field)
  const isUnread = checked.unread.includes(field)
  const notes = own.map(({ message, severity }): FieldNote => {
    return { tone: isUnread || severity === 'block' ? 'error' : 'warning', text: message }
  })
  const reads = checked.reads[field]
  return reads === undefined ? notes : [...notes, { tone: 'reads', text: `存为 ${reads}` }]
}

function Standing({ checked, count }: { checked: Checked | undefined; count: number }) {
  if (count === 0 || !checked) return <>还没有改动</>
  if (checked.known)
    return (
      <span className={css.error}>
        ✕ 案卷库中已有这一文号：<a href={`#/cases/${checked.known.caseId}`}>打开它</a>，不要重复录入。
      </span>
    )
  const whole = checked.problems.filter(({ field, severity }) => field === null || severity === 'block')
  const text = [
    ...whole.map(({ message }) => message),
    ...(checked.missing.length > 0 ? [`缺少${checked.missing.join('、')}。`] : []),
  ].join(' ')
  return <>{text === '' ? `改动 ${count} 项` : <span className={css.warning}>! {text}</span>}</>
}

/** Leaving with unsaved work is asked about. */
function useLeaving(isDirty: boolean): { freely: () => void } {
  const confirm = useConfirm()
  const free = useRef(false)
  const blocker = useBlocker(({ currentLocation, nextLocation }) => {
    return isDirty && !free.current && currentLocation.pathname !== nextLocation.pathname
  })
  const asking = useRef(false)
  useEffect(() => {
    if (blocker.state !== 'blocked' || asking.current) return
    asking.current = true
    const ask = async (): Promise<void> => {
      const yes = await confirm({
        title: '不保存就离开？',
        content: '录入的内容还没有保存，离开后不会保留。',
        okText: '离开',
        danger: true,
      })
      asking.current = false
      if (yes) blocker.proceed()
      else blocker.reset()
    }
    void ask()
  }, [blocker, confirm])
  return {
    freely: () => {
      free.current = true
    },
  }
}
