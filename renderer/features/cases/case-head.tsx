import { Select, Space } from 'antd'
import { kindInWords, PROCEDURE_WORDS } from '../../../shared/domain/act-words.ts'
import { useState } from 'react'
import { REMEDY_WORDS } from '../../../shared/domain/cases/case-columns.ts'
import { StateTag } from '../../components/state-tag.tsx'
import { Term } from '../../components/term.tsx'
import { formatFen } from '../../lib/format.ts'
import { useNotice } from '../../lib/notice.ts'
import { useCommand, useQuery } from '../../lib/query.ts'
import type { CaseDetail } from './case-detail.ts'
import css from './case-page.module.css'
import { CaseUndisturbed } from './case-undisturbed.tsx'

/** Key facts of a case, what is asked of it, and its state. */
export function CaseHead({ found }: { found: CaseDetail }) {
  const { kind, procedure } = found
  const facts: [string, string][] = [
    ['文号', found.decisionNo ?? found.caseNo ?? '未填'],
    ['执法机关', found.agency ?? '未填'],
    ['类型', procedure === 'standard' ? kindInWords(kind) : `${kindInWords(kind)}，${PROCEDURE_WORDS[procedure]}`],
    ['当事人', found.partyNames === '' ? '未填' : found.partyNames],
    ['决定日期', found.decidedOn ?? '未填'],
  ]
  if (kind === 'penalty') {
    const joint = found.standing.length > 1 ? `（${found.standing.length} 名当事人合计）` : ''
    facts.push(['罚款', found.fineFen === null ? '未填' : `${formatFen(found.fineFen)} 元${joint}`])
  }
  const open = found.standing.flatMap(({ facts }) => facts).filter(({ sent }) => sent !== null).length
  const gaps = found.stages.filter(({ state }) => state === 'gap')
  return (
    <header className={css.headBox}>
      <dl className={css.keyFacts}>
        {facts.map(([label, text]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd title={text}>{text}</dd>
          </div>
        ))}
      </dl>
      <CaseUndisturbed found={found} />
      <Space wrap size={[16, 4]}>
        {!found.complete && (
          <Term meaning="缺执法机关、决定日期或者文号，不列入抽样名单；补报后即可列入。">
            <StateTag tone="amber">资料不全</StateTag>
          </Term>
        )}
        {gaps.length > 0 && (
          <StateTag tone="red">
            缺 {gaps.length} 个环节：{gaps.map(({ label }) => label).join('、')}
          </StateTag>
        )}
        {open > 0 && (
          <Term meaning="后来导入的值与手工录入的值不同，没有覆盖。请在“事实与环节”里逐项保留或者采用。">
            <StateTag tone="amber">{open} 项待定</StateTag>
          </Term>
        )}
        <Remedy found={found} />
        <Tags found={found} />
        {found.samples.map(({ sampleItemId, roundId, roundTitle }) => (
          <a key={sampleItemId} href={`#/rounds/${roundId}`}>
            已抽入“{roundTitle}”
          </a>
        ))}
      </Space>
    </header>
  )
}

function Remedy({ found: { caseKey, inRemedy } }: { found: CaseDetail }) {
  const { run, running } = useCommand('cases.setRemedy')
  const notice = useNotice()
  return (
    <span>
      <Term
        meaning="已进入行政复议、行政诉讼的案件，一般不再制发监督文书；未核实的，制发前会询问。"
        source="行政执法监督条例第三十三条"
      >
        复议诉讼
      </Term>{' '}
      <Select
        aria-label="复议诉讼"
        size="small"
        loading={running}
        value={inRemedy}
        options={Object.entries(REMEDY_WORDS).map(([value, label]) => ({ value, label }))}
        onChange={(next: typeof inRemedy) => void run({ caseKey, inRemedy: next }).catch(notice.fail)}
      />
    </span>
  )
}

function Tags({ found: { caseKey, tags } }: { found: CaseDetail }) {
  const [open, setOpen] = useState(false)
  const { data: choices } = useQuery('cases.choices', {}, { enabled: open })
  const { run, running } = useCommand('cases.tag')
  const notice = useNotice()
  return (
    <Select
      aria-label="标签"
      className={css.tags ?? ''}
      mode="tags"
      open={open}
      onOpenChange={setOpen}
      size="small"
      placeholder="加标签"
      loading={running}
      maxTagTextLength={40}
      tokenSeparators={['，', ',', '、']}
      value={tags}
      options={(choices?.tags ?? []).map(({ tag }) => ({ value: tag, label: tag }))}
      onChange={(next: string[]) =>
        void run({ caseKey, tags: next.map((tag) => tag.trim()).filter(Boolean) }).catch(notice.fail)
      }
    />
  )
}
