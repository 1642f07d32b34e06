import { Radio, Skeleton } from 'antd'
import { useState } from 'react'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import { TABLE_LABELS } from '../../../../shared/domain/import/field-labels.ts'
import { CASE_TABLES, type CaseTable, tableOfKind } from '../../../../shared/domain/import/tables.ts'
import type { Result } from '../../../../shared/contract/index.ts'
import { ErrorNote } from '../../../components/error-note.tsx'
import { Page } from '../../../components/page.tsx'
import { call } from '../../../lib/client.ts'
import { useNotice } from '../../../lib/notice.ts'
import { useQuery } from '../../../lib/query.ts'
import { useRemembered } from '../../../lib/remembered.ts'
import type { CaseDetail } from '../case-detail.ts'
import { CaseForm } from './case-form.tsx'
import css from './case-form.module.css'
import type { Texts } from './use-typing.ts'

/** `/cases/new`, and `/cases/123/edit?party=0`; without a party, a further one of a joint decision. */
export function Component() {
  const { caseId } = useParams()
  return caseId === undefined ? <NewCase /> : <EditCase caseId={Number(caseId)} />
}

/** What the next case of the same pile has in common with this one. */
const IN_COMMON = ['act_kind', 'agency_name', 'procedure', 'case_source', 'officers', 'officer_cert_nos']

function NewCase() {
  const [kind, setKind] = useRemembered<CaseTable>('typing.kind', 'penalty')
  const [start, setStart] = useState<{ texts: Texts; turn: number }>({ texts: {}, turn: 0 })
  const saved = useSaved()
  const begin = (texts: Texts): void => setStart(({ turn }) => ({ texts, turn: turn + 1 }))
  return (
    <Page title="录入案卷" up={{ label: '案卷库', to: '/cases' }} help="typing" full>
      <CaseForm
        key={`${kind} ${start.turn}`}
        kind={kind}
        target={null}
        initial={NOTHING}
        begin={start.texts}
        masked={NONE}
        above={
          <div className={css.kind}>
            <span id="typing-kind">类型</span>
            <Radio.Group
              aria-labelledby="typing-kind"
              optionType="button"
              value={kind}
              options={CASE_TABLES.map((value) => ({ value, label: TABLE_LABELS[value] }))}
              onChange={({ target }) => setKind(target.value as CaseTable)}
            />
          </div>
        }
        onSaved={(done, texts, more) => {
          saved(done, '已录入', !more)
          if (more)
            begin(Object.fromEntries(IN_COMMON.flatMap((field) => (texts[field] ? [[field, texts[field]]] : []))))
        }}
      />
    </Page>
  )
}
const NOTHING: Texts = {}
const NONE: ReadonlySet<string> = new Set()

function EditCase({ caseId }: { caseId: number }) {
  const [params] = useSearchParams()
  const party = params.get('party')
  const { data, error } = useQuery('cases.get', { caseId })
  const isFurther = party === null
  return (
    <Page
      title={isFurther ? '加一名共同当事人' : '改正案卷'}
      up={{ label: '案卷', to: `/cases/${caseId}` }}
      help="typing"
      full
    >
      <ErrorNote error={error} />
      {!data && !error && <Skeleton active paragraph={{ rows: 8 }} />}
      {data && <EditForm key={`${data.id} ${party}`} found={data} party={isFurther ? null : Number(party)} />}
    </Page>
  )
}

/** A further party shares with the first what is said of the decision, not of the person. */
const OF_THE_DECISION =
  'act_kind agency_name decision_no case_no case_name procedure case_source cause facts basis filing_date decision_date officers officer_cert_nos'

function EditForm({ found, party }: { found: CaseDetail; party: number | null }) {
  // The form begins with what stood when it was opened: a change in between is told when it is saved.
  const [opened] = useState(found)
  const saved = useSaved()
  const standing = opened.standing[party ?? 0]
  const facts = (standing?.facts ?? []).map(({ field, text }) => [field, text] as const)
  const all = Object.fromEntries(facts)
  const shared = new Set(OF_THE_DECISION.split(' '))
  const masked = new Set(facts.flatMap(([field, text]) => (MASKED.test(text) ? [field] : [])))
  return (
    <CaseForm
      kind={tableOfKind(opened.kind)}
      target={{ caseId: opened.id, party, version: opened.version }}
      initial={party === null ? NOTHING : all}
      begin={
        party === null ? Object.fromEntries(facts.filter(([field]) => shared.has(field) && !masked.has(field))) : all
      }
      masked={party === null ? NONE : masked}
      above={<Holds found={opened} />}
      onSaved={(done) => saved(done, '已保存为新的版本', true)}
    />
  )
}
const MASKED = /\d{6}\*+[0-9Xx]{2}/

/** Frozen lists and letters keep what they say: that is told before a case is changed. */
function Holds({ found: { holds } }: { found: CaseDetail }) {
  const frames = holds.frames.map(({ roundTitle }) => `“${roundTitle}”的抽样名单`)
  const letters = holds.letters.map(({ number }) => (number === null ? '一份监督文书草稿' : `监督文书 ${number}`))
  if (frames.length + letters.length === 0) return null
  return (
    <p className={css.standing}>
      这件案卷已在{[...frames, ...letters].join('、')}
      中。改正作为新的版本保存；已冻结的名单、抽样、评查表和已制发的文书不变，名单中注明“案卷有更新”。
    </p>
  )
}

/** Says that it is saved, offers to take it back, and goes to the case. */
function useSaved(): (saved: Result<'cases.type'>, sentence: string, leave: boolean) => void {
  const notice = useNotice()
  const navigate = useNavigate()
  return ({ caseId, batchId, canUndo }, sentence, leave) => {
    if (canUndo) notice.undoable(sentence, () => call('imports.undo', { batchId }))
    else notice.done(sentence)
    if (leave) void navigate(`/cases/${caseId}`)
  }
}
