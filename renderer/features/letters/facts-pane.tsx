import { Checkbox, Input, Segmented, Select } from 'antd'
import type { ReactNode } from 'react'
import type { LetterFacts } from '../../../shared/domain/letters/guards.ts'
import type { Head, Letter } from '../../../shared/domain/letters/letter.ts'
import { useQuery } from '../../lib/query.ts'
import { DatesFacts } from './dates-facts.tsx'
import css from './letters.module.css'
import type { Opened } from './letter-words.tsx'
import type { DraftWork } from './use-draft.ts'

export interface FactsProps {
  opened: Opened
  work: DraftWork
}

/** One labelled field of the side pane; `name` is where a check jumps to. */
export function Fact({
  name,
  label,
  children,
  hint,
}: {
  name: string
  label: string
  children: ReactNode
  hint?: ReactNode
}) {
  return (
    <div className={css.fact} data-place={name}>
      <label htmlFor={`letter-${name}`}>{label}</label>
      {children}
      {hint !== undefined && <span className={css.second}>{hint}</span>}
    </div>
  )
}

const HEADS: { value: Head; label: string }[] = [
  { value: 'document', label: '文件' },
  { value: 'letter', label: '信函' },
  { value: 'plain', label: '普通' },
]

/** What stands around the text: number, dates, head, signatory, copies, and what the guards ask for. */
export function FactsPane({ opened, work }: FactsProps) {
  const { draft, change } = work
  const { letter, facts, prefix } = draft
  const set = (key: string, next: Partial<Letter>): void =>
    change((old) => ({ ...old, letter: { ...old.letter, ...next } }), key)
  const setFact = (key: string, next: Partial<LetterFacts>): void =>
    change((old) => ({ ...old, facts: { ...old.facts, ...next } }), key)
  const isDecision = letter.kind === 'decision'
  return (
    <div className={css.facts}>
      {isDecision ? (
        <Fact name="number" label="发文字号" hint="决定书用人民政府编定的文号。">
          <Input
            id="letter-number"
            placeholder="例如 青政监〔2026〕3号"
            value={facts.typedNumber}
            onChange={({ target }) => setFact('typedNumber', { typedNumber: target.value })}
          />
        </Fact>
      ) : (
        <Fact
          name="prefix"
          label="机关代字"
          hint={opened.numberToCome === null ? '填写代字后编号。' : `制发时编为 ${opened.numberToCome}`}
        >
          <Input
            id="letter-prefix"
            value={prefix}
            onChange={({ target }) => change((old) => ({ ...old, prefix: target.value.trim() }), 'prefix')}
          />
        </Fact>
      )}
      <DatesFacts opened={opened} work={work} />
      {isDecision && <DecisionFacts opened={opened} work={work} />}
      <div className={css.fact} data-place="head">
        <span id="letter-head-label">版头</span>
        <Segmented
          block
          aria-labelledby="letter-head-label"
          value={letter.head}
          options={HEADS}
          onChange={(head) => set('', { head })}
        />
      </div>
      <div className={css.fact}>
        <span id="letter-urgency-label">紧急程度</span>
        <Segmented<Letter['urgency']>
          block
          aria-labelledby="letter-urgency-label"
          value={letter.urgency}
          options={[
            { value: '', label: '无' },
            { value: '加急', label: '加急' },
            { value: '特急', label: '特急' },
          ]}
          onChange={(urgency) => set('', { urgency })}
        />
      </div>
      <Fact name="issuer" label="发文机关">
        <Input
          id="letter-issuer"
          maxLength={24}
          value={letter.issuer}
          onChange={({ target }) => set('issuer', { issuer: target.value || letter.issuer })}
        />
      </Fact>
      <Fact name="signatory" label="签发人" hint="留存备查，不印在文书上。">
        <Input
          id="letter-signatory"
          value={facts.signatory}
          onChange={({ target }) => setFact('signatory', { signatory: target.value })}
        />
      </Fact>
      <Fact name="copies" label="抄送">
        <Select
          id="letter-copies"
          mode="tags"
          open={false}
          suffixIcon={null}
          placeholder="输入机关名称，按回车"
          value={letter.copyTo}
          onChange={(copyTo: string[]) => set('copyTo', { copyTo: copyTo.map((one) => one.trim()).filter(Boolean) })}
        />
      </Fact>
      <Fact name="note" label="附注">
        <Input
          id="letter-note"
          placeholder="联系人和电话"
          value={letter.note}
          onChange={({ target }) => set('note', { note: target.value })}
        />
      </Fact>
      {letter.head !== 'letter' && (
        <Fact name="printer" label="印发机关">
          <Input
            id="letter-printer"
            value={letter.printer}
            onChange={({ target }) => set('printer', { printer: target.value })}
          />
        </Fact>
      )}
      <SourceFacts facts={facts} setFact={setFact} />
    </div>
  )
}

function SourceFacts({
  facts,
  setFact,
}: {
  facts: LetterFacts
  setFact: (key: string, next: Partial<LetterFacts>) => void
}) {
  return (
    <>
      <Fact name="source" label="监督来源">
        <Select
          id="letter-source"
          value={facts.source}
          options={(['日常监督', '重点监督', '专项监督'] as const).map((value) => ({ value, label: value }))}
          onChange={(source: LetterFacts['source']) => setFact('', { source })}
        />
      </Fact>
      {facts.source === '专项监督' && (
        <Fact name="plan" label="工作方案文号">
          <Input
            id="letter-plan"
            value={facts.planNumber}
            onChange={({ target }) => setFact('plan', { planNumber: target.value })}
          />
        </Fact>
      )}
      <div className={css.fact} data-place="objection">
        <Checkbox checked={facts.isVertical} onChange={({ target }) => setFact('', { isVertical: target.checked })}>
          受文机关实行垂直管理
        </Checkbox>
        <Checkbox
          checked={facts.objectionOpen}
          onChange={({ target }) => setFact('', { objectionOpen: target.checked })}
        >
          对在先文书的异议尚未答复
        </Checkbox>
      </div>
    </>
  )
}

/** 决定书: the government's approval, and the earlier letter that was not obeyed or the ground 重大问题. */
function DecisionFacts({ opened, work }: FactsProps) {
  const { facts } = work.draft
  const { data } = useQuery('letters.list', { agencyId: opened.agencyId })
  const earlier = (data?.letters ?? []).filter(
    ({ state, kind }) => state === 'issued' && (kind === 'urging' || kind === 'opinion'),
  )
  const setFact = (key: string, next: Partial<LetterFacts>): void =>
    work.change((old) => ({ ...old, facts: { ...old.facts, ...next } }), key)
  return (
    <>
      <Fact name="approval" label="人民政府批准文号">
        <Input
          id="letter-approval"
          value={facts.approval}
          onChange={({ target }) => setFact('approval', { approval: target.value })}
        />
      </Fact>
      <Fact name="ground" label="未被执行的在先文书" hint="没有在先文书的，须属于重大问题。正文首段请随之核对。">
        <Select
          id="letter-ground"
          allowClear
          placeholder="选择督办函或者意见书"
          value={facts.earlierLetterId}
          options={earlier.map(({ id, number, title }) => ({ value: id, label: `${number} ${title}` }))}
          onChange={(id: string | null | undefined) => setFact('', { earlierLetterId: id ?? null })}
        />
        <Checkbox checked={facts.isSerious} onChange={({ target }) => setFact('', { isSerious: target.checked })}>
          属于行政执法重大问题
        </Checkbox>
      </Fact>
    </>
  )
}
